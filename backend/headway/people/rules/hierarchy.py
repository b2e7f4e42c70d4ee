"""Who is above whom: loops, and an order in which managers come first; linear in the number of people."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Person = TypeVar("Person", bound=Hashable)


def loops(manager_of: Mapping[Person, Person]) -> list[tuple[Person, ...]]:
    """Every circle of people who report to each other, each in reporting order from its first known member."""
    seen: dict[Person, int] = {}
    found = []
    for walk, start in enumerate(manager_of):
        way: list[Person] = []
        person = start
        while person in manager_of and person not in seen:
            seen[person] = walk
            way.append(person)
            person = manager_of[person]
        if way and seen.get(person) == walk:
            found.append(tuple(way[way.index(person) :]))
    return found


def managers_first(people: Iterable[Person], manager_of: Mapping[Person, Person]) -> list[Person]:
    """The people in an order where everybody follows their manager; who is in a loop comes last, in the order given."""
    listed = list(people)
    wanted = set(listed)
    reports: dict[Person, list[Person]] = {}
    order = []
    for person in listed:
        manager = manager_of.get(person)
        if manager is None or manager not in wanted:
            order.append(person)
        else:
            reports.setdefault(manager, []).append(person)
    for person in order:
        order.extend(reports.get(person, ()))
    placed = set(order)
    return order + [person for person in listed if person not in placed]


def everyone_below(tops: Iterable[Person], reports: Mapping[Person, Iterable[Person]]) -> set[Person]:
    """The people under these, at any depth; a top is among them only if it reports to one of them."""
    below: set[Person] = set()
    waiting = [report for top in tops for report in reports.get(top, ())]
    while waiting:
        person = waiting.pop()
        if person not in below:
            below.add(person)
            waiting.extend(reports.get(person, ()))
    return below
