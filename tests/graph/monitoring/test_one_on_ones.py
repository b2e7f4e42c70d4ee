"""Series of meetings: started, agreed, rescheduled, ended; single dates moved and left out."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from headway.monitoring.jobs import keep_meetings
from headway.monitoring.models import Meeting, OneOnOne
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock as headway_clock
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent
from tests.company import NOON, Company, codes, data, gid, make_company, payload
from tests.conftest import Ask
from tests.talks import do, meeting_of

WEEKLY = {
    "cadence": "WEEKLY",
    "startsOn": "2026-09-08",
    "time": "10:30",
    "timeZone": "Europe/Berlin",
    "minutes": 30,
}
SERIES = "query($id: ID!) { oneOnOne(id: $id) { state nextMeetings { startsAt state } pastMeetings { totalCount nodes { startsAt } } } }"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def start(ask: Ask, company: Company, by: str = "mona", partner: str = "priya", **more: Any) -> Any:
    given = {"partnerId": company.id(partner)} | WEEKLY | more
    return await do(ask, company, by, "startOneOnOne", "oneOnOne", **given)


async def dates(ask: Ask, company: Company, series: Any, by: str = "priya") -> list[str]:
    """The next dates, shortened; what is left out in brackets."""
    found = data(await ask(SERIES, {"id": series}, as_=company.actor(by)))["oneOnOne"]["nextMeetings"]
    return [it["startsAt"][5:16] if it["state"] == "PLANNED" else f"({it['startsAt'][5:16]})" for it in found]


TEN = [
    *("09-08T08:30", "09-15T08:30", "09-22T08:30", "09-29T08:30", "10-06T08:30", "10-13T08:30", "10-20T08:30"),
    *("10-27T09:30", "11-03T09:30", "11-10T09:30"),
]  # fmt: skip


async def test_a_manager_meets_a_report_at_once_for_ten_dates_over_the_change_of_the_clock(
    ask: Ask, company: Company
) -> None:
    made = payload(await start(ask, company), "startOneOnOne")["oneOnOne"]
    assert (made["state"], made["allowedActions"]) == ("ACTIVE", ["RESCHEDULE", "END", "WRITE"])
    assert await dates(ask, company, made["id"]) == TEN
    again = await start(ask, company, by="priya", partner="mona")
    assert codes(again, "startOneOnOne") == ["DUPLICATE partnerId"]
    assert await OneOnOne.all().count() == 1


@pytest.mark.parametrize(
    ("by", "partner", "state"),
    [("priya", "mona", "ACTIVE"), ("dora", "priya", "ACTIVE"), ("priya", "carl", "ACTIVE"), ("paul", "priya", "PROPOSED"), ("vera", "priya", "PROPOSED")],
)  # fmt: skip
async def test_who_manages_the_other_need_not_ask(
    ask: Ask, company: Company, by: str, partner: str, state: str
) -> None:
    made = payload(await start(ask, company, by, partner), "startOneOnOne")["oneOnOne"]
    assert made["state"] == state
    assert await Meeting.all().count() == (10 if state == "ACTIVE" else 0)


@pytest.mark.parametrize(
    ("by", "more", "refused"),
    [
        ("mona", {"partnerId": "mona"}, ["OWN_RECORD partnerId"]),
        ("mona", {"partnerId": "tina"}, ["NOT_FOUND partnerId"]),
        ("mona", {"startsOn": "2026-08-31"}, ["OUT_OF_RANGE startsOn"]),
        ("mona", {"time": "24:00", "timeZone": "Mars/Olympus", "minutes": 5}, ["INVALID time", "INVALID timeZone", "OUT_OF_RANGE minutes"]),
        ("mona", {"minutes": 241}, ["OUT_OF_RANGE minutes"]),
        ("admin", {}, ["FORBIDDEN "]),
        ("integration", {}, ["FORBIDDEN "]),
        ("nobody", {}, ["FORBIDDEN "]),
    ],
)  # fmt: skip
async def test_what_is_not_started(
    ask: Ask, company: Company, by: str, more: dict[str, Any], refused: list[str]
) -> None:
    tina = company.people["tina"]
    await type(tina).filter(id=tina.id).update(status=EmployeeStatus.LEFT)
    if "partnerId" in more:
        more = {"partnerId": company.id(more["partnerId"])}
    assert codes(await start(ask, company, by, **more), "startOneOnOne") == refused
    assert not await OneOnOne.all().exists()
    assert not await Meeting.all().exists()


async def test_a_key_starts_once(ask: Ask, company: Company) -> None:
    first = payload(await start(ask, company, idempotencyKey="k"), "startOneOnOne")["oneOnOne"]
    again = payload(await start(ask, company, idempotencyKey="k"), "startOneOnOne")["oneOnOne"]
    assert again["id"] == first["id"]
    assert await Meeting.all().count() == 10


async def test_a_peer_agrees_or_declines(ask: Ask, company: Company) -> None:
    made = payload(await start(ask, company, "paul", "priya"), "startOneOnOne")["oneOnOne"]
    seen = {"id": made["id"], "version": 1}
    assert made["allowedActions"] == ["RESCHEDULE", "END"]
    assert codes(await do(ask, company, "paul", "acceptOneOnOne", "oneOnOne", **seen), "acceptOneOnOne") == ["FORBIDDEN id"]  # fmt: skip
    assert codes(await do(ask, company, "mona", "acceptOneOnOne", "oneOnOne", **seen), "acceptOneOnOne") == ["NOT_FOUND id"]  # fmt: skip
    write = {"oneOnOneId": made["id"], "text": "Hours"}
    refused = await do(ask, company, "priya", "addAgendaItem", "agendaItem", **write)
    assert codes(refused, "addAgendaItem") == ["WRONG_STATE oneOnOneId"]
    agreed = payload(await do(ask, company, "priya", "acceptOneOnOne", "oneOnOne", **seen), "acceptOneOnOne")
    assert agreed["oneOnOne"]["state"] == "ACTIVE"
    assert await dates(ask, company, made["id"]) == TEN
    late = await do(ask, company, "priya", "declineOneOnOne", "oneOnOne", id=made["id"], version=2)
    assert codes(late, "declineOneOnOne") == ["WRONG_STATE id"]
    stale = await do(ask, company, "priya", "endOneOnOne", "oneOnOne", **seen)
    assert codes(stale, "endOneOnOne") == ["CONFLICT version"]

    other = payload(await start(ask, company, "paul", "tom"), "startOneOnOne")["oneOnOne"]
    declined = await do(ask, company, "tom", "declineOneOnOne", "oneOnOne", id=other["id"], version=1)
    assert payload(declined, "declineOneOnOne")["oneOnOne"]["state"] == "DECLINED"
    assert payload(await start(ask, company, "tom", "paul"), "startOneOnOne")


async def test_one_meeting_is_moved_another_left_out_and_the_others_stay(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    first, second, *_ = await Meeting.all().order_by("starts_at")
    move = {"id": gid(first), "version": 1, "on": "2026-09-09", "time": "16:00"}
    moved = payload(await do(ask, company, "priya", "moveMeeting", "meeting", **move), "moveMeeting")[
        "meeting"
    ]
    assert (moved["startsAt"], moved["plannedAt"], moved["moved"]) == (
        "2026-09-09T14:00:00+00:00",
        "2026-09-08T08:30:00+00:00",
        True,
    )
    skip = {"id": gid(second), "version": 1}
    left_out = payload(await do(ask, company, "mona", "skipMeeting", "meeting", **skip), "skipMeeting")
    assert left_out["meeting"]["allowedActions"] == ["RESTORE"]
    assert await dates(ask, company, gid(series)) == ["09-09T14:00", "(09-15T08:30)", *TEN[2:]]
    again = await do(ask, company, "mona", "skipMeeting", "meeting", id=gid(second), version=2)
    assert codes(again, "skipMeeting") == ["WRONG_STATE id"]
    held = await do(ask, company, "mona", "restoreMeeting", "meeting", id=gid(second), version=2)
    assert payload(held, "restoreMeeting")["meeting"]["state"] == "PLANNED"
    past = await do(
        ask, company, "mona", "moveMeeting", "meeting", **move | {"version": 2, "on": "2026-08-01"}
    )
    assert codes(past, "moveMeeting") == ["OUT_OF_RANGE on"]
    hidden = await do(ask, company, "paul", "skipMeeting", "meeting", id=gid(first), version=2)
    assert codes(hidden, "skipMeeting") == ["NOT_FOUND id"]
    assert await dates(ask, company, gid(series)) == ["09-09T14:00", *TEN[1:]]


async def test_another_rule_moves_what_is_to_come_and_keeps_what_was(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    headway_clock.set_for_tests(NOON + timedelta(days=9))
    rule = WEEKLY | {"cadence": "FORTNIGHTLY", "startsOn": "2026-09-24", "time": "09:00"}
    changed = await do(
        ask, company, "mona", "rescheduleOneOnOne", "oneOnOne", id=gid(series), version=1, **rule
    )
    assert payload(changed, "rescheduleOneOnOne")["oneOnOne"]["version"] == 2
    found = await dates(ask, company, gid(series))
    assert found[:4] == ["09-24T07:00", "10-08T07:00", "10-22T07:00", "11-05T08:00"]
    assert len(found) == 10
    seen = data(await ask(SERIES, {"id": gid(series)}, as_=company.actor("mona")))["oneOnOne"]
    assert seen["pastMeetings"] == {"totalCount": 1, "nodes": [{"startsAt": "2026-09-08T08:30:00+00:00"}]}


async def test_the_next_ten_dates_are_planned_as_time_goes_by(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    early = await Meeting.all().order_by("-starts_at").first()
    assert early is not None
    # The last one is held early: its own date is not planned once more.
    await Meeting.filter(id=early.id).update(starts_at=NOON + timedelta(days=1))
    headway_clock.set_for_tests(datetime(2026, 9, 20, 12, tzinfo=UTC))
    assert await keep_meetings() == 1
    assert await keep_meetings() == 0
    found = await dates(ask, company, gid(series))
    assert found == [*TEN[2:9], "11-17T09:30", "11-24T09:30", "12-01T09:30"]


async def test_the_meetings_of_somebody_who_left_end(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    priya = company.people["priya"]
    await type(priya).filter(id=priya.id).update(status=EmployeeStatus.LEFT)
    assert await keep_meetings() == 1
    assert (await OneOnOne.get(id=series.id)).state == "ENDED"
    assert await dates(ask, company, gid(series), by="mona") == [f"({it})" for it in TEN]
    assert await AuditEvent.filter(action="end_one_on_one", actor_name="Headway").count() == 1


async def test_an_ended_series_is_read_and_not_written(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    ended = await do(ask, company, "priya", "endOneOnOne", "oneOnOne", id=gid(series), version=1)
    assert payload(ended, "endOneOnOne")["oneOnOne"] == {
        "id": gid(series),
        "state": "ENDED",
        "version": 2,
        "allowedActions": [],
    }
    assert await dates(ask, company, gid(series)) == [f"({it})" for it in TEN]
    write = {"oneOnOneId": gid(series), "text": "Hours"}
    refused = await do(ask, company, "priya", "addAgendaItem", "agendaItem", **write)
    assert codes(refused, "addAgendaItem") == ["WRONG_STATE oneOnOneId"]
    meeting = await Meeting.all().first()
    assert meeting is not None
    restored = await do(ask, company, "mona", "restoreMeeting", "meeting", id=gid(meeting), version=2)
    assert codes(restored, "restoreMeeting") == ["WRONG_STATE id"]


async def test_a_token_needs_its_scope(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    counts = "{ oneOnOnes { totalCount } }"
    for scope, count in ((Scope.MEETINGS_READ, 1), (Scope.FEEDBACK_READ, 0)):
        token = company.actor("priya", scopes=frozenset({scope}))
        assert data(await ask(counts, as_=token)) == {"oneOnOnes": {"totalCount": count}}
    end = "mutation($input: EndOneOnOneInput!) { endOneOnOne(input: $input) { ... on UserErrors { errors { code path } } } }"
    reader = company.actor("priya", scopes=frozenset({Scope.MEETINGS_READ}))
    refused = await ask(end, {"input": {"id": gid(series), "version": 1}}, as_=reader)
    assert codes(refused, "endOneOnOne") == ["FORBIDDEN "]
