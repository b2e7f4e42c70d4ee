"""A memory of a bounded size: what was not used for the longest time makes room."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Memory(Generic[Value]):
    """Values by name; `most` is the sum of the sizes that are said when they are kept."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.total = 0
        self.kept: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()

    def get(self, name: Hashable) -> Value | None:
        if name not in self.kept:
            return None
        self.kept.move_to_end(name)
        return self.kept[name][0]

    def keep(self, name: Hashable, value: Value, size: int = 1) -> Value:
        """Keep it, unless something of this name is kept already; the value is given back."""
        if name not in self.kept:
            self.kept[name] = value, size
            self.total += size
        while self.total > self.most:
            self.total -= self.kept.popitem(last=False)[1][1]
        return value
