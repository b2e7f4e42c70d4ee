"""How ratings spread: the first line of the page, and the words of groups."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from headway.insights.rules.phrases import many


@dataclass(frozen=True, slots=True)
class Moment:
    """The ratings of a cycle in the course of time: their mean from 0 to 1, and whether the scale is another than before."""

    cycle: str
    period: str
    people: int
    share: float
    other_scale: bool


def ratings_sentence(
    counts: Counter[int], steps: Sequence[tuple[int, str]], cycle: str, course: Sequence[Moment]
) -> str:
    """How many ratings there are, what most of them are, and how the mean moved since the cycle before."""
    labels = dict(steps)
    most = max(counts.values())
    top = [labels.get(value, str(value)) for value, n in sorted(counts.items()) if n == most]
    spread = f"{most:,} of {many(counts.total(), 'rating')} in {cycle} are “{'” or “'.join(top)}”"
    if len(course) < 2:
        return f"{spread}."
    before, now = course[-2:]
    change = round(100 * (now.share - before.share))
    points = f"{many(abs(change), 'point')} of 100 {'higher' if change > 0 else 'lower'} than"
    moved = "as high as" if change == 0 else points
    scale = ", on another scale" if now.other_scale else ""
    return f"{spread}; the mean is {moved} in {before.cycle}{scale}."


def at_least_usual(steps: Sequence[tuple[int, str]]) -> int:
    """From which step on a rating counts as good in an audit: the upper half of the scale, without its middle."""
    values = sorted(value for value, _ in steps)
    middle = Fraction(values[0] + values[-1], 2)
    return min((value for value in values if value > middle), default=values[-1])
