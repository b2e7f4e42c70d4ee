"""The hard cases of those who write about a person besides themselves and their manager, each under its name."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.models import AuditEvent
from headway.reviewing.actions.writing_by_link import hand_in_by_link, open_by_link
from headway.reviewing.models import (
    Answer,
    ExternalForm,
    ExternalReviewer,
    NamedRequest,
    Question,
    Release,
    Review,
    ReviewCycle,
)
from headway.reviewing.rules import CycleState, ReviewDirection, ReviewState
from tests.circle import (
    PEER,
    PEERS,
    UPWARD,
    around,
    decide_external,
    fill,
    invite,
    move,
    place,
    propose,
    told,
)
from tests.reviews import MANAGER, SELF, Ask, Company, answer_all, do, form, make_company, refusals, save

REPORT = ReviewDirection.REPORT
# Neither above Mona nor reporting to her.
PEERS_OF_MONA = ("omar", "dora", "otto", "alma", "hanna")


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


async def test_few_raters(ask: Ask, company: Company) -> None:
    """Four peers are too few, and with a report they are five; of four nobody reads a word, and each was told so before."""
    cycle = await around(company, "mona", most=6, fewest=0, upward=True)
    await propose(ask, company, cycle, "vera", "mona", "omar", "dora", "otto")
    await move(ask, company, cycle)
    query = "query($id: ID!) { review(id: $id) { readers rolledUp } }"
    peer = await Review.get(cycle_id=cycle.id, reviewer_id=company.people["omar"].id)
    seen = (await ask(query, {"id": global_id("Review", peer.id)}, as_=company.actor("omar"))).data["review"]
    assert "from five forms on" in seen["readers"]
    assert seen["rolledUp"] == (
        "3 colleagues and 2 direct reports are asked: too few of each to be shown apart, so that all are shown together, "
        "once five of them have handed in; with fewer nobody reads any of it."
    )
    everybody = await Review.filter(cycle_id=cycle.id, direction__in=(PEER, UPWARD)).order_by(
        "reviewer__name"
    )
    for row in everybody[:4]:
        await fill(row, rating=3, text="Said.")
    await move(ask, company, cycle, "Late")
    assert await told(ask, company, cycle, "mona", "vera") == []
    await ReviewCycle.all().update(state=CycleState.COLLECTING)
    await fill(await _opened(everybody[4]), rating=4, text="Said.")
    await move(ask, company, cycle, "Late")
    [group] = await told(ask, company, cycle, "mona", "vera")
    assert (group["raters"], group["forms"], group["questions"][0]["answers"]) == ("OTHERS", 5, 5)


async def test_total_minus_groups(ask: Ask, company: Company) -> None:
    """Two reports beside five peers: they are in no figure, no count, and no form of an export."""
    cycle = await around(company, "mona", most=6, fewest=0, upward=True)
    await propose(ask, company, cycle, "vera", "mona", *PEERS_OF_MONA)
    await move(ask, company, cycle)
    for number, row in enumerate(await Review.filter(cycle_id=cycle.id, direction__in=(PEER, UPWARD))):
        await fill(row, rating=3 + number % 2, text=f"Of {row.direction.lower()}s.")
    await move(ask, company, cycle, "Late")
    for name in ("vera", "hanna"):
        [group] = await told(ask, company, cycle, "mona", name)
        assert (group["raters"], group["forms"]) == ("PEERS", 5)
        assert "upward" not in str(group)


async def test_single_answer_arrives_late(ask: Ask, company: Company) -> None:
    """What was shown stays as it was to the letter, and the late one waits for more, also after a step back."""
    cycle = await around(company)
    await propose(ask, company, cycle, "mona", "eli", *PEERS)
    await propose(ask, company, cycle, "mona", "eli", "hanna")
    await move(ask, company, cycle)
    forms = await Review.filter(cycle_id=cycle.id, direction=PEER).order_by("reviewer__name")
    late = next(row for row in forms if row.reviewer_id == company.people["hanna"].id)
    for row, rating in zip([row for row in forms if row.id != late.id], (2, 3, 4, 4, 3), strict=True):
        await fill(row, rating=rating, text=f"Word {rating}.")
    await move(ask, company, cycle, "Late")
    before = await told(ask, company, cycle, "eli", "mona")
    await ReviewCycle.all().update(state=CycleState.COLLECTING)
    await fill(await _opened(late), rating=1, text="Late.")
    await move(ask, company, cycle, "Late")
    assert before[0]["forms"] == 5
    assert await told(ask, company, cycle, "eli", "mona") == before
    # All of a release are of one instant, and who may not write them is told none.
    released = await Review.filter(release_id__isnull=False).values_list(
        "submitted_at", "started_at", "updated_at"
    )
    assert len(set(released)) == 1
    query = "{ reviews(first: 50, where: {direction: PEER}) { nodes { submittedAt startedAt } } }"
    for name, times in (("hanna", {True, False}), ("pia", {True}), ("mona", set[bool]())):
        nodes = (await ask(query, as_=company.actor(name))).data["reviews"]["nodes"]
        assert {node["submittedAt"] is not None for node in nodes} == times, name
        assert sum(node["submittedAt"] is not None for node in nodes) == int(name != "mona"), name


async def test_only_report_upward(ask: Ask, company: Company) -> None:
    """An only report is asked, told what a yes means, and writes with their name; the manager learns of it with the words."""
    asked = "{ namedRequests { id version title words } }"
    await around(company, "vera", "mona", most=6, fewest=0, upward=True, smallest=4)
    assert await Review.filter(direction=UPWARD, reviewee_id=company.people["mona"].id).count() == 2
    await Employee.filter(id=company.people["pia"].id).update(status=EmployeeStatus.LEFT)
    cycle = await around(company, "mona", most=6, fewest=0, upward=True, smallest=4)
    about_mona = Review.filter(cycle_id=cycle.id, reviewee_id=company.people["mona"].id)
    assert not await about_mona.filter(direction__in=(UPWARD, REPORT)).exists()
    for name in company.people:
        waiting = (await ask(asked, as_=company.actor(name))).data["namedRequests"]
        assert bool(waiting) == (name == "eli"), name
    [request] = (await ask(asked, as_=company.actor("eli"))).data["namedRequests"]
    assert request["title"] == "Mona, H2 2026"
    assert "Mona would know who wrote it" in request["words"]
    assert "nobody" not in request["words"].split("If you say no")[0]

    yes = {"id": request["id"], "version": request["version"], "agrees": True}
    for name in ("mona", "hanna", "vera", "pia"):
        assert refusals(await do(ask, company.actor(name), "AnswerNamedRequest", **yes)) == [
            ("NOT_FOUND", "id")
        ], name
    stale = yes | {"version": 7}
    assert refusals(await do(ask, company.actor("eli"), "AnswerNamedRequest", **stale)) == [
        ("CONFLICT", "version")
    ]
    assert "errors" not in await do(ask, company.actor("eli"), "AnswerNamedRequest", **yes)
    assert (await ask(asked, as_=company.actor("eli"))).data["namedRequests"] == []
    assert refusals(await do(ask, company.actor("eli"), "AnswerNamedRequest", **yes)) == [
        ("WRONG_STATE", "id")
    ]

    form = await about_mona.get(direction=REPORT)
    row = "query($id: ID!) { review(id: $id) { readers questionReaders { words named } answers { text } } }"
    id = {"id": global_id("Review", form.id)}
    await move(ask, company, cycle)
    seen = (await ask(row, id, as_=company.actor("eli"))).data["review"]
    assert seen["readers"].startswith("Mona reads everything, with your name")
    assert seen["questionReaders"]
    assert all(it["named"] and "with your name" in it["words"] for it in seen["questionReaders"])
    await answer_all(ask, company, company.actor("eli"), form)
    form = await about_mona.get(direction=REPORT)
    handed_in = {"reviewId": id["id"], "version": form.version}
    assert "errors" not in await do(ask, company.actor("eli"), "SubmitReview", **handed_in)
    for state in (CycleState.COLLECTING, CycleState.MANAGER_REVIEW, CycleState.SHARING):
        await ReviewCycle.filter(id=cycle.id).update(state=state)
        assert (await ask(row, id, as_=company.actor("mona"))).data["review"] is None, state
    share = {"reviewId": id["id"], "version": form.version + 1}
    assert refusals(await do(ask, company.actor("mona"), "ShareReview", **share)) == [("NOT_FOUND", "id")]
    assert "errors" not in await do(ask, company.actor("hanna"), "ShareReview", **share)
    assert (await ask(row, id, as_=company.actor("mona"))).data["review"]["answers"]
    # It is nobody's share of what is told without names.
    assert await told(ask, company, cycle, "mona", "vera") == []


async def test_only_report_upward_says_no(ask: Ask, company: Company) -> None:
    """A no makes nothing, nobody is told that there was a question, and the log does not say what was answered."""
    await Employee.filter(id=company.people["pia"].id).update(status=EmployeeStatus.LEFT)
    cycle = await around(company, "mona", most=0, fewest=0, upward=True)
    request = await NamedRequest.get(participant__cycle_id=cycle.id)
    before = {name: await _all_about(ask, company, cycle, name) for name in ("mona", "vera", "hanna")}
    no = {"id": global_id("NamedRequest", request.id), "version": request.version, "agrees": False}
    assert "errors" not in await do(ask, company.actor("eli"), "AnswerNamedRequest", **no)
    assert not await Review.filter(cycle_id=cycle.id, direction__in=(UPWARD, REPORT)).exists()
    for name, seen in before.items():
        assert await _all_about(ask, company, cycle, name) == seen, name
    [event] = await AuditEvent.filter(action="answer_named_request")
    assert "REFUSED" not in str((event.before, event.after))


async def test_only_report_upward_answers_too_late(ask: Ask, company: Company) -> None:
    """Once forms are not collected any more the question is gone, and an answer is refused."""
    await Employee.filter(id=company.people["pia"].id).update(status=EmployeeStatus.LEFT)
    cycle = await around(company, "mona", most=0, fewest=0, upward=True)
    request = await NamedRequest.get(participant__cycle_id=cycle.id)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.MANAGER_REVIEW)
    assert (await ask("{ namedRequests { id } }", as_=company.actor("eli"))).data["namedRequests"] == []
    yes = {"id": global_id("NamedRequest", request.id), "version": request.version, "agrees": True}
    assert refusals(await do(ask, company.actor("eli"), "AnswerNamedRequest", **yes)) == [("CLOSED", "id")]
    assert not await Review.filter(direction=REPORT).exists()


async def _all_about(ask: Ask, company: Company, cycle: ReviewCycle, name: str) -> Any:
    """What somebody learns of a cycle and of its forms."""
    query = """query($cycle: ID!) { reviewCycle(id: $cycle) { version counts { othersAssigned skipped } participants { totalCount } }
        reviews(first: 50, where: {cycleId: $cycle}) { nodes { id direction reviewer { name } state } }
        viewer { inbox { info(first: 50) { nodes { text } } } } }"""
    return (await ask(query, {"cycle": global_id("ReviewCycle", cycle.id)}, as_=company.actor(name))).data


async def test_skip_level(ask: Ask, company: Company) -> None:
    """The manager above reads what is released, and of one form neither the row nor a word nor when it came."""
    cycle = await around(company)
    await propose(ask, company, cycle, "mona", "eli", *PEERS)
    await move(ask, company, cycle)
    forms = await Review.filter(cycle_id=cycle.id, direction=PEER)
    for row in forms:
        await fill(row, rating=3, text="Raw words.")
    query = """query($ids: [ID!]!, $answers: [ID!]!) {
        forms: nodes(ids: $ids) { ... on Review { state submittedAt answers { text } } }
        words: nodes(ids: $answers) { ... on Answer { text rating } }
        reviews(where: {direction: PEER}) { totalCount } }"""
    answers = [global_id("Answer", row.id) for row in await Answer.filter(review__direction=PEER)]
    variables = {"ids": [global_id("Review", row.id) for row in forms], "answers": answers}
    for after in (False, True):
        for name in ("mona", "vera", "ada"):
            data = (await ask(query, variables, as_=company.actor(name))).data
            assert data == {"forms": [None] * 5, "words": [None] * 15, "reviews": {"totalCount": 0}}, name
        if not after:
            await move(ask, company, cycle, "Late")
    assert [group["forms"] for group in await told(ask, company, cycle, "eli", "ada")] == [5]


async def test_somebody_from_outside_is_released_with_the_peers_and_then_has_no_name(
    ask: Ask, company: Company
) -> None:
    cycle = await around(company, externals=1)
    await propose(ask, company, cycle, "mona", "eli", *PEERS[:4])
    await invite(ask, company, cycle, "mona", "eli")
    await move(ask, company, cycle)
    for row in await Review.filter(cycle_id=cycle.id, direction=PEER):
        await fill(row, rating=3, text="Inside.")
    link = (await decide_external(ask, company, "mona", "NEW_LINK"))["link"].removeprefix("/guest/")
    shown = await open_by_link(link)
    said = {
        str(it.id): {"rating": 4} if it.kind == "RATING" else {"text": "Outside."} for it in shown.questions
    }
    how_far = (
        "query($id: ID!) { node(id: $id) { ... on Participant { externals { state handedIn version } } } }"
    )
    about = {"id": await place(company, cycle, "eli")}

    async def seen(name: str) -> Any:
        return (await ask(how_far, about, as_=company.actor(name))).data["node"]["externals"][0]

    before = await seen("eli"), await seen("mona")
    assert (await seen("hanna"))["handedIn"] is False
    await hand_in_by_link(link, version=1, answers=said)
    assert (await seen("eli"), await seen("mona")) == before
    assert (await seen("hanna"))["handedIn"] is True
    await move(ask, company, cycle, "Late")
    [group] = await told(ask, company, cycle, "eli", "mona")
    assert (group["raters"], group["forms"], group["questions"][0]["mean"]) == ("PEERS", 5, 3.2)
    assert group["questions"][1]["texts"] == [*["Inside."] * 4, "Outside."]
    kept = await ExternalForm.get()
    assert (kept.reviewer_id, kept.submitted_at) == (None, (await Release.get()).released_at)
    log = str(await AuditEvent.filter(object_id=kept.id).values("before", "after"))
    assert str((await ExternalReviewer.get()).id) not in log


async def _opened(row: Review) -> Review:
    """As it is after the phase was stepped back."""
    await Review.filter(id=row.id).update(state=ReviewState.ASSIGNED)
    return await Review.get(id=row.id)
