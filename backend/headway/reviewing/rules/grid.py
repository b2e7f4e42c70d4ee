"""What the axes and boxes of a calibration grid are called: a setting of each session."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from headway.platform.errors import Code, Problem

MOST_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class GridNames:
    """Rows from high to low potential, columns from below to above what is expected, boxes row by row."""

    rows: Sequence[str] = ("High potential", "Medium", "Low")
    columns: Sequence[str] = ("Results below expected", "As expected", "Above expected")
    boxes: Sequence[str] = (
        *("Watch and support", "Rising", "Ready for more"),
        *("Uneven", "Core", "Strong in role"),
        *("Not working yet", "Steady", "Trusted expert"),
    )

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """What is kept with a session; the usual names for what is not."""
        return cls(**kept)

    def kept(self) -> dict[str, Any]:
        """What to keep with a session."""
        return {name: list(names) for name, names in asdict(self).items()}


def problems_of_grid_names(names: GridNames) -> list[Problem]:
    """Three rows, three columns and nine boxes, each with a name of its own that fits."""
    problems: list[Problem] = []
    for field, some, many in (
        ("rows", names.rows, 3),
        ("columns", names.columns, 3),
        ("boxes", names.boxes, 9),
    ):
        if len(some) != many or len({name.strip() for name in some}) != many:
            message = f"Give {many} names, each another."
            problems.append(Problem(Code.INVALID, message, ("grid_names", field)))
        for place, name in enumerate(some):
            if not 0 < len(name.strip()) <= MOST_CHARACTERS:
                message = f"Give each a name of at most {MOST_CHARACTERS} characters."
                problems.append(Problem(Code.OUT_OF_RANGE, message, ("grid_names", field, str(place))))
    return problems
