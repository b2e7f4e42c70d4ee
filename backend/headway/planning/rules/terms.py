"""What a goal says, and when it is clear enough to be set, proposed and closed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final, TypeAlias
from uuid import UUID

from headway.planning.rules.moves import Standing
from headway.planning.rules.vocabulary import Direction, GoalLevel, Measure, Outcome, Visibility
from headway.platform.errors import Code, Problem

MOST_KEY_RESULTS: Final = 10
FEWEST_STEPS: Final = 2
MOST_STEPS: Final = 20
MOST_PERCENT: Final = Decimal(100)
_NOBODY: Final = UUID(int=0)


class Keep(Enum):
    """Stands for a field that an edit leaves as it is."""

    KEEP = "KEEP"


KEEP: Final = Keep.KEEP


@dataclass(frozen=True, slots=True)
class KeyResultTerms:
    """How a goal is measured; a yes/no key result and named steps need no numbers, a band has its edges as numbers."""

    title: str
    measure: Measure = Measure.NUMBER
    direction: Direction = Direction.INCREASE
    unit: str = ""
    currency: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    commit: Decimal | None = None
    stretch: Decimal | None = None
    steps: tuple[str, ...] = ()
    weight: int = 100
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GoalTerms:
    """A goal as somebody wants to set it; dates left out are those of its period."""

    title: str
    period_id: UUID
    owner_id: UUID
    description: str = ""
    level: GoalLevel = GoalLevel.INDIVIDUAL
    department_id: UUID | None = None
    parent_id: UUID | None = None
    weight: int = 100
    starts_on: date | None = None
    due_on: date | None = None
    visibility: Visibility = Visibility.SHARED
    key_results: tuple[KeyResultTerms, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal as another system sends it, whole: by its key, with people, periods, departments and goals by name.

    Key results that are None stay as they are.
    """

    external_key: str
    title: str
    owner_external_id: str
    period: str
    description: str = ""
    level: GoalLevel = GoalLevel.INDIVIDUAL
    department: tuple[str, ...] | None = None
    parent_key: str | None = None
    weight: int = 100
    starts_on: date | None = None
    due_on: date | None = None
    visibility: Visibility = Visibility.SHARED
    key_results: tuple[KeyResultTerms, ...] | None = None

    def terms(
        self,
        *,
        period_id: UUID | None,
        owner_id: UUID | None,
        department_id: UUID | None,
        parent_id: UUID | None,
    ) -> GoalTerms:
        """The same with ids; what is not known is nobody's id."""
        return GoalTerms(
            title=self.title,
            period_id=period_id or _NOBODY,
            owner_id=owner_id or _NOBODY,
            description=self.description,
            level=self.level,
            department_id=department_id,
            parent_id=parent_id,
            weight=self.weight,
            starts_on=self.starts_on,
            due_on=self.due_on,
            visibility=self.visibility,
            key_results=self.key_results or (),
        )


@dataclass(frozen=True, slots=True)
class GoalEdit:
    """The fields of a goal that are to change."""

    title: str | Keep = KEEP
    period_id: UUID | Keep = KEEP
    owner_id: UUID | Keep = KEEP
    description: str | Keep = KEEP
    level: GoalLevel | Keep = KEEP
    department_id: UUID | Keep | None = KEEP
    parent_id: UUID | Keep | None = KEEP
    weight: int | Keep = KEEP
    starts_on: date | Keep = KEEP
    due_on: date | Keep = KEEP
    visibility: Visibility | Keep = KEEP
    key_results: tuple[KeyResultTerms, ...] | Keep = KEEP

    def given(self) -> dict[str, Any]:
        """What changes, by field."""
        return {
            field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not KEEP
        }


def with_own_ends(terms: KeyResultTerms) -> tuple[Decimal | None, Decimal | None]:
    """Baseline and target. Yes/no goes from no (0) to yes (1), or back when it is to be reduced; steps from none to all."""
    if terms.measure is Measure.STEPS:
        return Decimal(0), Decimal(len(terms.steps))
    if terms.measure is not Measure.YES_NO:
        return terms.baseline, terms.target
    ends = (Decimal(0), Decimal(1)) if terms.direction is Direction.INCREASE else (Decimal(1), Decimal(0))
    return (
        ends[0] if terms.baseline is None else terms.baseline,
        ends[1] if terms.target is None else terms.target,
    )


