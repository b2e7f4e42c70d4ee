"""Steering a running cycle: remind, give more time, skip, open early, take in who joined."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from headway.people.access import visible_colleagues
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce_once, change, change_all, create_all, record
from headway.reviewing.access import cycle_to_run
from headway.reviewing.actions.cycles import refuse_others, require, take_in
from headway.reviewing.actions.forms import Writers, forms_of
from headway.reviewing.actions.only_reports import ask_only_reports
from headway.reviewing.actions.phases import open_again
from headway.reviewing.models import Participant, Review, ReviewCycle
from headway.reviewing.reads.cycles import people
from headway.reviewing.reads.stuck import holding, nudge_key, nudged_today
from headway.reviewing.rules import CycleAction, CycleState, ReviewDirection, ReviewState
from headway.reviewing.rules.lives import OPEN

MOST_AT_ONCE: Final = 1_000
# Who joined with fewer days left of the period has little to be looked at.
FEWEST_DAYS: Final = 30


async def nudge_reviewers(
    actor: Actor, *, id: UUID, version: int, employee_ids: Sequence[UUID] = ()
) -> tuple[ReviewCycle, int]:
    """Remind those who hold the phase up, all of them or these; each at most once a day. How many were reminded.

    Refuses people who do not hold it up, a cycle that is not running, and who does not run it.
    """
    _refuse_many(employee_ids)
    async with transaction():
        cycle = await _cycle_to_steer(actor, id, version)
        by = "reviewee_id" if cycle.state is CycleState.SIGN_OFF else "reviewer_id"
        waiting = (await holding(actor, cycle)).order_by("due_on", "id")
        if employee_ids:
            waiting = waiting.filter(**{f"{by}__in": list(employee_ids)})
        first: dict[UUID, UUID] = {}
        for person, form in await waiting.values_list(by, "id"):
            first.setdefault(person, form)
        if not first:
            message = "Nobody of these holds the phase up any more."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("employee_ids",)))
        told = await nudged_today(cycle.id, list(first))
        news = {
            nudge_key(cycle.id, person): {"review_id": form, "employee_id": person}
            for person, form in first.items()
            if person not in told
        }
        await record(actor, "nudge_reviewers", cycle, after={"people": len(news)})
        await announce_once("ReviewNudged", news)
        return cycle, len(news)


async def extend_reviews(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    employee_ids: Sequence[UUID],
    direction: ReviewDirection,
    due_on: date,
    reason: str,
) -> ReviewCycle:
    """Give people more time for their forms of a direction: also once the others' time is over, until reviews are shared.

    What was skipped because the phase ended opens again. Refuses without a reason, a day that is over or behind that of
    sign-off, people without such a form, forms about oneself, and who does not run the cycle.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.day(due_on, "due_on")
    _refuse_many(employee_ids)
    async with transaction():
        cycle = await _cycle_to_steer(actor, id, version)
        in_time = clock.today() <= due_on <= cycle.sign_off_due_on
        message = "Choose a day from today to the last day of sign-off."
        checks.require(in_time, Code.INVALID, message, "due_on")
        checks.done()
        forms = await _forms_about(actor, cycle, employee_ids, direction)
        values = {"due_on": due_on, "extended": True}
        await open_again(actor, "extend_review", forms, reason, **values)
        return cycle


