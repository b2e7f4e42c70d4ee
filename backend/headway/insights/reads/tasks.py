"""What the viewer must do now: derived from the state of things at each question, never stored."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.functions import Count

from headway.insights.reads.figures import worth, written
from headway.insights.reads.growth_tasks import GROWTH, agreed_by
from headway.insights.reads.judgement_tasks import JUDGEMENT
from headway.insights.reads.peer_tasks import peers
from headway.insights.reads.viewer import NOBODY, Viewer, viewer_of
from headway.insights.rules import review_tasks as review_rules
from headway.insights.rules import tasks as rules
from headway.insights.rules.tasks import Task
from headway.monitoring.access import (
    visible_check_ins,
    visible_feedback,
    visible_feedback_requests,
    visible_rounds,
    visible_snoozes,
)
from headway.monitoring.reads import round_actions, turns
from headway.monitoring.rules import CheckInState, RequestState, RoundAction, RoundState, TurnState
from headway.people.access import directly_below, in_hr_scope
from headway.planning.access import visible_goals, visible_key_results, visible_listed_goals
from headway.planning.reads import current_period, goal_actions
from headway.planning.rules import Direction, GoalAction, GoalState, ProposalKind
from headway.planning.rules.progress import awaited_from, progress
from headway.platform import clock
from headway.platform.actor import Actor, Scope
from headway.reviewing.access import visible_answers, visible_reviews
from headway.reviewing.reads.reviews import allowed_actions
from headway.reviewing.rules import ReviewAction, ReviewDirection, ReviewState
from headway.reviewing.rules.lives import HANDED_IN, KEPT, OPEN, SHARED_ON, TO_SIGN, WRITING
from headway.rewarding.access import rewards_waiting_for
from headway.rewarding.rules import RewardState

if TYPE_CHECKING:
    from headway.monitoring.models import FeedbackRequest
    from headway.planning.models import Goal, KeyResult
    from headway.reviewing.models import Review
    from headway.rewarding.models import Reward

# Older ones have been talked about.
READ_WITHIN: Final = timedelta(days=14)
# In these phases somebody has something to do with a form.
_BUSY: Final = sorted(SHARED_ON.union(*WRITING.values()))


async def tasks(actor: Actor) -> list[Task]:
    """Every task of the viewer, most urgent first, with the day to which it was put off; none for integrations."""
    if actor.account_id is None or actor.integration:
        return []
    viewer = await viewer_of(actor)
    found: list[Task] = []
    for source in _SOURCES:
        found += await source(actor, viewer)
    put_off = await snoozes(actor, viewer) if found else {}
    return rules.in_order(
        (replace(task, snoozed_until=put_off.get(task.key)) for task in found), viewer.today
    )


async def snoozes(actor: Actor, viewer: Viewer) -> dict[str, date]:
    """What the viewer put off to a day that has not come, by its key."""
    waiting = visible_snoozes(actor).filter(until__gt=viewer.today)
    return {snooze.key: snooze.until for snooze in await waiting}


async def _goals_to_decide(actor: Actor, viewer: Viewer) -> list[Task]:
    """Goals and changes of goals proposed to the viewer, and own goals that came back."""
    returned = Q(owner_id=viewer.id or NOBODY, state=GoalState.DRAFT) & ~Q(return_reason="")
    waiting = Q(state=GoalState.PROPOSED) | Q(pending__isnull=False)
    rows = await visible_goals(actor).filter((waiting & agreed_by(actor)) | returned).select_related("owner")
    if not rows:
        return []
    allowed = await goal_actions(actor, rows)
    counted = (
        visible_key_results(actor).filter(goal_id__in=[goal.id for goal in rows]).annotate(n=Count("id"))
    )
    counts = {row["goal_id"]: row["n"] for row in await counted.group_by("goal_id").values("goal_id", "n")}
    made: list[Task] = []
    for goal in rows:
        facts = _goal_facts(goal, viewer, counts.get(goal.id, 0))
        if GoalAction.APPROVE in allowed[goal]:
            made.append(rules.agree_goal(facts, viewer.today))
        elif GoalAction.ACCEPT in allowed[goal] or GoalAction.DECLINE in allowed[goal]:
            made.append(rules.decide_goal_change(facts, viewer.today))
        elif GoalAction.PROPOSE in allowed[goal]:
            made.append(rules.revise_goal(facts, viewer.today))
    return made


def _goal_facts(goal: "Goal", viewer: Viewer, key_results: int) -> rules.GoalFacts:
    return rules.GoalFacts(
        id=goal.id,
        title=goal.title,
        owner_id=goal.owner_id,
        owner=goal.owner.name,
        due_on=goal.due_on,
        # Neither a proposed goal nor one just returned was changed since.
        since=viewer.day(goal.updated_at),
        key_results=key_results,
        return_reason=goal.return_reason,
        ends=goal.pending is ProposalKind.CLOSE,
    )


async def _goals_to_set(actor: Actor, viewer: Viewer) -> list[Task]:
    if not viewer.at_work or not actor.may(Scope.GOALS_READ):
        return []
    period = await current_period(actor)
    if (
        period is None
        or await visible_listed_goals(actor).filter(owner_id=viewer.id, period_id=period.id).exists()
    ):
        return []
    return [rules.set_goals(period.id, period.name, period.starts_on, period.ends_on, viewer.today)]


async def _numbers_to_log(actor: Actor, viewer: Viewer) -> list[Task]:
    if not viewer.at_work:
        return []
    active = visible_key_results(actor).filter(goal__owner_id=viewer.id, goal__state=GoalState.ACTIVE)
    return [
        rules.log_progress(_key_result_facts(row), viewer.today)
        for row in await active.select_related("goal")
        if rules.needs_number(_silent_since(row), viewer.today) and not _at_target(row)
    ]


def _silent_since(row: "KeyResult") -> date:
    awaited = awaited_from(row.goal.starts_on, row.goal.agreed_at, resumed_on=row.goal.resumed_on)
    return max(row.current_on, awaited) if row.current_on else awaited


def _at_target(row: "KeyResult") -> bool:
    if row.current_value is None or row.direction is Direction.KEEP:
        return False
    return progress(row.baseline, row.target, row.current_value) >= 1


def _key_result_facts(row: "KeyResult") -> rules.KeyResultFacts:
    return rules.KeyResultFacts(
        id=row.id,
        title=row.title,
        goal_id=row.goal_id,
        goal=row.goal.title,
        target=written(row, row.target),
        since=_silent_since(row),
        last="" if row.current_value is None else written(row, row.current_value),
        last_on=row.current_on,
    )


async def _check_ins(actor: Actor, viewer: Viewer) -> list[Task]:
    """One's own that is due, and the newest of each report that waits to be read; not what went to an earlier manager."""
    made: list[Task] = []
    if viewer.id is None:
        return made
    turn = (await turns(actor, [viewer.id])).get(viewer.id)
    if turn is not None and turn.state is not TurnState.UPCOMING:
        made.append(rules.check_in(viewer.id, turn.due_on, turn.missed, viewer.today))
    waiting = visible_check_ins(actor).filter(
        employee_id__in=directly_below(actor),
        manager_id=viewer.id,
        state=CheckInState.PUBLISHED,
        recorded_at__gte=clock.now() - READ_WITHIN,
    )
    rows = await waiting.order_by("recorded_at", "id").select_related("employee")
    newest = {row.employee_id: row for row in rows}
    return made + [
        rules.read_check_in(
            row.id, row.employee_id, row.employee.name, viewer.day(row.recorded_at), viewer.today
        )
        for row in newest.values()
    ]


