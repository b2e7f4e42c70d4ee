"""Calendar files of meetings, read by a library that did not write them."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import httpx2
import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from starlette.applications import Starlette
from starlette.types import Receive, Send
from starlette.types import Scope as AsgiScope

from headway.monitoring import actions
from headway.monitoring.models import Meeting, OneOnOne
from headway.monitoring.rules.one_on_ones import Cadence
from headway.planning import actions as planning
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor
from headway.web import calendar_files
from tests.company import Company, gid, make_company
from tests.talks import RULE, meeting_of


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def download(actor: Actor | None, path: str) -> httpx2.Response:
    async def app(scope: AsgiScope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["actor"] = actor
        await Starlette(routes=calendar_files.routes)(scope, receive, send)

    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://headway.example") as client:
        return await client.get(path)


async def read(company: Company, row: OneOnOne | Meeting, by: str = "priya") -> Calendar:
    """The file of a series or of a meeting."""
    folder = "one-on-ones" if isinstance(row, OneOnOne) else "meetings"
    response = await download(company.actor(by), f"/calendar/{folder}/{gid(row)}.ics")
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return IcsCalendarStream.calendar_from_ics(response.text)


def dates(calendar: Calendar, count: int = 10) -> list[datetime]:
    """When the first events of a calendar begin, in UTC."""
    return [event.dtstart.astimezone(UTC) for event in islice(calendar.timeline, count)]  # type: ignore[union-attr]  # a day has no zone


@pytest.mark.parametrize("cadence", list(Cadence))
async def test_the_rule_has_the_same_dates_as_headway_over_the_change_of_the_clock(
    company: Company, cadence: Cadence
) -> None:
    rule = actions.Rule(cadence, RULE.starts_on, "10:30", "Europe/Berlin", 30)
    priya = company.people["priya"].id
    series = await actions.start_one_on_one(company.actor("mona"), partner_id=priya, rule=rule)
    calendar = await read(company, series)
    planned = await Meeting.all().order_by("starts_at")
    assert dates(calendar) == [meeting.starts_at for meeting in planned]
    [event] = calendar.events
    assert (event.uid, event.summary) == (f"{series.id}@headway", "1:1 Mona and Priya")
    assert event.duration == timedelta(minutes=30)
    assert [zone.tz_id for zone in calendar.timezones] == ["Europe/Berlin"]


async def test_what_is_left_out_moved_and_ended_is_in_the_file(company: Company) -> None:
    series = await meeting_of(company)
    before = await read(company, series)
    mona, planned = company.actor("mona"), await Meeting.all().order_by("starts_at")
    await actions.skip_meeting(mona, id=planned[1].id, version=1)
    moved = await actions.move_meeting(
        mona, id=planned[2].id, version=1, on=planned[2].starts_at.date(), time="16:00"
    )
    after = await read(company, series)
    assert dates(after, 3) == [planned[0].starts_at, moved.starts_at, planned[3].starts_at]
    assert {event.uid for event in (*before.events, *after.events)} == {f"{series.id}@headway"}
    assert (after.events[0].sequence or 0) > (before.events[0].sequence or 0)

    headway_clock.set_for_tests(planned[0].starts_at + timedelta(days=1))
    await actions.end_one_on_one(mona, id=series.id, version=1)
    assert dates(await read(company, series)) == [planned[0].starts_at]


async def test_one_meeting_has_a_file_of_its_own(company: Company) -> None:
    await meeting_of(company)
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None
    [event] = (await read(company, meeting)).events
    assert event.uid == f"{meeting.id}@headway"
    assert dates(await read(company, meeting)) == [meeting.starts_at]
    await actions.skip_meeting(company.actor("mona"), id=meeting.id, version=1)
    [event] = (await read(company, meeting, by="mona")).events
    assert event.status == "CANCELLED"


async def test_files_are_for_the_two(company: Company) -> None:
    series = await meeting_of(company)
    path = f"/calendar/one-on-ones/{gid(series)}.ics"
    statuses = {
        name: (await download(company.actor(name), path)).status_code
        for name in ("mona", "priya", "vera", "hanna", "admin", "integration")
    }
    assert statuses == {"mona": 200, "priya": 200, "vera": 404, "hanna": 404, "admin": 404, "integration": 404}  # fmt: skip
    assert (await download(None, path)).status_code == 401
    assert (await download(company.actor("mona"), "/calendar/meetings/x.ics")).status_code == 404
    wrong = path.replace("one-on-ones", "meetings")
    assert (await download(company.actor("mona"), wrong)).status_code == 404


async def test_a_planning_session_is_an_event_for_those_who_see_it(company: Company) -> None:
    session = await planning.schedule_planning_session(
        company.actor("mona"), title="Autumn", starts_at=headway_clock.now() + timedelta(days=1), minutes=90,
        department_id=company.support.id, place="Room 4", participant_ids=[company.people["priya"].id],
    )  # fmt: skip
    path = f"/calendar/planning-sessions/{gid(session)}.ics"
    response = await download(company.actor("priya"), path)
    assert response.headers["content-disposition"] == 'attachment; filename="planning-session.ics"'
    event = next(iter(IcsCalendarStream.calendar_from_ics(response.text).timeline))
    assert (event.summary, event.location, event.status) == ("Autumn", "Room 4", None)
    assert (event.dtstart, event.computed_duration) == (session.starts_at, timedelta(minutes=90))
    assert [(await download(who, path)).status_code for who in (company.actor("paul"), None)] == [404, 401]
    await planning.cancel_planning_session(company.actor("mona"), id=session.id, version=1, reason="Snow.")
    response = await download(company.actor("priya"), path)
    assert "STATUS:CANCELLED" in response.text
