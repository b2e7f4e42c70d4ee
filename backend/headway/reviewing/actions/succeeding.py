"""Who writes when people change while a cycle runs: reassigned forms, managers who change, reviewers and reviewees who leave."""

from datetime import date
from typing import Any
from uuid import UUID

from headway.people.access import visible_colleagues
from headway.people.reads import lines_of
from headway.people.rules.reporting import line_on
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict
from headway.platform.events import announce, announce_once, change, change_all, create, create_all
from headway.reviewing.access import change_to_decide
from headway.reviewing.actions.forms import new_form
from headway.reviewing.actions.writing import form_to
from headway.reviewing.models import ManagerChange, Participant, Review, ReviewCycle
from headway.reviewing.reads.checking import problems
from headway.reviewing.rules import (
    CycleProblemKind,
    ManagerChoice,
    ReviewAction,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.combining import share_of_manager
from headway.reviewing.rules.lives import GIVEN_AWAY, HANDED_IN, JOINING, KEPT, MAY_DECLINE, OPEN, RUNNING
from headway.reviewing.rules.succession import Span, shares_of, split

TO_DECIDE = (CycleProblemKind.JOINED, CycleProblemKind.REVIEWER_LEFT, CycleProblemKind.MANAGER_CHANGED)
LEFT = "Left before the review was finished."
COLLEAGUE_LEFT = "Left before handing in."


async def reassign_review(actor: Actor, *, id: UUID, version: int, reviewer_id: UUID, reason: str) -> Review:
    """Let somebody else write a manager's form; the draft stays with its author and HR. The new form.

    Refuses without a reason, who has left, writes already or is the person; a form that is not open; and all but HR in scope.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        review, _ = await form_to(ReviewAction.REASSIGN, actor, id, version)
        works_here = await visible_colleagues(actor).filter(id=reviewer_id).exists()
        fits = reviewer_id not in {review.reviewee_id, review.reviewer_id}
        message = "Choose somebody else who works here, not the person themselves."
        checks.require(works_here and fits, Code.INVALID, message, "reviewer_id")
        checks.done()
        return await _give_to(actor, review, reviewer_id, reason)


async def decide_manager_change(
    actor: Actor, *, id: UUID, version: int, choice: ManagerChoice
) -> ManagerChange:
    """Say who writes about somebody whose manager changed: the one before, the new one, or both by their days.

    Refuses to take away a form that is handed in, a stale version, a cycle that is past it, and all but HR in scope.
    """
    async with transaction():
        row = await change_to_decide(actor, id)
        if row.version != version:
            raise conflict(row)
        cycle = row.participant.cycle
        if cycle.state not in JOINING:
            message = "Managers' reviews of this cycle are over, so nothing is to be decided any more."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await _apply(actor, cycle, row, choice)
        await change(
            actor,
            "decide_manager_change",
            row,
            expected_version=version,
            choice=choice,
            decided_at=clock.now(),
        )
        return row


async def follow_people() -> int:
    """Let running cycles follow who left and whose manager changed; how many forms. Idempotent."""
    running = await ReviewCycle.filter(state__in=list(RUNNING)).order_by("id").values_list("id", flat=True)
    return sum([await _follow(id) for id in running])


async def _follow(id: Any) -> int:
    async with transaction():
        cycle = await lock_row(ReviewCycle.filter(id=id)).first()
        if cycle is None or cycle.state not in RUNNING:
            return 0
        split_up = await _split_managers(cycle) if cycle.state in JOINING else 0
        done = split_up + await _void_leavers(cycle) + await _replace_leavers(cycle)
        await _tell(cycle)
        return done


async def _tell(cycle: ReviewCycle) -> None:
    """Who launched the cycle hears of everybody who is to be decided about, once each."""
    waiting = (await problems(SYSTEM, [cycle]))[cycle]
    left = Review.filter(cycle_id=cycle.id, state=ReviewState.VOID, reviewee__status=EmployeeStatus.LEFT)
    found = [(it.code, it.employee_id) for it in waiting if it.code in TO_DECIDE]
    found += [(CycleProblemKind.LEFT, id) for (id,) in await left.distinct().values_list("reviewee_id")]
    news = {f"{kind} {cycle.id} {id}": {"cycle_id": cycle.id, "kind": kind} for kind, id in found}
    await announce_once("PeopleToDecideAbout", news)


async def _void_leavers(cycle: ReviewCycle) -> int:
    """Forms about people who left count no more, unless the cycle finishes them; what colleagues handed in stays released."""
    if cycle.finishes_leavers:
        return 0
    about = Review.filter(cycle_id=cycle.id, reviewee__status=EmployeeStatus.LEFT, release_id__isnull=True)
    forms = await lock_row(about.filter(state__in=[*sorted(OPEN | KEPT), ReviewState.SKIPPED]))
    await change_all(SYSTEM, "void_review", forms, state=ReviewState.VOID, skip_reason=LEFT)
    return len(forms)


async def _replace_leavers(cycle: ReviewCycle) -> int:
    """A manager's form goes to the manager of who left, with the draft; colleagues who left are asked no more."""
    written = Review.filter(cycle_id=cycle.id, state__in=sorted(OPEN), reviewer__status=EmployeeStatus.LEFT)
    asked = await lock_row(written.filter(direction__in=sorted(MAY_DECLINE)))
    values = {"state": ReviewState.SKIPPED, "skip_reason": COLLEAGUE_LEFT}
    await change_all(SYSTEM, "skip_review", asked, **values)
    forms = await written.filter(direction=ReviewDirection.MANAGER).select_related("reviewer")
    done = 0
    for form in forms:
        above = form.reviewer.manager_id
        here = above is not None and await visible_colleagues(SYSTEM).filter(id=above).exists()
        if above is not None and here and above != form.reviewee_id:
            done += await _pass_on(form, above)
    return done + len(asked)


async def _pass_on(form: Review, above: UUID) -> int:
    """Nothing is done where the one above writes already: HR sees that the reviewer left."""
    there = Review.filter(participant_id=form.participant_id, reviewer_id=above)
    if await there.filter(direction=ReviewDirection.MANAGER).exclude(state__in=sorted(GIVEN_AWAY)).exists():
        return 0
    await _give_to(SYSTEM, form, above, COLLEAGUE_LEFT, shows_draft=True)
    return 1


async def _split_managers(cycle: ReviewCycle) -> int:
    """Both the manager before and the one since write, each about their days, until somebody decides otherwise."""
    moved = await _moved(cycle)
    lines = await lines_of([employee for _, employee, _, _ in moved])
    period = await cycle.period
    today = clock.today()
    done = 0
    for participant, employee, former, successor in moved:
        held = line_on(lines[employee], today)
        since = held.valid_from if held else today
        if not period.starts_on < since <= min(period.ends_on, today):
            continue
        row = await create(
            SYSTEM, "follow_manager", ManagerChange, participant_id=participant, former_id=former,
            successor_id=successor, changed_on=since,
        )  # fmt: skip
        await _apply(SYSTEM, cycle, row, ManagerChoice.BOTH)
        await announce("ManagerChangedInCycle", participant_id=participant, change_id=row.id)
        done += 1
    return done


async def _moved(cycle: ReviewCycle) -> list[tuple[UUID, UUID, UUID | None, UUID]]:
    """Participant, person, manager at the launch and manager now, of those who differ and about whom nothing was done yet."""
    people = Participant.filter(cycle_id=cycle.id, employee__manager_id__isnull=False)
    here = people.exclude(employee__status=EmployeeStatus.LEFT).order_by("id")
    rows = await here.values_list("id", "employee_id", "manager_id", "employee__manager_id")
    known = ManagerChange.filter(participant__cycle_id=cycle.id)
    told = set(await known.values_list("participant_id", "successor_id"))
    return [row for row in rows if row[2] != row[3] and (row[0], row[3]) not in told]


async def _apply(actor: Actor, cycle: ReviewCycle, row: ManagerChange, choice: ManagerChoice) -> None:
    """Let the forms of the two managers be as the choice says; drafts are kept whatever it is."""
    forms = Review.filter(participant_id=row.participant_id, direction=ReviewDirection.MANAGER)
    by = {form.reviewer_id: form for form in await lock_row(forms)}
    old = by.get(row.former_id) if row.former_id else None
    new = by.get(row.successor_id)
    for form, goes in ((old, choice is ManagerChoice.HAND_OVER), (new, choice is ManagerChoice.KEEP)):
        if goes and form is not None and form.state in HANDED_IN:
            message = "This form is handed in already and stays valid. Choose that both write."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("choice",)))
    person = await Participant.get(id=row.participant_id)
    own = await Review.get_or_none(participant_id=row.participant_id, direction=ReviewDirection.SELF)
    first = own.from_on if own else None
    whole = await _span(cycle, first)
    before, since = split(whole, row.changed_on)
    shares = await _shares(row, choice, before, since)
    both = choice is ManagerChoice.BOTH
    if old is not None:
        gone = choice is ManagerChoice.HAND_OVER
        values: dict[str, Any] = {"to_on": before.to_on if both else None, "weight": shares[0]}
        values["state"] = ReviewState.REASSIGNED if gone else _as_before(old)
        await change(actor, "decide_manager_change", old, **values)
    days: dict[str, Any] = {"from_on": since.from_on if both else first, "weight": shares[1]}
    if new is not None:
        state = ReviewState.VOID if choice is ManagerChoice.KEEP else _as_before(new)
        await change(actor, "decide_manager_change", new, state=state, **days)
    elif choice is not ManagerChoice.KEEP and row.successor_id != person.employee_id:
        form = new_form(cycle, person, row.successor_id, ReviewDirection.MANAGER, **days)
        await create_all(actor, "decide_manager_change", [form])


