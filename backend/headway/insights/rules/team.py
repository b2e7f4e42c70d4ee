"""Who of a team needs somebody, and why, each reason a sentence; never one score of a person."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final, NamedTuple
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import due, listed, many, quoted
from headway.insights.rules.vocabulary import AT_RISK, HANDED_IN, OFF_TRACK, OPEN_FORM, OVERDUE, NeedLevel

NUMBER_WITHIN: Final = timedelta(days=21)
FEEDBACK_WITHIN: Final = timedelta(days=42)
AGREE_WITHIN: Final = timedelta(days=7)
REVIEW_SOON: Final = timedelta(days=3)
_RANKS: Final = {level: rank for rank, level in enumerate(NeedLevel)}


class GoalFacts(NamedTuple):
    """A goal of a person in the current period; `since` is the day it was proposed, while it is."""

    id: UUID
    title: str
    state: str
    status: str
    since: date | None = None


class FormFacts(NamedTuple):
    """A review form about a person in the running cycle; `mine` if the viewer writes it."""

    id: UUID
    cycle_id: UUID
    direction: str
    state: str
    due_on: date
    mine: bool = False


class PersonFacts(NamedTuple):
    """What is known of a person today. `direct`: the viewer is their manager.

    `number_since` is the day of the newest number, else the one since which a number is awaited, None if none is.
    `feedback_since` is the day of the newest feedback, else the first day of work; None if unknown.
    """

    id: UUID
    name: str
    today: date
    direct: bool = True
    on_leave: bool = False
    period: str | None = None
    goals: tuple[GoalFacts, ...] = ()
    number_since: date | None = None
    has_number: bool = False
    feedback_since: date | None = None
    has_feedback: bool = False
    forms: tuple[FormFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do about a person."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person needs somebody; OK is worth knowing, and no more.

    `tell` says it in a sentence and what to do about it, for those few of a large company who are looked at.
    """

    level: NeedLevel
    tell: Callable[[], tuple[str, Action]]


@dataclass(frozen=True, slots=True)
class Need:
    """How much a person needs somebody, every reason with the gravest first, and what to do about the first."""

    level: NeedLevel
    reasons: tuple[str, ...] = ()
    action: Action | None = None


def need_of(person: PersonFacts) -> Need:
    """The reasons from all rules; the gravest decides the level and the action."""
    if person.on_leave:
        return Need(NeedLevel.OK, ("On leave.",))
    reasons = sorted(_reasons(person), key=lambda reason: rank(reason.level))
    if not reasons:
        return Need(NeedLevel.OK)
    told = [reason.tell() for reason in reasons]
    return Need(reasons[0].level, tuple(text for text, _ in told), told[0][1])


def _reasons(person: PersonFacts) -> Iterator[Reason]:
    yield from _goals_off_track(person)
    yield from _reviews(person)
    yield from _no_number(person)
    yield from _no_goals(person)
    yield from _waiting_goals(person)
    yield from _no_feedback(person)
    yield from _goals_at_risk(person)


def rank(level: NeedLevel) -> int:
    """ACT before WATCH before OK."""
    return _RANKS[level]


def _goals_off_track(person: PersonFacts) -> Iterator[Reason]:
    for status, words in ((OFF_TRACK, "off track"), (OVERDUE, "overdue")):
        if goals := [goal for goal in person.goals if goal.status == status]:
            yield Reason(NeedLevel.ACT, partial(_tell_of_goals, goals, words))


def _goals_at_risk(person: PersonFacts) -> Iterator[Reason]:
    if goals := [goal for goal in person.goals if goal.status == AT_RISK]:
        yield Reason(NeedLevel.OK, partial(_tell_of_goals, goals, "at risk"))


def _tell_of_goals(goals: Sequence[GoalFacts], words: str) -> tuple[str, Action]:
    return f"{_named(goals)} {words}.", _look_at(goals[0])


def _no_number(person: PersonFacts) -> Iterator[Reason]:
    if person.number_since is not None and person.today - person.number_since > NUMBER_WITHIN:
        since = (person.today - person.number_since).days
        yield Reason(NeedLevel.WATCH, partial(_tell_of_silence, person, since))


def _tell_of_silence(person: PersonFacts, since: int) -> tuple[str, Action]:
    days = many(since, "day")
    text = f"No number for {days}." if person.has_number else f"No number yet, for {days}."
    return text, Action("Look at the goals", addresses.person(person.id, "goals"))


