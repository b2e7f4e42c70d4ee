"""Preparing a cycle: draft it, take over the last one, look at its people, settle what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from types import EllipsisType
from typing import Any, Final
from uuid import UUID

from headway.people.access import (
    visible_colleagues,
    visible_departments,
    visible_employees,
    visible_standards,
)
from headway.planning.access import visible_periods
from headway.planning.reads import current_period
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import change, create, create_all
from headway.reviewing.access import cycle_to_run, run_by, runs_cycles, visible_templates
from headway.reviewing.models import FrozenStandard, Participant, Question, ReviewCycle, SettledProblem
from headway.reviewing.reads.checking import unsettled
from headway.reviewing.reads.cycles import Person, chosen, directions_asked, people
from headway.reviewing.rules import (
    CycleAction,
    CycleKind,
    CycleProblemKind,
    CycleState,
    QuestionKind,
    SelfReviewOpens,
    Signer,
)
from headway.reviewing.rules.launching import NAMING
from headway.reviewing.rules.lives import cycle_actions, launch_of
from headway.reviewing.rules.nominating import NO_OTHERS, OthersAsked, problems_of_others
from headway.reviewing.rules.phases import DAY_COLUMNS, problems_of_days, repeated
from headway.reviewing.rules.signing import problem_naming

AsTemplate = EllipsisType
AS_TEMPLATE: Final = ...
MOST_NAMED = 1_000
MOST_FORMS_ALLOWED = 100


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
    nomination_due_on: date | None = None,
    calibration_due_on: date | None = None,
    sharing_due_on: date | None = None,
    most_forms: int = 0,
    finishes_leavers: bool = False,
    also_signs: Signer | AsTemplate | None = AS_TEMPLATE,
) -> ReviewCycle:
    """Draft a cycle for the people chosen; HR partners without a choice get their own departments.

    Refuses dates that do not ascend, what is unknown, an archived template, an empty selection, people whom an HR partner
    does not look after, others than the template asks or fewer of them together, and anybody but HR and administrators.
    What is not said about evidence, realism, signers and the smallest group is as the template says.
    """
    if not runs_cycles(actor):
        message = "Only HR partners and administrators prepare review cycles. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    checks = Checks()
    name = checks.text(name, "name", required=True)
    checks.count(most_forms, "most_forms", most=MOST_FORMS_ALLOWED)
    days: dict[str, Any] = {
        "self_due_on": self_due_on, "manager_due_on": manager_due_on, "sign_off_due_on": sign_off_due_on,
        "nomination_due_on": nomination_due_on, "calibration_due_on": calibration_due_on, "sharing_due_on": sharing_due_on,
    }  # fmt: skip
    async with transaction():
        await _check_days(actor, checks, period_id, days)
        said = {"evidence_for_extremes": evidence_for_extremes, "realism_required": realism_required}
        form = await _check_form(actor, checks, template_id, others, also_signs=also_signs, **said)
        await _check_selection(actor, checks, selection)
        checks.done()
        cycle = await create(
            actor,
            "create_review_cycle",
            ReviewCycle,
            name=name, kind=kind, period_id=period_id, template_id=template_id, **days,
            self_review_opens=self_review_opens, calibrates=calibrates,
            **form, **_kept(actor, selection),
            most_forms=most_forms, finishes_leavers=finishes_leavers,
        )  # fmt: skip
        if not await gather(actor, cycle):
            message = "Nobody is chosen. Choose departments or people."
            raise Rejected(Problem(Code.REQUIRED, message, ("department_ids",)))
        await refuse_others(actor, cycle)
        return cycle


async def repeat_review_cycle(actor: Actor, *, id: UUID) -> ReviewCycle:
    """Draft a cycle as this one was, in the period of today with the newest version of its form, and check it.

    Its days lie as far from today as theirs lay from its launch. Refuses a cycle that the actor does not run, and where no
    period is open.
    """
    async with transaction():
        last = await cycle_to_run(actor, id)
        period = await current_period(actor)
        if period is None:
            message = "No period is open. Open one, then repeat the cycle."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        form = await visible_templates(actor).get(id=last.template_id)
        newest = await visible_templates(actor).filter(name=form.name).order_by("-number").first() or form
        others = OthersAsked(**{name: getattr(last, name) for name in asdict(NO_OTHERS)})
        begun_on = (last.launched_at or last.created_at).date()
        days: Any = repeated({name: getattr(last, name) for name in DAY_COLUMNS}, begun_on, clock.today())
        since = clock.today() - begun_on
        policy: Any = {name: getattr(last, name) for name in _POLICY}
        cycle = await create_review_cycle(
            actor,
            name=f"{period.name} reviews",
            period_id=period.id,
            template_id=newest.id,
            others=replace(others, smallest_group=max(last.smallest_group, newest.smallest_group)),
            selection=Selection(
                tuple(UUID(id) for id in last.department_ids),
                tuple(UUID(id) for id in last.include_ids),
                tuple(UUID(id) for id in last.exclude_ids),
                last.hired_from and last.hired_from + since,
                last.hired_to and last.hired_to + since,
            ),
            **days,
            **policy,
        )
        return await check_review_cycle(actor, id=cycle.id, version=cycle.version)


async def check_review_cycle(actor: Actor, *, id: UUID, version: int) -> ReviewCycle:
    """Look at the people again; the cycle is CHECKED when nothing was found or all that was found is settled, else DRAFT.

    Refuses a cycle whose launch is under way, and who does not run it.
    """
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.CHECK, version)
        await gather(actor, cycle)
        await refuse_others(actor, cycle)
        await change(
            actor, "check_review_cycle", cycle, expected_version=version, state=await _state(actor, cycle)
        )
        return cycle


async def settle_cycle_problems(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    kind: CycleProblemKind,
    employee_ids: Sequence[UUID] = (),
    reason: str = "",
    reviewer_id: UUID | None = None,
) -> ReviewCycle:
    """Settle what was found: waive it with a reason, or name who writes about people without a manager.

    Without people all of this kind are meant. With the last one the cycle is CHECKED. Refuses a waiver without a reason,
    a reviewer who has left, reviews themselves or is not what is missing, and who does not run the cycle.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=reviewer_id is None)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.CHECK, version)
        found = [it for it in await unsettled(actor, cycle) if it.code is kind]
        meant = [it for it in found if not employee_ids or it.employee_id in employee_ids]
        checks.require(
            bool(meant), Code.NOT_FOUND, "This is settled already, or was not found.", "employee_ids"
        )
        if reviewer_id is not None:
            fits = kind in NAMING and reviewer_id not in {it.employee_id for it in meant}
            works_here = await visible_colleagues(actor).filter(id=reviewer_id).exists()
            message = "Choose somebody else who works here, for people without a manager."
            checks.require(fits and works_here, Code.INVALID, message, "reviewer_id")
        checks.done()
        settled = [
            SettledProblem(
                cycle_id=cycle.id, employee_id=it.employee_id, kind=kind, reason=reason,
                reviewer_id=reviewer_id, settled_at=clock.now(),
            )
            for it in meant
        ]  # fmt: skip
        await create_all(actor, "settle_cycle_problems", settled)
        await change(
            actor, "settle_cycle_problems", cycle, expected_version=version, state=await _state(actor, cycle)
        )
        return cycle


