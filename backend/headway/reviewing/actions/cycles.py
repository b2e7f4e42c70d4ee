"""Running a cycle: prepare, check, launch, move on, close, cancel."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from headway.people.access import visible_departments, visible_employees
from headway.planning.access import visible_periods
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, change, change_all, create, create_all
from headway.reviewing.access import cycle_to_run, run_by, runs_cycles, visible_templates
from headway.reviewing.actions.forms import (
    forms_about,
    forms_of_dotted_lines,
    forms_of_reports,
    weigh,
)
from headway.reviewing.actions.nominating import refuse_few_peers
from headway.reviewing.actions.releasing import release_forms
from headway.reviewing.models import CalibrationSession, Participant, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.reads.cycles import Person, chosen, directions_asked, people
from headway.reviewing.rules import (
    CalibrationState,
    CycleAction,
    CycleKind,
    CycleState,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
)
from headway.reviewing.rules.anonymity import NAMED
from headway.reviewing.rules.launching import found, problems_of_dates
from headway.reviewing.rules.lives import HAND_IN_BEFORE, OPEN, cycle_actions, phase_after
from headway.reviewing.rules.nominating import NO_OTHERS, OthersAsked, problems_of_others

MOST_NAMED = 1_000


@dataclass(frozen=True, slots=True)
class Selection:
    """For whom a cycle is: departments with all below them, and people taken in or left out; nothing means everybody.

    Of all of them but those taken in one by one, only who was hired on these days, where they are given.
    """

    departments: tuple[UUID, ...] = ()
    include: tuple[UUID, ...] = ()
    exclude: tuple[UUID, ...] = ()
    hired_from: date | None = None
    hired_to: date | None = None


async def create_review_cycle(
    actor: Actor,
    *,
    name: str,
    kind: CycleKind,
    period_id: UUID,
    template_id: UUID,
    self_due_on: date,
    manager_due_on: date,
    sign_off_due_on: date,
    self_review_opens: SelfReviewOpens = SelfReviewOpens.AFTER_OWN_DRAFT,
    evidence_for_extremes: bool | None = None,
    realism_required: bool | None = None,
    calibrates: bool = False,
    others: OthersAsked = NO_OTHERS,
    selection: Selection = Selection(),  # frozen
) -> ReviewCycle:
    """Draft a cycle for the people chosen; HR partners without a choice get their own departments.

    Refuses dates that do not ascend, unknown periods, templates, departments and people, an empty selection, people
    whom an HR partner does not look after, peers and reports whom the template asks nothing, and anybody but HR and
    administrators. What is not said about evidence and realism is as the template says.
    """
    if not runs_cycles(actor):
        message = "Only HR partners and administrators prepare review cycles. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    checks = Checks()
    name = checks.text(name, "name", required=True)
    due = (self_due_on, manager_due_on, sign_off_due_on)
    days: dict[str, Any] = dict(zip(("self_due_on", "manager_due_on", "sign_off_due_on"), due, strict=True))
    for path, day in days.items():
        checks.day(day, path)
    async with transaction():
        period = await visible_periods(actor).get_or_none(id=period_id)
        checks.require(period is not None, Code.NOT_FOUND, "Choose a period from the list.", "period_id")
        if period is not None:
            checks.problems += problems_of_dates(period.starts_on, **days)
        template = await visible_templates(actor).get_or_none(id=template_id)
        unknown = "Choose a template from the list."
        checks.require(template is not None, Code.NOT_FOUND, unknown, "template_id")
        checks.problems += problems_of_others(others, await directions_asked(template_id))
        await _check_selection(actor, checks, selection)
        checks.done()
        cycle = await create(
            actor,
            "create_review_cycle",
            ReviewCycle,
            name=name, kind=kind, period_id=period_id, template_id=template_id, **days,
            self_review_opens=self_review_opens, calibrates=calibrates,
            **_as_template(template, evidence_for_extremes=evidence_for_extremes, realism_required=realism_required),
            **asdict(others), **_kept(actor, selection),
        )  # fmt: skip
        if not await _refresh(actor, cycle):
            message = "Nobody is chosen. Choose departments or people."
            raise Rejected(Problem(Code.REQUIRED, message, ("department_ids",)))
        await _refuse_others(actor, cycle)
        return cycle


async def check_review_cycle(actor: Actor, *, id: UUID, version: int, waive: bool = False) -> ReviewCycle:
    """Look at the people again; the cycle is CHECKED when nothing was found or what was found is waived, else DRAFT.

    Refuses a launched cycle and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        _require(cycle, CycleAction.CHECK, version)
        checked = await _refresh(actor, cycle)
        await _refuse_others(actor, cycle)
        clean = not any(found(person.facts) for person in checked)
        state = CycleState.CHECKED if clean or waive else CycleState.DRAFT
        reason = "Problems waived." if waive and not clean else ""
        await change(actor, "check_review_cycle", cycle, expected_version=version, reason=reason, state=state)
        return cycle