async def _forms(actor: Actor, viewer: Viewer) -> list[Task]:
    """Forms the viewer writes, shares, acknowledges or signs, and disagreements to settle."""
    me = viewer.id or NOBODY
    mine = Q(reviewer_id=me) | Q(reviewee_id=me, direction=ReviewDirection.MANAGER)
    read = Q(direction=ReviewDirection.MANAGER, state=ReviewState.ACKNOWLEDGED)
    mine |= read & Q(reviewer__manager_id=me)
    if actor.is_hr:
        mine |= read & Q(reviewee_id__in=in_hr_scope(actor))
    waiting = [*OPEN, *KEPT, *TO_SIGN]
    # What was corrected is read and signed again also after the end.
    going_on = Q(cycle__state__in=_BUSY) | Q(record_number__gt=1)
    forms = visible_reviews(actor).filter(mine, going_on, state__in=waiting)
    rows = await forms.select_related("cycle", "reviewee", "reviewer")
    if not rows:
        return []
    allowed = await allowed_actions(actor, rows)
    answers = await _answers(actor, rows)
    own = await _self_reviews(actor, rows)
    made: list[Task] = []
    for row in rows:
        task = _task_of(
            row, allowed.get(row, []), viewer, answers.get(row.id, 0), own.get(row.participant_id, "")
        )
        made += [task] if task else []
    return made


async def _answers(actor: Actor, rows: Sequence["Review"]) -> dict[UUID, int]:
    begun = [row.id for row in rows if row.state is ReviewState.IN_PROGRESS]
    counted = visible_answers(actor).filter(review_id__in=begun).group_by("review_id")
    answered = counted.annotate(n=Count("question_id", distinct=True))
    found = await answered.values("review_id", "n") if begun else []
    return {row["review_id"]: row["n"] for row in found}


async def _self_reviews(actor: Actor, rows: Sequence["Review"]) -> dict[UUID, str]:
    """How far the self review beside each form to write is, in words."""
    written_by_me = [
        row.participant_id for row in rows if row.direction is ReviewDirection.MANAGER and row.state in OPEN
    ]
    if not written_by_me:
        return {}
    beside = visible_reviews(actor).filter(participant_id__in=written_by_me, direction=ReviewDirection.SELF)
    words = {**dict.fromkeys(HANDED_IN, "self review is in"), ReviewState.SKIPPED: "self review skipped"}
    return {
        row["participant_id"]: words.get(row["state"], "self review is not in yet")
        for row in await beside.values("participant_id", "state")
    }