async def _state(actor: Actor, cycle: ReviewCycle) -> CycleState:
    return CycleState.DRAFT if await unsettled(actor, cycle) else CycleState.CHECKED


async def _check_days(actor: Actor, checks: Checks, period_id: UUID, days: Mapping[str, date | None]) -> None:
    for path, day in days.items():
        checks.day(day, path)
    period = await visible_periods(actor).get_or_none(id=period_id)
    checks.require(period is not None, Code.NOT_FOUND, "Choose a period from the list.", "period_id")
    if period is not None:
        checks.problems += problems_of_days(period.starts_on, days)


async def _check_form(
    actor: Actor,
    checks: Checks,
    template_id: UUID,
    others: OthersAsked,
    *,
    also_signs: Signer | AsTemplate | None,
    **said: bool | None,
) -> dict[str, Any]:
    """Whom the cycle asks and what it asks of forms: as said, or as its template says."""
    template = await visible_templates(actor).get_or_none(id=template_id)
    checks.require(template is not None, Code.NOT_FOUND, "Choose a template from the list.", "template_id")
    named = None if also_signs is AS_TEMPLATE else also_signs
    if problem := problem_naming(named, ("also_signs",)):
        checks.problems.append(problem)
    if template is None:
        return {}
    message = "This template is archived. Choose another, or bring it back."
    checks.require(template.archived_at is None, Code.WRONG_STATE, message, "template_id")
    asked = await directions_asked(template_id)
    checks.problems += problems_of_others(others, asked, template.smallest_group)
    inherited = {name: getattr(template, name) for name, value in said.items() if value is None}
    return {
        **asdict(others),
        **said,
        **inherited,
        "smallest_group": others.smallest_group or template.smallest_group,
        "also_signs": template.also_signs if also_signs is AS_TEMPLATE else named,
    }


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