async def launch_review_cycle(actor: Actor, *, id: UUID, version: int) -> ReviewCycle:
    """Freeze the participants and give out the forms: a self review each, and one to the manager of today.

    Where the cycle asks reports, each gets one about their manager; where it asks peers, they are proposed first; where
    the questionnaire asks dotted-line managers, each gets one. Who has no manager gets the HR partner who launches, and
    without one only the self review; who is on leave has it skipped; who left takes no part. Refuses a cycle that is not checked, and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        _require(cycle, CycleAction.LAUNCH, version)
        taking_part = await _refresh(actor, cycle, launching=True)
        await _refuse_others(actor, cycle)
        if not taking_part:
            raise Rejected(
                Problem(Code.WRONG_STATE, "Nobody is left to take part. Choose other people.", ("id",))
            )
        now = clock.now()
        await change(
            actor,
            "launch_review_cycle",
            cycle,
            expected_version=version,
            state=CycleState.NOMINATION if cycle.most_peers else CycleState.COLLECTING,
            launched_at=now,
        )
        participants = dict(await Participant.filter(cycle_id=cycle.id).values_list("employee_id", "id"))
        stand_in = actor.employee_id if actor.is_hr else None
        forms = [
            form
            for person in taking_part
            for form in forms_about(cycle, person, participants[person.facts.employee], stand_in)
        ]
        if cycle.upward:
            forms += await forms_of_reports(actor, cycle, participants)
        forms += await forms_of_dotted_lines(cycle, participants)
        weigh(forms)
        await create_all(actor, "launch_review_cycle", forms)
        await announce("ReviewCycleLaunched", cycle_id=cycle.id, participants=len(taking_part))
        return cycle


async def move_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str = "") -> ReviewCycle:
    """Move a running cycle to its next phase.

    Refuses while forms of this phase are open, unless a reason is given: they are then skipped with it and their drafts
    kept. What peers and reports handed in is released when COLLECTING ends. Refuses to leave NOMINATION while somebody has
    too few peers, CALIBRATION while a session is open and SHARING while a form is not shared, to skip a form about
    oneself, and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        _require(cycle, CycleAction.MOVE_ON, version)
        if cycle.state is CycleState.NOMINATION:
            await refuse_few_peers(cycle, reason)
        await _skip_open(actor, cycle, HAND_IN_BEFORE.get(cycle.state, frozenset()), reason)
        if cycle.state is CycleState.COLLECTING:
            await release_forms(actor, cycle)
        if cycle.state is CycleState.SHARING:
            await _refuse_unshared(cycle)
        if cycle.state is CycleState.CALIBRATION:
            await _refuse_uncalibrated(cycle)
        wanted = frozenset({CycleState.CALIBRATION} if cycle.calibrates else ())
        state = phase_after(cycle.state, wanted)
        await change(actor, "move_review_cycle", cycle, expected_version=version, reason=reason, state=state)
        await announce("ReviewCycleMoved", cycle_id=cycle.id, state=state)
        return cycle


async def close_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str = "") -> ReviewCycle:
    """Close a cycle after sign-off.

    Refuses while shared reviews are not acknowledged, unless a reason is given that is noted at each of them; they can
    still be acknowledged later. Refuses who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        _require(cycle, CycleAction.CLOSE, version)
        open_forms = await lock_row(
            Review.filter(cycle_id=cycle.id, direction=ReviewDirection.MANAGER, state=ReviewState.SHARED)
        )
        if open_forms and not reason:
            message = (
                f"{len(open_forms)} reviews are not acknowledged. Wait for them, or close with a reason."
            )
            raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))
        await change_all(actor, "close_review_cycle", open_forms, reason=reason, skip_reason=reason)
        await change(
            actor,
            "close_review_cycle",
            cycle,
            expected_version=version,
            reason=reason,
            state=CycleState.CLOSED,
            closed_at=clock.now(),
        )
        await announce("ReviewCycleClosed", cycle_id=cycle.id)
        return cycle


async def cancel_review_cycle(actor: Actor, *, id: UUID, version: int, reason: str) -> ReviewCycle:
    """Give a cycle up before anything is shared; drafts stay with their authors.

    Refuses without a reason, once sharing began, and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        _require(cycle, CycleAction.CANCEL, version)
        state = CycleState.CANCELLED
        await change(
            actor, "cancel_review_cycle", cycle, expected_version=version, reason=reason, state=state
        )
        await announce("ReviewCycleCancelled", cycle_id=cycle.id)
        return cycle


def _as_template(template: ReviewTemplate | None, **said: bool | None) -> dict[str, Any]:
    return {name: getattr(template, name) if value is None else value for name, value in said.items()}