async def _shares(row: ManagerChange, choice: ManagerChoice, before: Span, since: Span) -> list[int]:
    """The shares of the manager before and since, of what the dotted lines leave."""
    dotted = Review.filter(participant_id=row.participant_id, direction=ReviewDirection.DOTTED)
    given = await dotted.exclude(state__in=sorted(GIVEN_AWAY))
    whole = share_of_manager(form.weight or 0 for form in given)
    if choice is ManagerChoice.BOTH and row.former_id is not None:
        return shares_of(whole, [before, since])
    return [whole, whole]


async def _span(cycle: ReviewCycle, first: date | None) -> Span:
    period = await cycle.period
    return Span(first or period.starts_on, period.ends_on)


def _as_before(form: Review) -> ReviewState:
    """What a form is again once it counts."""
    if form.state not in GIVEN_AWAY:
        return form.state
    return ReviewState.IN_PROGRESS if form.started_at is not None else ReviewState.ASSIGNED


async def _give_to(
    actor: Actor, review: Review, reviewer_id: UUID, reason: str, *, shows_draft: bool = False
) -> Review:
    """The form of somebody else in the place of this one; who wrote it before goes on with their draft of then."""
    there = await Review.get_or_none(
        participant_id=review.participant_id, reviewer_id=reviewer_id, direction=ReviewDirection.MANAGER
    )
    if there is not None and there.state not in GIVEN_AWAY:
        message = "They write about this person already. Choose somebody else, or skip this form."
        raise Rejected(Problem(Code.DUPLICATE, message, ("reviewer_id",)))
    values: dict[str, Any] = {"state": ReviewState.REASSIGNED, "skip_reason": reason}
    await change(actor, "reassign_review", review, reason=reason, **values)
    kept = {
        name: getattr(review, name)
        for name in ("due_on", "from_on", "to_on", "weight", "extended", "unlocked")
    }
    kept |= {"instead_of_id": review.id, "shows_draft": shows_draft}
    if there is None:
        cycle, person = await review.cycle, await review.participant
        there = new_form(cycle, person, reviewer_id, ReviewDirection.MANAGER)
        there.update_from_dict(kept)
        await create_all(actor, "reassign_review", [there])
    else:
        await change(actor, "reassign_review", there, state=_as_before(there), skip_reason="", **kept)
    await announce("ReviewReassigned", review_id=there.id)
    return there
