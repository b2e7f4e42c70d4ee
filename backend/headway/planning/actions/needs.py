"""Which skills a goal needs."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.people.access import offered_skills
from headway.people.rules.standards import RequiredLevel, problems_of_required
from headway.planning.access import goal_to_change
from headway.planning.actions.moves import check_move
from headway.planning.models import Goal, GoalSkill
from headway.planning.rules import GoalAction
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Problem, conflict
from headway.platform.events import change, create, record


async def set_goal_skills(actor: Actor, *, id: UUID, version: int, skills: Sequence[RequiredLevel]) -> Goal:
    """Say which skills a goal needs, and how much of each. Refuses who may not edit the goal, and skills named twice."""
    checks = Checks()
    async with transaction():
        goal = await goal_to_change(actor, id)
        if goal.version != version:
            raise conflict(goal)
        await check_move(actor, goal, GoalAction.EDIT)
        asked = [it.skill_id for it in skills]
        known: list[Any] = await offered_skills(actor).filter(id__in=asked).values_list("id", flat=True)
        kept: list[Any] = await GoalSkill.filter(goal_id=id).values_list("skill_id", flat=True)
        for problem in problems_of_required(skills, [*known, *kept]):
            checks.problems.append(Problem(problem.code, problem.message, ("skills", *problem.path[1:])))
        checks.done()
        # The goal's version goes up: two people may not set its skills at once unseen.
        await change(actor, "set_goal_skills", goal, expected_version=version)
        present = {row.skill_id: row for row in await GoalSkill.filter(goal_id=id)}
        for one in skills:
            row = present.pop(one.skill_id, None)
            if row is None:
                given = {"goal_id": id, "skill_id": one.skill_id}
                await create(actor, "add_goal_skill", GoalSkill, level=one.level, **given)
            elif row.level != one.level:
                await change(actor, "update_goal_skill", row, level=one.level)
        for row in present.values():
            await record(actor, "remove_goal_skill", row, before={"goal_id": id, "skill_id": row.skill_id})
            await row.delete()
        return goal
