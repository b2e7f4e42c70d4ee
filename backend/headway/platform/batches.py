"""Many rows in one call: what became of each, told once, and told again when the call is repeated."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from tortoise.exceptions import IntegrityError

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem
from headway.platform.models import Batch

MOST_ROWS: Final = 1_000
REMEMBERED: Final = timedelta(days=30)


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "CREATED"
    CHANGED = "CHANGED"
    SAME = "SAME"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class RowResult:
    """A row by its key from outside: what became of it, the object it is now, or why it was refused."""

    key: str
    outcome: Outcome
    id: UUID | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of every row; `repeated` when an earlier call with the same key did it."""

    rows: tuple[RowResult, ...]
    repeated: bool = False

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)


async def once(
    actor: Actor,
    action: str,
    key: str,
    rows: Sequence[object],
    write: Callable[[], Awaitable[list[RowResult]]],
) -> BatchResult:
    """Write the rows in one transaction, or tell what the first call with this key did, within 30 days of it.

    The unique index lets one of many calls with a key through; the others wait for its end. Refuses a batch without
    rows and one of more than 1,000, and whatever `write` refuses as a whole.
    """
    checks = Checks()
    key = checks.text(key, "idempotency_key", most=100, required=True)
    message = f"These are {len(rows)} rows. Send 1 to {MOST_ROWS} at once, each lot with a key of its own."
    checks.require(bool(rows), Code.REQUIRED, message, "rows")
    checks.require(len(rows) <= MOST_ROWS, Code.TOO_MANY, message, "rows")
    checks.done()
    try:
        async with transaction():
            batch = await Batch.create(account_id=actor.account_id, action=action, key=key, at=clock.now())
            results = await write()
            batch.results = [_as_json(result) for result in results]
            await batch.save(update_fields=["results"])
            await Batch.filter(at__lt=clock.now() - REMEMBERED).delete()
            return BatchResult(tuple(map(_from_json, batch.results)))
    except IntegrityError:
        first = await Batch.get_or_none(account_id=actor.account_id, action=action, key=key)
        if first is None:
            raise
        return BatchResult(tuple(_from_json(result) for result in first.results), repeated=True)


def sendable(keys: Iterable[str], most: int = 100) -> list[str]:
    """Keys that a column of so many characters can be asked for; the others are nobody's."""
    return [key for key in set(keys) if len(key) <= most and key.isprintable()]


def refused(place: int, key: str, problems: Iterable[Problem]) -> RowResult:
    """The result of a row that is not written; paths begin with its place in the call."""
    found = tuple(replace(problem, path=("rows", str(place), *problem.path)) for problem in problems)
    return RowResult(key, Outcome.REFUSED, None, found)


def named_twice(keys: Sequence[str], *path: str) -> dict[int, Problem]:
    """The places of rows whose key another row of the call has too, and what to tell them."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        places[key].append(place)
    return {
        place: Problem(
            Code.DUPLICATE, f"Rows {', '.join(map(str, same[:10]))} have this key. Keep one.", path
        )
        for same in places.values()
        if len(same) > 1
        for place in same
    }


def _as_json(result: RowResult) -> list[Any]:
    problems = [[problem.code, _keepable(problem.message), list(problem.path)] for problem in result.problems]
    return [_keepable(result.key), result.outcome, str(result.id) if result.id else None, problems]


def _keepable(text: str) -> str:
    """What was sent, as it can be kept: PostgreSQL has no place for NUL, which only refused rows hold."""
    return text.replace("\0", "\ufffd")


def _from_json(stored: list[Any]) -> RowResult:
    key, outcome, id, problems = stored
    told = tuple(Problem(Code(code), message, tuple(path)) for code, message, path in problems)
    return RowResult(key, Outcome(outcome), UUID(id) if id else None, told)
