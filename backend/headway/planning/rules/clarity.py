"""Whether a goal is clear: measurable, dated, owned, one outcome, inside its period; hard rules hold it back, soft ones hint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from headway.planning.rules.vocabulary import GoalLevel
from headway.platform.errors import Code, Problem


class Clarity(StrEnum):
    """What makes a goal clear."""

    MEASURABLE = "MEASURABLE"
    DATED = "DATED"
    OWNED = "OWNED"
    INSIDE_PERIOD = "INSIDE_PERIOD"
    ONE_OUTCOME = "ONE_OUTCOME"
    PLAIN_WORDS = "PLAIN_WORDS"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a goal while it is written; days that were not chosen are None."""

    title: str
    level: GoalLevel = GoalLevel.INDIVIDUAL
    key_results: int = 0
    children: int = 0
    owner_works_here: bool = True
    starts_on: date | None = None
    due_on: date | None = None
    period: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that would make a goal clearer. With a code it is hard: the goal cannot be proposed."""

    rule: Clarity
    message: str
    path: tuple[str, ...]
    code: Code | None = None


def hints(draft: Draft, today: date) -> Iterator[Hint]:
    """What is not clear yet, the hard things first."""
    yield from _hard(draft, today)
    yield from _soft(draft)


def problems_proposing(draft: Draft, today: date) -> Iterator[Problem]:
    """Why a goal cannot be proposed yet."""
    for hint in _hard(draft, today):
        if hint.code is not None:
            yield Problem(hint.code, hint.message, hint.path)


def _hard(draft: Draft, today: date) -> Iterator[Hint]:
    if draft.key_results == 0 and not (draft.level is GoalLevel.COMPANY and draft.children):
        message = "Add a key result, so that both sides know when it is reached."
        yield Hint(Clarity.MEASURABLE, message, ("key_results",), Code.REQUIRED)
    if not draft.owner_works_here:
        message = "Its owner does not work here any more. Choose somebody who pursues it."
        yield Hint(Clarity.OWNED, message, ("owner_id",), Code.INVALID)
    if draft.due_on is not None and draft.due_on < today:
        message = "Its last day is over. Choose a day to come."
        yield Hint(Clarity.DATED, message, ("due_on",), Code.OUT_OF_RANGE)
    for name, day in (("starts_on", draft.starts_on), ("due_on", draft.due_on)):
        if day is not None and draft.period is not None and not draft.period[0] <= day <= draft.period[1]:
            message = f"This is outside the period ({draft.period[0]} to {draft.period[1]}). Choose a day inside it."
            yield Hint(Clarity.INSIDE_PERIOD, message, (name,), Code.OUT_OF_RANGE)


# Two things to do, each with a verb of its own.
_VERBS: Final = [
    "achieve",
    "add",
    "automate",
    "bring",
    "build",
    "close",
    "create",
    "cut",
    "deliver",
    "design",
    "document",
    "double",
    "fix",
    "get",
    "grow",
    "halve",
    "hire",
    "improve",
    "increase",
    "introduce",
    "keep",
    "launch",
    "lift",
    "lower",
    "make",
    "move",
    "open",
    "pass",
    "publish",
    "raise",
    "reach",
    "reduce",
    "release",
    "replace",
    "resolve",
    "roll",
    "run",
    "save",
    "sell",
    "set",
    "ship",
    "shorten",
    "start",
    "stop",
    "train",
    "win",
    "write",
]
_TWO: Final = re.compile(
    rf"(?:;|,? and(?: also| then)?|,? as well as|&)\s+(?:{'|'.join(_VERBS)})\b", re.IGNORECASE
)
_VAGUE: Final = re.compile(
    r"\b(better|more|improve\w*|optimi[sz]e\w*|enhance\w*|some|various|several|as possible|try|strive|support|help|work on|focus on)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS: Final = 3


def _soft(draft: Draft) -> Iterator[Hint]:
    if draft.due_on is None:
        message = "Say by which day. Without one it is due on the last day of its period."
        yield Hint(Clarity.DATED, message, ("due_on",))
    if _TWO.search(draft.title):
        message = "This sounds like two outcomes. Set a goal for each, so that each can be reached."
        yield Hint(Clarity.ONE_OUTCOME, message, ("title",))
    vague = _VAGUE.search(draft.title)
    if vague and not re.search(r"\d", draft.title):
        message = f"“{vague[0]}” can mean much. Say what will be there, or how much of it."
        yield Hint(Clarity.PLAIN_WORDS, message, ("title",))
    elif draft.title.strip() and len(draft.title.split()) < _FEWEST_WORDS:
        message = "Say in a sentence what will be different at the end."
        yield Hint(Clarity.PLAIN_WORDS, message, ("title",))
