"""One's own home: the first line, the circle, the goals of the current period, what was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.insights.reads.viewer import NOBODY, Viewer, has_home, viewer_of
from headway.insights.rules.home import Circle, Step, home_sentence, load_of, steps
from headway.insights.rules.phrases import Sentence
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import GOOD
from headway.monitoring.access import visible_feedback
from headway.monitoring.reads import outlooks
from headway.monitoring.rules import FeedbackState
from headway.planning.access import visible_listed_goals
from headway.planning.reads import current_period
from headway.planning.rules import GoalState
from headway.platform.actor import Actor
from headway.reviewing.access import visible_reviews
from headway.reviewing.rules import CycleState, ReviewDirection
from headway.reviewing.rules.lives import PHASES, WRITING
from headway.rewarding.access import visible_rewards
from headway.rewarding.rules.vocabulary import TOLD

if TYPE_CHECKING:
    from headway.monitoring.models import Feedback
    from headway.monitoring.rules.status import Outlook
    from headway.planning.models import Goal, Period
    from headway.reviewing.models import Review

RUNNING = [phase for phase in PHASES if phase is not CycleState.CLOSED]
AGREED = (GoalState.ACTIVE, GoalState.PAUSED, GoalState.CLOSED)


@dataclass(frozen=True, slots=True)
class Home:
    """What the page shows at once; tasks are all of them, most urgent first."""

    sentence: Sentence
    steps: list[Step]
    tasks: list[Task]
    goals: "list[Goal]"


async def home(actor: Actor, tasks: list[Task]) -> Home | None:
    """The home of the person behind the actor, whose tasks these are; None for who is nobody here."""
    if not has_home(actor):
        return None
    viewer = await viewer_of(actor)
    period = await current_period(actor)
    goals: list[Goal] = []
    if period is not None:
        mine = visible_listed_goals(actor).filter(owner_id=viewer.id, period_id=period.id)
        goals = await mine.order_by("due_on", "id")
    found = await outlooks(actor, [goal.id for goal in goals])
    circle = await _circle(actor, viewer, period, goals, [found[goal.id] for goal in goals])
    statuses = [found[goal.id].status.value for goal in goals]
    name = period.name if period else None
    return Home(home_sentence(load_of(tasks, viewer.today), statuses, name), steps(circle), tasks, goals)


async def _circle(
    actor: Actor, viewer: Viewer, period: "Period | None", goals: "Sequence[Goal]", found: "Sequence[Outlook]"
) -> Circle:
    forms = await _forms(actor, viewer, period)
    own = next((form for form in forms if form.direction is ReviewDirection.SELF), None)
    told = next((form for form in forms if form.direction is ReviewDirection.MANAGER), None)
    agreed = [goal for goal in goals if goal.state in AGREED]
    agreed_at = max((goal.agreed_at for goal in agreed if goal.agreed_at), default=None)
    return Circle(
        today=viewer.today,
        period=period.name if period else None,
        goals=len(goals),
        good=sum(outlook.status.value in GOOD for outlook in found),
        agreed=len(agreed),
        running=sum(goal.state in {GoalState.ACTIVE, GoalState.PAUSED} for goal in goals),
        proposed=sum(goal.state is GoalState.PROPOSED for goal in goals),
        agreed_on=viewer.day(agreed_at) if agreed_at else None,
        last_on=max((outlook.last_on for outlook in found if outlook.last_on), default=None),
        self_review=own.state.value if own else "",
        self_due_on=own.due_on if own else None,
        writing=own is not None and own.cycle.state in WRITING[ReviewDirection.SELF],
        review=told.state.value if told else "",
        acknowledged_on=viewer.day(told.acknowledged_at) if told and told.acknowledged_at else None,
        rewards=await _rewards(actor, viewer, period),
    )


async def _forms(actor: Actor, viewer: Viewer, period: "Period | None") -> "list[Review]":
    """The forms about the viewer in the newest cycle that runs or is about the current period."""
    wanted = Q(cycle__state__in=RUNNING)
    if period is not None:
        wanted |= Q(cycle__state=CycleState.CLOSED, cycle__period_id=period.id)
    about_me = visible_reviews(actor).filter(wanted, reviewee_id=viewer.id).select_related("cycle")
    forms = await about_me.order_by("-cycle__launched_at", "-created_at", "id")
    return [form for form in forms if form.cycle_id == forms[0].cycle_id]


async def _rewards(actor: Actor, viewer: Viewer, period: "Period | None") -> int:
    mine = visible_rewards(actor).filter(employee_id=viewer.id, state__in=TOLD)
    return await mine.filter(period_id=period.id).count() if period else 0


def received(actor: Actor) -> "QuerySet[Feedback]":
    """What was said to the viewer, newest first."""
    mine = visible_feedback(actor).filter(receiver_id=actor.employee_id or NOBODY)
    return mine.exclude(state=FeedbackState.RETRACTED).order_by("-sent_at", "id")
