"""Notices: which news concern whom, and in what words; each domain declares its own in `notices.py`."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.queryset import QuerySet

from headway.platform.actor import Actor

Payload = Mapping[str, Any]
# Ids of employees; the doer, nobody (None) and those who may not see the subject are left out by who asks.
To = Callable[[Payload], Awaitable[Iterable[Any]]]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of thing that people are told about: its type in the graph, who may see it, what to call it, where it is.

    `related` are the relations that `words` and sentences read. In `path`, `{Type:column}` stands for a global id.
    """

    type: str
    visible: Callable[[Actor], QuerySet[Any]]
    words: Callable[[Any], str]
    path: str
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Who is told of an event, about what, and how. The first notice of an event that names a person is theirs.

    `key` is the field of the payload with the subject's id, or several. In `sentence`, `{doer}` is who did it and `{it}`
    the subject; where it depends on the subject, a function of its row. `label` says on the preferences page what it is.
    What `holds` no longer for the subject's row is not shown any more: a reminder of something that was done since.
    """

    kind: str
    event: str
    about: Subject
    key: str
    to: To
    sentence: str | Callable[[Any], str]
    label: str
    holds: Callable[[Any], bool] | None = None


def named(*fields: str) -> To:
    """Those whose ids are in these fields of the payload."""

    async def find(payload: Payload) -> list[Any]:
        return [payload.get(field) for field in fields]

    return find


def said(name: str) -> str:
    """A name as it stands in a sentence made by a function, whatever characters it has."""
    return name.replace("{", "{{").replace("}", "}}")
