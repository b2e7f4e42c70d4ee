"""One spelling for each department: that of Headway, or the first in the file."""

from collections.abc import Iterable

from headway.people.rules.texts import has_lost_letters, key, lossy_forms

Path = tuple[str, ...]


class DepartmentNames:
    """Knows the tree of departments, and recognises one in other capitals or with letters lost."""

    def __init__(self, known: Iterable[Path]) -> None:
        self._spellings: dict[Path, Path] = {}
        self._lossy: dict[Path, Path | None] = {}
        for path in known:
            self.add(path)
        self._known = frozenset(self._spellings)

    def add(self, path: Path) -> None:
        """Learn a path and the paths above it; the first spelling stays."""
        above: Path = ()
        for level in path:
            place = (*_keys(above), key(level))
            if place not in self._spellings:
                self._spellings[place] = (*above, level)
                for form in lossy_forms(level):
                    self._learn_lossy((*_keys(above), key(form)), (*above, level))
            above = self._spellings[place]

    def _learn_lossy(self, place: Path, path: Path) -> None:
        known = self._lossy.setdefault(place, path)
        if known != path:
            self._lossy[place] = None

    def spelled(self, path: Path) -> Path:
        """The path in the spelling known for it; unknown levels keep their own."""
        above: Path = ()
        for level in path:
            place = (*_keys(above), key(level))
            meant = self._lossy.get(place) if has_lost_letters(level) else None
            above = meant or self._spellings.get(place) or (*above, level)
        return above

    def to_create(self, paths: Iterable[Path]) -> tuple[Path, ...]:
        """The departments of these paths that were not known at first, each after the one it lies in."""
        wanted = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
        return tuple(sorted(path for path in wanted if _keys(path) not in self._known))


def _keys(path: Path) -> Path:
    return tuple(key(level) for level in path)
