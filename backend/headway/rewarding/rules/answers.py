"""What another system answers in a file: one row a line that it was handed, in whatever order its columns stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

from headway.platform.errors import Code, Problem, Rejected
from headway.rewarding.rules.vocabulary import Entry, HandoverStatus

Word = TypeVar("Word", Entry, HandoverStatus)

NEEDED: Final = ("reward", "status")
# What the columns of a file are called where answers come by the API.
COLUMNS: Final = {"reward_id": "reward"}
LONGEST_ID: Final = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other system says of one line."""

    reward_id: UUID
    entry: Entry
    status: HandoverStatus
    message: str = ""


def answers_in(
    headers: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]
) -> list[tuple[int, Answer | tuple[Problem, ...]]]:
    """Each row by its number: what it answers, or why it cannot be read. Refuses a file without the columns."""
    known = [COLUMNS.get(name, name) for name in ("_".join(it.lower().split()) for it in headers)]
    missing = [name for name in NEEDED if name not in known]
    if missing:
        message = (
            "The first row must name the columns reward and status, and may name entry and message; "
            f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing."
        )
        raise Rejected(Problem(Code.REQUIRED, message, ("file",)))
    return [(number, _answer(dict(zip(known, cells, strict=False)))) for number, cells in rows]


def _answer(cells: Mapping[str, str]) -> Answer | tuple[Problem, ...]:
    held = {name: text.strip() for name, text in cells.items()}
    reward = _id(held.get("reward", ""))
    entry = _word(Entry, held.get("entry") or Entry.REWARD)
    status = _word(HandoverStatus, held.get("status", ""))
    if reward and entry and status:
        return Answer(reward, entry, status, held.get("message", ""))
    wrong = [
        (reward, "reward", "is no id of a reward. Copy it from the file that was handed over."),
        (entry, "entry", "is neither REWARD nor REVERSAL."),
        (status, "status", "is none of TAKEN, REFUSED and SENT."),
    ]
    return tuple(
        Problem(Code.INVALID, f"{held.get(column, '')[:LONGEST_ID]!r} {message}", (column,))
        for found, column, message in wrong
        if not found
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _word(of: type[Word], text: str) -> Word | None:
    return of(text.upper()) if text.upper() in set(of) else None
