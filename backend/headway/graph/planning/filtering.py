"""Which goals a list shows."""

from typing import Annotated, TypeAlias

import strawberry
from tortoise.expressions import Case, Q, RawSQL, Subquery, When
from tortoise.queryset import QuerySet

from headway.graph.batching import Visible
from headway.graph.ids import key_of
from headway.graph.planning.enums import COLUMNS, GoalLevel, GoalOrder, GoalScope, GoalState
from headway.graph.relay import Listing, bad_request
from headway.people.access import below, directly_below
from headway.planning import access, models, reads, rules
from headway.platform.actor import Actor
from headway.platform.word_index import nearness

LONGEST_SEARCH = 200


@strawberry.input(description="Which goals; every condition must hold.")
class GoalFilter:
    scope: GoalScope | None = strawberry.field(
        default=None, description="Whose; without it, all that you may see."
    )
    period_id: strawberry.ID | None = strawberry.field(default=None, description="Of this period.")
    owner_id: strawberry.ID | None = strawberry.field(default=None, description="Of this person.")
    level: list[GoalLevel] | None = strawberry.field(default=None, description="Of one of these levels.")  # type: ignore[valid-type]
    state: list[GoalState] | None = strawberry.field(  # type: ignore[valid-type]
        default=None, description="In one of these states; without it, all that are not archived."
    )
    search: str | None = strawberry.field(default=None, description="Words that begin words of the title.")
    parent_id: strawberry.ID | None = strawberry.field(
        default=None, description="Directly supporting this goal."
    )
    roots: bool | None = strawberry.field(
        default=None, description="Only the tops of trees: what supports no goal of this list."
    )
    unaligned: bool | None = strawberry.field(
        default=None, description="Only goals from which no way leads up to a company goal."
    )


Where: TypeAlias = Annotated[GoalFilter | None, strawberry.argument(description="Which goals.")]
InOrder: TypeAlias = Annotated[GoalOrder, strawberry.argument(description="Sorted how.")]


def wanted_goals(actor: Actor, where: GoalFilter) -> QuerySet[models.Goal]:
    """The visible goals that meet the conditions."""
    goals = visible_in(where)(actor).filter(plain_conditions(where))
    match where.scope:
        case GoalScope.ME:
            goals = goals.filter(owner_id=actor.employee_id or access.NOBODY_YET)
        case GoalScope.TEAM:
            goals = goals.filter(owner_id__in=directly_below(actor))
        case GoalScope.ALL_REPORTS:
            goals = goals.filter(owner_id__in=below(actor))
    if where.owner_id:
        goals = goals.filter(owner_id=key_of(where.owner_id, "Employee", "where", "owner_id"))
    if where.roots:
        goals = goals.filter(Q(parent_id__isnull=True) | ~Q(parent_id__in=Subquery(goals.values("id"))))
    return goals


def belonging(
    actor: Actor, where: GoalFilter | None, visible: Visible[models.Goal] | None = None
) -> QuerySet[models.Goal]:
    """The goals that meet the conditions, of a list that says itself whose they are."""
    where = where or GoalFilter()
    if where.scope or where.owner_id or where.roots:
        raise bad_request(
            "`scope`, `ownerId` and `roots` are for the root field `goals`. Leave them out here."
        )
    return (visible or visible_in(where))(actor).filter(plain_conditions(where))


def in_order(
    goals: QuerySet[models.Goal], where: GoalFilter | None, order: GoalOrder, first: int, after: str | None
) -> Listing[models.Goal]:
    """A page of these goals, sorted as one asks."""
    if order is GoalOrder.BEST_MATCH and where and where.search:
        ranked = goals.annotate(rank=nearness("search_title", where.search))
        return Listing(ranked, ("rank", "search_title", "id"), first, after)
    if order is GoalOrder.LEVEL:
        goals = goals.annotate(rank=_rank_of_level())
    return Listing(goals, COLUMNS[order], first, after)


def _rank_of_level() -> Case:
    """0 for goals of the company, and more the fewer people they are of."""
    ranks = enumerate((rules.GoalLevel.COMPANY, rules.GoalLevel.DEPARTMENT, rules.GoalLevel.TEAM))
    whens = (When(level=level, then=RawSQL(str(rank))) for rank, level in ranks)  # type: ignore[arg-type]  # its types forget them
    return Case(*whens, default=RawSQL("3"))  # type: ignore[arg-type]


def visible_in(where: GoalFilter) -> Visible[models.Goal]:
    """Archived goals are shown to those who ask for a state."""
    return access.visible_listed_goals if where.state is None else access.visible_goals


def plain_conditions(where: GoalFilter) -> Q:
    """The conditions that hold for a goal by itself."""
    conditions = Q()
    if where.period_id:
        conditions &= Q(period_id=key_of(where.period_id, "Period", "where", "period_id"))
    if where.parent_id:
        conditions &= Q(parent_id=key_of(where.parent_id, "Goal", "where", "parent_id"))
    if where.level is not None:
        conditions &= Q(level__in=list(where.level))
    if where.state is not None:
        conditions &= Q(state__in=list(where.state))
    if where.unaligned:
        conditions &= ~Q(level=rules.GoalLevel.COMPANY) & Q(id__not_in=reads.aligned())
    search = (where.search or "").strip()
    if len(search) > LONGEST_SEARCH or "\0" in search:
        raise bad_request(
            "`search` is too long or holds a character that no title has. Search for fewer words."
        )
    return conditions & reads.titled(search) if search else conditions