async def gather(actor: Actor, cycle: ReviewCycle, *, launching: bool = False) -> list[Person]:
    """Write the participants anew as the people are today; at the launch without those who left."""
    everybody = await people(actor, cycle, await chosen(actor, cycle))
    taking_part = [person for person in everybody if not (launching and person.facts.left)]
    await Participant.filter(cycle_id=cycle.id).delete()
    await FrozenStandard.filter(cycle_id=cycle.id).delete()
    await take_in(cycle, taking_part)
    return taking_part


async def take_in(cycle: ReviewCycle, found: Sequence[Person]) -> list[Participant]:
    """Freeze people as they are today: the snapshot is a part of the cycle, and so of its audit event."""
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
        for person in found
    ]
    await Participant.bulk_create(rows, batch_size=1_000)
    await _freeze_standards(cycle, {row.role_profile_id for row in rows if row.role_profile_id})
    return rows


async def _freeze_standards(cycle: ReviewCycle, roles: set[UUID]) -> None:
    """Keep what these roles ask for as it is today, where the questionnaire has it judged; once a role and cycle."""
    asked = Question.filter(template_id=cycle.template_id, kind=QuestionKind.STANDARDS)
    if not await asked.exists():
        return
    frozen = await FrozenStandard.filter(cycle_id=cycle.id).values_list("role_profile_id", flat=True)
    wanted = visible_standards(SYSTEM).filter(role_profile_id__in=roles.difference(frozen))
    kept = ("role_profile_id", "position", "name", "description", "weight", "anchors")
    await FrozenStandard.bulk_create(
        FrozenStandard(cycle_id=cycle.id, standard_id=it.id, **{name: getattr(it, name) for name in kept})
        for it in await wanted
    )


async def refuse_others(actor: Actor, cycle: ReviewCycle) -> None:
    """Refuse HR partners who do not look after everybody chosen."""
    if cycle.id not in await run_by(actor, [cycle.id]):
        message = "You do not look after everybody chosen. Choose people of your departments, or ask an administrator."
        raise Rejected(Problem(Code.FORBIDDEN, message, ("department_ids",)))


_POLICY = (
    "kind",
    "self_review_opens",
    "evidence_for_extremes",
    "realism_required",
    "calibrates",
    "also_signs",
    "most_forms",
    "finishes_leavers",
)
_REFUSALS = {
    CycleAction.CHECK: "This cycle is launched already, or about to be. Stop the launch first.",
    CycleAction.LAUNCH: "Only a checked cycle can be launched. Check it first.",
    CycleAction.STOP_LAUNCH: "No launch can be stopped: it was not asked for, or the forms are being made.",
    CycleAction.MOVE_ON: "This cycle cannot move on from here. Launch it, or close it after sign-off.",
    CycleAction.STEP_BACK: "This cycle cannot step back from here.",
    CycleAction.CHANGE_DATES: "The days of a cycle that is over, or about to be launched, cannot be moved.",
    CycleAction.ADD_PEOPLE: "People can be added from the launch on until managers have written.",
    CycleAction.STEER: "Only a running cycle is steered.",
    CycleAction.CLOSE: "Only a cycle in sign-off can be closed. Move it on first.",
    CycleAction.ARCHIVE: "Only a closed cycle can be archived.",
    CycleAction.CANCEL: "A cycle can only be cancelled before anything is shared, and not while it is being launched.",
}


def require(cycle: ReviewCycle, action: CycleAction, version: int) -> None:
    """Refuse a stale version, and what is not to be done with the cycle now."""
    if cycle.version != version:
        raise conflict(cycle)
    launch = launch_of(cycle.launches_at, clock.now())
    if action not in cycle_actions(cycle.state, runs=True, shares=False, launch=launch):
        raise Rejected(Problem(Code.WRONG_STATE, _REFUSALS[action], ("id",)))
