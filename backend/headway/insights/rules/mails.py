"""The words of mail: what waits and what is new, with addresses; the subject says how much and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from headway.insights.rules.phrases import many
from headway.insights.rules.tasks import Task

SENT_AT: Final = time(9)
SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Mail:
    """A subject and a text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a mail, and where it leads."""

    words: str
    href: str


def is_mail_time(day: date, now: time) -> bool:
    """From nine in the morning on, from Monday to Friday, where the receiver is."""
    return day.weekday() < SATURDAY and now >= SENT_AT


def worth_a_mail(tasks: Iterable[Task], today: date) -> list[Task]:
    """Tasks that began to wait on the days before today since the last mail, so that each is said once; and what is due today or tomorrow."""
    since = today - timedelta(days=3 if today.weekday() == 0 else 1)
    tomorrow = today + timedelta(days=1)
    return [
        task
        for task in tasks
        if (task.since is not None and since <= task.since < today)
        or (task.due_on is not None and today <= task.due_on <= tomorrow)
    ]


def digest(name: str, tasks: Sequence[Entry], news: Sequence[Entry], inbox: str) -> Mail:
    """The mail of a day."""
    parts = [f"Good morning {name},"]
    if tasks:
        parts.append("\n".join(["Needs you", *map(_line, tasks)]))
    if news:
        parts.append("\n".join(["For your information", *map(_line, news)]))
    parts.append(f"Everything is in your inbox: {inbox}")
    things = many(len(tasks) + len(news), "thing")
    return Mail(f"Headway: {things} for you", "\n\n".join(parts) + "\n")


def at_once(entry: Entry) -> Mail:
    """The mail of one thing."""
    return Mail("Headway: something new for you", f"{_line(entry)}\n")


def _line(entry: Entry) -> str:
    return f"- {entry.words}\n  {entry.href}"
