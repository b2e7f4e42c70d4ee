"""Where a goal stands, and why in words: derived from what was logged, never stored, and never green out of silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from headway.monitoring.rules.availability import ALWAYS, Availability
from headway.monitoring.rules.thresholds import USUAL, Thresholds
from headway.monitoring.rules.vocabulary import Confidence, GoalStatus


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What the status is computed from.

    `awaited_from` is the day since which numbers are expected: the start, or when it was agreed or resumed later.
    `open_parts` has the day of the newest number of each key result, or goal below, that is pursued and not at its
    target for good; a goal below without any has the day since which its own are expected. `confidence` is that of the
    newest number, the lowest of several on one day. `even` is even pace, `availability` the time there was to keep it,
    `kept` the share of the goal that is to be kept in a band all the time.
    """

    state: str
    outcome: str | None
    starts_on: date
    awaited_from: date
    due_on: date
    progress: Fraction | None = None
    even: Fraction = Fraction(0)
    last_on: date | None = None
    confidence: Confidence | None = None
    open_parts: tuple[date | None, ...] = ()
    parts: int = 0
    kept: Fraction = Fraction(0)
    by_children: bool = False
    availability: Availability = ALWAYS

    def expected(self, today: date) -> Fraction:
        """Even pace in the time there was; a band is to be kept from the first day on."""
        return self.held(self.availability.expected(self.starts_on, self.due_on, self.even, today))

    def held(self, line: Fraction) -> Fraction:
        """The line with the share that is to be kept all the time."""
        return line + (1 - line) * self.kept

    def silence(self, since: date, today: date) -> timedelta:
        """The time since a day, without days away."""
        return today - since - timedelta(self.availability.days_away(since, today))


@dataclass(frozen=True, slots=True)
class Outlook:
    """The status of a goal with its reason in words, and the numbers it rests on.

    `awaited_since` is the day since when a number of its own key results is awaited; None if none is.
    """

    status: GoalStatus
    reason: str
    progress: Fraction | None = None
    expected: Fraction | None = None
    last_on: date | None = None
    awaited_since: date | None = None


def status_of(facts: GoalFacts, today: date, thresholds: Thresholds = USUAL) -> tuple[GoalStatus, str]:
    """Closed, not agreed, paused; overdue; not started or stale; then how sure the newest word is, and the plan line."""
    if settled := settled_status(facts.state, facts.outcome):
        return settled
    # Who is away on the day and ever since is not late.
    if today > facts.due_on and facts.silence(facts.due_on, today) > timedelta(0):
        return GoalStatus.OVERDUE, f"Due {_days(today - facts.due_on)} ago and not closed."
    if facts.last_on is None:
        return _silent(facts, today, thresholds)
    # Nobody was expected to say anything before it was resumed.
    if facts.silence(max(facts.last_on, facts.awaited_from), today).days > thresholds.stale_after:
        return GoalStatus.STALE, f"{_days(today - facts.last_on)} since the last number{_below(facts)}."
    return _on_its_way(facts, today, thresholds)


def settled_status(state: str, outcome: str | None) -> tuple[GoalStatus, str] | None:
    """The status of a goal that is not pursued, whatever the numbers and the day; None while it is."""
    if state in _OF_STATE:
        return _OF_STATE[state]
    if outcome is None:
        return None
    return GoalStatus(outcome), _OUTCOMES[GoalStatus(outcome)]


def _silent(facts: GoalFacts, today: date, thresholds: Thresholds) -> tuple[GoalStatus, str]:
    if today < facts.starts_on:
        return GoalStatus.NOT_STARTED, f"Starts in {_days(facts.starts_on - today)}."
    since = today - facts.awaited_from
    quiet = facts.silence(facts.awaited_from, today).days > thresholds.stale_after
    status = GoalStatus.STALE if quiet else GoalStatus.NOT_STARTED
    event, today_words = (
        ("it was agreed", "it was agreed today")
        if facts.awaited_from > facts.starts_on
        else ("the start", "it starts today")
    )
    when = today_words if since == timedelta(0) else f"{_days(since)} after {event}"
    return status, f"No number yet{_below(facts)}, {when}."


def _on_its_way(facts: GoalFacts, today: date, thresholds: Thresholds) -> tuple[GoalStatus, str]:
    done = facts.progress if facts.progress is not None else Fraction(0)
    if done >= 1 and facts.kept == 0:
        return GoalStatus.ON_TRACK, f"The target is reached{_below(facts)}: {_percent(done)}."
    behind = (facts.expected(today) - done) * 100
    pace = f"{_percent(done)} where {_line(facts, today)}"
    unsure = facts.confidence is Confidence.LOW
    if behind > thresholds.off_track_behind or (unsure and behind > thresholds.at_risk_behind):
        return GoalStatus.OFF_TRACK, f"{pace}{_and_unsure(unsure)}."
    if behind > thresholds.at_risk_behind or unsure:
        return GoalStatus.AT_RISK, f"{pace}{_and_unsure(unsure)}."
    quiet = _quiet_parts(facts, today, thresholds)
    if quiet:
        noun = "goals below" if facts.by_children else "key results"
        verb = "has" if quiet == 1 else "have"
        return (
            GoalStatus.AT_RISK,
            f"{quiet} of {facts.parts} {noun} {verb} had no number for {thresholds.stale_after} days.",
        )
    kept = facts.kept == 1 and done >= 1
    return GoalStatus.ON_TRACK, f"In its band{_below(facts)}." if kept else f"{pace}."


def _line(facts: GoalFacts, today: date) -> str:
    """The line that progress is held to; why somebody had less time is for few to know."""
    expected = facts.expected(today)
    if expected == facts.held(facts.even):
        return f"even pace would be {_percent(expected)}{_below(facts)}"
    return f"{_percent(expected)} could be expected in the time there was"


def _quiet_parts(facts: GoalFacts, today: date, thresholds: Thresholds) -> int:
    """How many parts said nothing for too long, counted from when numbers were expected where they never did."""
    return sum(
        facts.silence(max(day or facts.awaited_from, facts.awaited_from), today).days > thresholds.stale_after
        for day in facts.open_parts
    )


def _below(facts: GoalFacts) -> str:
    return " of the goals below" if facts.by_children else ""


def _and_unsure(unsure: bool) -> str:
    return ", and confidence is low" if unsure else ""


def _percent(share: Fraction) -> str:
    # Half up, as people round; a narrow no-break space before the sign is left to the screen.
    whole, rest = share.denominator, share.numerator * 100
    return f"{(2 * rest + whole) // (2 * whole)}%"


def _days(span: timedelta) -> str:
    return f"{span.days} day" if span.days == 1 else f"{span.days} days"


_OF_STATE: Final[Mapping[str, tuple[GoalStatus, str]]] = {
    "ARCHIVED": (GoalStatus.ARCHIVED, "Archived."),
    "DRAFT": (GoalStatus.NOT_AGREED, "A draft, not proposed yet."),
    "PROPOSED": (GoalStatus.NOT_AGREED, "Proposed, waiting to be agreed."),
    "PAUSED": (GoalStatus.PAUSED, "Paused: no numbers are expected."),
}
_OUTCOMES: Final[Mapping[GoalStatus, str]] = {
    GoalStatus.ACHIEVED: "Closed as achieved.",
    GoalStatus.PARTIAL: "Closed as partly achieved.",
    GoalStatus.MISSED: "Closed as missed.",
    GoalStatus.DROPPED: "Closed as dropped.",
    GoalStatus.LAPSED: "Lapsed after it was due.",
}
