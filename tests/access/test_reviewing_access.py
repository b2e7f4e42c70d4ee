"""Who reads what of a review, and who may do what: each state × each kind of actor, on every path."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import ChainLink, Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import CycleState, QuestionKind, ReviewDirection, ReviewState, SelfReviewOpens
from headway.reviewing.rules.lives import SHARED
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

KINDS = (
    "eli",
    "mona",
    "vera",
    "ada",
    "dora",
    "pia",
    "omar",
    "hanna",
    "otto",
    "alma",
    "token",
    "thin token",
    "nobody",
)
CYCLE_OF = {
    ReviewState.ASSIGNED: CycleState.COLLECTING,
    ReviewState.IN_PROGRESS: CycleState.MANAGER_REVIEW,
    ReviewState.SUBMITTED: CycleState.MANAGER_REVIEW,
    ReviewState.LOCKED: CycleState.CALIBRATION,
    ReviewState.SHARED: CycleState.SHARING,
    ReviewState.ACKNOWLEDGED: CycleState.SIGN_OFF,
    ReviewState.SIGNED: CycleState.SIGN_OFF,
    ReviewState.NOT_SIGNED: CycleState.CLOSED,
    ReviewState.SKIPPED: CycleState.MANAGER_REVIEW,
    ReviewState.REASSIGNED: CycleState.MANAGER_REVIEW,
    ReviewState.VOID: CycleState.MANAGER_REVIEW,
}
FORM = """... on Review { state overallRating answers { text } questions { kind } counterpart { id }
    evidence { id } evidenceByMonth { month } allowedActions }"""
BY_ID = f"query($id: ID!) {{ review(id: $id) {{ {FORM} }} node(id: $id) {{ {FORM} }} nodes(ids: [$id]) {{ {FORM} }} }}"
NESTED = """query($person: ID!, $cycle: ID!) {
    employee(id: $person) { reviews { totalCount nodes { id answers { text } questions { kind } overallRating } } }
    reviews(where: {revieweeId: $person}) { totalCount nodes { id answers { text } overallRating } }
    reviewCycle(id: $cycle) { participants { nodes { selfReview { id answers { text } } managerReview { id answers { text } } } } } }"""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def written(company: Company, **values: Any) -> ReviewCycle:
    """A cycle of Eli in which both forms have an answer, the manager's also a private note and an overall rating."""
    cycle = await launched(company, **values)
    for direction in (SELF, MANAGER):
        review = await form(cycle, company.people["eli"], direction)
        common: dict[str, Any] = {"review_id": review.id, "created_at": NOON, "updated_at": NOON}
        asked = await question(company, direction, QuestionKind.TEXT)
        await Answer.create(question_id=asked.id, text=f"{direction.lower()} answer", **common)
        if direction is MANAGER:
            note = await question(company, direction, QuestionKind.PRIVATE_NOTE)
            await Answer.create(question_id=note.id, text="private note", **common)
            await Review.filter(id=review.id).update(overall_rating=4)
    return cycle


async def seen(ask: Ask, company: Company, cycle: ReviewCycle, direction: Any, name: str) -> Any:
    """A form as somebody sees it, after making sure that every path shows the same of it."""
    review = await form(cycle, company.people["eli"], direction)
    actor = company.actor(name)
    id = global_id("Review", review.id)
    found = (await ask(BY_ID, {"id": id}, as_=actor)).data
    assert found["review"] == found["node"] == found["nodes"][0]
    words = sorted(answer["text"] for answer in found["review"]["answers"]) if found["review"] else None
    variables = {"person": company.id_of("eli"), "cycle": global_id("ReviewCycle", cycle.id)}
    data = (await ask(NESTED, variables, as_=actor)).data
    nested = [
        node
        for part in (data["employee"], {"reviews": data["reviews"]})
        if part
        for node in part["reviews"]["nodes"]
        if node["id"] == id
    ]
    if data["reviewCycle"]:
        for participant in data["reviewCycle"]["participants"]["nodes"]:
            nested += [it for it in participant.values() if it and it["id"] == id]
    assert all(sorted(answer["text"] for answer in node["answers"]) == words for node in nested)
    assert bool(nested) == (found["review"] is not None and name != "nobody")
    answers = await ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Answer { text } } }",
        {"ids": [global_id("Answer", answer.id) for answer in await Answer.filter(review_id=review.id)]},
        as_=actor,
    )
    by_node = sorted(node["text"] for node in answers.data["nodes"] if node)
    assert by_node == (words or [])
    return found["review"]


def reads(found: dict[str, Any] | None) -> str:
    """`-` for no row, `state` for a row without answers, `answers`, or `all` with the private note."""
    if found is None:
        return "-"
    words = {answer["text"] for answer in found["answers"]}
    asked = {question["kind"] for question in found["questions"]}
    assert ("private note" not in words) or "PRIVATE_NOTE" in asked
    return "all" if "private note" in words else "answers" if words else "state"


