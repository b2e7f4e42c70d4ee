"""Which groups are told of: none of few, and none whose figure could be taken from a total to learn that of few."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Group = TypeVar("Group", bound=Hashable)


def told_groups(
    people: Mapping[Group, int], smallest: int, *, with_total: bool = True, others: int = 0
) -> set[Group]:
    """The groups, with how many people are behind each, that may be shown, also beside their total if there is one.

    `others` are people of groups that are never told of. Whoever takes all that is shown from the total learns of the hidden together: of none, or of `smallest` people at least.
    """
    told = {group for group, n in people.items() if n >= smallest}
    hidden = others + sum(n for group, n in people.items() if group not in told)
    if not with_total or not 0 < hidden < smallest:
        return told
    # The smallest group is given up, too. Of equal ones the first by name, so that asking again tells no more.
    if told:
        told.remove(min(told, key=lambda group: (people[group], str(group))))
    return told


def is_told(people: int, smallest: int) -> bool:
    """Whether a figure about so many people may be shown."""
    return people >= smallest
