"""What two people talk about: the agenda that follows, what they take on, and notes that nobody else reads."""

from datetime import timedelta
from typing import Any

import pytest

from headway.monitoring.models import ActionItem, AgendaItem, Meeting, MeetingNote
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent
from tests.company import NOON, Company, codes, data, gid, make_company, payload
from tests.conftest import Ask
from tests.talks import do, meeting_of

PAGE = "query($id: ID!) { oneOnOne(id: $id) { agenda { text author { name } } actionItems { text } } }"
MEETING = (
    "query($id: ID!) { meeting(id: $id) { topics { text } actionItems { text } note { text version } } }"
)


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def add(ask: Ask, company: Company, series: Any, text: str, by: str = "mona", **more: Any) -> Any:
    given = {"oneOnOneId": gid(series), "text": text} | more
    return payload(await do(ask, company, by, "addAgendaItem", "agendaItem", **given), "addAgendaItem")[
        "agendaItem"
    ]


async def turn(ask: Ask, company: Company, verb: str, item: Any, by: str = "priya", **more: Any) -> Any:
    of = "actionItem" if "Action" in verb else "agendaItem"
    given = {"id": item["id"], "version": item["version"]} | more
    return await do(ask, company, by, verb, of, **given)


async def agenda(ask: Ask, company: Company, series: Any, by: str = "priya") -> list[str]:
    found = data(await ask(PAGE, {"id": gid(series)}, as_=company.actor(by)))["oneOnOne"]["agenda"]
    return [it["text"] for it in found]


async def test_both_add_order_and_tick_and_the_rest_follows(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    hours = await add(ask, company, series, " Hours ")
    depot = await add(ask, company, series, "The depot", by="priya")
    leave = await add(ask, company, series, "Leave")
    assert await agenda(ask, company, series) == ["Hours", "The depot", "Leave"]
    moved = payload(await turn(ask, company, "moveAgendaItem", leave, to=0), "moveAgendaItem")["agendaItem"]
    assert await agenda(ask, company, series, "mona") == ["Leave", "Hours", "The depot"]
    stale = await turn(ask, company, "editAgendaItem", leave, text="Leave in May")
    assert codes(stale, "editAgendaItem") == ["CONFLICT version"]
    assert data(stale)["editAgendaItem"]["current"] == {"id": leave["id"], "__typename": "AgendaItem"}

    first, second, *_ = await Meeting.all().order_by("starts_at")
    headway_clock.set_for_tests(first.starts_at + timedelta(minutes=10))
    ticked = payload(await turn(ask, company, "tickAgendaItem", hours), "tickAgendaItem")["agendaItem"]
    assert (ticked["state"], ticked["meeting"]) == ("DONE", {"id": gid(first)})
    assert await agenda(ask, company, series) == ["Leave", "The depot"]
    headway_clock.set_for_tests(second.starts_at)
    payload(await turn(ask, company, "tickAgendaItem", depot, by="mona"), "tickAgendaItem")
    assert codes(await turn(ask, company, "editAgendaItem", ticked, text="x"), "editAgendaItem") == ["WRONG_STATE id"]  # fmt: skip
    told = data(await ask(MEETING, {"id": gid(second)}, as_=company.actor("priya")))["meeting"]
    assert told == {"topics": [{"text": "The depot"}], "actionItems": [], "note": None}

    back = payload(await turn(ask, company, "untickAgendaItem", ticked), "untickAgendaItem")["agendaItem"]
    assert (back["state"], back["meeting"]) == ("OPEN", None)
    assert await agenda(ask, company, series) == ["Leave", "Hours"]
    payload(await turn(ask, company, "removeAgendaItem", moved), "removeAgendaItem")
    assert await agenda(ask, company, series) == ["Hours"]
    assert "Hours" not in str(await AuditEvent.all().values("before", "after"))


async def test_items_keep_their_order_where_there_is_no_room_between_them(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    items = [await add(ask, company, series, text) for text in "ABCD"]
    for number, item in enumerate(items):
        await AgendaItem.filter(text=item["text"]).update(position=number)
    payload(await turn(ask, company, "moveAgendaItem", items[3], to=1), "moveAgendaItem")
    assert await agenda(ask, company, series) == ["A", "D", "B", "C"]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (" ", "REQUIRED text"),
        ("x" * 501, "TOO_LONG text"),
        ("\u202ex", "INVALID text"),
    ],
)
async def test_what_is_not_put_on_an_agenda(ask: Ask, company: Company, text: str, refused: str) -> None:
    series = await meeting_of(company)
    answer = await do(ask, company, "mona", "addAgendaItem", "agendaItem", oneOnOneId=gid(series), text=text)
    assert codes(answer, "addAgendaItem") == [refused]
    assert not await AgendaItem.all().exists()