# What each kind of actor reads of a form about Eli, by its state in the order of `ReviewState`: no row, its state, the
# answers, or the private note, too. The manager saved a draft before the self review is looked at.
READS = {
    MANAGER: {
        "eli": "- - - - a a a a - - -",
        "mona": "* * * * * * * * * * *",
        "vera": "s s a a a a a a s s s",
        "ada": "s s a a a a a a s s s",
        "dora": "- - - - a a a a - - -",
        "pia": "- - - - - - - - - - -",
        "omar": "- - - - - - - - - - -",
        "hanna": "s s * * * * * * s * s",
        "otto": "- - - - - - - - - - -",
        "alma": "- - - - - - - - - - -",
        "token": "- - - - a a a a - - -",
        "thin token": "- - - - - - - - - - -",
        "nobody": "- - - - - - - - - - -",
    },
    SELF: {
        "eli": "a a a a a a a a a a a",
        "mona": "s s a a a a a a s s s",
        "vera": "s s a a a a a a s s s",
        "ada": "s s a a a a a a s s s",
        "dora": "- - - - a a a a - - -",
        "pia": "- - - - - - - - - - -",
        "omar": "- - - - - - - - - - -",
        "hanna": "s s a a a a a a s a s",
        "otto": "- - - - - - - - - - -",
        "alma": "- - - - - - - - - - -",
        "token": "- - - - a a a a - - -",
        "thin token": "- - - - - - - - - - -",
        "nobody": "- - - - - - - - - - -",
    },
}
WORDS = {"-": "-", "s": "state", "a": "answers", "*": "all"}


def expected(direction: ReviewDirection, state: ReviewState) -> dict[str, str]:
    """A column of the table."""
    column = list(ReviewState).index(state)
    return {name: WORDS[row.split()[column]] for name, row in READS[direction].items()}


@pytest.mark.parametrize("state", ReviewState)
async def test_who_reads_the_managers_form(ask: Ask, company: Company, state: ReviewState) -> None:
    cycle = await written(company)
    await Review.filter(direction=MANAGER).update(state=state)
    await ReviewCycle.all().update(state=CYCLE_OF[state])
    found = {name: await seen(ask, company, cycle, MANAGER, name) for name in KINDS}
    assert {name: reads(form) for name, form in found.items()} == expected(MANAGER, state)
    for name, form_seen in found.items():
        if form_seen:
            asked = {question["kind"] for question in form_seen["questions"]}
            assert ("PRIVATE_NOTE" in asked) == (name in {"mona", "hanna"}), name
            rated = 4 if reads(form_seen) in {"answers", "all"} else None
            assert form_seen["overallRating"] == rated, name


@pytest.mark.parametrize("state", ReviewState)
async def test_who_reads_the_self_review(ask: Ask, company: Company, state: ReviewState) -> None:
    cycle = await written(company)
    await Review.filter(direction=MANAGER).update(state=ReviewState.IN_PROGRESS)
    await Review.filter(direction=SELF).update(state=state)
    found = {name: reads(await seen(ask, company, cycle, SELF, name)) for name in KINDS}
    assert found == expected(SELF, state)


OPENS = [
    (SelfReviewOpens.AT_SUBMISSION, ReviewState.ASSIGNED, "answers", "Self review is in."),
    (
        SelfReviewOpens.AFTER_OWN_DRAFT,
        ReviewState.ASSIGNED,
        "state",
        "Self review is in; you will see it once your own draft is saved.",
    ),
    (SelfReviewOpens.AFTER_OWN_DRAFT, ReviewState.IN_PROGRESS, "answers", "Self review is in."),
    (
        SelfReviewOpens.AFTER_OWN_SUBMISSION,
        ReviewState.IN_PROGRESS,
        "state",
        "Self review is in; you will see it once you have handed in your own.",
    ),
    (SelfReviewOpens.AFTER_OWN_SUBMISSION, ReviewState.SUBMITTED, "answers", "Self review is in."),
]


@pytest.mark.parametrize(("opens", "own", "expected", "words"), OPENS)
async def test_the_self_review_opens_to_the_manager_by_policy(
    ask: Ask, company: Company, opens: SelfReviewOpens, own: ReviewState, expected: str, words: str
) -> None:
    cycle = await written(company, self_review_opens=opens)
    await Review.filter(direction=SELF).update(state=ReviewState.SUBMITTED, overall_rating=2)
    await Review.filter(direction=MANAGER).update(state=own)
    found = await seen(ask, company, cycle, SELF, "mona")
    assert found is not None
    assert (reads(found), found["overallRating"]) == (expected, 2 if expected == "answers" else None)
    assert reads(await seen(ask, company, cycle, SELF, "vera")) == "answers"
    query = "query($id: ID!) { review(id: $id) { counterpartState counterpart { id answers { text } } } }"
    id = global_id("Review", (await form(cycle, company.people["eli"], MANAGER)).id)
    beside = (await ask(query, {"id": id}, as_=company.actor("mona"))).data["review"]
    assert beside["counterpartState"] == words
    assert (beside["counterpart"] is not None) == (expected == "answers")


