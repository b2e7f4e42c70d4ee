"""Drafting goals for the next period while a form is written."""

from uuid import UUID

from headway.planning.access import visible_periods
from headway.planning.actions.goals import create_goal
from headway.planning.rules.terms import GoalTerms
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import create
from headway.reviewing.actions.writing import form_to
from headway.reviewing.models import DraftedGoal
from headway.reviewing.rules import ReviewAction
from headway.reviewing.rules.anonymity import NAMED


async def draft_next_goal(
    actor: Actor, *, review_id: UUID, period_id: UUID, title: str, description: str = ""
) -> DraftedGoal:
    """Draft a goal of the person for a later period; it remembers the form it came from.

    Refuses a form that is not open or is written without a name, a period that is not after that of the form, whatever
    refuses any other goal, and everybody but the form's author.
    """
    async with transaction():
        review, cycle = await form_to(ReviewAction.WRITE, actor, review_id)
        if review.direction not in NAMED:
            message = "Goals are drafted in the forms of the person and their manager. Write what you suggest as a text."
            raise Rejected(Problem(Code.FORBIDDEN, message, ("review_id",)))
        later = visible_periods(actor).filter(id=period_id, starts_on__gt=cycle.period.ends_on)
        if not await later.exists():
            message = f"Choose a period after {cycle.period.name}."
            raise Rejected(Problem(Code.INVALID, message, ("period_id",)))
        terms = GoalTerms(
            title=title, period_id=period_id, owner_id=review.reviewee_id, description=description
        )
        goal = await create_goal(actor, terms=terms)
        return await create(actor, "draft_next_goal", DraftedGoal, review_id=review.id, goal_id=goal.id)