def problem_of_value(measure: Measure, value: Decimal, steps: int = 0) -> str:
    """Why a key result of this measure cannot have this value, or ''."""
    if measure is Measure.YES_NO and value not in {0, 1}:
        return "A yes/no key result is 0 for no or 1 for yes."
    if measure is Measure.PERCENT and not 0 <= value <= MOST_PERCENT:
        return "A percentage lies between 0 and 100. Measure growth as a number instead."
    if measure is Measure.STEPS and (value != int(value) or not 0 <= value <= steps):
        return f"Say how many of the {steps} steps are done, a whole number."
    return ""


FieldProblem: TypeAlias = tuple[str, Code, str]


def problems_of_key_result(
    terms: KeyResultTerms, baseline: Decimal | None, target: Decimal | None
) -> Iterator[FieldProblem]:
    """What makes a key result unmeasurable: field, code and sentence of each."""
    for name, value in (
        ("baseline", baseline),
        ("target", target),
        ("commit", terms.commit),
        ("stretch", terms.stretch),
    ):
        if (
            value is not None
            and terms.measure is not Measure.STEPS
            and (message := problem_of_value(terms.measure, value))
        ):
            yield name, Code.OUT_OF_RANGE, message
    if terms.measure is Measure.STEPS or terms.steps:
        yield from _problems_of_steps(terms)
    elif baseline is not None and target is not None:
        yield from _problems_of_way(terms, baseline, target)
    if terms.currency and terms.measure is not Measure.MONEY:
        yield "currency", Code.INVALID, "Only key results of money have a currency. Leave it out."
    if terms.unit and terms.measure in {Measure.MONEY, Measure.YES_NO, Measure.STEPS}:
        yield "unit", Code.INVALID, "Money has its currency, yes/no and steps have no unit. Leave it out."
    if terms.direction is Direction.KEEP and terms.measure in {Measure.YES_NO, Measure.STEPS}:
        yield "direction", Code.INVALID, "Only numbers, percentages and money are kept in a band. Choose up."


def _problems_of_steps(terms: KeyResultTerms) -> Iterator[FieldProblem]:
    if terms.measure is not Measure.STEPS:
        yield (
            "steps",
            Code.INVALID,
            "Only a key result of steps has them. Leave them out, or measure in steps.",
        )
    elif not FEWEST_STEPS <= len(terms.steps) <= MOST_STEPS:
        message = f"Name {FEWEST_STEPS} to {MOST_STEPS} steps, in the order in which they will be done."
        yield "steps", Code.OUT_OF_RANGE, message
    if len({step.casefold() for step in terms.steps}) < len(terms.steps):
        yield "steps", Code.DUPLICATE, "Two steps have the same name. Tell them apart."


def _problems_of_way(terms: KeyResultTerms, baseline: Decimal, target: Decimal) -> Iterator[FieldProblem]:
    """The target lies on the good side of the baseline, the commit before it and the stretch beyond it."""
    if target == baseline:
        yield "target", Code.INVALID, "The target equals the baseline. Say what is to change."
        return
    if terms.direction is Direction.KEEP:
        if target < baseline:
            yield "target", Code.INVALID, "The upper edge must lie above the lower one. Change one of them."
        for name in ("commit", "stretch"):
            if getattr(terms, name) is not None:
                yield name, Code.INVALID, "A band has its two edges only. Leave this out."
        return
    up = terms.direction is Direction.INCREASE
    if (target > baseline) != up:
        verb, side = ("increase", "above") if up else ("reduce", "below")
        yield (
            "target",
            Code.INVALID,
            f"To {verb}, the target must lie {side} the baseline. Change one of them.",
        )
        return
    if terms.commit is not None and not (
        baseline < terms.commit < target or target < terms.commit < baseline
    ):
        yield (
            "commit",
            Code.INVALID,
            "What both commit to lies between baseline and target. Change one of them.",
        )
    if terms.stretch is not None and (terms.stretch > target) != up:
        yield "stretch", Code.INVALID, "The stretch lies beyond the target. Change one of them."


