"""The hard cases of running a cycle, each under its name."""

from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee, ReportingLine
from headway.people.rules.vocabulary import EmployeeStatus, LineKind
from headway.planning.models import Period
from headway.platform.models import OutboxEvent
from headway.reviewing.actions import cycles
from headway.reviewing.actions.clockwork import turn_phases
from headway.reviewing.actions.succeeding import follow_people
from headway.reviewing.models import (
    ManagerChange,
    Nomination,
    Participant,
    Review,
    ReviewCycle,
    SettledProblem,
)
from headway.reviewing.rules import CycleKind, CycleState, NominationState, QuestionKind, ReviewState
from headway.reviewing.rules.nominating import OthersAsked
from tests.factories import make_department, make_employee, make_reporting_line
from tests.reviews import (
    DAYS,
    MANAGER,
    SELF,
    Ask,
    Company,
    all_around,
    at,
    do,
    events,
    form,
    launch_now,
    launched,
    make_company,
    question,
    refusals,
    save,
)

STATE = "query($id: ID!) { reviewCycle(id: $id) { state problems { code employee { name } } stuckCount stuck { reason words employee { name } } } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def change_manager(company: Company, whom: str, to: str, since: date) -> None:
    """As people's actions leave it: the line of before ends, the new one begins."""
    employee = company.people[whom]
    await ReportingLine.filter(employee=employee, kind=LineKind.PRIMARY).update(valid_to=since)
    await make_reporting_line(employee, company.people[to], valid_from=since)
    await Employee.filter(id=employee.id).update(manager_id=company.people[to].id)


async def steering(ask: Ask, company: Company, cycle: ReviewCycle, name: str = "hanna") -> Any:
    seen = await ask(STATE, {"id": global_id("ReviewCycle", cycle.id)}, as_=company.actor(name))
    return seen.data["reviewCycle"]


async def test_manager_changes_mid_cycle(ask: Ask, company: Company, clock: ModuleType) -> None:
    """On day 40 of 100: two managers' forms that count 0.4 and 0.6, nothing lost, and HR may decide otherwise."""
    await Period.filter(id=company.period.id).update(starts_on=date(2026, 8, 13), ends_on=date(2026, 11, 20))
    cycle = await launched(company)
    old = await form(cycle, company.people["eli"], MANAGER)
    mona, omar, hanna = (company.actor(name) for name in ("mona", "omar", "hanna"))
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    await save(ask, mona, old, asked, text="Forty days with him.")
    await change_manager(company, "eli", "omar", date(2026, 9, 22))
    assert await follow_people() == 1
    assert await follow_people() == 0
    query = """query($id: ID!) { reviewCycle(id: $id) { problems { code }
        undecided: participants(where: {managerChanged: true}) { totalCount } participants { nodes {
        managerReviews { reviewer { name } state weight fromOn toOn answers { text } }
        managerChanges { id version choice decidedAt } } } } }"""
    seen = (await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=hanna)).data["reviewCycle"]
    [person] = seen["participants"]["nodes"]
    assert seen["undecided"] == {"totalCount": 1}
    assert {(it["reviewer"]["name"], it["state"], it["weight"]) for it in person["managerReviews"]} == {
        ("Mona", "IN_PROGRESS", 40),
        ("Omar", "ASSIGNED", 60),
    }
    assert [problem["code"] for problem in seen["problems"]] == ["MANAGER_CHANGED"]
    hers = (await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=mona)).data["reviewCycle"]
    read = [it["answers"] for it in hers["participants"]["nodes"][0]["managerReviews"]]
    assert [{"text": "Forty days with him."}] in read
    [change] = person["managerChanges"]
    assert (change["choice"], change["decidedAt"]) == ("BOTH", None)
    input = {"id": change["id"], "version": 1, "choice": "HAND_OVER"}
    assert refusals(await do(ask, omar, "DecideManagerChange", **input)) == [("FORBIDDEN", "id")]
    await do(ask, hanna, "DecideManagerChange", **input)
    forms = Review.filter(cycle_id=cycle.id, direction=MANAGER).order_by("reviewer__name")
    assert [(it.state, it.from_on, it.to_on) for it in await forms] == [
        (ReviewState.REASSIGNED, None, None),
        (ReviewState.ASSIGNED, None, None),
    ]
    assert (await steering(ask, company, cycle))["problems"] == []
    after = (await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=hanna)).data["reviewCycle"]
    assert after["undecided"] == {"totalCount": 0}
    # The draft is its author's still, and comes back whole.
    keep = await do(ask, hanna, "DecideManagerChange", **input | {"version": 2, "choice": "KEEP"})
    assert refusals(keep) == []
    assert [it.state for it in await forms] == [ReviewState.IN_PROGRESS, ReviewState.VOID]
    assert await events("save_answer") == 1


