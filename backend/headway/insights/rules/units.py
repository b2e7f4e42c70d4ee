"""Which departments of a tree a page shows as its rows: the parts of the smallest part that has everybody in it."""

from collections.abc import Iterable, Mapping
from uuid import UUID


def rows_of(
    used: Iterable[UUID | None], parents: Mapping[UUID, UUID | None]
) -> dict[UUID | None, UUID | None]:
    """For each department that is used the one that stands for it; those without a department stand alone."""
    paths = {id: _path(id, parents) for id in used if id is not None}
    shared = _shared(list(paths.values()))
    return {None: None} | {id: path[min(shared, len(path) - 1)] for id, path in paths.items()}


def _path(id: UUID, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """From the top of the tree down to a department."""
    path: list[UUID] = []
    at: UUID | None = id
    while at is not None and at not in path:
        path.append(at)
        at = parents.get(at)
    return path[::-1]


def _shared(paths: list[list[UUID]]) -> int:
    """How many departments from the top down all have in common."""
    common = 0
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        common += 1
    return common