def _task_of(
    row: "Review", allowed: Sequence[ReviewAction], viewer: Viewer, answers: int, own: str
) -> Task | None:
    today, writes = viewer.today, row.reviewer_id == viewer.id
    if writes and ReviewAction.WRITE in allowed:
        facts = _form_facts(row, row.due_on, row.started_at, viewer, answers=answers, own=own)
        make = (
            review_rules.write_self_review
            if row.direction is ReviewDirection.SELF
            else review_rules.write_review
        )
        return make(facts, today)
    due_on = row.cycle.sign_off_due_on
    if writes and row.direction is ReviewDirection.MANAGER and ReviewAction.SHARE in allowed:
        return review_rules.share_review(_form_facts(row, due_on, row.submitted_at, viewer), today)
    if ReviewAction.ACKNOWLEDGE in allowed:
        return review_rules.acknowledge_review(_form_facts(row, due_on, row.shared_at, viewer), today)
    if ReviewAction.RESOLVE in allowed:
        return review_rules.settle_disagreement(_form_facts(row, due_on, row.acknowledged_at, viewer), today)
    if ReviewAction.SIGN in allowed:
        facts = _form_facts(row, due_on, row.acknowledged_at, viewer)
        return review_rules.sign_review(facts, today, own=row.reviewee_id == viewer.id)
    return None


def _form_facts(
    row: "Review", due_on: Any, since: Any, viewer: Viewer, *, answers: int = 0, own: str = ""
) -> review_rules.FormFacts:
    other = row.reviewer if row.reviewee_id == viewer.id else row.reviewee
    return review_rules.FormFacts(
        id=row.id,
        cycle_id=row.cycle_id,
        cycle=row.cycle.name,
        due_on=due_on,
        other_id=other.id,
        other=other.name,
        since=None if since is None else viewer.day(since),
        begun=row.state is ReviewState.IN_PROGRESS,
        answers=answers,
        self_review=own,
    )


async def _rewards(actor: Actor, viewer: Viewer) -> list[Task]:
    rows = await rewards_waiting_for(actor).select_related("employee", "proposer")
    make = {RewardState.PROPOSED: rules.approve_reward, RewardState.COMMITTED: rules.tell_reward}
    return [make[row.state](_reward_facts(row, viewer), viewer.today) for row in rows]


def _reward_facts(row: "Reward", viewer: Viewer) -> rules.RewardFacts:
    return rules.RewardFacts(
        id=row.id,
        what=worth(row),
        person_id=row.employee.id,
        person=row.employee.name,
        proposer=row.proposer.name,
        reason=row.reason,
        effective_on=row.effective_on,
        since=viewer.day(row.committed_at or row.created_at),
    )


async def _questions(actor: Actor, viewer: Viewer) -> list[Task]:
    """What others ask the viewer, by name and in rounds."""
    if viewer.id is None:
        return []
    open_ones = visible_feedback_requests(actor).filter(respondent_id=viewer.id, state=RequestState.OPEN)
    asked = await open_ones.select_related("asker", "about")
    made = [rules.answer_feedback(_request_facts(row), viewer.today) for row in asked]
    rounds = await visible_rounds(actor).filter(state=RoundState.OPEN, invitations__employee_id=viewer.id)
    allowed = await round_actions(actor, rounds) if rounds else {}
    for row in rounds:
        if RoundAction.ANSWER in allowed.get(row, ()):
            facts = rules.QuestionFacts(row.id, row.text, row.opener_id, "", "", row.closes_on)
            made.append(rules.answer_round(facts, viewer.today))
    return made


def _request_facts(row: "FeedbackRequest") -> rules.QuestionFacts:
    about = "" if row.about_id == row.asker_id else row.about.name
    return rules.QuestionFacts(row.id, row.text, row.asker_id, row.asker.name, about, row.due_on)


async def _reports(actor: Actor, viewer: Viewer) -> list[Task]:
    """Feedback about people in scope that was reported as abuse."""
    if not actor.is_hr:
        return []
    reported = visible_feedback(actor).filter(
        Q(receiver_id__in=in_hr_scope(actor)), ~Q(giver_id=viewer.id or NOBODY), reported_at__isnull=False
    )
    return [
        rules.look_into_report(
            row.id,
            row.receiver_id,
            row.receiver.name,
            viewer.day(row.reported_at or row.sent_at),
            viewer.today,
        )
        for row in await reported.select_related("receiver")
    ]


_SOURCES: Final[tuple[Callable[[Actor, Viewer], Awaitable[list[Task]]], ...]] = (
    _goals_to_decide,
    _goals_to_set,
    _numbers_to_log,
    _check_ins,
    _forms,
    peers,
    _rewards,
    _questions,
    _reports,
    *JUDGEMENT,
    *GROWTH,
)
