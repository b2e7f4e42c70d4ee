"""What is handed to other systems: one typed line a reward, of which each channel shows its columns, as CSV and as JSON."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from headway.rewarding.rules.vocabulary import Channel, Entry, ReferenceKind, RewardKind

Values = Mapping[str, str | int]

_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What other systems may learn of an executed reward; money in major units, `amount` is what it costs (a raise: the difference a year).

    A line that takes a reward back has the same with the sign turned, and old and new swapped.
    """

    reward: str
    employee_number: str
    employee: str
    email: str
    employment_type: str
    employment_percent: int
    kind: RewardKind
    effective_on: date
    proposed_by: str
    approved_by: str
    approved_at: str
    reason: str
    entry: Entry = Entry.REWARD
    old_pay: Decimal | None = None
    new_pay: Decimal | None = None
    amount: Decimal | None = None
    currency: str = ""
    days: Decimal | None = None
    expires_on: date | None = None
    old_title: str = ""
    new_title: str = ""
    old_level: int | None = None
    new_level: int | None = None
    old_role_profile: str = ""
    new_role_profile: str = ""
    project: str = ""
    ends_on: date | None = None


_PERSON: Final = (
    *("reward", "entry", "employee_number", "employee", "email"),
    *("employment_type", "employment_percent", "kind"),
)
_DECISION: Final = ("proposed_by", "approved_by", "approved_at", "reason")
COLUMNS: Final[dict[Channel, tuple[str, ...]]] = {
    Channel.PAYROLL: (
        *_PERSON,
        *("old_pay", "new_pay", "amount", "currency", "effective_on", "new_title"),
        *_DECISION,
    ),
    Channel.LEAVE: (*_PERSON, "days", "effective_on", "expires_on", *_DECISION),
    Channel.ASSIGNMENTS: (
        *_PERSON,
        *("old_title", "new_title", "old_level", "new_level", "old_role_profile", "new_role_profile"),
        *("project", "effective_on", "ends_on"),
        *_DECISION,
    ),
}


def values_of(channel: Channel, line: Line) -> dict[str, str | int]:
    """The columns of a channel that this line fills; money and days are texts, so that no program rounds them."""
    filled = {name: getattr(line, name) for name in COLUMNS[channel]}
    return {name: _plain(value) for name, value in filled.items() if value not in (None, "")}


def as_csv(number: int, columns: Sequence[str], lines: Iterable[Values]) -> str:
    """A file as text that no spreadsheet executes: a header, then its lines, ended as RFC 4180 asks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["file", *columns])
    for values in lines:
        writer.writerow([number, *(harmless(str(values.get(name, ""))) for name in columns)])
    return out.getvalue()


def as_json(about: Mapping[str, Any], columns: Sequence[str], lines: Iterable[Values]) -> str:
    """The same lines as JSON below what there is to say of the file: what is empty is absent, texts are as they are."""
    ordered = [{name: values[name] for name in columns if name in values} for values in lines]
    return json.dumps({**about, "lines": ordered}, ensure_ascii=False, indent=2) + "\n"


def totals(channel: Channel, lines: Iterable[Line]) -> dict[str, dict[str, str]]:
    """What a file adds up to, by unit (a currency, days or a count) and kind; what is taken back counts against it."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        unit, figure = _measured(channel, line)
        sums[unit][line.kind.value] += figure
    return {
        unit: {kind: f"{figure:f}" for kind, figure in sorted(by_kind.items())}
        for unit, by_kind in sorted(sums.items())
    }


def _measured(channel: Channel, line: Line) -> tuple[str, Decimal]:
    match channel:
        case Channel.PAYROLL:
            return line.currency, line.amount or Decimal(0)
        case Channel.LEAVE:
            return "days", line.days or Decimal(0)
        case Channel.ASSIGNMENTS:
            return "count", Decimal(1 if line.entry is Entry.REWARD else -1)


def turned(line: Line, *, on: date, asked_by: str, confirmed_by: str, at: str, reason: str) -> Line:
    """The counter-entry of a line: who asked for it and who confirmed it, from the day it was confirmed on."""
    return replace(
        line,
        entry=Entry.REVERSAL,
        old_pay=line.new_pay,
        new_pay=line.old_pay,
        amount=None if line.amount is None else -line.amount,
        days=None if line.days is None else -line.days,
        expires_on=None,
        old_title=line.new_title,
        new_title=line.old_title,
        old_level=line.new_level,
        new_level=line.old_level,
        old_role_profile=line.new_role_profile,
        new_role_profile=line.old_role_profile,
        ends_on=on if line.kind is RewardKind.PROJECT_LEAD else None,
        effective_on=on,
        proposed_by=asked_by,
        approved_by=confirmed_by,
        approved_at=at,
        reason=reason,
    )


def why(reason: str, references: Iterable[ReferenceKind]) -> str:
    """The written reason, and what the reward is for in numbers: titles of goals are nothing for other systems."""
    kinds = list(references)
    counts = [(kinds.count(kind), kind.value.lower()) for kind in ReferenceKind]
    named = [f"{n} {word}{'s' if n > 1 and word != 'feedback' else ''}" for n, word in counts if n]
    return " ".join(part for part in (reason, f"For {' and '.join(named)}." if named else "") if part)


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula; a negative number is none."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit() and text.isascii()


def _plain(value: object) -> str | int:
    match value:
        case int():
            return value
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)
