"""Progress that looks like work: weekly or so, with noise, plateaus and steps back, up to where the goal is to stand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.words.goals import NOTES, Kr, Theme
from headway.planning.models import KeyResult
from headway.planning.rules.vocabulary import Direction, Measure


@dataclass(slots=True)
class Measured:
    """A key result with its numbers, before it is written."""

    id: str
    kr: Kr
    baseline: Decimal
    target: Decimal
    weight: int
    value: Decimal | None = None
    on: date | None = None
    confidence: str = ""
    updates: int = 0
    newest_at: datetime | None = None
    newest_id: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """How a key result is to go: from the start until the last number, ending at this share of the way."""

    starts_on: date
    due_on: date
    last_on: date
    share: float
    gap: int
    dips: bool = False


def vary(draw: Draw, kr: Kr, weight: int) -> Measured:
    """The key result with its own baseline and target."""
    varied = kr.measure not in {Measure.YES_NO, Measure.STEPS} and kr.direction is not Direction.KEEP
    factor = draw.between(0.92, 1.08) if varied else 1.0
    if kr.measure is Measure.NUMBER and abs(kr.target - kr.baseline) <= 8 and kr.baseline == int(kr.baseline):
        factor = 1.0
    baseline, target = _exact(kr, kr.baseline * factor), _exact(kr, kr.target * factor)
    if baseline == target or (target > baseline) != (kr.direction is Direction.INCREASE):
        baseline, target = _exact(kr, kr.baseline), _exact(kr, kr.target)
    return Measured(draw.id(), kr, baseline, target, weight)


def _exact(kr: Kr, number: float) -> Decimal:
    """The number as people write it for this measure."""
    if kr.measure is Measure.PERCENT:
        return Decimal(f"{min(100.0, max(0.0, number)):.1f}")
    if kr.measure is Measure.STEPS:
        return Decimal(int(number))
    if kr.measure is Measure.YES_NO:
        return Decimal(1 if number >= 1 else 0)
    span = abs(kr.target - kr.baseline)
    if kr.measure is Measure.MONEY:
        return Decimal(round(number / 100) * 100) if span > 1000 else Decimal(f"{number:.2f}")
    whole = span > 8 or (kr.baseline == int(kr.baseline) and span >= 3)
    return Decimal(f"{number:.{0 if whole else 1}f}")


def log(
    company: Company, goal_id: str, owner: Person, theme: Theme, measured: Measured, course: Course
) -> None:
    """Write the numbers of one key result, the last one at the end of the course."""
    days = _days(company.draw, course)
    span = max(1, (course.due_on - course.starts_on).days)
    start, end = float(measured.baseline), float(measured.target)
    before: float | None = None
    for number, day in enumerate(days):
        last = number == len(days) - 1
        share = course.share if last else _share(company.draw, course, number, len(days))
        value = _value(measured, start + (end - start) * share, done=last and share >= 0.99)
        even = (day - course.starts_on).days / span
        kind = "done" if last and share >= 1 and number else _kind(before, share)
        note = _note(company.draw, theme, kind)
        _update(company, goal_id, owner, measured, value, day, _confidence(even - share), note)
        before = share


def _confidence(behind: float) -> str:
    """How sure people say they are, by how far they are behind even pace."""
    return "HIGH" if behind <= -0.02 else "MEDIUM" if behind <= 0.24 else "LOW"


def _kind(before: float | None, share: float) -> str:
    """Which way it went since the number before."""
    if before is None:
        return "first"
    return "up" if share > before + 0.01 else "down" if share < before - 0.01 else "flat"


def _days(draw: Draw, course: Course) -> list[date]:
    """Working days, about a gap apart, the last one given."""
    days = [course.last_on]
    while True:
        earlier = workday(
            days[-1] - timedelta(max(2, course.gap + draw.whole(-course.gap // 4, course.gap // 4)))
        )
        if earlier < course.starts_on + timedelta(3):
            return days[::-1]
        days.append(earlier)


def _share(draw: Draw, course: Course, number: int, count: int) -> float:
    """Where the way stands in between: even on the whole, with noise and a plateau in the middle."""
    way = (number + 1) / count
    if 0.4 < way < 0.6:
        way = 0.45
    if course.dips and number == 1:
        return -0.08
    return course.share * way + draw.between(-0.06, 0.05)


def _value(measured: Measured, number: float, *, done: bool) -> Decimal:
    if measured.kr.measure is Measure.YES_NO:
        return measured.target if done else measured.baseline
    return _exact(measured.kr, max(0.0, number))


def _note(draw: Draw, theme: Theme, kind: str) -> str:
    if kind in ("up", "flat") and draw.chance(0.35):
        return draw.of(NOTES["short"])
    move = draw.of(theme.moves)
    return draw.of(NOTES[kind]).format(
        move=move,
        move_=move[0].lower() + move[1:],
        block=theme.block,
        block_=theme.block[0].lower() + theme.block[1:],
    )


def _update(
    company: Company,
    goal_id: str,
    owner: Person,
    measured: Measured,
    value: Decimal,
    day: date,
    confidence: str,
    note: str,
    corrects: str | None = None,
) -> None:
    draw = company.draw
    id, at = draw.id(), draw.instant(day)
    if measured.newest_at and at <= measured.newest_at:
        at = measured.newest_at + timedelta(minutes=20)
    # Written with the check-ins of the person, of which some numbers are a part.
    company.logged.setdefault(owner.id, []).append({
        "id": id, "goal_id": goal_id, "key_result_id": measured.id, "author_id": owner.id, "value": value, "confidence": confidence,
        "note": note, "effective_on": day, "recorded_at": at, "corrects_id": corrects,
    })  # fmt: skip
    measured.value, measured.on, measured.confidence = value, day, confidence
    measured.updates, measured.newest_at, measured.newest_id = measured.updates + 1, at, id
    if not company.is_recent(at):
        return
    company.happened(
        at, owner, "log_progress", "ProgressUpdate", id, goal_id=goal_id, key_result_id=measured.id, value=str(value),
        confidence=confidence, effective_on=day.isoformat(), **({"note": "(private)"} if note else {}),
    )  # fmt: skip


def correct(company: Company, goal_id: str, owner: Person, measured: Measured) -> None:
    """The newest number was mistyped: the same again as a correction, for the same day."""
    if measured.on and measured.value is not None:
        note = "Corrected: I had read the wrong line of the report."
        _update(
            company,
            goal_id,
            owner,
            measured,
            measured.value,
            measured.on,
            measured.confidence,
            note,
            measured.newest_id,
        )


def write_key_result(
    company: Company, goal_id: str, measured: Measured, position: int, made: datetime
) -> None:
    """The key result with the newest of its numbers."""
    kr = measured.kr
    company.add(
        KeyResult, made, measured.newest_at, id=measured.id, goal_id=goal_id, position=position, title=kr.title,
        measure=kr.measure, direction=kr.direction, unit=kr.unit, currency="EUR" if kr.measure is Measure.MONEY else "",
        baseline=measured.baseline, target=measured.target, steps=list(kr.steps), weight=measured.weight, current_value=measured.value,
        current_on=measured.on, current_confidence=measured.confidence, version=1 + measured.updates,
    )  # fmt: skip
