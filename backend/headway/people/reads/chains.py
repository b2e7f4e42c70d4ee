"""Who is above whom, for many people at once."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from headway.people.models import ChainLink


async def people_by_manager(ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Each manager above some of these people, at any depth, with those of them who are below; ids of others are passed over."""
    below: defaultdict[UUID, set[UUID]] = defaultdict(set)
    links = ChainLink.filter(below_id__in=list(ids)).values_list("above_id", "below_id")
    for manager, person in await links:
        below[manager].add(person)
    return {manager: frozenset(people) for manager, people in below.items()}
