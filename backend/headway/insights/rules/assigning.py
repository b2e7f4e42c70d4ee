"""Several roles filled at once so that the sum of costs is least. Needs scipy, an optional extra: whoever imports this asks first."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]


def assigned(costs: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column that is its own, none where there are fewer columns than rows."""
    rows, columns = linear_sum_assignment(np.array(costs))
    chosen = dict(zip(rows.tolist(), columns.tolist(), strict=True))
    return [chosen.get(row) for row in range(len(costs))]