def _no_feedback(person: PersonFacts) -> Iterator[Reason]:
    # Further down one sees public feedback only, and so cannot say that there is none.
    if person.direct and person.feedback_since is not None:
        since = person.today - person.feedback_since
        if since > FEEDBACK_WITHIN:
            yield Reason(NeedLevel.WATCH, partial(_tell_of_no_feedback, person, since.days // 7))


def _tell_of_no_feedback(person: PersonFacts, weeks: int) -> tuple[str, Action]:
    text = f"for {weeks} weeks." if person.has_feedback else "yet."
    action = Action("Give feedback", addresses.person(person.id, "feedback"))
    return f"No feedback that you can see {text}", action


def _no_goals(person: PersonFacts) -> Iterator[Reason]:
    if person.period is not None and all(goal.state == "DRAFT" for goal in person.goals):
        yield Reason(NeedLevel.WATCH, partial(_tell_of_no_goals, person))


def _tell_of_no_goals(person: PersonFacts) -> tuple[str, Action]:
    seen = "" if person.direct else " that you can see"
    text = (
        f"Only drafts of goals in {person.period}." if person.goals else f"No goals in {person.period}{seen}."
    )
    label = "Set a goal" if not person.goals else "Look at the drafts"
    return text, Action(label, addresses.person(person.id, "goals"))


def _waiting_goals(person: PersonFacts) -> Iterator[Reason]:
    for goal in person.goals:
        if goal.state == "PROPOSED" and goal.since is not None:
            waits = person.today - goal.since
            level = NeedLevel.WATCH if waits > AGREE_WITHIN else NeedLevel.OK
            yield Reason(level, partial(_tell_of_waiting, person, goal, waits.days))


def _tell_of_waiting(person: PersonFacts, goal: GoalFacts, days: int) -> tuple[str, Action]:
    whom = "you to agree it" if person.direct else "their manager to agree it"
    since = f", for {many(days, 'day')} now" if days > 0 else ""
    label = "Agree or return it" if person.direct else "Look at the goal"
    return f"{quoted(goal.title)} waits for {whom}{since}.", Action(label, addresses.goal(goal.id))


def _reviews(person: PersonFacts) -> Iterator[Reason]:
    for form in person.forms:
        left = form.due_on - person.today
        if form.state not in OPEN_FORM:
            continue
        if left < timedelta(0):
            yield Reason(NeedLevel.ACT, partial(_tell_of_form, person, form, "is"))
        elif left <= REVIEW_SOON and form.state == "ASSIGNED":
            yield Reason(NeedLevel.WATCH, partial(_tell_of_form, person, form, "is not started,"))


def _tell_of_form(person: PersonFacts, form: FormFacts, stands: str) -> tuple[str, Action]:
    what = "Self review" if form.direction == "SELF" else "The manager's review"
    if form.mine and form.direction != "SELF":
        what = "Your review"
    label = "Write the review" if form.mine else "Look at the reviews"
    href = addresses.review(form.cycle_id, form.id) if form.mine else addresses.person(person.id, "reviews")
    return f"{what} {stands} {due(form.due_on, person.today)}.", Action(label, href)


def _look_at(goal: GoalFacts) -> Action:
    return Action("Look at the goal", addresses.goal(goal.id))


def _named(goals: Sequence[GoalFacts]) -> str:
    names = [quoted(goal.title) for goal in goals[:2]]
    if len(goals) > len(names):
        names.append(many(len(goals) - len(names), "more goal"))
    return f"{listed(names)} {'is' if len(goals) == 1 else 'are'}"


def review_state(forms: Sequence[FormFacts]) -> str:
    """How far the reviews about a person are, in words; nothing of what they say."""
    manager = next((form.state for form in forms if form.direction == "MANAGER"), "")
    own = next((form.state for form in forms if form.direction == "SELF"), "")
    if manager in _MANAGER_WORDS:
        return _MANAGER_WORDS[manager]
    if own:
        return _SELF_WORDS[own]
    return "Not started" if manager else "No review running"


_MANAGER_WORDS: Final = {
    "ACKNOWLEDGED": "Acknowledged",
    "SIGNED": "Signed",
    "NOT_SIGNED": "Not signed",
    "SHARED": "Shared",
    "SUBMITTED": "Submitted",
    "LOCKED": "Submitted",
    "IN_PROGRESS": "Started",
    "SKIPPED": "Skipped",
}
_SELF_WORDS: Final = {
    "ASSIGNED": "Not started",
    "IN_PROGRESS": "Self review started",
    "SKIPPED": "Self review skipped",
    **dict.fromkeys(HANDED_IN, "Self in"),
}
