"""Where a goal stands, and why in words: derived from what was logged, never stored, and never green out of silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from headway.monitoring.rules.vocabulary import Confidence, GoalStatus

STALE_AFTER: Final = timedelta(days=21)
AT_RISK_BEHIND: Final = Fraction(1, 10)
OFF_TRACK_BEHIND: Final = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What the status is computed from.

    `awaited_from` is the day since which numbers are expected: the start, or when it was agreed or resumed later.
    `open_parts` has the day of the newest number of each key result, or goal below, that is pursued and not at its
    target; a goal below without any has the day since which its own are expected. `confidence` is that of the newest
    number, the lowest of several on one day.
    """

    state: str
    outcome: str | None
    starts_on: date
    awaited_from: date
    due_on: date
    progress: Fraction | None = None
    expected: Fraction = Fraction(0)
    last_on: date | None = None
    confidence: Confidence | None = None
    open_parts: tuple[date | None, ...] = ()
    parts: int = 0
    by_children: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """The status of a goal with its reason in words, and the numbers it rests on."""

    status: GoalStatus
    reason: str
    progress: Fraction | None = None
    expected: Fraction | None = None
    last_on: date | None = None


def status_of(facts: GoalFacts, today: date) -> tuple[GoalStatus, str]:
    """Closed, not agreed, paused; overdue; not started or stale; then how sure the newest word is, and the plan line."""
    if facts.state in _OF_STATE:
        return _OF_STATE[facts.state]
    if facts.outcome is not None:
        outcome = GoalStatus(facts.outcome)
        return outcome, _OUTCOMES[outcome]
    if today > facts.due_on:
        return GoalStatus.OVERDUE, f"Due {_days(today - facts.due_on)} ago and not closed."
    if facts.last_on is None:
        return _silent(facts, today)
    # Nobody was expected to say anything before it was resumed.
    if today - max(facts.last_on, facts.awaited_from) > STALE_AFTER:
        return GoalStatus.STALE, f"{_days(today - facts.last_on)} since the last number{_below(facts)}."
    return _on_its_way(facts, today)


def _silent(facts: GoalFacts, today: date) -> tuple[GoalStatus, str]:
    if today < facts.starts_on:
        return GoalStatus.NOT_STARTED, f"Starts in {_days(facts.starts_on - today)}."
    since = today - facts.awaited_from
    status = GoalStatus.STALE if since > STALE_AFTER else GoalStatus.NOT_STARTED
    event = "it was agreed" if facts.awaited_from > facts.starts_on else "the start"
    return status, f"No number yet{_below(facts)}, {_days(since)} after {event}."


def _on_its_way(facts: GoalFacts, today: date) -> tuple[GoalStatus, str]:
    done = facts.progress if facts.progress is not None else Fraction(0)
    behind = facts.expected - done
    pace = f"{_percent(done)} where even pace would be {_percent(facts.expected)}{_below(facts)}"
    if done >= 1:
        return GoalStatus.ON_TRACK, f"The target is reached{_below(facts)}: {_percent(done)}."
    unsure = facts.confidence is Confidence.LOW
    if behind > OFF_TRACK_BEHIND or (unsure and behind > AT_RISK_BEHIND):
        return GoalStatus.OFF_TRACK, f"{pace}{_and_unsure(unsure)}."
    if behind > AT_RISK_BEHIND or unsure:
        return GoalStatus.AT_RISK, f"{pace}{_and_unsure(unsure)}."
    quiet = _quiet_parts(facts, today)
    if quiet:
        noun = "goals below" if facts.by_children else "key results"
        verb = "has" if quiet == 1 else "have"
        return (
            GoalStatus.AT_RISK,
            f"{quiet} of {facts.parts} {noun} {verb} had no number for {STALE_AFTER.days} days.",
        )
    return GoalStatus.ON_TRACK, f"{pace}."


def _quiet_parts(facts: GoalFacts, today: date) -> int:
    """How many parts said nothing for too long, counted from when numbers were expected where they never did."""
    return sum(
        today - max(day or facts.awaited_from, facts.awaited_from) > STALE_AFTER for day in facts.open_parts
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
