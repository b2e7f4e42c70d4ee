"""Checking in: a draft, its publication with all its numbers at once, acknowledging it, correcting it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

from headway.monitoring.access import check_in_to_change, check_may_check_in, visible_check_ins
from headway.monitoring.actions.progress import log_progress
from headway.monitoring.models import CheckIn, CheckInSeries
from headway.monitoring.reads.check_ins import answered_turns, standings
from headway.monitoring.rules import CheckInAction, CheckInState, Confidence
from headway.monitoring.rules.check_ins import (
    problem_moving,
    problems_of_check_in_day,
    problems_of_words,
)
from headway.monitoring.rules.series import Series, answered_by
from headway.people.access import visible_colleagues
from headway.planning.access import visible_periods
from headway.planning.rules import PeriodState
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, record, remember_key


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a key result to log with a check-in, and the version of the key result that was seen.

    How sure somebody is may be left open until it is published.
    """

    key_result_id: UUID
    version: int
    value: Decimal
    confidence: Confidence | None
    note: str = ""
    corrects_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a check-in says; of today where no day is given."""

    wins: str = ""
    blockers: str = ""
    mood: int | None = None
    effective_on: date | None = None
    numbers: Sequence[Number] = ()


async def save_check_in(actor: Actor, *, id: UUID | None, version: int, content: Content) -> CheckIn:
    """Keep a check-in that is not finished; only its author sees it. Without an id it is begun, with version 0.

    Refuses a second draft with the first one as it is, a stale version, and what was published.
    """
    person = check_may_check_in(actor)
    async with transaction():
        fields = await _checked(actor, content, person, publishing=False)
        if id is None:
            begun = await visible_check_ins(actor).filter(author_id=person, state=CheckInState.DRAFT).first()
            if begun is not None:
                raise conflict(begun)
            return await create(
                actor, "save_check_in", CheckIn, employee_id=person, author_id=person, **fields
            )
        check_in = await _to_move(actor, id, version, CheckInAction.EDIT)
        await change(actor, "save_check_in", check_in, expected_version=version, **fields)
        return check_in


async def discard_check_in(actor: Actor, *, id: UUID, version: int) -> UUID:
    """Throw a draft away. Refuses what was published."""
    async with transaction():
        check_in = await _to_move(actor, id, version, CheckInAction.DISCARD)
        await record(actor, "discard_check_in", check_in)
        await check_in.delete()
        return id


async def publish_check_in(
    actor: Actor,
    *,
    id: UUID | None = None,
    version: int = 0,
    content: Content,
    idempotency_key: str | None = None,
) -> CheckIn:
    """Tell one's manager how it goes, and log the numbers in it: all of it or nothing.

    Refuses an empty one, days to come or of a closed period, and every number that `log_progress` refuses, with the place
    it has in the list. The same idempotency key gives the check-in of the first call again.
    """
    person = check_may_check_in(actor)
    key = Checks().text(idempotency_key, most=100) or None
    async with transaction():
        made = await object_made_with(actor, "publish_check_in", key)
        if made is not None:
            return await _made_before(actor, made)
        fields = await _checked(actor, content, person, publishing=True)
        fields |= {"state": CheckInState.PUBLISHED, "draft": []}
        fields["due_on"] = await _turn(person, fields["effective_on"])
        if id is None:
            check_in = await create(
                actor, "publish_check_in", CheckIn, employee_id=person, author_id=person, **fields
            )
        else:
            check_in = await _to_move(actor, id, version, CheckInAction.PUBLISH)
            await change(actor, "publish_check_in", check_in, expected_version=version, **fields)
        await _log(actor, check_in, content.numbers)
        await remember_key(actor, "publish_check_in", key, check_in)
        await announce("CheckInPublished", check_in_id=check_in.id, employee_id=person)
        return check_in


async def correct_check_in(actor: Actor, *, id: UUID, version: int, content: Content) -> CheckIn:
    """Publish another check-in in the place of one: it names what it corrects, which stays as it was.

    It keeps the day and the turn. Refuses anybody but the author (for 30 days) and the direct manager, who cannot change
    the mood, and what was corrected before.
    """
    async with transaction():
        wrong = await _to_move(actor, id, version, CheckInAction.CORRECT)
        author = check_may_check_in(actor)
        content = replace(content, effective_on=wrong.effective_on)
        if author != wrong.employee_id:
            content = replace(content, mood=wrong.mood)
        fields = await _checked(actor, content, wrong.employee_id, publishing=True)
        fields |= {"draft": [], "due_on": wrong.due_on} | _as_corrected(author, wrong)
        await change(actor, "correct_check_in", wrong, expected_version=version, state=CheckInState.CORRECTED)
        right = await create(
            actor,
            "correct_check_in",
            CheckIn,
            on_behalf_of=None if author == wrong.employee_id else wrong.employee_id,
            employee_id=wrong.employee_id,
            author_id=author,
            corrects_id=wrong.id,
            **fields,
        )
        await _log(actor, right, content.numbers)
        await announce("CheckInCorrected", check_in_id=right.id, employee_id=right.employee_id)
        return right


def _as_corrected(author: UUID, wrong: CheckIn) -> dict[str, Any]:
    """Published, and acknowledged with it where the manager corrected."""
    if author == wrong.employee_id:
        return {"state": CheckInState.PUBLISHED}
    read = {"acknowledged_at": clock.now(), "acknowledged_by_id": author}
    return {"state": CheckInState.ACKNOWLEDGED} | read


async def acknowledge_check_in(actor: Actor, *, id: UUID, version: int, words: str = "") -> CheckIn:
    """Say that one has read it, with words or without. Refuses anybody but the direct manager, and a second time."""
    checks = Checks()
    words = checks.text(words, "words", most=PARAGRAPH)
    checks.done()
    async with transaction():
        check_in = await _to_move(actor, id, version, CheckInAction.ACKNOWLEDGE)
        await change(
            actor,
            "acknowledge_check_in",
            check_in,
            expected_version=version,
            state=CheckInState.ACKNOWLEDGED,
            acknowledged_at=clock.now(),
            acknowledged_by_id=actor.employee_id,
            acknowledgement=words,
        )
        await announce("CheckInAcknowledged", check_in_id=check_in.id, employee_id=check_in.employee_id)
        return check_in


async def _to_move(actor: Actor, id: UUID, version: int, action: CheckInAction) -> CheckIn:
    check_in = await check_in_to_change(actor, id)
    if check_in.version != version:
        raise conflict(check_in)
    problem = problem_moving(action, check_in.state, (await standings(actor, [check_in]))[id])
    if problem is not None:
        raise Rejected(problem)
    return check_in


async def _checked(actor: Actor, content: Content, person: UUID, *, publishing: bool) -> dict[str, Any]:
    """The columns of what was said; refuses all that is wrong with it at once."""
    checks = Checks()
    wins = checks.text(content.wins, "wins", most=PARAGRAPH)
    blockers = checks.text(content.blockers, "blockers", most=PARAGRAPH)
    checks.problems.extend(
        problems_of_words(wins, blockers, content.mood, content.numbers, publishing=publishing)
    )
    row = await visible_colleagues(actor).filter(id=person).values("time_zone", "manager_id")
    if not row:
        raise not_found("person", "employee_id")
    today = clock.today(row[0]["time_zone"])
    on = checks.day(content.effective_on, "effective_on") or today
    closed = publishing and await _closed(actor, on)
    checks.problems.extend(problems_of_check_in_day(on, today=today, closed=closed))
    _check_numbers(checks, content.numbers, publishing=publishing)
    checks.done()
    return {
        "wins": wins,
        "blockers": blockers,
        "mood": content.mood,
        "effective_on": on,
        "recorded_at": clock.now(),
        "manager_id": row[0]["manager_id"],
        "draft": [_drafted(number) for number in content.numbers],
    }


async def _closed(actor: Actor, on: date) -> bool:
    """Whether this day lies in closed periods only."""
    around = visible_periods(actor).filter(starts_on__lte=on, ends_on__gte=on)
    states = {row["state"] for row in await around.values("state")}
    return PeriodState.CLOSED in states and PeriodState.OPEN not in states


def _check_numbers(checks: Checks, numbers: Sequence[Number], *, publishing: bool) -> None:
    seen: set[UUID] = set()
    for place, number in enumerate(numbers):
        path = ("updates", str(place))
        checks.text(number.note, *path, "note", most=PARAGRAPH)
        twice = number.key_result_id in seen
        checks.require(
            not twice, Code.INVALID, "This key result is in the list twice. Keep one.", *path, "key_result_id"
        )
        seen.add(number.key_result_id)
        unsure = "Say how sure you are that the target will be reached."
        told = number.confidence is not None or not publishing
        checks.require(told, Code.REQUIRED, unsure, *path, "confidence")


def _drafted(number: Number) -> dict[str, Any]:
    return {
        "key_result_id": str(number.key_result_id),
        "version": number.version,
        "value": f"{number.value:f}" if number.value.is_finite() else "0",
        "confidence": number.confidence,
        "note": number.note,
    }


async def _turn(person: UUID, on: date) -> date | None:
    """The turn that a check-in about this day is for, if any is expected."""
    row = await CheckInSeries.get_or_none(employee_id=person)
    if row is None:
        return None
    answered = (await answered_turns([person]))[person]
    return answered_by(Series(row.rhythm, row.starts_on, row.ended_on), on, answered)


async def _log(actor: Actor, check_in: CheckIn, numbers: Sequence[Number]) -> None:
    """Log each number; what is wrong with any of them is told with its place in the list."""
    problems: list[Problem] = []
    for place, number in enumerate(numbers):
        try:
            await log_progress(
                actor,
                key_result_id=number.key_result_id,
                value=number.value,
                # What is published says it; `_check_numbers` saw to that.
                confidence=cast(Confidence, number.confidence),
                version=number.version,
                note=number.note,
                effective_on=check_in.effective_on,
                corrects_id=number.corrects_id,
                check_in_id=check_in.id,
            )
        except Rejected as refusal:
            found = [
                replace(problem, path=("updates", str(place), *problem.path)) for problem in refusal.problems
            ]
            if refusal.current is not None:
                raise Rejected(*found, current=refusal.current) from None
            problems += found
    if problems:
        raise Rejected(*problems)


async def _made_before(actor: Actor, id: UUID) -> CheckIn:
    check_in = await visible_check_ins(actor).get_or_none(id=id)
    if check_in is None:
        raise not_found("check-in", "idempotency_key")
    return check_in
