"""Who reads what of each form: state × direction × actor × field, generated from the rules as the domain states them."""

from typing import Any, Final

import pytest

from headway.graph.ids import global_id
from headway.reviewing.actions.forms import new_form
from headway.reviewing.models import Answer, Participant, Question, Review, ReviewCycle
from headway.reviewing.rules import CycleState, QuestionKind, ReviewDirection, ReviewState
from headway.reviewing.rules.only_reports import asks_as
from tests.circle import around, propose
from tests.reviews import NOON, Ask, Company, make_company

SELF, MANAGER, PEER, UPWARD, DOTTED, REPORT = (
    ReviewDirection.SELF, ReviewDirection.MANAGER, ReviewDirection.PEER, ReviewDirection.UPWARD, ReviewDirection.DOTTED,
    ReviewDirection.REPORT,
)  # fmt: skip
NAMED: Final = (SELF, MANAGER, DOTTED, REPORT)
PHASES: Final = {
    ReviewState.ASSIGNED: CycleState.COLLECTING,
    ReviewState.IN_PROGRESS: CycleState.COLLECTING,
    ReviewState.SUBMITTED: CycleState.MANAGER_REVIEW,
    ReviewState.SHARED: CycleState.SHARING,
    ReviewState.ACKNOWLEDGED: CycleState.SIGN_OFF,
    ReviewState.SKIPPED: CycleState.MANAGER_REVIEW,
}
IN: Final = (ReviewState.SUBMITTED, ReviewState.SHARED, ReviewState.ACKNOWLEDGED)
SHARED: Final = IN[1:]
# How each stands to Eli, about whom all forms are but those of reports, or of an only one, which are about Mona.
ACTORS: Final = (
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
    "nobody",
)
FIELDS: Final = "state answers { text } questions { kind } overallRating startedAt submittedAt"


def reads(name: str, direction: ReviewDirection, state: ReviewState) -> str:
    """`-` for nothing at all, `row` for the row without a word, `words`, or `note` for the private note, too."""
    author = {SELF: "eli", MANAGER: "mona", PEER: "pia", UPWARD: "eli", DOTTED: "dora", REPORT: "pia"}[
        direction
    ]
    if name == author:
        return "note" if direction is MANAGER else "words"
    if direction not in NAMED:
        return "row" if name == "hanna" else "-"
    told = "words" if state in IN else "row"
    if name == "hanna":
        return "note" if direction is MANAGER and state in IN else told
    if direction is REPORT and name in {"mona", "eli", "dora"}:
        return "words" if name == "mona" and state in SHARED else "-"
    if name in {"mona", "vera", "ada"}:
        return told
    return "words" if name in {"eli", "dora", "token"} and state in SHARED else "-"


async def one_of_each(ask: Ask, company: Company) -> dict[ReviewDirection, Review]:
    """A form in each direction with words, a rating and times; the manager's with a private note."""
    cycle = await around(company, "eli", "mona", fewest=0, upward=True, dotted={"dora": 40})
    await propose(ask, company, cycle, "mona", "eli", "pia")
    about_mona = await Participant.get(cycle_id=cycle.id, employee_id=company.people["mona"].id)
    await new_form(cycle, about_mona, company.people["pia"].id, REPORT).save()
    found = {}
    for way in ReviewDirection:
        who = company.people["mona" if way in {UPWARD, REPORT} else "eli"].id
        row = await Review.filter(reviewee_id=who, direction=way).order_by("reviewer__name").first()
        assert row is not None
        kinds = (QuestionKind.TEXT, QuestionKind.PRIVATE_NOTE)
        asked = Question.filter(template_id=company.template.id, direction=asks_as(way), kind__in=kinds)
        for question in await asked.order_by("position"):
            await Answer.create(
                review_id=row.id,
                question_id=question.id,
                text=question.kind,
                created_at=NOON,
                updated_at=NOON,
            )
        found[way] = row
    await Review.all().update(overall_rating=4, started_at=NOON, submitted_at=NOON)
    return found


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def test_each_state_direction_actor_and_field(ask: Ask, company: Company) -> None:
    forms = await one_of_each(ask, company)
    query = f"query($id: ID!) {{ node(id: $id) {{ ... on Review {{ {FIELDS} }} }} }}"
    cells = 0
    for state, phase in PHASES.items():
        await Review.all().update(state=state)
        await ReviewCycle.all().update(state=phase)
        for way, form in forms.items():
            for name in ACTORS:
                answer = await ask(query, {"id": global_id("Review", form.id)}, as_=company.actor(name))
                seen, expected, cell = answer.data["node"], reads(name, way, state), (state, way, name)
                cells += 1
                assert (seen is None) == (expected == "-"), cell
                if seen is None:
                    continue
                words = {it["text"] for it in seen["answers"]}
                assert bool(words) == (expected != "row"), cell
                assert ("PRIVATE_NOTE" in words) == (expected == "note"), cell
                # Where the note is not read, nothing says that it was asked for: not even a number.
                noted = way is MANAGER and name in {"mona", "hanna"}
                assert ("PRIVATE_NOTE" in {it["kind"] for it in seen["questions"]}) == noted, cell
                assert (seen["overallRating"] == 4) == (expected in {"words", "note"}), cell
                told_when = way in NAMED or expected == "words"
                assert (seen["submittedAt"] is not None) == told_when, cell
                assert (seen["startedAt"] is not None) == told_when, cell
    assert cells == len(PHASES) * len(forms) * len(ACTORS)


async def test_self_and_manager_do_not_see_each_others_drafts(ask: Ask, company: Company) -> None:
    forms = await one_of_each(ask, company)
    query = """query($id: ID!) { node(id: $id) { ... on Review { counterpart { id } counterpartState others { forms }
        combined { value } } } }"""
    await ReviewCycle.all().update(state=CycleState.COLLECTING)
    for own in (ReviewState.ASSIGNED, ReviewState.IN_PROGRESS):
        await Review.all().update(state=own)
        for name, way in (("eli", SELF), ("mona", MANAGER)):
            answer = await ask(query, {"id": global_id("Review", forms[way].id)}, as_=company.actor(name))
            seen = answer.data["node"]
            assert (seen["counterpart"], seen["others"], seen["combined"]) == (None, [], None), (name, own)
    # The self review is in: the manager reads it once their own draft is saved, and the person still nothing.
    await Review.filter(direction=SELF).update(state=ReviewState.SUBMITTED)
    for own, opened in ((ReviewState.ASSIGNED, False), (ReviewState.IN_PROGRESS, True)):
        await Review.filter(direction=MANAGER).update(state=own)
        answer = await ask(query, {"id": global_id("Review", forms[MANAGER].id)}, as_=company.actor("mona"))
        assert (answer.data["node"]["counterpart"] is not None) == opened
        answer = await ask(query, {"id": global_id("Review", forms[SELF].id)}, as_=company.actor("eli"))
        assert answer.data["node"]["counterpart"] is None
    assert await Participant.all().count() == 2
