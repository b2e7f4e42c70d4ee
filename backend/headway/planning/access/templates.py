"""Who may reach which goal templates and assignments."""

from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.people.access import below, in_hr_scope
from headway.planning.access.goals import NOBODY_YET, may_write_goals
from headway.planning.models import GoalAssignment, GoalTemplate
from headway.platform.actor import Actor, Role
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found


def may_use_templates(actor: Actor) -> bool:
    """People who work here set goals for those below them, HR partners for their scope; integrations have a call of their own."""
    return may_write_goals(actor) and (actor.employee_id is not None or actor.is_hr or actor.is_admin)


def may_change_templates(actor: Actor) -> bool:
    """HR partners and administrators keep the templates of all."""
    return bool(actor.roles & {Role.HR, Role.ADMIN}) and may_write_goals(actor)


def visible_goal_templates(actor: Actor) -> QuerySet[GoalTemplate]:
    """Templates hold nothing personal: all who may set goals read them."""
    return GoalTemplate.all() if may_use_templates(actor) else GoalTemplate.filter(id__isnull=True)


def visible_goal_assignments(actor: Actor) -> QuerySet[GoalAssignment]:
    """Own assignments; all of them for HR partners and administrators."""
    if may_change_templates(actor):
        return GoalAssignment.all()
    mine = actor.employee_id is not None and may_use_templates(actor)
    return GoalAssignment.filter(assigned_by_id=actor.employee_id if mine else NOBODY_YET)


def may_get_goals_from(actor: Actor) -> Q:
    """Those for whom the actor sets goals, as a condition on employees."""
    theirs = Q(id__in=below(actor)) | Q(id=actor.employee_id)
    return theirs | Q(id__in=in_hr_scope(actor)) if actor.is_hr else theirs


async def template_to_change(actor: Actor, id: UUID) -> GoalTemplate:
    """A template that HR partners and administrators change, locked."""
    if not may_change_templates(actor):
        message = "Only HR partners and administrators keep goal templates. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    template = await lock_row(GoalTemplate.filter(id=id)).first()
    if template is None:
        raise not_found("goal template")
    return template


async def assignment_to_undo(actor: Actor, id: UUID) -> GoalAssignment:
    """A visible assignment, locked; only who made it undoes it."""
    assignment = await lock_row(visible_goal_assignments(actor).filter(id=id)).first()
    if assignment is None:
        raise not_found("assignment")
    if assignment.assigned_by_id != actor.employee_id:
        raise Rejected(
            Problem(Code.FORBIDDEN, "Only who assigned these goals takes them back. Ask them.", ("id",))
        )
    return assignment
