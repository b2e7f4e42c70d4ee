"""Who meets whom: months of 1:1s with their agendas, what was taken on, and notes that are their writer's alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw, say
from headway.cli.demo.words.talks import DROPPED, NOTES, PROMISES, TASKS, TOPICS
from headway.monitoring.models import ActionItem, AgendaItem, Meeting, MeetingNote, OneOnOne
from headway.monitoring.rules.agenda import GAP, ActionItemKind, ActionItemState, AgendaState
from headway.monitoring.rules.one_on_ones import (
    AHEAD,
    Cadence,
    MeetingState,
    OneOnOneState,
    Schedule,
    upcoming,
)

MONTHS: Final = timedelta(120)
CADENCES: Final = ((Cadence.WEEKLY, 35), (Cadence.FORTNIGHTLY, 50), (Cadence.MONTHLY, 15))
TIMES: Final = ("09:00", "09:30", "10:30", "11:00", "13:30", "14:00", "15:30")


def meets(company: Company) -> float:
    """Which share of people meets their manager regularly; less in larger companies."""
    return 0.85 if company.size <= 400 else 0.25 if company.size <= 3_000 else 0.03


@dataclass(slots=True)
class Talk:
    """A series while it is written."""

    company: Company
    draw: Draw
    id: str
    manager: Person
    report: Person
    schedule: Schedule
    now: datetime
    position: int = GAP

    @property
    def either(self) -> Person:
        return self.manager if self.draw.chance(0.5) else self.report

    def add(self, model: type, at: datetime, updated: datetime | None = None, **values: object) -> None:
        """A row of this series."""
        self.company.add(model, at, updated, id=self.draw.id(), one_on_one_id=self.id, **values)


def talks_of(company: Company, draw: Draw, person: Person) -> None:
    """The 1:1 of somebody with their manager, and for Priya one that a colleague asks for."""
    manager, here = person.manager, person.status == "ACTIVE"
    if manager is None or not here or manager.status != "ACTIVE":
        return
    if person.key or draw.chance(meets(company)):
        _meet(company, draw, manager, person)
    if person.key == "priya":
        asking = next(peer for peer in manager.reports if peer is not person and peer.status == "ACTIVE")
        _series(company, draw, asking, person, _schedule(company, draw, asking), OneOnOneState.PROPOSED)


def _schedule(company: Company, draw: Draw, person: Person) -> Schedule:
    first = max(company.today - MONTHS, person.hired_on + timedelta(14))
    monday = first + timedelta(7 - first.weekday())
    starts_on = monday + timedelta(draw.whole(0, 4))
    return Schedule(draw.weighted(CADENCES), starts_on, draw.of(TIMES), person.zone)


def _series(
    company: Company, draw: Draw, manager: Person, report: Person, schedule: Schedule, state: OneOnOneState
) -> Talk:
    id = draw.id()
    starts_on = schedule.starts_on if state is OneOnOneState.ACTIVE else company.today + timedelta(7)
    company.add(
        OneOnOne, noon(min(schedule.starts_on, company.yesterday) - timedelta(2)), id=id, organiser_id=manager.id, partner_id=report.id,
        state=state, cadence=schedule.cadence, starts_on=starts_on, time=schedule.time, time_zone=schedule.time_zone, minutes=30,
    )  # fmt: skip
    return Talk(company, draw, id, manager, report, schedule, noon(company.yesterday) + timedelta(hours=12))


def _meet(company: Company, draw: Draw, manager: Person, report: Person) -> None:
    schedule = _schedule(company, draw, report)
    talk = _series(company, draw, manager, report, schedule, OneOnOneState.ACTIVE)
    made = noon(schedule.starts_on - timedelta(2))
    for planned in _past(talk):
        _past_meeting(talk, planned, made)
    for number, planned in enumerate(upcoming(schedule, talk.now, AHEAD)):
        id = _meeting(talk, planned, planned, made, MeetingState.PLANNED)
        if number == 0 and draw.chance(0.3):
            _note(talk, id, talk.now - timedelta(hours=3))
    for _ in range(draw.whole(1, 4)):
        _topic(talk, talk.now - timedelta(days=draw.whole(1, 20)), None)


def _past(talk: Talk) -> Iterator[datetime]:
    return takewhile(lambda moment: moment < talk.now, talk.schedule.instants(talk.schedule.starts_on))


def _past_meeting(talk: Talk, planned: datetime, made: datetime) -> None:
    draw = talk.draw
    if draw.chance(0.06):
        _meeting(talk, planned, planned, made, MeetingState.SKIPPED)
        return
    later = timedelta(days=1) if planned.weekday() < 4 else timedelta(hours=1)
    starts_at = planned + later if draw.chance(0.06) and planned + later < talk.now else planned
    id = _meeting(talk, planned, starts_at, made, MeetingState.PLANNED)
    for _ in range(draw.whole(1, 3)):
        _topic(talk, starts_at - timedelta(days=draw.whole(0, 4), hours=2), id, starts_at)
    if draw.chance(0.6):
        _task(talk, id, starts_at)
    if draw.chance(0.35) or talk.report.key == "priya":
        _note(talk, id, starts_at)


def _meeting(talk: Talk, planned: datetime, starts_at: datetime, made: datetime, state: MeetingState) -> str:
    id = talk.draw.id()
    touched = state is MeetingState.SKIPPED or starts_at != planned
    talk.company.add(
        Meeting, made, id=id, one_on_one_id=talk.id, planned_at=planned, starts_at=starts_at, minutes=30, state=state,
        version=2 if touched else 1,
    )  # fmt: skip
    return id


def _topic(talk: Talk, at: datetime, meeting_id: str | None, ticked: datetime | None = None) -> None:
    text = say(talk.draw.of(TOPICS), it=talk.draw.happening(talk.report.unit))
    talk.position += GAP
    talk.add(
        AgendaItem, at, ticked, author_id=talk.either.id, text=text, position=talk.position, meeting_id=meeting_id,
        state=AgendaState.DONE if meeting_id else AgendaState.OPEN, version=2 if meeting_id else 1,
    )  # fmt: skip


def _task(talk: Talk, meeting_id: str, at: datetime) -> None:
    draw = talk.draw
    promised = draw.chance(0.25)
    owner = talk.manager if promised else talk.either
    text = say(draw.of(PROMISES if promised else TASKS), it=draw.happening(talk.report.unit))
    old = at < talk.now - timedelta(21)
    state = draw.weighted(
        ((ActionItemState.DONE, 80 if old else 30), (ActionItemState.OPEN, 14 if old else 70), (ActionItemState.DROPPED, 6 if old else 0))
    )  # fmt: skip
    closed = (
        None
        if state is ActionItemState.OPEN
        else min(at + timedelta(days=draw.whole(2, 12)), talk.now - timedelta(hours=4))
    )
    talk.add(
        ActionItem, at, closed, owner_id=owner.id, author_id=talk.either.id, meeting_id=meeting_id, text=text, state=state, closed_at=closed,
        kind=ActionItemKind.SUPPORT if promised else ActionItemKind.TASK, version=1 if closed is None else 2,
        due_on=(at + timedelta(days=draw.whole(5, 21))).date() if draw.chance(0.75) else None,
        drop_reason=draw.of(DROPPED) if state is ActionItemState.DROPPED else "",
    )  # fmt: skip


def _note(talk: Talk, meeting_id: str, at: datetime) -> None:
    text = say(talk.draw.of(NOTES), it=talk.draw.happening(talk.report.unit))
    talk.company.add(
        MeetingNote, at, id=talk.draw.id(), meeting_id=meeting_id, author_id=talk.either.id, text=text
    )