async def test_a_manager_who_handed_in_keeps_the_form(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    await Review.filter(cycle_id=cycle.id, direction=MANAGER).update(state=ReviewState.SUBMITTED)
    await change_manager(company, "eli", "omar", date(2026, 11, 1))
    await follow_people()
    change = await ManagerChange.get()
    input = {"id": global_id("ManagerChange", change.id), "version": 1, "choice": "HAND_OVER"}
    assert refusals(await do(ask, company.actor("hanna"), "DecideManagerChange", **input)) == [
        ("WRONG_STATE", "choice")
    ]
    assert await Review.filter(state=ReviewState.SUBMITTED).count() == 1
    assert (await ManagerChange.get()).decided_at is None


async def test_reviewer_leaves(ask: Ask, company: Company) -> None:
    """The form goes to the manager of the leaver, who reads the draft; what was handed in stays valid."""
    cycle = await launched(company, "eli", "pia")
    drafted, done = [await form(cycle, company.people[name], MANAGER) for name in ("eli", "pia")]
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    await save(ask, company.actor("mona"), drafted, asked, text="Half a thought.")
    await Review.filter(id=done.id).update(state=ReviewState.SUBMITTED)
    await Employee.filter(id=company.people["mona"].id).update(status=EmployeeStatus.LEFT)
    assert [problem["code"] for problem in (await steering(ask, company, cycle))["problems"]] == [
        "REVIEWER_LEFT"
    ]
    assert await follow_people() == 1
    assert (await steering(ask, company, cycle))["problems"] == []
    new = await Review.get(instead_of_id=drafted.id)
    assert (new.reviewer_id, new.state) == (company.people["vera"].id, ReviewState.ASSIGNED)
    query = "query($id: ID!) { review(id: $id) { state answers { text } insteadOf { answers { text } } } }"
    read = (await ask(query, {"id": global_id("Review", new.id)}, as_=company.actor("vera"))).data["review"]
    assert read["insteadOf"] == {"answers": [{"text": "Half a thought."}]}
    # Those above who do not write read no draft.
    old = {"id": global_id("Review", drafted.id)}
    assert (await ask(query, old, as_=company.actor("ada"))).data["review"]["answers"] == []
    assert (await ask(query, old, as_=company.actor("hanna"))).data["review"]["answers"] == [
        {"text": "Half a thought."}
    ]
    assert (await Review.get(id=done.id)).state is ReviewState.SUBMITTED
    assert await OutboxEvent.filter(kind="ReviewReassigned").count() == 1


async def test_a_form_is_reassigned_and_the_old_draft_kept(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    old = await form(cycle, company.people["eli"], MANAGER)
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    await save(ask, company.actor("mona"), old, asked, text="Mine.")
    give = {"reviewId": global_id("Review", old.id), "version": 2, "reason": "On a long trip"}
    to = {"reviewerId": company.id_of("vera")}
    hanna = company.actor("hanna")
    assert refusals(await do(ask, company.actor("mona"), "ReassignReview", **give, **to)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, hanna, "ReassignReview", **give, reviewerId=company.id_of("eli"))) == [
        ("INVALID", "reviewerId")
    ]
    assert await Review.filter(cycle_id=cycle.id).count() == 2
    new = (await do(ask, hanna, "ReassignReview", **give, **to))["review"]
    query = "query($id: ID!) { review(id: $id) { state answers { text } insteadOf { id } allowedActions } }"
    before = {"id": global_id("Review", old.id)}
    kept = {"state": "REASSIGNED", "answers": [{"text": "Mine."}], "insteadOf": None, "allowedActions": []}
    assert (await ask(query, before, as_=company.actor("mona"))).data["review"] == kept
    assert (await ask(query, before, as_=hanna)).data["review"] == kept
    assert (await ask(query, before, as_=company.actor("vera"))).data["review"]["answers"] == []
    back = {"reviewId": new["id"], "version": 1, "reason": "Back", "reviewerId": company.id_of("mona")}
    again = (await do(ask, hanna, "ReassignReview", **back))["review"]
    assert (again["id"], again["state"]) == (global_id("Review", old.id), "IN_PROGRESS")


async def test_reviewee_leaves(ask: Ask, company: Company) -> None:
    """The forms count no more, unless the policy finishes them; what was shared before stays."""
    cycle = await launched(company, "eli", "pia")
    finished = await launched(company, "eli", finishes_leavers=True)
    await Review.filter(cycle_id=cycle.id, reviewee_id=company.people["pia"].id).update(
        state=ReviewState.SHARED
    )
    for name in ("eli", "pia"):
        await Employee.filter(id=company.people[name].id).update(status=EmployeeStatus.LEFT)
    await follow_people()

    async def states(of: ReviewCycle, name: str) -> list[ReviewState]:
        forms = Review.filter(cycle_id=of.id, reviewee_id=company.people[name].id).order_by("due_on")
        return [it.state for it in await forms]

    assert await states(cycle, "eli") == [ReviewState.VOID, ReviewState.VOID]
    assert await states(cycle, "pia") == [ReviewState.SHARED, ReviewState.SHARED]
    assert await states(finished, "eli") == [ReviewState.ASSIGNED, ReviewState.ASSIGNED]
    assert (await steering(ask, company, cycle))["stuckCount"] == 0


async def test_late_joiner(ask: Ask, company: Company) -> None:
    """From the first day on, with the cycle's form; and the manager chooses the colleagues directly."""
    others = OthersAsked(fewest_peers=1, most_peers=3)
    company.template = await all_around()
    cycle = await launched(company, others=others)
    hanna, mona = company.actor("hanna"), company.actor("mona")
    await do(ask, hanna, "MoveReviewCycle", **await at(cycle), reason="Go")
    nils = await make_employee(
        "Nils", hired_on=date(2026, 11, 21), department=company.support, manager=company.people["mona"]
    )
    add = {"employeeIds": [global_id("Employee", nils.id)]}
    assert refusals(await do(ask, mona, "AddToReviewCycle", **await at(cycle), **add)) == [
        ("FORBIDDEN", "id")
    ]
    assert refusals(await do(ask, hanna, "AddToReviewCycle", **await at(cycle), **add)) == []
    forms = Review.filter(reviewee_id=nils.id).order_by("due_on")
    assert [(it.direction, it.reviewer_id, it.from_on, it.due_on) for it in await forms] == [
        (SELF, nils.id, date(2026, 11, 21), DAYS["self_due_on"]),
        (MANAGER, company.people["mona"].id, date(2026, 11, 21), DAYS["manager_due_on"]),
    ]
    again = await do(ask, hanna, "AddToReviewCycle", **await at(cycle), **add)
    assert refusals(again) == [("NOT_FOUND", "employeeIds")]
    joined = await Participant.get(employee_id=nils.id)
    propose = """mutation($input: ProposePeersInput!) { proposePeers(input: $input) { __typename } }"""
    input = {"participantId": global_id("Participant", joined.id), "peerIds": [company.id_of("pia")]}
    await ask(propose, {"input": input}, as_=mona)
    assert (await Nomination.get()).state is NominationState.APPROVED


async def test_who_joined_in_the_last_month_needs_a_reason(ask: Ask, company: Company) -> None:
    cycle = await launched(company)
    lea = await make_employee(
        "Lea", hired_on=date(2026, 12, 15), department=company.support, manager=company.people["mona"]
    )
    add = {"employeeIds": [global_id("Employee", lea.id)]}
    hanna = company.actor("hanna")
    assert refusals(await do(ask, hanna, "AddToReviewCycle", **await at(cycle), **add)) == [
        ("REQUIRED", "reason")
    ]
    assert await Participant.filter(employee_id=lea.id).count() == 0
    assert refusals(await do(ask, hanna, "AddToReviewCycle", **await at(cycle), **add, reason="Asked")) == []


async def test_rehire(ask: Ask, company: Company) -> None:
    """The same person in a new employment: what was written before is HR's to read, and no manager's of now."""
    cycle = await launched(company)
    await Review.filter(cycle_id=cycle.id).update(state=ReviewState.SUBMITTED)
    eli = Employee.filter(id=company.people["eli"].id)
    await eli.update(status=EmployeeStatus.LEFT, manager_id=None)
    await follow_people()
    assert {it.state for it in await Review.filter(cycle_id=cycle.id)} == {ReviewState.VOID}
    await eli.update(status=EmployeeStatus.ACTIVE, manager_id=company.people["omar"].id)
    await follow_people()
    query = "{ reviews(where: {scope: ALL}) { nodes { state } } }"
    assert (await ask(query, as_=company.actor("hanna"))).data["reviews"]["nodes"][:2] == [
        {"state": "VOID"}
    ] * 2
    assert await Participant.filter(employee_id=company.people["eli"].id).count() == 1


async def test_ceo_has_no_manager(ask: Ask, company: Company) -> None:
    """Who writes about the head of the company is named in the data check."""
    hanna = company.actor("hanna")
    cycle = await cycles.create_review_cycle(
        hanna, name="H2", kind=CycleKind.HALF_YEAR, period_id=company.period.id, template_id=company.template.id,
        **DAYS, selection=cycles.Selection(include=(company.people["ada"].id,)),
    )  # fmt: skip
    named = {"kind": "NO_MANAGER", "reviewerId": company.id_of("ada")}
    assert refusals(await do(ask, hanna, "SettleCycleProblems", **await at(cycle), **named)) == [
        ("INVALID", "reviewerId")
    ]
    assert await SettledProblem.all().count() == 0
    named["reviewerId"] = company.id_of("omar")
    await do(ask, hanna, "SettleCycleProblems", **await at(cycle), **named)
    cycle = await launch_now(hanna, await ReviewCycle.get(id=cycle.id))
    assert (await form(cycle, company.people["ada"], MANAGER)).reviewer_id == company.people["omar"].id


async def test_department_reorganised_mid_cycle(ask: Ask, company: Company) -> None:
    """The cycle keeps the department of the launch; everything else shows today's."""
    cycle = await launched(company)
    night = await make_department("Night desk")
    await Employee.filter(id=company.people["eli"].id).update(department_id=night.id)
    query = """query($id: ID!) { reviewCycle(id: $id) { participants { nodes {
        department { name } employee { department { name } } } } } }"""
    seen = await ask(query, {"id": global_id("ReviewCycle", cycle.id)}, as_=company.actor("alma"))
    [person] = seen.data["reviewCycle"]["participants"]["nodes"]
    assert (person["department"]["name"], person["employee"]["department"]["name"]) == (
        company.support.name,
        "Night desk",
    )


async def test_long_leave(ask: Ask, company: Company) -> None:
    """The self review is skipped with its reason and is nobody's zero; a reviewer on leave is named as stuck."""
    await Employee.filter(id=company.people["eli"].id).update(status=EmployeeStatus.ON_LEAVE)
    cycle = await launched(company)
    own = await form(cycle, company.people["eli"], SELF)
    assert (own.state, own.skip_reason, own.overall_rating) == (
        ReviewState.SKIPPED,
        "On leave when the cycle was launched.",
        None,
    )
    await Employee.filter(id=company.people["mona"].id).update(status=EmployeeStatus.ON_LEAVE)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.MANAGER_REVIEW)
    assert (await steering(ask, company, cycle))["stuck"] == [
        {
            "reason": "ON_LEAVE",
            "words": "On leave; one form to hand over, to extend or to skip.",
            "employee": {"name": "Mona"},
        }
    ]


