"""Enums of the domains as enums of the graph, each value with its sentence."""

from enum import Enum
from typing import Any, TypeVar

import strawberry

AnyEnum = TypeVar("AnyEnum", bound=Enum)


def described(
    enum: type[AnyEnum], description: str, /, *, name: str | None = None, **words: str
) -> type[AnyEnum]:
    """Registers an enum with the graph; refuses a value without a sentence."""
    wanted = {member.name for member in enum}
    if wanted != set(words):
        raise ValueError(f"{enum.__name__}: describe exactly {sorted(wanted)}, not {sorted(words)}")
    strawberry.enum(enum, name=name, description=description)
    definition: Any = enum.__strawberry_definition__  # type: ignore[attr-defined]
    for value in definition.values:
        value.description = words[value.name]
    return enum
