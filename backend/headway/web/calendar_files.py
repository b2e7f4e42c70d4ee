"""Routes of calendar files: series of meetings, one of their dates, planning sessions and review meetings, for who meets.

They say when, where and with whom, and nothing of what is talked about: calendars are shown to others.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headway.graph.ids import split_id
from headway.monitoring.access import visible_meetings, visible_one_on_ones
from headway.monitoring.rules.one_on_ones import (
    LAST_IN_MONTH,
    Cadence,
    MeetingState,
    OneOnOneState,
    instant,
    week_of_month,
)
from headway.people.reads import names_of
from headway.planning.access import visible_planning_sessions
from headway.planning.rules.sessions import SessionState
from headway.reviewing.access.meetings import visible_review_meetings
from headway.web.exports import refused

if TYPE_CHECKING:
    from headway.monitoring.models import Meeting, OneOnOne

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


async def series_file(request: Request) -> Response:
    """All meetings of a series: its rule, without what is skipped, and what is moved."""
    series = await _found(request, "OneOnOne", visible_one_on_ones)
    if isinstance(series, Response):
        return series
    begins = instant(series.starts_on, series.time, series.time_zone)
    meetings = await visible_meetings(request.state.actor).filter(
        one_on_one_id=series.id, planned_at__gte=begins
    )
    return _file(await series_events(series, meetings))


async def meeting_file(request: Request) -> Response:
    """One meeting, as an event of its own."""
    meeting = await _found(request, "Meeting", visible_meetings)
    if isinstance(meeting, Response):
        return meeting
    series = await visible_one_on_ones(request.state.actor).get(id=meeting.one_on_one_id)
    event = _event(f"{meeting.id}@headway", await _title(series), series, meeting.starts_at, meeting.minutes)
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at)
    if meeting.state is MeetingState.SKIPPED:
        event.add("status", "CANCELLED")
    return _file([event])


async def session_file(request: Request) -> Response:
    """A planning session; what was called off is taken out of calendars that hold it."""
    session = await _found(request, "PlanningSession", visible_planning_sessions)
    if isinstance(session, Response):
        return session
    event = Event()
    event.add("uid", f"{session.id}@headway")
    event.add("summary", session.title)
    event.add("location", session.place)
    event.add("dtstart", session.starts_at)
    event.add("duration", timedelta(minutes=session.minutes))
    event.add("sequence", session.version)
    event.add("dtstamp", session.updated_at)
    if session.state is SessionState.CANCELLED:
        event.add("status", "CANCELLED")
    return _file([event], "planning-session")


async def review_meeting_file(request: Request) -> Response:
    """A meeting about a review: that it is one, when and where, and nothing of the review."""
    meeting = await _found(request, "ReviewMeeting", visible_review_meetings)
    if isinstance(meeting, Response):
        return meeting
    event = Event()
    event.add("uid", f"{meeting.id}@headway")
    event.add("summary", "Review meeting")
    event.add("location", meeting.place)
    event.add("dtstart", meeting.starts_at)
    event.add("duration", timedelta(minutes=meeting.minutes))
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at)
    return _file([event], "review-meeting")


async def series_events(series: "OneOnOne", meetings: "Iterable[Meeting]") -> list[Event]:
    """The rule of a series as one event, and each moved meeting as an exception to it."""
    title, zone = await _title(series), ZoneInfo(series.time_zone)
    known = sorted(meetings, key=lambda meeting: meeting.planned_at)
    held = [meeting for meeting in known if meeting.state is MeetingState.PLANNED]
    begins = instant(series.starts_on, series.time, series.time_zone)
    whole = _event(f"{series.id}@headway", title, series, begins, series.minutes)
    whole.add("sequence", series.version + sum(meeting.version for meeting in known))
    whole.add("dtstamp", max([series.updated_at, *(meeting.updated_at for meeting in known)]))
    whole.add("rrule", _rule(series, held))
    skipped = [it.planned_at.astimezone(zone) for it in known if it.state is MeetingState.SKIPPED]
    if skipped:
        whole.add("exdate", skipped)
    if series.state is OneOnOneState.PROPOSED:
        whole.add("status", "TENTATIVE")
    elif series.state is not OneOnOneState.ACTIVE and not held:
        whole.add("status", "CANCELLED")
    return [whole, *(_moved(series, it, title) for it in held if it.starts_at != it.planned_at)]


def _moved(series: "OneOnOne", meeting: "Meeting", title: str) -> Event:
    event = _event(f"{series.id}@headway", title, series, meeting.starts_at, meeting.minutes)
    event.add("recurrence-id", meeting.planned_at.astimezone(ZoneInfo(series.time_zone)))
    event.add("sequence", meeting.version)
    event.add("dtstamp", meeting.updated_at)
    return event


def _rule(series: "OneOnOne", held: "list[Meeting]") -> dict[str, Any]:
    """The rule as calendars write it; of a series that is over until its last meeting."""
    day = series.starts_on
    if series.cadence is Cadence.MONTHLY:
        week = week_of_month(day)
        number = -1 if week == LAST_IN_MONTH else week
        rule: dict[str, Any] = {"freq": "monthly", "byday": f"{number}{WEEKDAYS[day.weekday()]}"}
    else:
        interval = 1 if series.cadence is Cadence.WEEKLY else 2
        rule = {"freq": "weekly", "interval": interval, "byday": WEEKDAYS[day.weekday()]}
    if series.state is OneOnOneState.ENDED and held:
        rule["until"] = held[-1].planned_at.astimezone(UTC)
    return rule


def _event(uid: str, title: str, series: "OneOnOne", starts_at: datetime, minutes: int) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("summary", title)
    event.add("dtstart", starts_at.astimezone(ZoneInfo(series.time_zone)))
    event.add("duration", timedelta(minutes=minutes))
    return event


async def _title(series: "OneOnOne") -> str:
    names = await names_of((series.organiser_id, series.partner_id))
    return f"1:1 {names[series.organiser_id]} and {names[series.partner_id]}"


async def _found(request: Request, kind: str, visible: Any) -> Any:
    """The row that the address names, or the answer to somebody who may not see it."""
    actor = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to download this file.")
    name, key = split_id(request.path_params["id"]) or ("", None)
    row = await visible(actor).get_or_none(id=key) if name == kind and key else None
    return row or refused(404, "NOT_FOUND", "There is no such meeting, or it is not shared with you.")


def _file(events: Iterable[Event], name: str = "one-on-one") -> Response:
    calendar = Calendar()
    calendar.add("prodid", "-//Headway//1:1//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    headers = {
        "content-disposition": f'attachment; filename="{name}.ics"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
    }
    return Response(calendar.to_ical(), media_type="text/calendar; charset=utf-8", headers=headers)


routes = [
    Route("/calendar/one-on-ones/{id}.ics", series_file),
    Route("/calendar/meetings/{id}.ics", meeting_file),
    Route("/calendar/planning-sessions/{id}.ics", session_file),
    Route("/calendar/review-meetings/{id}.ics", review_meeting_file),
]