async def test_the_reviewee_hears_the_same_words_until_it_is_shared(ask: Ask, company: Company) -> None:
    cycle = await written(company)
    query = "query($id: ID!) { review(id: $id) { counterpartState counterpart { id } } }"
    id = global_id("Review", (await form(cycle, company.people["eli"], SELF)).id)
    heard = set()
    for state in set(ReviewState) - SHARED:
        await Review.filter(direction=MANAGER).update(state=state)
        heard.add((await ask(query, {"id": id}, as_=company.actor("eli"))).data["review"]["counterpartState"])
    await Review.filter(direction=MANAGER).delete()
    heard.add((await ask(query, {"id": id}, as_=company.actor("eli"))).data["review"]["counterpartState"])
    assert heard == {"You will read your manager's review once it is shared."}


async def test_the_private_note_is_nowhere_in_the_graph_of_the_person(ask: Ask, company: Company) -> None:
    cycle = await written(company)
    await Review.all().update(state=ReviewState.SHARED)
    await ReviewCycle.all().update(state=CycleState.SIGN_OFF)
    note = await question(company, MANAGER, QuestionKind.PRIVATE_NOTE)
    query = """query($note: ID!, $id: ID!) { node(id: $note) { id } reviewTemplates { questions { kind } }
        review(id: $id) { readers questions { kind } answers { question { kind } text } cycle { template { questions { kind } } } } }"""
    variables = {
        "note": global_id("Question", note.id),
        "id": global_id("Review", (await form(cycle, company.people["eli"], MANAGER)).id),
    }
    result = await ask(query, variables, as_=company.actor("eli"))
    assert result.errors is None
    assert result.data["node"] is None
    assert "PRIVATE_NOTE" not in str(result.data)
    assert "private" not in str(result.data).lower()
    assert "PRIVATE_NOTE" in str((await ask(query, variables, as_=company.actor("hanna"))).data)


async def test_hr_and_managers_do_not_read_or_process_what_is_about_themselves(
    ask: Ask, company: Company
) -> None:
    cycle = await launched(company, "hanna", "mona")
    await Review.filter(direction=MANAGER).update(state=ReviewState.SUBMITTED)
    await ReviewCycle.all().update(state=CycleState.SHARING)
    for name in ("hanna", "mona"):
        review = await form(cycle, company.people[name], MANAGER)
        id = global_id("Review", review.id)
        found = await ask("query($id: ID!) { review(id: $id) { id } }", {"id": id}, as_=company.actor(name))
        assert found.data["review"] is None
        for mutation in ("ShareReview", "TakeBackReview", "SubmitReview"):
            answer = await do(ask, company.actor(name), mutation, reviewId=id, version=1)
            assert refusals(answer) == [("NOT_FOUND", "id")]
    assert await Review.filter(direction=MANAGER, state=ReviewState.SUBMITTED).count() == 2


async def test_the_manager_of_before_keeps_what_they_wrote_and_the_new_one_reads_it_handed_in(
    ask: Ask, company: Company
) -> None:
    cycle = await written(company)
    eli = company.people["eli"]
    await ChainLink.filter(below=eli).delete()
    await ChainLink.create(above=company.people["omar"], below=eli, depth=1)
    await Employee.filter(id=eli.id).update(manager_id=company.people["omar"].id)
    await Review.filter(direction=MANAGER).update(state=ReviewState.IN_PROGRESS)
    assert reads(await seen(ask, company, cycle, MANAGER, "mona")) == "all"
    assert reads(await seen(ask, company, cycle, MANAGER, "omar")) == "state"
    assert reads(await seen(ask, company, cycle, MANAGER, "vera")) == "-"
    await Review.all().update(state=ReviewState.SUBMITTED)
    assert reads(await seen(ask, company, cycle, MANAGER, "omar")) == "answers"
    assert reads(await seen(ask, company, cycle, SELF, "mona")) == "answers"
    await ReviewCycle.all().update(state=CycleState.CLOSED)
    assert reads(await seen(ask, company, cycle, MANAGER, "mona")) == "all"
    assert reads(await seen(ask, company, cycle, SELF, "mona")) == "-"


async def test_a_person_who_left_stays_readable_to_those_above(ask: Ask, company: Company) -> None:
    cycle = await written(company)
    await Review.filter(direction=MANAGER).update(state=ReviewState.SHARED)
    await Employee.filter(id=company.people["eli"].id).update(status=EmployeeStatus.LEFT)
    assert reads(await seen(ask, company, cycle, MANAGER, "vera")) == "answers"
    assert reads(await seen(ask, company, cycle, MANAGER, "pia")) == "-"