def problems_writing(
    terms: GoalTerms, standing: Standing, *, by_role: bool, heads_department: bool, owner_has_reports: bool
) -> Iterator[Problem]:
    """Whether somebody may set this goal for its owner.

    Own goals, and goals for anybody in the own subtree or HR scope. Company goals come from the leadership: a person
    without a manager for themself and those below, HR and administrators (`by_role`) for anybody. A goal of a
    department comes from people above some of its members, its HR partner or the leadership; a team's goal belongs to
    somebody who has a team. Private goals are between owner and direct manager, and nobody else sets one.
    """
    below = standing.owns or standing.above or standing.looks_after
    if terms.level is GoalLevel.COMPANY:
        if not standing.leads:
            message = "Company goals are set by the leadership, HR and administrators. Choose another level, or ask them."
            yield Problem(Code.FORBIDDEN, message, ("level",))
        below = below or by_role
    if not below:
        message = "You set goals for yourself and for people below you. Choose one of them, or ask this person's manager."
        yield Problem(Code.FORBIDDEN, message, ("owner_id",))
    yield from _problems_of_unit(
        terms, heads_department=heads_department, owner_has_reports=owner_has_reports
    )
    if terms.visibility is Visibility.PRIVATE:
        if terms.level is not GoalLevel.INDIVIDUAL:
            yield Problem(
                Code.INVALID,
                "Only a person's own goal can be private. Choose shared or public.",
                ("visibility",),
            )
        elif not (standing.owns or standing.directs):
            message = "A private goal is between its owner and their direct manager. Choose shared or public."
            yield Problem(Code.FORBIDDEN, message, ("visibility",))


def _problems_of_unit(
    terms: GoalTerms, *, heads_department: bool, owner_has_reports: bool
) -> Iterator[Problem]:
    if terms.level is GoalLevel.COMPANY and terms.department_id is not None:
        yield Problem(
            Code.INVALID,
            "A company goal has no department. Leave it out, or choose another level.",
            ("department_id",),
        )
    if terms.level is GoalLevel.DEPARTMENT:
        if terms.department_id is None:
            yield Problem(Code.REQUIRED, "Say which department's goal it is.", ("department_id",))
        elif not heads_department:
            message = (
                "A department's goal is set by those above its members, or its HR partner. Ask one of them."
            )
            yield Problem(Code.FORBIDDEN, message, ("department_id",))
    if terms.level is GoalLevel.TEAM and not owner_has_reports:
        yield Problem(
            Code.INVALID,
            "A team's goal is owned by whoever leads the team. Choose another owner or level.",
            ("owner_id",),
        )


def problem_of_parent(
    *, same_period: bool, parent: tuple[date, date], child: tuple[date, date]
) -> Problem | None:
    """A goal of another period supports this one only if it lasts at least as long."""
    if same_period or (parent[0] <= child[0] and child[1] <= parent[1]):
        return None
    message = "That goal belongs to another period and does not span these dates. Align to one that does."
    return Problem(Code.INVALID, message, ("parent_id",))


def problem_of_span(starts_on: date, due_on: date, period: tuple[date, date]) -> Iterator[Problem]:
    """A goal lies inside its period."""
    for name, day in (("starts_on", starts_on), ("due_on", due_on)):
        if not period[0] <= day <= period[1]:
            message = f"This is outside the period ({period[0]} to {period[1]}). Choose a day inside it."
            yield Problem(Code.OUT_OF_RANGE, message, (name,))


def problems_closing(outcome: Outcome, *, unmeasured: list[str]) -> Iterator[Problem]:
    """An outcome rests on a last number, unless the goal is dropped; lapsing is the clock's."""
    if outcome is Outcome.LAPSED:
        message = "A goal lapses by itself. Choose achieved, partial, missed or dropped."
        yield Problem(Code.INVALID, message, ("outcome",))
    elif outcome is not Outcome.DROPPED:
        for title in unmeasured:
            message = f"Log a last number for “{title}” first, even if nothing changed."
            yield Problem(Code.EVIDENCE_REQUIRED, message, ("outcome",))


def problems_amending(
    measured: Iterable[KeyResultTerms], wanted: Sequence[KeyResultTerms]
) -> Iterator[Problem]:
    """Numbers that were logged stay, and go on to mean the same."""
    places = {terms.id: place for place, terms in enumerate(wanted) if terms.id}
    for terms in measured:
        if terms.id not in places:
            message = f"“{terms.title}” has numbers already. Keep it, with weight 0 if it no longer counts."
            yield Problem(Code.WRONG_STATE, message, ("key_results",))
            continue
        place = places[terms.id]
        if (wanted[place].measure, wanted[place].currency) != (terms.measure, terms.currency):
            message = f"“{terms.title}” has numbers already, which would mean something else. Add another key result."
            yield Problem(Code.WRONG_STATE, message, ("key_results", str(place), "measure"))
