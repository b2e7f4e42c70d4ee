"""Where each goal is to stand, so that every state and every computed status is met."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import workday
from headway.cli.demo.periods import HalfYear
from headway.planning.rules.vocabulary import GoalState, Outcome


class Fate(StrEnum):
    """What becomes of a goal."""

    ON_TRACK = "ON_TRACK"
    AT_RISK = "AT_RISK"
    OFF_TRACK = "OFF_TRACK"
    STALE = "STALE"
    NOT_STARTED = "NOT_STARTED"
    OVERDUE = "OVERDUE"
    PROPOSED = "PROPOSED"
    RETURNED = "RETURNED"
    DRAFT = "DRAFT"
    PAUSED = "PAUSED"
    ACHIEVED = "ACHIEVED"
    PARTIAL = "PARTIAL"
    MISSED = "MISSED"
    DROPPED = "DROPPED"
    LAPSED = "LAPSED"
    ARCHIVED = "ARCHIVED"


@dataclass(frozen=True, slots=True)
class Way:
    """The course of a goal; no `last_on` means that nobody logged a number."""

    state: GoalState
    starts_on: date
    due_on: date
    outcome: Outcome | None = None
    last_on: date | None = None
    share: float = 0.0
    closed_on: date | None = None
    agreed: bool = True
    returned: bool = False
    good: bool = False


CLOSED_FATES: Final = (
    (Fate.ACHIEVED, 54), (Fate.PARTIAL, 26), (Fate.MISSED, 11), (Fate.DROPPED, 5), (Fate.LAPSED, 3), (Fate.ARCHIVED, 1),
)  # fmt: skip
# Fifty cards, dealt in turn: whoever has fifty goals has every fate.
CARDS: Final = (
    *[Fate.ON_TRACK] * 20, *[Fate.AT_RISK] * 7, *[Fate.OFF_TRACK] * 4, *[Fate.STALE] * 3, *[Fate.NOT_STARTED] * 3,
    *[Fate.OVERDUE] * 2, *[Fate.PROPOSED] * 2, Fate.RETURNED, Fate.DRAFT, *[Fate.ACHIEVED] * 3, Fate.PARTIAL,
    Fate.MISSED, Fate.DROPPED, Fate.ARCHIVED,
)  # fmt: skip
ENDED: Final = (Fate.ACHIEVED, Fate.PARTIAL, Fate.MISSED, Fate.DROPPED)
_SCRIPTS: Final[dict[str, tuple[Fate, ...]]] = {
    "priya": (Fate.AT_RISK, Fate.ON_TRACK, Fate.ACHIEVED, Fate.ON_TRACK),
    "night": (Fate.OFF_TRACK, Fate.STALE),
    "day": (Fate.ON_TRACK, Fate.ON_TRACK),
    "tomas": (Fate.ON_TRACK, Fate.PROPOSED),
    "meiling": (Fate.AT_RISK, Fate.ON_TRACK),
    "hannah": (Fate.ON_TRACK, Fate.ON_TRACK),
    "grace": (Fate.ON_TRACK, Fate.ON_TRACK, Fate.ON_TRACK),
    "jonas": (Fate.ON_TRACK, Fate.OVERDUE),
    "noah": (Fate.ON_TRACK, Fate.RETURNED),
    "kenji": (Fate.ON_TRACK, Fate.ACHIEVED),
}
_CLOSED_SHARE: Final = {
    Fate.ACHIEVED: (1.0, 1.12), Fate.PARTIAL: (0.6, 0.92), Fate.MISSED: (-0.05, 0.45), Fate.DROPPED: (0.1, 0.4),
    Fate.LAPSED: (0.3, 0.7),
}  # fmt: skip


def scripted(key: str) -> tuple[Fate, ...] | None:
    """The fates of the goals of somebody of the cast."""
    return _SCRIPTS.get(key)


def drawn_fate(company: Company, person: Person, period: HalfYear) -> Fate:
    """The next card; in a closed period by how strong the person is."""
    if not period.running:
        fate = company.draw.weighted(CLOSED_FATES)
        better = fate in {Fate.MISSED, Fate.PARTIAL} and company.draw.chance(person.strength - 0.4)
        return Fate.ACHIEVED if better else fate
    if not company.cards:
        company.cards = list(company.draw.some(CARDS, len(CARDS)))
    return Fate(company.cards.pop())


def way_of(company: Company, owner: Person, period: HalfYear, fate: Fate) -> Way:
    """The course that leads there."""
    starts_on = max(period.starts_on, workday(owner.hired_on + timedelta(10)))
    if not period.running:
        return _closed(company, period, fate, starts_on)
    if fate in ENDED:
        return _closed_early(company, period, fate, starts_on)
    return _running(company, period, fate, starts_on)


def _closed(company: Company, period: HalfYear, fate: Fate, starts_on: date) -> Way:
    draw, end = company.draw, period.ends_on
    if fate is Fate.ARCHIVED:
        return Way(GoalState.ARCHIVED, starts_on, end, agreed=False)
    last_on = workday(end - timedelta(draw.whole(1, 12)))
    closed_on = end + timedelta(draw.whole(1, 9))
    if fate is Fate.DROPPED:
        last_on = workday(starts_on + timedelta(draw.whole(40, 80)))
        closed_on = last_on + timedelta(7)
    low, high = _CLOSED_SHARE[fate]
    share = draw.between(low, high)
    return Way(
        GoalState.CLOSED,
        starts_on,
        end,
        Outcome(fate.value),
        last_on,
        share,
        closed_on,
        good=fate is Fate.ACHIEVED,
    )


def _closed_early(company: Company, period: HalfYear, fate: Fate, starts_on: date) -> Way:
    draw = company.draw
    due_on = (
        period.ends_on
        if fate in {Fate.ACHIEVED, Fate.DROPPED}
        else workday(company.today - timedelta(draw.whole(12, 25)))
    )
    last_on = workday(min(due_on, company.today - timedelta(draw.whole(10, 30))))
    closed_on = min(company.yesterday, last_on + timedelta(draw.whole(2, 7)))
    low, high = _CLOSED_SHARE[fate]
    share = draw.between(low, high)
    return Way(
        GoalState.CLOSED,
        starts_on,
        due_on,
        Outcome(fate.value),
        last_on,
        share,
        closed_on,
        good=fate is Fate.ACHIEVED,
    )


def _running(company: Company, period: HalfYear, fate: Fate, starts_on: date) -> Way:
    draw, today = company.draw, company.today
    due_on = period.ends_on - timedelta(draw.of((0, 0, 0, 0, 14)))
    recently = workday(today - timedelta(draw.whole(2, 9)))

    def even(day: date) -> float:
        return max(0.0, (day - starts_on).days / max(1, (due_on - starts_on).days))

    match fate:
        case Fate.NOT_STARTED:
            return Way(GoalState.ACTIVE, today - timedelta(draw.whole(5, 15)), due_on)
        case Fate.PROPOSED:
            return Way(GoalState.PROPOSED, starts_on, due_on, agreed=False)
        case Fate.RETURNED | Fate.DRAFT:
            return Way(GoalState.DRAFT, starts_on, due_on, agreed=False, returned=fate is Fate.RETURNED)
        case Fate.ARCHIVED:
            return Way(GoalState.ARCHIVED, starts_on, due_on, agreed=False)
        case Fate.OVERDUE:
            due_on = workday(today - timedelta(draw.whole(4, 20)))
            last_on = workday(due_on - timedelta(draw.whole(1, 6)))
            return Way(GoalState.ACTIVE, starts_on, due_on, last_on=last_on, share=draw.between(0.65, 0.93))
        case Fate.STALE | Fate.PAUSED:
            last_on = workday(today - timedelta(draw.whole(26, 48)))
            state = GoalState.ACTIVE if fate is Fate.STALE else GoalState.PAUSED
            return Way(state, starts_on, due_on, last_on=last_on, share=even(last_on) * draw.between(0.7, 1))
        case Fate.AT_RISK:
            return Way(
                GoalState.ACTIVE,
                starts_on,
                due_on,
                last_on=recently,
                share=even(today) - draw.between(0.14, 0.19),
            )
        case Fate.OFF_TRACK:
            return Way(
                GoalState.ACTIVE,
                starts_on,
                due_on,
                last_on=recently,
                share=even(today) * draw.between(0.15, 0.5),
            )
        case _:
            share = min(0.99, even(today) + draw.between(0.01, 0.1))
            return Way(GoalState.ACTIVE, starts_on, due_on, last_on=recently, share=share, good=True)
