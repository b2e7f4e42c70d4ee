"""What the viewer was told for their information: grouped by what it is about, and only what they may still see."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from headway.insights.notices import NOTICES
from headway.insights.reads.tasks import snoozes
from headway.insights.reads.viewer import viewer_of
from headway.monitoring.access import visible_notifications
from headway.monitoring.rules.inbox import key_of
from headway.people.access import visible_employees
from headway.platform.actor import Actor
from headway.platform.notices import Notice, Subject

if TYPE_CHECKING:
    from headway.monitoring.models import Notification

# The newest first, without two at the same place.
ORDER: Final = ("age", "key")
MOST_OPEN: Final = 500
NOBODY_IN_PERSON: Final = "Headway"
_KINDS: Final = {notice.kind: notice for notice in NOTICES}
_SUBJECTS: Final = {notice.about.type: notice.about for notice in NOTICES}
_PLACE: Final = re.compile(r"\{(\w+):(\w+)\}")

Subjects = dict[tuple[str, UUID], Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, in words."""

    id: UUID
    kind: str
    text: str
    at: datetime
    doer_id: UUID | None
    mailed: bool


@dataclass(frozen=True, slots=True)
class Item:
    """Everything the viewer was told about one thing, the newest first."""

    subject: tuple[str, UUID]
    href: str
    lines: list[Line] = field(default_factory=list)
    snoozed_until: date | None = None

    @property
    def key(self) -> str:
        return key_of(*self.subject)

    @property
    def text(self) -> str:
        return self.lines[0].text

    @property
    def at(self) -> datetime:
        return self.lines[0].at

    @property
    def age(self) -> float:
        """Smaller the newer it is: an inbox ascends in this."""
        return -self.at.timestamp()


@dataclass(frozen=True, slots=True)
class Inbox:
    """What is open: to look at, and put off; the newest 500 things that happened count."""

    info: list[Item]
    snoozed: list[Item]


async def inbox(actor: Actor) -> Inbox:
    """What the viewer was told and is not done with."""
    rows = visible_notifications(actor).filter(done_at__isnull=True).order_by("-at", "id").limit(MOST_OPEN)
    items = await _items(actor, await rows)
    return Inbox(
        info=[item for item in items if item.snoozed_until is None],
        snoozed=[item for item in items if item.snoozed_until is not None],
    )


async def done_items(actor: Actor) -> list[Item]:
    """What the viewer was told and is done with, as far back as 500 things that happened."""
    rows = visible_notifications(actor).filter(done_at__isnull=False).order_by("-at", "id").limit(MOST_OPEN)
    return await _items(actor, await rows)


async def _items(actor: Actor, rows: "Sequence[Notification]") -> list[Item]:
    if not rows:
        return []
    subjects = await _visible(actor, rows)
    names = await _names(actor, rows)
    put_off = await snoozes(actor, await viewer_of(actor))
    items: dict[tuple[str, UUID], Item] = {}
    for row in rows:
        named = (row.subject_type, row.subject_id)
        if not _tells(row.kind, subjects.get(named)):
            continue
        if named not in items:
            href = _href(_SUBJECTS[row.subject_type], subjects[named])
            items[named] = Item(named, href, snoozed_until=put_off.get(key_of(*named)))
        items[named].lines.append(_line(row, subjects[named], names))
    return sorted(items.values(), key=attrgetter(*ORDER))


def _tells(kind: str, subject: Any) -> bool:
    """Whether this is told: of what is visible, and as long as it is true."""
    notice = _KINDS.get(kind)
    return notice is not None and subject is not None and (notice.holds is None or notice.holds(subject))


async def _visible(actor: Actor, rows: "Iterable[Notification]") -> Subjects:
    """What the rows are about, as far as the viewer may see it now; a statement for each kind of thing."""
    wanted: defaultdict[str, set[UUID]] = defaultdict(set)
    for row in rows:
        wanted[row.subject_type].add(row.subject_id)
    found: Subjects = {}
    for type, ids in wanted.items():
        if type in _SUBJECTS:
            about = _SUBJECTS[type]
            visible = about.visible(actor).filter(id__in=list(ids)).select_related(*about.related)
            found |= {(type, row.id): row for row in await visible}
    return found


async def _names(actor: Actor, rows: "Iterable[Notification]") -> dict[UUID, str]:
    doers = {row.doer_id for row in rows if row.doer_id}
    found = visible_employees(actor).filter(id__in=list(doers)).values("id", "name")
    return {row["id"]: row["name"] for row in await found}


def _line(row: "Notification", subject: Any, names: dict[UUID, str]) -> Line:
    doer = NOBODY_IN_PERSON if row.doer_id is None else names.get(row.doer_id, "Somebody")
    text = _sentence(_KINDS[row.kind], subject, doer)
    return Line(row.id, row.kind, text, row.at, row.doer_id, mailed=row.mailed_at is not None)


def _sentence(notice: Notice, subject: Any, doer: str) -> str:
    sentence = notice.sentence if isinstance(notice.sentence, str) else notice.sentence(subject)
    return sentence.format(doer=doer, it=notice.about.words(subject))


def _href(about: Subject, row: Any) -> str:
    return _PLACE.sub(lambda place: f"{{{place[1]}:{getattr(row, place[2])}}}", about.path)