async def test_nobody_processes_their_own_record(ask: Ask, company: Company) -> None:
    """HR neither skips nor extends forms about themselves, nor sees who holds them up; a colleague does."""
    cycle = await launched(company, "hanna", "eli")
    about = {"employeeIds": [company.id_of("hanna")], "direction": "MANAGER", "reason": "Late"}
    hanna, alma = company.actor("hanna"), company.actor("alma")
    for mutation, more in (("SkipReviews", {}), ("ExtendReviews", {"dueOn": "2026-12-15"})):
        refused = await do(ask, hanna, mutation, **await at(cycle), **about, **more)
        assert refusals(refused) == [("OWN_RECORD", "employeeIds")]
    assert await Review.filter(state=ReviewState.SKIPPED).count() == 0
    assert refusals(await do(ask, alma, "SkipReviews", **await at(cycle), **about)) == []


async def test_deadline_in_time_zones(ask: Ask, company: Company, clock: ModuleType) -> None:
    """Each person's day ends at 23:59 where they are; the phase when the last one's does."""
    await Employee.filter(id=company.people["eli"].id).update(time_zone="Pacific/Auckland")
    await Employee.filter(id=company.people["pia"].id).update(time_zone="America/New_York")
    cycle = await launched(company, "eli", "pia")
    eli, pia = [await form(cycle, company.people[name], SELF) for name in ("eli", "pia")]

    async def states() -> list[ReviewState | CycleState]:
        await turn_phases()
        forms = [(await Review.get(id=it.id)).state for it in (eli, pia)]
        return [*forms, (await ReviewCycle.get(id=cycle.id)).state]

    clock.set_for_tests(datetime(2026, 12, 1, 10, 59, tzinfo=UTC))
    assert await states() == [ReviewState.ASSIGNED, ReviewState.ASSIGNED, CycleState.COLLECTING]
    clock.set_for_tests(datetime(2026, 12, 1, 11, tzinfo=UTC))
    assert await states() == [ReviewState.SKIPPED, ReviewState.ASSIGNED, CycleState.COLLECTING]
    assert (await Review.get(id=eli.id)).skip_reason == "Not handed in by 2026-12-01."
    clock.set_for_tests(datetime(2026, 12, 2, 4, 59, tzinfo=UTC))
    assert await states() == [ReviewState.SKIPPED, ReviewState.ASSIGNED, CycleState.COLLECTING]
    clock.set_for_tests(datetime(2026, 12, 2, 5, tzinfo=UTC))
    assert await states() == [ReviewState.SKIPPED, ReviewState.SKIPPED, CycleState.MANAGER_REVIEW]
