"""Evidence of exactly the period, as far as the writer may see it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.monitoring.models import ActionItem, Feedback, OneOnOne, ProgressUpdate, TimeFact
from headway.monitoring.rules import Absence, Confidence, FeedbackKind, FeedbackState, FeedbackVisibility
from headway.monitoring.rules.agenda import ActionItemKind, ActionItemState
from headway.monitoring.rules.one_on_ones import Cadence, OneOnOneState
from headway.people.models import Employee
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.rules import Measure, PeriodState
from headway.reviewing.models import Answer, Citation, Review, ReviewCycle
from headway.reviewing.rules import CycleState, EvidenceKind, QuestionKind, ReviewState
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
    make_goal,
    question,
    refusals,
)

EVIDENCE = """query($id: ID!, $kind: EvidenceKind) { review(id: $id) {
    evidence(kind: $kind) { id kind at title text cited goal { title } person { name } }
    evidenceByMonth { month available cited } } }"""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def log(
    goal: Goal, key_result: KeyResult, author: Employee, on: date, note: str, **values: Any
) -> ProgressUpdate:
    return await ProgressUpdate.create(
        goal=goal,
        key_result=key_result,
        author=author,
        value=Decimal("2.5"),
        confidence=Confidence.HIGH,
        note=note,
        effective_on=on,
        recorded_at=NOON,
        **values,
    )


async def say(
    company: Company, giver: str, text: str, at: datetime, visibility: FeedbackVisibility, **values: Any
) -> Feedback:
    return await Feedback.create(
        giver=company.people[giver],
        receiver=company.people["eli"],
        kind=FeedbackKind.PRAISE,
        visibility=visibility,
        text=text,
        sent_at=at,
        created_at=at,
        updated_at=at,
        **values,
    )


async def fill(company: Company) -> None:
    """Updates and feedback inside the period, at its edges and outside it."""
    goal = await Goal.get(owner=company.people["eli"])
    key_result = await KeyResult.create(
        goal=goal,
        title="Hours to reply",
        unit="h",
        baseline=Decimal(4),
        target=Decimal(2),
        created_at=NOON,
        updated_at=NOON,
    )
    for on, note in [
        (date(2026, 6, 30), "before"),
        (date(2026, 7, 1), "first day"),
        (date(2026, 12, 31), "last day"),
        (date(2027, 1, 1), "after"),
    ]:
        await log(goal, key_result, company.people["eli"], on, note)
    wrong = await log(goal, key_result, company.people["eli"], date(2026, 8, 3), "mistyped")
    await log(goal, key_result, company.people["eli"], date(2026, 8, 3), "corrected", corrects=wrong)
    both, managers = FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY
    await say(company, "pia", "before", datetime(2026, 6, 30, 9, tzinfo=UTC), both)
    # In Auckland, where Eli works, this is the first of July already.
    await say(company, "pia", "first morning", datetime(2026, 6, 30, 21, tzinfo=UTC), both)
    await say(company, "pia", "for managers", datetime(2026, 9, 1, 9, tzinfo=UTC), managers)
    await say(company, "pia", "for Eli", datetime(2026, 9, 2, 9, tzinfo=UTC), FeedbackVisibility.RECEIVER)
    await say(
        company, "pia", "taken back", datetime(2026, 9, 3, 9, tzinfo=UTC), both, state=FeedbackState.RETRACTED
    )
    await Employee.filter(id=company.people["eli"].id).update(time_zone="Pacific/Auckland")


async def offered(ask: Ask, company: Company, review: Review, name: str, kind: str | None = None) -> Any:
    result = await ask(
        EVIDENCE, {"id": global_id("Review", review.id), "kind": kind}, as_=company.actor(name)
    )
    assert result.errors is None, result.errors
    return result.data["review"]


async def test_the_manager_gets_exactly_the_period(ask: Ask, company: Company) -> None:
    await fill(company)
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    found = await offered(ask, company, review, "mona")
    assert [(item["kind"], item["title"], item["text"]) for item in found["evidence"]] == [
        ("PROGRESS_UPDATE", "Hours to reply: 2.5 h", "last day"),
        ("GOAL", "Goal of eli", ""),
        ("FEEDBACK", "Praise from Pia", "for managers"),
        ("PROGRESS_UPDATE", "Hours to reply: 2.5 h", "corrected"),
        ("PROGRESS_UPDATE", "Hours to reply: 2.5 h", "first day"),
        ("FEEDBACK", "Praise from Pia", "first morning"),
    ]
    assert found["evidence"][0]["goal"] == {"title": "Goal of eli"}
    assert found["evidence"][0]["person"] == {"name": "Eli"}
    months = {month["month"]: month["available"] for month in found["evidenceByMonth"]}
    assert months == {
        "2026-07-01": 2,
        "2026-08-01": 1,
        "2026-09-01": 1,
        "2026-10-01": 0,
        "2026-11-01": 0,
        "2026-12-01": 2,
    }
    await KeyResult.all().update(unit="", measure=Measure.MONEY, currency="EUR")
    amounts = (await offered(ask, company, review, "mona", "PROGRESS_UPDATE"))["evidence"]
    assert {item["title"] for item in amounts} == {"Hours to reply: 2.5 EUR"}


async def test_every_item_is_reached_page_by_page(ask: Ask, company: Company) -> None:
    await fill(company)
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    whole = [item["id"] for item in (await offered(ask, company, review, "mona"))["evidence"]]
    query = "query($id: ID!, $skip: Int!) { review(id: $id) { evidence(first: 2, skip: $skip) { id } } }"

    async def page(skip: int) -> Any:
        asked = {"id": global_id("Review", review.id), "skip": skip}
        return await ask(query, asked, as_=company.actor("mona"))

    pages = [(await page(skip)).data["review"]["evidence"] for skip in range(0, len(whole) + 2, 2)]
    assert [item["id"] for found in pages for item in found] == whole
    assert len(whole) > 4
    assert [error.message for error in (await page(-1)).errors] == ["`skip` is -1; leave out 0 or more."]


async def test_each_writer_gets_what_they_may_see(ask: Ask, company: Company) -> None:
    await fill(company)
    cycle = await launched(company)
    own = await form(cycle, company.people["eli"], SELF)
    feedback = (await offered(ask, company, own, "eli", "FEEDBACK"))["evidence"]
    assert [item["text"] for item in feedback] == ["for Eli", "first morning"]
    theirs = await form(cycle, company.people["eli"], MANAGER)
    assert await offered(ask, company, theirs, "vera") == {"evidence": [], "evidenceByMonth": []}
    assert await offered(ask, company, theirs, "hanna") == {"evidence": [], "evidenceByMonth": []}
    await ReviewCycle.all().update(state=CycleState.SHARING)
    assert await offered(ask, company, theirs, "mona") == {"evidence": [], "evidenceByMonth": []}


async def test_the_last_shared_review_comes_along_without_its_private_note(
    ask: Ask, company: Company
) -> None:
    earlier = await Period.create(
        name="H1 2026",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 6, 30),
        state=PeriodState.CLOSED,
        created_at=NOON,
        updated_at=NOON,
    )
    before = await launched(company)
    await ReviewCycle.filter(id=before.id).update(
        period_id=earlier.id, state=CycleState.CLOSED, name="H1 2026"
    )
    last = await form(before, company.people["eli"], MANAGER)
    for kind, text in [
        (QuestionKind.TEXT, "Write things down."),
        (QuestionKind.PRIVATE_NOTE, "Might leave."),
    ]:
        asked = await question(company, MANAGER, kind)
        await Answer.create(review=last, question=asked, text=text, created_at=NOON, updated_at=NOON)
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    assert (await offered(ask, company, review, "mona", "REVIEW"))["evidence"] == []
    await Review.filter(id=last.id).update(state=ReviewState.SHARED, shared_at=NOON)
    found = (await offered(ask, company, review, "mona", "REVIEW"))["evidence"]
    assert [(item["title"], item["text"]) for item in found] == [
        ("Review: H1 2026", "What went well? Write things down.")
    ]


async def test_a_citation_is_not_hinted_at_where_its_evidence_is_hidden(ask: Ask, company: Company) -> None:
    await fill(company)
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    answer = await Answer.create(
        review=review, question=asked, text="Good.", created_at=NOON, updated_at=NOON
    )
    goal = await Goal.get(owner=company.people["eli"])
    hidden = await Feedback.get(text="for managers")
    outside = await Feedback.get(text="before")
    cite = {
        "answerId": global_id("Answer", answer.id),
        "kind": "FEEDBACK",
        "evidenceId": global_id("Feedback", hidden.id),
    }
    mona = company.actor("mona")
    assert refusals(await do(ask, mona, "CiteEvidence", **cite)) == []
    out = cite | {"evidenceId": global_id("Feedback", outside.id)}
    assert refusals(await do(ask, mona, "CiteEvidence", **out)) == [("NOT_FOUND", "evidenceId")]
    named = cite | {"kind": "GOAL", "evidenceId": global_id("Goal", goal.id)}
    assert len((await do(ask, mona, "CiteEvidence", **named))["answer"]["citations"]) == 2
    found = await offered(ask, company, review, "mona")
    assert sorted(item["kind"] for item in found["evidence"] if item["cited"]) == ["FEEDBACK", "GOAL"]
    assert sum(month["cited"] for month in found["evidenceByMonth"]) == 2
    await Review.filter(id=review.id).update(state=ReviewState.SHARED)
    query = "query($id: ID!) { review(id: $id) { answers { citations { kind label evidenceId } } } }"
    read = await ask(query, {"id": global_id("Review", review.id)}, as_=company.actor("eli"))
    assert read.data["review"]["answers"][0]["citations"] == [
        {"kind": "GOAL", "label": "Goal of eli", "evidenceId": global_id("Goal", goal.id)}
    ]
    assert await Citation.filter(kind=EvidenceKind.FEEDBACK).count() == 1


async def test_goals_are_the_agreed_ones_of_the_period(ask: Ask, company: Company) -> None:
    await make_goal(company, "eli", title="Draft", state="DRAFT")
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    query = "query($id: ID!) { review(id: $id) { goals { title } } }"
    found = await ask(query, {"id": global_id("Review", review.id)}, as_=company.actor("eli"))
    assert found.data["review"]["goals"] == [{"title": "Goal of eli"}]


async def test_support_that_was_promised_is_beside_both_forms_and_its_citation_stays_with_the_two(
    ask: Ask, company: Company
) -> None:
    mona, eli = company.people["mona"], company.people["eli"]
    series = await OneOnOne.create(
        organiser=eli, partner=mona, state=OneOnOneState.ACTIVE, cadence=Cadence.WEEKLY, starts_on=date(2026, 7, 6),
        time="10:00", time_zone="UTC", minutes=30, created_at=NOON, updated_at=NOON,
    )  # fmt: skip

    async def promise(owner: Employee, text: str, on: datetime = NOON, **values: Any) -> ActionItem:
        return await ActionItem.create(
            one_on_one=series, owner=owner, author=eli, text=text, created_at=on, updated_at=on,
            **{"kind": ActionItemKind.SUPPORT, **values},
        )  # fmt: skip

    await promise(mona, "Before.", datetime(2026, 6, 30, 9, tzinfo=UTC))
    await promise(mona, "A task.", kind=ActionItemKind.TASK)
    await promise(eli, "By the other.")
    await promise(mona, "A desk.", NOON - timedelta(days=2), state=ActionItemState.DONE)
    await promise(mona, "A seat.", NOON - timedelta(days=1), state=ActionItemState.DROPPED, drop_reason="No.")
    last = await promise(mona, "Time.")
    cycle = await launched(company)
    forms = {direction: await form(cycle, eli, direction) for direction in (SELF, MANAGER)}
    for direction, writer in ((SELF, "eli"), (MANAGER, "mona")):
        found = (await offered(ask, company, forms[direction], writer, "SUPPORT"))["evidence"]
        assert [(item["title"], item["text"]) for item in found] == [
            ("Support promised by Mona", "Time.\nStill open."),
            ("Support promised by Mona", "A seat.\nDropped: No."),
            ("Support promised by Mona", "A desk.\nDone."),
        ], writer
    asked = await question(company, MANAGER, QuestionKind.SUPPORT)
    values: dict[str, Any] = {"review": forms[MANAGER], "question": asked, "text": "Enough."}
    answer = await Answer.create(**values, created_at=NOON, updated_at=NOON)
    cite = {
        "answerId": global_id("Answer", answer.id),
        "kind": "SUPPORT",
        "evidenceId": global_id("ActionItem", last.id),
    }
    assert refusals(await do(ask, company.actor("mona"), "CiteEvidence", **cite)) == []
    await Review.filter(id=forms[MANAGER].id).update(state=ReviewState.SHARED, shared_at=NOON)
    query = "query($id: ID!) { review(id: $id) { answers { text citations { label } } } }"
    for reader, label in (("eli", ["Support promised by Mona"]), ("vera", [])):
        read = await ask(query, {"id": global_id("Review", forms[MANAGER].id)}, as_=company.actor(reader))
        citations = [{"label": it} for it in label]
        assert read.data["review"]["answers"] == [{"text": "Enough.", "citations": citations}], reader


async def test_time_is_offered_month_by_month_with_what_the_writer_may_know_of_it(
    ask: Ask, company: Company
) -> None:
    eli = company.people["eli"]

    async def day(
        on: date, worked: int, absence: Absence | None = None, recorded: datetime = NOON
    ) -> TimeFact:
        return await TimeFact.create(
            employee=eli, source_key=str(on), day=on, scheduled=800, worked=worked, over_plan=max(0, worked - 800),
            absence=absence, created_at=recorded, updated_at=recorded,
        )  # fmt: skip

    await day(date(2026, 6, 30), 900)
    first = await day(date(2026, 7, 2), 950)
    await day(date(2026, 7, 3), 0, Absence.SICK_LEAVE, NOON + timedelta(days=1))
    await day(date(2026, 9, 1), 0, Absence.ANNUAL_LEAVE)
    cycle = await launched(company)
    own, theirs = await form(cycle, eli, SELF), await form(cycle, eli, MANAGER)
    july = {
        SELF: "9.5 h worked of 16 h planned, 1.5 h over the plan.\nAway 1 day: 1 ill.",
        MANAGER: "1.5 h over the plan.\nAway 1 day: 1 not told why.",
    }
    for writing, writer in ((own, "eli"), (theirs, "mona")):
        found = (await offered(ask, company, writing, writer, "TIME"))["evidence"]
        assert [(item["title"], item["at"][:10]) for item in found] == [
            ("Time in September 2026", "2026-09-01"),
            ("Time in July 2026", "2026-07-03"),
        ]
        assert found[1]["text"] == july[writing.direction]
    answer = await Answer.create(
        review=theirs,
        question=await question(company, MANAGER, QuestionKind.TEXT),
        text="[Time in July 2026]",
        created_at=NOON,
        updated_at=NOON,
    )
    cite = {
        "answerId": global_id("Answer", answer.id),
        "kind": "TIME",
        "evidenceId": global_id("TimeFact", first.id),
    }
    assert refusals(await do(ask, company.actor("mona"), "CiteEvidence", **cite)) == []
    # A day that comes late, before the others, leaves the month what it is known by.
    await day(date(2026, 7, 1), 800, recorded=NOON + timedelta(days=2))
    found = (await offered(ask, company, theirs, "mona", "TIME"))["evidence"]
    assert [(item["title"], item["cited"]) for item in found] == [
        ("Time in September 2026", False),
        ("Time in July 2026", True),
    ]
    await Review.filter(id=theirs.id).update(state=ReviewState.SHARED, shared_at=NOON)
    query = "query($id: ID!) { review(id: $id) { answers { citations { label } } } }"
    for reader, labels in (("eli", ["Time in July 2026"]), ("hanna", ["Time in July 2026"]), ("vera", [])):
        read = await ask(query, {"id": global_id("Review", theirs.id)}, as_=company.actor(reader))
        citations = [{"label": label} for label in labels]
        assert read.data["review"]["answers"] == [{"citations": citations}], reader
