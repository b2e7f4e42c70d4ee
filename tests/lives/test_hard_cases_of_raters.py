"""The hard cases of those who write about a person besides themselves and their manager, each under its name."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.reviewing.models import Answer, Question, Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewDirection, ReviewState
from tests.circle import around
from tests.reviews import MANAGER, SELF, Ask, Company, answer_all, do, form, make_company, refusals, save


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_matrix_manager(ask: Ask, company: Company) -> None:
    """Who rates by a dotted line counts with their share, who comments only writes; shares are 100 together."""
    cycle = await around(company, most=0, fewest=0, dotted={"dora": 40, "omar": 0})
    await ReviewCycle.all().update(state=CycleState.MANAGER_REVIEW)
    forms = {row.reviewer_id: row for row in await Review.filter(cycle_id=cycle.id).exclude(direction=SELF)}
    mine = {name: forms[company.people[name].id] for name in ("mona", "dora", "omar")}
    assert {name: (row.direction, row.weight) for name, row in mine.items()} == {
        "mona": (MANAGER, 60), "dora": (ReviewDirection.DOTTED, 40), "omar": (ReviewDirection.DOTTED, 0),
    }  # fmt: skip
    rating = await Question.get(direction=ReviewDirection.DOTTED, overall=True)
    assert refusals(await save(ask, company.actor("omar"), mine["omar"], rating, rating=4)) == [
        ("NOT_FOUND", "questionId")
    ]
    words = await Question.get(direction=ReviewDirection.DOTTED, overall=False)
    assert (
        refusals(await save(ask, company.actor("omar"), mine["omar"], words, text="Seen in the shift.")) == []
    )
    await answer_all(ask, company, company.actor("dora"), mine["dora"])
    await answer_all(ask, company, company.actor("mona"), mine["mona"])
    for name, overall in (("dora", 2), ("mona", 4)):
        about = {"review_id": mine[name].id, "question__overall": True}
        [answer] = await Answer.filter(**about)
        await Answer.filter(id=answer.id).update(rating=overall)
    await ReviewCycle.all().update(evidence_for_extremes=False)
    told = "query($id: ID!) { review(id: $id) { combined { value words } } }"
    id = {"id": global_id("Review", mine["mona"].id)}
    for name in ("dora", "omar", "mona"):
        row = await Review.get(id=mine[name].id)
        handed_in = {"reviewId": global_id("Review", row.id), "version": row.version}
        assert (await ask(told, id, as_=company.actor("mona"))).data["review"]["combined"] is None
        assert "errors" not in await do(ask, company.actor(name), "SubmitReview", **handed_in)
    whole = {"value": 3.2, "words": "4 by Mona counts 60%, 2 by Dora counts 40%."}
    for name in ("mona", "vera", "hanna"):
        assert (await ask(told, id, as_=company.actor(name))).data["review"]["combined"] == whole, name
    for name in ("eli", "dora", "omar", "pia", "token"):
        found = (await ask(told, id, as_=company.actor(name))).data["review"]
        assert found is None, name
    await ReviewCycle.all().update(state=CycleState.SHARING)
    # By a dotted line one shares nothing; the manager's share takes all managers' forms along.
    row = await Review.get(id=mine["dora"].id)
    share = {"reviewId": global_id("Review", row.id), "version": row.version}
    assert refusals(await do(ask, company.actor("dora"), "ShareReview", **share)) == [("FORBIDDEN", "id")]
    row = await Review.get(id=mine["mona"].id)
    share = {"reviewId": global_id("Review", row.id), "version": row.version}
    assert "errors" not in await do(ask, company.actor("mona"), "ShareReview", **share)
    assert (await form(cycle, company.people["eli"], MANAGER)).state is ReviewState.SHARED
    assert await Review.filter(direction=ReviewDirection.DOTTED, state=ReviewState.SHARED).count() == 2
    for name in ("eli", "dora", "omar"):
        assert (await ask(told, id, as_=company.actor(name))).data["review"]["combined"] == whole, name
