"""The payroll file: one line a reward that moves money, in a CSV no spreadsheet executes."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from headway.rewarding.rules.vocabulary import ReferenceKind, RewardKind

_NUMBERS: Final = frozenset({"file", "employment_percent"})
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")


class Entry(StrEnum):
    """Whether a line pays a reward or takes it back."""

    REWARD = "REWARD"
    REVERSAL = "REVERSAL"


@dataclass(frozen=True, slots=True)
class PayrollEntry:
    """A line of the file; money in major units, `amount` is what it costs (a raise: the difference a year).

    A line that takes a reward back has the same with the sign turned, and old and new pay swapped.
    """

    reward: str
    entry: Entry
    employee_number: str
    employee: str
    email: str
    employment_type: str
    employment_percent: int
    kind: RewardKind
    old_pay: Decimal | None
    new_pay: Decimal | None
    amount: Decimal
    currency: str
    effective_on: date
    new_title: str
    proposed_by: str
    approved_by: str
    approved_at: str
    reason: str


def payroll_csv(number: int, entries: Sequence[PayrollEntry]) -> str:
    """The file as text: a header, then a line for each entry, ended as RFC 4180 asks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["file", *(field.name for field in fields(PayrollEntry))])
    for entry in entries:
        writer.writerow([number, *(_cell(value) for value in astuple(entry))])
    return out.getvalue()


def payroll_rows(content: str) -> list[dict[str, Any]]:
    """The lines of a file as values: what is empty is absent, numbers that are no money are numbers, texts are as they were."""
    return [
        {name: _value(name, text) for name, text in line.items() if text != ""}
        for line in csv.DictReader(io.StringIO(content, newline=""))
    ]


def _value(name: str, text: str) -> str | int:
    return int(text) if name in _NUMBERS else harmful(text)


def totals(entries: Iterable[PayrollEntry]) -> dict[str, dict[str, str]]:
    """The sum of the amounts by currency and kind."""
    sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for entry in entries:
        sums[entry.currency][entry.kind.value] += entry.amount
    return {
        currency: {kind: f"{amount:f}" for kind, amount in sorted(by_kind.items())}
        for currency, by_kind in sorted(sums.items())
    }


def why(reason: str, references: Iterable[ReferenceKind]) -> str:
    """The written reason, and what the reward is for in numbers: titles of goals are nothing for payroll."""
    kinds = list(references)
    counts = [(kinds.count(kind), kind.value.lower()) for kind in ReferenceKind]
    named = [f"{n} {word}{'s' if n > 1 and word != 'feedback' else ''}" for n, word in counts if n]
    return " ".join(part for part in (reason, f"For {' and '.join(named)}." if named else "") if part)


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def harmful(text: str) -> str:
    """The text as it was before `harmless`."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return harmless(str(value))
