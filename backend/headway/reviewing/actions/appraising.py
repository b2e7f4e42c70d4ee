"""Appraising the organisation: ask, vote without a name, reveal once, decide, publish; ARCHITECTURE.md says what stays secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import SystemRandom
from secrets import token_hex
from typing import Any, TypeVar
from uuid import UUID, uuid4

from headway.monitoring.reads.circumstances import group_size
from headway.people.access import visible_colleagues
from headway.planning.access import visible_goals, visible_periods
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found, reject_any
from headway.platform.events import announce, change, create, create_all, record
from headway.platform.models import Row
from headway.reviewing.access import (
    appraisal_to_move,
    refuse_readers,
    steers_appraisals,
)
from headway.reviewing.models import (
    AppraisalFigure,
    AppraisalGoal,
    AppraisalMark,
    AppraisalVote,
    AppraisalVoter,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.reads.appraisal import company_day, parts
from headway.reviewing.rules.appraisal import (
    MIXED,
    AppraisalGroup,
    AppraisalMove,
    AppraisalState,
    figures_of,
    mark_of,
    problem_moving_appraisal,
    problems_voting,
    told_together,
)

MOST_GOALS = 30
_random = SystemRandom()
AnyRow = TypeVar("AnyRow", bound=Row)


@dataclass(frozen=True, slots=True)
class GoalVote:
    """What a voter says of a goal of the appraisal; no score where they cannot judge."""

    goal_id: UUID
    score: int | None = None
    text: str = ""


async def schedule_appraisal(
    actor: Actor, *, period_id: UUID, name: str, opens_on: date, closes_on: date
) -> OrganisationAppraisal:
    """Plan an appraisal of the company goals of a period, those that everybody may read.

    Refuses a period without such goals, days that do not ascend, and all but HR for the whole company.
    """
    refuse_readers(actor)
    checks = Checks()
    name = checks.text(name, "name", most=LINE, required=True)
    checks.day(closes_on, "closes_on")
    today = await company_day()
    checks.require(opens_on >= today, Code.INVALID, "Choose today or a later day.", "opens_on")
    checks.span(opens_on, closes_on, "closes_on")
    async with transaction():
        if not steers_appraisals(actor):
            message = "HR partners for the whole company plan an appraisal. Ask one of them."
            raise Rejected(Problem(Code.FORBIDDEN, message))
        if not await visible_periods(actor).filter(id=period_id).exists():
            raise not_found("period", "period_id")
        goals = await _company_goals(actor, period_id)
        message = f"This period has {len(goals)} agreed company goals that all may read. Choose one with 1 to {MOST_GOALS}."
        checks.require(0 < len(goals) <= MOST_GOALS, Code.INVALID, message, "period_id")
        checks.done()
        made = await create(
            actor, "schedule_appraisal", OrganisationAppraisal, period_id=period_id, name=name,
            opens_on=opens_on, closes_on=closes_on, smallest=(await group_size()).now,
        )  # fmt: skip
        rows = [
            AppraisalGoal(appraisal_id=made.id, goal_id=goal, position=position, title=title)
            for position, (goal, title) in enumerate(goals)
        ]
        await create_all(actor, "schedule_appraisal", rows)
        return made


async def open_appraisal(actor: Actor, *, id: UUID, version: int) -> OrganisationAppraisal:
    """Ask everybody who works here now, each as a manager or as an employee. Refuses all but who steers."""
    async with transaction():
        found = await appraisal_for(AppraisalMove.OPEN, actor, id, version)
        await _open(actor, found)
        return found


async def open_appraisals() -> int:
    """Open those whose day has come; how many. Idempotent."""
    async with transaction():
        due = OrganisationAppraisal.filter(state=AppraisalState.SCHEDULED, opens_on__lte=await company_day())
        rows = await lock_row(due)
        for row in rows:
            await _open(SYSTEM, row)
        return len(rows)


async def extend_appraisal(actor: Actor, *, id: UUID, version: int, closes_on: date) -> OrganisationAppraisal:
    """Move the last day to vote. Refuses a day that is past, and once the votes are counted."""
    checks = Checks()
    checks.day(closes_on, "closes_on")
    today = await company_day()
    checks.require(closes_on >= today, Code.INVALID, "Choose today or a later day.", "closes_on")
    async with transaction():
        found = await appraisal_for(AppraisalMove.EXTEND, actor, id, version)
        checks.span(found.opens_on, closes_on, "closes_on")
        checks.done()
        await change(actor, "extend_appraisal", found, expected_version=version, closes_on=closes_on)
        return found


async def vote_in_appraisal(actor: Actor, *, id: UUID, votes: Sequence[GoalVote]) -> OrganisationAppraisal:
    """Judge the goals, once, without one's name. Neither a vote nor the log says who it was.

    Some other votes, drawn by chance, are written anew together with these, so that their order tells nothing.
    """
    checks = Checks()
    said = [
        (it.goal_id, it.score, checks.text(it.text, "votes", str(at), "text", most=PARAGRAPH))
        for at, it in enumerate(votes)
    ]
    async with transaction():
        found = await appraisal_for(AppraisalMove.VOTE, actor, id, None)
        voter = await AppraisalVoter.get(appraisal_id=id, employee_id=actor.employee_id)
        goals = {goal.id for goal in await AppraisalGoal.filter(appraisal_id=id)}
        checks.problems += problems_voting(goals, said)
        checks.done()
        await _mix_in(
            AppraisalMark(appraisal_id=id, mark=mark_of(found.salt, voter.employee_id)), appraisal_id=id
        )
        for goal, score, text in said:
            if score is not None or text:
                vote = AppraisalVote(goal_id=goal, group=voter.group, score=score, text=text)
                await _mix_in(vote, goal_id=goal)
        # Who it was is not for the log.
        await record(SYSTEM, "vote_in_appraisal", found)
        return found


async def reveal_appraisal(actor: Actor, *, id: UUID, version: int) -> OrganisationAppraisal:
    """Count the votes, once and for all. Only what may be told is kept: means and words of groups large enough."""
    async with transaction():
        found = await appraisal_for(AppraisalMove.REVEAL, actor, id, version)
        voted = await AppraisalMark.filter(appraisal_id=id).count()
        for goal in await AppraisalGoal.filter(appraisal_id=id):
            await _count(goal, found.smallest)
        await AppraisalMark.filter(appraisal_id=id).delete()
        await change(
            actor, "reveal_appraisal", found, expected_version=version, state=AppraisalState.REVEALED,
            salt="", voted=voted,
        )  # fmt: skip
        await announce("AppraisalRevealed", appraisal_id=id)
        return found


async def cancel_appraisal(actor: Actor, *, id: UUID, version: int, reason: str) -> OrganisationAppraisal:
    """Call it off with a reason, and throw away what was voted. Refuses once the votes are counted."""
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        found = await appraisal_for(AppraisalMove.CANCEL, actor, id, version)
        for goal in await AppraisalGoal.filter(appraisal_id=id):
            await AppraisalVote.filter(goal_id=goal.id).delete()
        await AppraisalMark.filter(appraisal_id=id).delete()
        await change(
            actor, "cancel_appraisal", found, expected_version=version, reason=reason,
            state=AppraisalState.CANCELLED, salt="",
        )  # fmt: skip
        return found


async def _open(actor: Actor, found: OrganisationAppraisal) -> None:
    people = await visible_colleagues(SYSTEM).values("id", "manager_id")
    above = {person["manager_id"] for person in people}
    voters = [
        AppraisalVoter(
            appraisal_id=found.id,
            employee_id=person["id"],
            group=AppraisalGroup.MANAGERS if person["id"] in above else AppraisalGroup.EMPLOYEES,
            leads=person["id"] in above and person["manager_id"] is None,
        )
        for person in people
    ]
    await AppraisalVoter.bulk_create(voters, batch_size=500)
    await change(actor, "open_appraisal", found, state=AppraisalState.OPEN, salt=token_hex(32))
    await announce("AppraisalOpened", appraisal_id=found.id)


async def _company_goals(actor: Actor, period_id: UUID) -> list[tuple[Any, Any]]:
    """Those of the period that were agreed and that everybody may read."""
    agreed = [GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED]
    goals = visible_goals(actor).filter(
        period_id=period_id, level=GoalLevel.COMPANY, state__in=agreed, visibility=Visibility.PUBLIC
    )
    return await goals.order_by("-weight", "title", "id").values_list("id", "title")


async def _count(goal: AppraisalGoal, smallest: int) -> None:
    """Keep of the votes on a goal what may be told, and delete the rest."""
    votes = await AppraisalVote.filter(goal_id=goal.id)
    groups = (AppraisalGroup.MANAGERS, AppraisalGroup.EMPLOYEES)
    scores = {
        group: [it.score for it in votes if it.group is group and it.score is not None] for group in groups
    }
    texts = {group: [it.text for it in votes if it.group is group and it.text] for group in groups}
    await AppraisalFigure.bulk_create(
        [
            AppraisalFigure(
                goal_id=goal.id, group=it.group, people=it.people, mean_hundredths=round(it.mean * 100)
            )
            for it in figures_of(scores, smallest)
        ]
    )
    words = [(group, text) for group, some in told_together(texts, smallest).items() for text in some]
    _random.shuffle(words)
    await AppraisalWords.bulk_create(
        [AppraisalWords(goal_id=goal.id, group=group, text=text) for group, text in words], batch_size=500
    )
    await AppraisalVote.filter(goal_id=goal.id).delete()


async def _mix_in(row: AnyRow, **beside: UUID) -> None:
    """Write a row together with some that are there, in another order and under other ids."""
    model = type(row)
    # Ids are random: those from a random one on are drawn by chance.
    some = model.filter(**beside, id__gte=uuid4()).order_by("id").limit(MIXED)
    drawn = await some
    if len(drawn) < MIXED:
        known = [it.id for it in drawn]
        rest = model.filter(**beside, id__not_in=known) if known else model.filter(**beside)
        drawn += await rest.order_by("id").limit(MIXED - len(drawn))
    await model.filter(id__in=[it.id for it in drawn]).delete()
    rows = [row, *(it.clone(pk=uuid4()) for it in drawn)]
    _random.shuffle(rows)
    await model.bulk_create(rows)


async def appraisal_for(
    move: AppraisalMove, actor: Actor, id: UUID, version: int | None
) -> OrganisationAppraisal:
    """An appraisal with which the actor may do this now, locked; `version` is None for what only adds to it."""
    found = await appraisal_to_move(actor, id)
    if version is not None and found.version != version:
        raise conflict(found)
    part = (await parts(actor, [found]))[found.id]
    problem = problem_moving_appraisal(move, found.state, part, found.closes_on, await company_day())
    if problem is not None:
        reject_any([problem])
    return found
