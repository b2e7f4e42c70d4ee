"""The terms of a goal as JSON: what was agreed once, or is proposed in its place; numbers are text, so that none is rounded."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from headway.planning.rules.terms import KeyResultTerms
from headway.planning.rules.vocabulary import Direction, Measure

# What decides how far a goal has to go, and by when.
_AIMS: Final = (
    *("measure", "direction", "unit", "currency", "baseline", "commit", "target", "stretch"),
    "steps",
)


def frozen(
    *,
    title: str,
    description: str,
    weight: int,
    starts_on: date,
    due_on: date,
    key_results: Sequence[KeyResultTerms],
) -> dict[str, Any]:
    """The terms as clients read them."""
    return {
        "title": title,
        "description": description,
        "weight": weight,
        "startsOn": starts_on.isoformat(),
        "dueOn": due_on.isoformat(),
        "keyResults": frozen_key_results(key_results),
    }


def frozen_key_results(key_results: Sequence[KeyResultTerms]) -> list[dict[str, Any]]:
    """Key results as clients read them."""
    return [_frozen_key_result(terms) for terms in key_results]


def _frozen_key_result(terms: KeyResultTerms) -> dict[str, Any]:
    return {
        "id": str(terms.id) if terms.id else None,
        "title": terms.title,
        "measure": terms.measure.value,
        "direction": terms.direction.value,
        "unit": terms.unit,
        "currency": terms.currency,
        "baseline": _number(terms.baseline),
        "commit": _number(terms.commit),
        "target": _number(terms.target),
        "stretch": _number(terms.stretch),
        "steps": list(terms.steps),
        "weight": terms.weight,
    }


def key_results_of(terms: Mapping[str, Any]) -> tuple[KeyResultTerms, ...]:
    """The key results that these terms name."""
    return tuple(
        KeyResultTerms(
            title=row["title"],
            measure=Measure(row["measure"]),
            direction=Direction(row["direction"]),
            unit=row["unit"],
            currency=row["currency"],
            baseline=_decimal(row["baseline"]),
            target=_decimal(row["target"]),
            commit=_decimal(row.get("commit")),
            stretch=_decimal(row.get("stretch")),
            steps=tuple(row.get("steps") or ()),
            weight=row["weight"],
            id=UUID(row["id"]) if row["id"] else None,
        )
        for row in terms["keyResults"]
    )


def target_moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether the other terms ask for something else, or by another day; words and weights do not."""
    return before["dueOn"] != after["dueOn"] or _aims(before) != _aims(after)


def _aims(terms: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return sorted((str(row["id"]), *(str(row.get(name)) for name in _AIMS)) for row in terms["keyResults"])


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)
