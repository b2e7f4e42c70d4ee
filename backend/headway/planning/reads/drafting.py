"""What helps while a goal is written: how clear it is, and goals it could support or repeats."""

from collections import Counter
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q, Subquery

from headway.people.access import above_person, works_here
from headway.planning.access import visible_listed_goals
from headway.planning.models import Goal, GoalWord
from headway.planning.rules import GoalLevel, GoalState
from headway.planning.rules.clarity import Draft
from headway.platform.actor import Actor
from headway.platform.text import words

MOST_SUGGESTED: Final = 3
# A word of so few letters tells nothing.
SHORT: Final = 3
_OPEN: Final = (GoalState.DRAFT, GoalState.PROPOSED, GoalState.ACTIVE, GoalState.PAUSED)
_EMPTY: Final = frozenset(
    [
        "from",
        "with",
        "that",
        "this",
        "into",
        "than",
        "then",
        "until",
        "before",
        "above",
        "below",
        "under",
        "over",
        "between",
        "and",
        "the",
        "for",
    ]
)


async def drafted(goal: Goal, *, key_results: int) -> Draft:
    """A goal that is stored, as far as its clarity goes."""
    children = 0
    if goal.level is GoalLevel.COMPANY:
        children = await Goal.filter(parent_id=goal.id).exclude(state=GoalState.ARCHIVED).count()
    return Draft(
        title=goal.title,
        level=goal.level,
        key_results=key_results,
        children=children,
        owner_works_here=await works_here(goal.owner_id),
        starts_on=goal.starts_on,
        due_on=goal.due_on,
    )


async def suggested_parents(actor: Actor, sentence: str, *, period_id: UUID, owner_id: UUID) -> list[Goal]:
    """Goals of the company, departments, teams and managers above that speak of the same, the nearest first."""
    above = Q(level__in=[GoalLevel.COMPANY, GoalLevel.DEPARTMENT, GoalLevel.TEAM])
    above |= Q(owner_id__in=above_person(owner_id))
    alike = visible_listed_goals(actor).filter(above, period_id=period_id, state__in=_OPEN)
    others = alike.filter(~Q(owner_id=owner_id, level=GoalLevel.INDIVIDUAL))
    return await _most_alike(others, sentence, fewest=1)


async def similar_goals(actor: Actor, sentence: str, *, period_id: UUID, owner_id: UUID) -> list[Goal]:
    """Goals of the same person and period that say much the same."""
    own = visible_listed_goals(actor).filter(owner_id=owner_id, period_id=period_id, state__in=_OPEN)
    fewest = max(2, (len(telling(sentence)) + 1) // 2)
    return await _most_alike(own, sentence, fewest=fewest)


def telling(sentence: str) -> list[str]:
    """The words of a sentence that say what it is about."""
    found = dict.fromkeys(words(sentence))
    return [word for word in found if len(word) > SHORT and not word[0].isdigit() and word not in _EMPTY]


async def _most_alike(goals: Any, sentence: str, *, fewest: int) -> list[Goal]:
    wanted = telling(sentence)[:20]
    if not wanted:
        return []
    shared = GoalWord.filter(word__in=_forms(wanted), goal_id__in=Subquery(goals.values("id")))
    counted = Counter(await shared.values_list("goal_id", flat=True))
    best = [id for id, shared in counted.most_common(50) if shared >= fewest]
    found = {goal.id: goal for goal in await goals.filter(id__in=best)} if best else {}
    ordered = sorted(found.values(), key=lambda goal: (-counted[goal.id], goal.due_on, str(goal.id)))
    return ordered[:MOST_SUGGESTED]


def _forms(wanted: Collection[str]) -> set[str]:
    """A word as it stands, and as one or many."""
    return {form for word in wanted for form in (word, word.removesuffix("s"), f"{word}s")}