async def _check_selection(actor: Actor, checks: Checks, selection: Selection) -> None:
    checks.day(selection.hired_from, "hired_from")
    checks.day(selection.hired_to, "hired_to")
    checks.span(selection.hired_from, selection.hired_to, "hired_to")
    named = {
        "department_ids": selection.departments,
        "include_ids": selection.include,
        "exclude_ids": selection.exclude,
    }
    for path, ids in named.items():
        checks.require(len(ids) <= MOST_NAMED, Code.TOO_MANY, f"Name at most {MOST_NAMED} one by one.", path)
        if len(ids) > MOST_NAMED:
            continue
        visible = visible_departments(actor) if path == "department_ids" else visible_employees(actor)
        known = set(await visible.filter(id__in=ids).values_list("id", flat=True)) if ids else set()
        checks.require(
            set(ids) <= known, Code.NOT_FOUND, "One of these does not exist. Choose from the list.", path
        )


def _kept(actor: Actor, selection: Selection) -> dict[str, Any]:
    departments = selection.departments
    if not departments and not selection.include and not actor.is_admin and not actor.hr_whole_company:
        departments = tuple(sorted(actor.hr_departments))
    return {
        "department_ids": [str(id) for id in departments],
        "include_ids": [str(id) for id in selection.include],
        "exclude_ids": [str(id) for id in selection.exclude],
        "hired_from": selection.hired_from,
        "hired_to": selection.hired_to,
    }


async def _refresh(actor: Actor, cycle: ReviewCycle, *, launching: bool = False) -> list[Person]:
    """Write the participants anew as the people are today; at the launch without those who left."""
    everybody = await people(actor, cycle, await chosen(actor, cycle))
    taking_part = [person for person in everybody if not (launching and person.facts.left)]
    await Participant.filter(cycle_id=cycle.id).delete()
    now = clock.now()
    rows = [
        Participant(
            cycle_id=cycle.id,
            employee_id=person.facts.employee,
            manager_id=person.facts.manager,
            department_id=person.department,
            name=person.name,
            search_name=person.search_name,
            title=person.title,
            level=person.level,
            role_profile_id=person.role_profile,
            added_at=now,
        )
        for person in taking_part
    ]
    # The snapshot is a part of the cycle, and so of its audit event.
    await Participant.bulk_create(rows, batch_size=1_000)
    return taking_part


async def _refuse_others(actor: Actor, cycle: ReviewCycle) -> None:
    if cycle.id not in await run_by(actor, [cycle.id]):
        message = "You do not look after everybody chosen. Choose people of your departments, or ask an administrator."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("department_ids",)))


async def _skip_open(
    actor: Actor, cycle: ReviewCycle, directions: frozenset[ReviewDirection], reason: str
) -> None:
    open_forms = await lock_row(Review.filter(cycle_id=cycle.id, direction__in=directions, state__in=OPEN))
    if not open_forms:
        return
    if not reason:
        kinds = {_KINDS.get(form.direction, "forms of colleagues") for form in open_forms}
        kind = kinds.pop() if len(kinds) == 1 else "forms"
        message = f"{len(open_forms)} {kind} are not handed in. Wait for them, or move on with a reason: they are then skipped."
        raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))
    if any(form.reviewee_id == actor.employee_id for form in open_forms):
        message = "A form about you is open, and nobody processes their own record. Hand it in, or ask a colleague to move on."
        raise Rejected(Problem(Code.OWN_RECORD, message, ("id",)))
    await change_all(
        actor, "skip_review", open_forms, reason=reason, state=ReviewState.SKIPPED, skip_reason=reason
    )


async def _refuse_unshared(cycle: ReviewCycle) -> None:
    handed_in = Review.filter(cycle_id=cycle.id, state=ReviewState.SUBMITTED, direction__in=NAMED)
    unshared = await handed_in.count()
    if unshared:
        message = f"{unshared} forms are not shared yet. Share them first."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def _refuse_uncalibrated(cycle: ReviewCycle) -> None:
    sessions = CalibrationSession.filter(cycle_id=cycle.id).exclude(state=CalibrationState.LOCKED)
    open_ones = await sessions.count()
    if open_ones:
        message = f"{open_ones} calibration sessions are not closed. Ask who leads them to close them first."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


_KINDS = {
    ReviewDirection.SELF: "self reviews",
    ReviewDirection.MANAGER: "managers' reviews",
    ReviewDirection.DOTTED: "dotted-line managers' reviews",
}
_REFUSALS = {
    CycleAction.CHECK: "This cycle is launched already.",
    CycleAction.LAUNCH: "Only a checked cycle can be launched. Check it first.",
    CycleAction.MOVE_ON: "This cycle cannot move on from here. Launch it, or close it after sign-off.",
    CycleAction.CLOSE: "Only a cycle in sign-off can be closed. Move it on first.",
    CycleAction.CANCEL: "A cycle can only be cancelled before anything is shared.",
}


def _require(cycle: ReviewCycle, action: CycleAction, version: int) -> None:
    if cycle.version != version:
        raise conflict(cycle)
    if action not in cycle_actions(cycle.state, runs=True, shares=False):
        raise Rejected(Problem(Code.WRONG_STATE, _REFUSALS[action], ("id",)))