async def test_a_key_adds_once_and_a_full_agenda_takes_no_more(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    first = await add(ask, company, series, "Hours", idempotencyKey="k")
    assert (await add(ask, company, series, "Other", idempotencyKey="k"))["id"] == first["id"]
    template = await AgendaItem.get()
    many = [
        AgendaItem(one_on_one_id=series.id, author_id=template.author_id, text=f"{number}", position=number, created_at=NOON, updated_at=NOON)
        for number in range(99)
    ]  # fmt: skip
    await AgendaItem.bulk_create(many)
    given = {"oneOnOneId": gid(series), "text": "One more"}
    answer = await do(ask, company, "mona", "addAgendaItem", "agendaItem", **given)
    assert codes(answer, "addAgendaItem") == ["TOO_MANY oneOnOneId"]
    assert await AgendaItem.all().count() == 100


async def test_a_note_is_its_writers_alone(ask: Ask, company: Company) -> None:
    await meeting_of(company)
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None

    async def save(by: str, version: int, text: str) -> Any:
        given = {"meetingId": gid(meeting), "version": version, "text": text}
        return await do(ask, company, by, "saveMeetingNote", "note", **given)

    mine = payload(await save("mona", 0, "Ask about the depot."), "saveMeetingNote")["note"]
    assert (mine["text"], mine["version"]) == ("Ask about the depot.", 1)
    payload(await save("priya", 0, "Ask for more hours."), "saveMeetingNote")
    payload(await save("mona", 1, "Ask about the depot, and the van."), "saveMeetingNote")
    for version in (0, 1):
        assert codes(await save("mona", version, "Late."), "saveMeetingNote") == ["CONFLICT version"]
    assert codes(await save("vera", 0, "Curious."), "saveMeetingNote") == ["NOT_FOUND meetingId"]
    seen = {
        name: data(await ask(MEETING, {"id": gid(meeting)}, as_=company.actor(name)))["meeting"]
        for name in ("mona", "priya", "vera", "hanna", "admin")
    }
    assert seen["mona"]["note"] == {"text": "Ask about the depot, and the van.", "version": 2}
    assert seen["priya"]["note"] == {"text": "Ask for more hours.", "version": 1}
    assert (seen["vera"], seen["hanna"], seen["admin"]) == (None, None, None)
    assert await MeetingNote.all().count() == 2
    assert "depot" not in str(await AuditEvent.all().values("before", "after"))


async def take_on(
    ask: Ask, company: Company, series: Any, owner: str = "priya", by: str = "mona", **more: Any
) -> Any:
    given = {"oneOnOneId": gid(series), "ownerId": company.id(owner), "text": "Call the depot"} | more
    return await do(ask, company, by, "addActionItem", "actionItem", **given)


async def test_what_is_taken_on_follows_until_it_is_done_or_dropped(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    answer = await take_on(ask, company, series, dueOn="2026-09-20")
    item = payload(answer, "addActionItem")["actionItem"]
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None
    assert item | {"id": ""} == {
        "id": "", "kind": "TASK", "text": "Call the depot", "dueOn": "2026-09-20", "state": "OPEN", "dropReason": "",
        "version": 1, "closedAt": None, "owner": {"name": "Priya"}, "meeting": {"id": gid(meeting)},
    }  # fmt: skip
    headway_clock.set_for_tests(NOON + timedelta(days=60))
    page = data(await ask(PAGE, {"id": gid(series)}, as_=company.actor("priya")))["oneOnOne"]
    assert page["actionItems"] == [{"text": "Call the depot"}]
    assert codes(await turn(ask, company, "dropActionItem", item, reason=" "), "dropActionItem") == ["REQUIRED reason"]  # fmt: skip
    dropped = payload(
        await turn(ask, company, "dropActionItem", item, reason="It closed."), "dropActionItem"
    )["actionItem"]
    assert (dropped["state"], dropped["dropReason"]) == ("DROPPED", "It closed.")
    assert codes(await turn(ask, company, "completeActionItem", dropped), "completeActionItem") == ["WRONG_STATE id"]  # fmt: skip
    open_again = payload(await turn(ask, company, "reopenActionItem", dropped), "reopenActionItem")["actionItem"]  # fmt: skip
    changed = await turn(
        ask, company, "editActionItem", open_again, ownerId=company.id("mona"), text="Call the van"
    )
    changed = payload(changed, "editActionItem")["actionItem"]
    assert (changed["owner"], changed["dueOn"]) == ({"name": "Mona"}, None)
    done = payload(await turn(ask, company, "completeActionItem", changed), "completeActionItem")
    assert done["actionItem"]["closedAt"] == "2026-10-31T12:00:00+00:00"
    page = data(await ask(PAGE, {"id": gid(series)}, as_=company.actor("priya")))["oneOnOne"]
    assert page["actionItems"] == []
    logged = str(await AuditEvent.all().values("before", "after", "reason"))
    assert "closed." not in logged
    assert "depot" not in logged


async def test_support_is_promised_by_who_manages_the_other(ask: Ask, company: Company) -> None:
    series = await meeting_of(company)
    promised = await take_on(ask, company, series, "mona", by="priya", kind="SUPPORT")
    assert payload(promised, "addActionItem")["actionItem"]["kind"] == "SUPPORT"
    refused = await take_on(ask, company, series, "priya", kind="SUPPORT")
    assert codes(refused, "addActionItem") == ["INVALID kind"]
    stranger = await take_on(ask, company, series, "paul", text=" ")
    assert codes(stranger, "addActionItem") == ["INVALID ownerId", "REQUIRED text"]
    hidden = await take_on(ask, company, series, by="paul")
    assert codes(hidden, "addActionItem") == ["NOT_FOUND oneOnOneId"]
    assert await ActionItem.all().count() == 1
