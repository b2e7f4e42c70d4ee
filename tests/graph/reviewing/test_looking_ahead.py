"""What a writer sees around a form: last time's asks, who will read each answer, how recent the evidence is, and the next goals."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.monitoring.models import CheckIn
from headway.monitoring.rules import CheckInState
from headway.planning.models import Goal, Period
from headway.planning.rules import PeriodState
from headway.reviewing.models import Answer, Citation, DraftedGoal, Question, Review, ReviewCycle
from headway.reviewing.rules import CycleState, EvidenceKind, QuestionKind, ReviewDirection, ReviewState
from tests.reviews import (
    MANAGER,
    NOON,
    SELF,
    Ask,
    Company,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
)

AROUND = """query($id: ID!) { review(id: $id) { lastAsks { title text review { cycle { name } } }
    questionReaders { question { kind } words named } recency { daysLater pValue words }
    evidence(kind: CHECK_IN) { title text } draftedGoals { title state draftedIn { id } } } }"""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def period(name: str, first: date, last: date, state: PeriodState) -> Period:
    return await Period.create(
        name=name, starts_on=first, ends_on=last, state=state, created_at=NOON, updated_at=NOON
    )


async def around(ask: Ask, company: Company, review: Review, name: str) -> Any:
    result = await ask(AROUND, {"id": global_id("Review", review.id)}, as_=company.actor(name))
    assert result.errors is None, result.errors
    return result.data["review"]


async def test_what_was_asked_for_last_time_is_beside_both_forms(ask: Ask, company: Company) -> None:
    before = await launched(company)
    earlier = await period("H1 2026", date(2026, 1, 1), date(2026, 6, 30), PeriodState.CLOSED)
    await ReviewCycle.filter(id=before.id).update(
        period_id=earlier.id, state=CycleState.CLOSED, name="H1 2026"
    )
    last = await form(before, company.people["eli"], MANAGER)
    ahead = await Question.get(template_id=company.template.id, direction=MANAGER, looks_ahead=True)
    other = await question(company, MANAGER, QuestionKind.TEXT)
    for asked, text in ((ahead, "Write things down."), (other, "Fast.")):
        await Answer.create(review=last, question=asked, text=text, created_at=NOON, updated_at=NOON)
    await Review.filter(id=last.id).update(state=ReviewState.SHARED, shared_at=NOON)
    cycle = await launched(company)
    asks = [{"title": ahead.title, "text": "Write things down.", "review": {"cycle": {"name": "H1 2026"}}}]
    review = await form(cycle, company.people["eli"], MANAGER)
    for form_of, writer in ((await form(cycle, company.people["eli"], SELF), "eli"), (review, "mona")):
        assert (await around(ask, company, form_of, writer))["lastAsks"] == asks, writer
    for name in ("vera", "hanna"):
        assert (await around(ask, company, review, name))["lastAsks"] == [], name


async def test_the_writer_sees_for_each_question_who_reads_it_and_whether_named(
    ask: Ask, company: Company
) -> None:
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    told = (await around(ask, company, review, "mona"))["questionReaders"]
    words = {it["question"]["kind"]: (it["words"], it["named"]) for it in told}
    assert words["TEXT"] == (
        "Eli (once it is shared), the managers above and HR read this with your name.",
        True,
    )
    assert words["PRIVATE_NOTE"] == ("HR reads this with your name; Eli never does.", True)
    assert (await around(ask, company, review, "hanna"))["questionReaders"] == []
    await Review.filter(id=review.id).update(
        direction=ReviewDirection.PEER, reviewer_id=company.people["pia"].id
    )
    template = await Question.filter(direction=ReviewDirection.PEER, kind=QuestionKind.TEXT).first()
    assert template is not None
    await ReviewCycle.filter(id=cycle.id).update(template_id=template.template_id)
    told = (await around(ask, company, review, "pia"))["questionReaders"]
    assert {(it["question"]["kind"], it["words"], it["named"]) for it in told} == {
        ("RATING", "Eli, the managers above and HR read this without your name, as a part of a mean.", False),
        (
            "TEXT",
            "Eli, the managers above and HR read this without your name, word for word among those of others.",
            False,
        ),
    }


async def test_check_ins_are_evidence_and_citing_the_last_alone_is_told(ask: Ask, company: Company) -> None:
    people: dict[str, Any] = {"employee": company.people["eli"], "author": company.people["eli"]}
    for number in range(12):
        day = date(2026, 7, 1) + timedelta(days=10 * number)
        await CheckIn.create(
            **people, state=CheckInState.PUBLISHED, wins=f"Win {number}", effective_on=day, recorded_at=NOON,
            created_at=NOON, updated_at=NOON,
        )  # fmt: skip
    await CheckIn.create(
        **people, state=CheckInState.CORRECTED, wins="Wrong", effective_on=date(2026, 7, 1), recorded_at=NOON,
        created_at=NOON, updated_at=NOON,
    )  # fmt: skip
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    found = await around(ask, company, review, "mona")
    assert (len(found["evidence"]), found["recency"]) == (12, None)
    assert found["evidence"][0] == {"title": "Check-in of 19 October 2026", "text": "Win 11"}
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    answer = await Answer.create(
        review=review, question=asked, text="Good.", created_at=NOON, updated_at=NOON
    )
    for check_in in await CheckIn.filter(state=CheckInState.PUBLISHED).order_by("-effective_on").limit(3):
        await Citation.create(
            answer=answer, kind=EvidenceKind.CHECK_IN, evidence_id=check_in.id, cited_at=NOON
        )
    recency = (await around(ask, company, review, "mona"))["recency"]
    assert recency["daysLater"] == pytest.approx(47.7, abs=10)
    assert 0 < recency["pValue"] < 0.05
    assert recency["words"].startswith("What you cite is mostly recent")
    assert (await around(ask, company, review, "vera"))["recency"] is None


async def test_a_goal_drafted_from_a_form_remembers_it(ask: Ask, company: Company) -> None:
    following = await period("H1 2027", date(2027, 1, 1), date(2027, 6, 30), PeriodState.OPEN)
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    mona = company.actor("mona")
    input = {
        "reviewId": global_id("Review", review.id),
        "periodId": global_id("Period", following.id),
        "title": "Lead the night handover",
    }
    for name, changes, expected in (
        ("mona", {"periodId": global_id("Period", company.period.id)}, [("INVALID", "periodId")]),
        ("mona", {"title": ""}, [("REQUIRED", "title")]),
        ("vera", {}, [("FORBIDDEN", "id")]),
        ("pia", {}, [("NOT_FOUND", "id")]),
    ):
        refused = await do(ask, company.actor(name), "DraftNextGoal", **input | changes)
        assert refusals(refused) == expected, (name, changes)
    assert await DraftedGoal.all().count() == 0
    assert await Goal.filter(period=following).count() == 0
    made = await do(ask, mona, "DraftNextGoal", **input)
    assert made["goal"] == {
        "title": "Lead the night handover",
        "owner": {"name": "Eli"},
        "draftedIn": {"id": input["reviewId"]},
    }
    assert (await around(ask, company, review, "mona"))["draftedGoals"] == [
        {"title": "Lead the night handover", "state": "DRAFT", "draftedIn": {"id": input["reviewId"]}}
    ]
    query = "query($id: ID!) { goal(id: $id) { title draftedIn { id } } }"
    goal = {"id": global_id("Goal", (await Goal.get(period=following)).id)}
    # The person sees the goal, and of the form only once it is shared.
    assert (await ask(query, goal, as_=company.actor("eli"))).data["goal"]["draftedIn"] is None
    await Review.filter(id=review.id).update(state=ReviewState.SHARED)
    assert (await ask(query, goal, as_=company.actor("eli"))).data["goal"]["draftedIn"] == {
        "id": input["reviewId"]
    }