async def skip_reviews(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    employee_ids: Sequence[UUID],
    direction: ReviewDirection,
    reason: str,
) -> ReviewCycle:
    """Take the open forms of a direction about these people out of the cycle; drafts stay with their authors.

    Refuses without a reason, people without such a form, forms about oneself, and who does not run the cycle.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    _refuse_many(employee_ids)
    checks.done()
    async with transaction():
        cycle = await _cycle_to_steer(actor, id, version)
        forms = [
            form
            for form in await _forms_about(actor, cycle, employee_ids, direction)
            if form.state is not ReviewState.SKIPPED
        ]
        values = {"state": ReviewState.SKIPPED, "skip_reason": reason}
        await change_all(actor, "skip_review", forms, reason=reason, **values)
        return cycle


async def unlock_participant(actor: Actor, *, id: UUID, version: int, employee_id: UUID) -> ReviewCycle:
    """Let the self review and the manager's form about somebody be written before their phase has come.

    Refuses a cycle that takes forms already, who takes no part, oneself, and who does not run the cycle.
    """
    async with transaction():
        cycle = await _cycle_to_steer(actor, id, version)
        if cycle.state is not CycleState.NOMINATION:
            message = "This cycle takes forms already, or not any more. Give more time instead."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        ways = (ReviewDirection.SELF, ReviewDirection.MANAGER)
        forms = [form for way in ways for form in await _forms_about(actor, cycle, [employee_id], way)]
        await change_all(actor, "unlock_participant", forms, unlocked=True)
        return cycle


async def add_to_review_cycle(
    actor: Actor, *, id: UUID, version: int, employee_ids: Sequence[UUID], reason: str = ""
) -> ReviewCycle:
    """Take in people who joined after the launch: from their first day on, with the cycle's form and days.

    Refuses who takes part already or left; who was here for less than 30 days of the period, without a reason; a cycle that
    is too far; people whom the actor does not look after; and who does not run it.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH)
    _refuse_many(employee_ids)
    checks.done()
    async with transaction():
        cycle = await cycle_to_run(actor, id)
        require(cycle, CycleAction.ADD_PEOPLE, version)
        joining = visible_colleagues(actor).filter(id__in=list(employee_ids))
        found = await people(actor, cycle, joining)
        there = await Participant.filter(cycle_id=cycle.id, employee_id__in=list(employee_ids)).exists()
        if there or len(found) < len(set(employee_ids)):
            message = "Choose people who work here and take no part yet."
            raise Rejected(Problem(Code.NOT_FOUND, message, ("employee_ids",)))
        added = await take_in(cycle, found)
        await refuse_others(actor, cycle)
        writers = await Writers.of(cycle, added)
        period = await cycle.period
        short = [
            one
            for one in added
            if (period.ends_on - (writers.from_on(one) or period.starts_on)).days < FEWEST_DAYS
        ]
        if short and not reason:
            message = f"{short[0].name} was here for less than {FEWEST_DAYS} days of the period. Say why they take part."
            raise Rejected(Problem(Code.REQUIRED, message, ("reason",)))
        await create_all(actor, "add_to_review_cycle", await forms_of(cycle, added))
        await ask_only_reports(actor, cycle, added)
        await Participant.filter(id__in=[one.id for one in added]).update(forms_at=clock.now())
        await change(actor, "add_to_review_cycle", cycle, expected_version=version, reason=reason)
        return cycle


def _refuse_many(ids: Sequence[UUID]) -> None:
    if len(ids) > MOST_AT_ONCE:
        message = f"Name at most {MOST_AT_ONCE} people at once."
        raise Rejected(Problem(Code.TOO_MANY, message, ("employee_ids",)))


async def _cycle_to_steer(actor: Actor, id: UUID, version: int) -> ReviewCycle:
    cycle = await cycle_to_run(actor, id)
    require(cycle, CycleAction.STEER, version)
    return cycle


async def _forms_about(
    actor: Actor, cycle: ReviewCycle, employee_ids: Sequence[UUID], direction: ReviewDirection
) -> list[Review]:
    """The forms about these people that are open, or were until their phase ended, locked."""
    if actor.employee_id in employee_ids:
        message = "Nobody processes their own record. Ask a colleague."
        raise Rejected(Problem(Code.OWN_RECORD, message, ("employee_ids",)))
    open_ones = Q(state__in=sorted(OPEN)) | Q(state=ReviewState.SKIPPED, left_open=True)
    about = Review.filter(open_ones, cycle_id=cycle.id, direction=direction)
    forms = await lock_row(about.filter(reviewee_id__in=list(employee_ids)))
    if not forms:
        message = "None of these has such a form that is open."
        raise Rejected(Problem(Code.NOT_FOUND, message, ("employee_ids",)))
    return forms
