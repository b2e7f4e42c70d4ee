"""Checking in: a draft, its numbers at once, acknowledged, corrected, and whose turn it is."""

from datetime import date, timedelta
from typing import Any

import pytest

from headway.monitoring.models import CheckIn, CheckInSeries, ProgressUpdate, TimeFact
from headway.planning.models import KeyResult, Period
from headway.planning.rules import PeriodState
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent
from tests.company import (
    NOON,
    REFUSED,
    TODAY,
    Company,
    codes,
    data,
    gid,
    make_company,
    make_goal,
    make_key_result,
    make_period,
    make_update,
    payload,
)
from tests.conftest import Ask

SHOWN = """state wins blockers mood effectiveOn dueOn backdated version acknowledgement acknowledgedBy { name } author { name }
    allowedActions corrects { wins } corrections { wins } updates { value keyResult { title } } drafted { version value confidence note }"""
RESULT = f"{{ ... on CheckInPayload {{ checkIn {{ id {SHOWN} }} }} {REFUSED} }}"


def mutation(name: str) -> str:
    return f"mutation($input: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $input) {RESULT} }}"


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
async def key_result(company: Company) -> KeyResult:
    return await make_key_result(await make_goal(company.people["priya"], company.period))


async def call(ask: Ask, company: Company, name: str, /, by: str = "priya", **given: Any) -> Any:
    return await ask(mutation(name), {"input": given}, as_=company.actor(by))


async def publish(ask: Ask, company: Company, /, by: str = "priya", **content: Any) -> Any:
    answer = await call(ask, company, "publishCheckIn", by=by, content={"wins": "Done."} | content)
    return payload(answer, "publishCheckIn")["checkIn"]


def number(key_result: KeyResult, value: str = "30", **more: Any) -> dict[str, Any]:
    base = {"keyResultId": gid(key_result), "version": 1, "value": value, "confidence": "HIGH"}
    return base | more


async def test_a_draft_is_kept_and_then_published_with_its_numbers(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    content = {"wins": "Two calls fewer.", "mood": 4, "updates": [number(key_result, note="Since Monday.")]}
    draft = payload(await call(ask, company, "saveCheckIn", content=content), "saveCheckIn")["checkIn"]
    assert draft["state"] == "DRAFT"
    assert draft["drafted"] == [{"version": 1, "value": "30", "confidence": "HIGH", "note": "Since Monday."}]
    assert draft["allowedActions"] == ["EDIT", "PUBLISH", "DISCARD"]
    assert await ProgressUpdate.all().count() == 0
    answer = await call(
        ask,
        company,
        "publishCheckIn",
        id=draft["id"],
        version=1,
        content=content | {"blockers": "Night desk."},
    )
    assert payload(answer, "publishCheckIn")["checkIn"] == {
        "id": draft["id"],
        "state": "PUBLISHED",
        "wins": "Two calls fewer.",
        "blockers": "Night desk.",
        "mood": 4,
        "effectiveOn": "2026-09-01",
        "dueOn": None,
        "backdated": False,
        "version": 2,
        "acknowledgement": "",
        "acknowledgedBy": None,
        "author": {"name": "Priya"},
        "allowedActions": ["CORRECT"],
        "corrects": None,
        "corrections": [],
        "updates": [{"value": "30", "keyResult": {"title": "Calls answered in a minute"}}],
        "drafted": [],
    }
    await key_result.refresh_from_db()
    assert key_result.current_value == 30
    assert key_result.version == 2
    row = await CheckIn.get()
    assert row.manager_id == company.people["mona"].id
    events = await AuditEvent.filter(object_type="CheckIn").order_by("id")
    assert [event.action for event in events] == ["save_check_in", "publish_check_in"]
    assert events[1].after["wins"] == events[1].after["blockers"] == "(private)"
    assert "Night" not in str([event.after for event in events])


async def test_a_draft_is_its_authors_and_may_leave_open_how_sure_they_are(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    drafts = f"query($id: ID!) {{ employee(id: $id) {{ checkInDrafts {{ id {SHOWN} }} }} }}"
    content = {"updates": [number(key_result, confidence=None)]}
    draft = payload(await call(ask, company, "saveCheckIn", content=content), "saveCheckIn")["checkIn"]
    assert draft["drafted"] == [{"version": 1, "value": "30", "confidence": None, "note": ""}]
    for by, seen in (("priya", [draft]), ("mona", []), ("hanna", []), ("paul", [])):
        answer = await ask(drafts, {"id": gid(company.people["priya"])}, as_=company.actor(by))
        assert data(answer)["employee"]["checkInDrafts"] == seen
    answer = await call(ask, company, "publishCheckIn", id=draft["id"], version=1, content=content)
    assert codes(answer, "publishCheckIn") == ["REQUIRED updates.0.confidence"]
    assert (await CheckIn.get()).version == 1
    assert await ProgressUpdate.all().count() == 0
    sure = {"updates": [number(key_result)]}
    payload(
        await call(ask, company, "publishCheckIn", id=draft["id"], version=1, content=sure), "publishCheckIn"
    )
    answer = await ask(drafts, {"id": gid(company.people["priya"])}, as_=company.actor("priya"))
    assert data(answer)["employee"]["checkInDrafts"] == []


async def test_a_second_draft_answers_with_the_first(ask: Ask, company: Company) -> None:
    first = payload(await call(ask, company, "saveCheckIn", content={"wins": "One."}), "saveCheckIn")
    answer = await call(ask, company, "saveCheckIn", content={"wins": "Two."})
    assert codes(answer, "saveCheckIn") == ["CONFLICT version"]
    assert data(answer)["saveCheckIn"]["current"]["id"] == first["checkIn"]["id"]
    stale = await call(
        ask, company, "saveCheckIn", id=first["checkIn"]["id"], version=7, content={"wins": "X."}
    )
    assert codes(stale, "saveCheckIn") == ["CONFLICT version"]
    assert (await CheckIn.get()).wins == "One."


async def test_a_draft_is_thrown_away_and_what_is_published_is_not(ask: Ask, company: Company) -> None:
    gone = f"mutation($input: DiscardCheckInInput!) {{ discardCheckIn(input: $input) {{ ... on DiscardCheckInPayload {{ id }} {REFUSED} }} }}"
    draft = payload(await call(ask, company, "saveCheckIn", content={"wins": "One."}), "saveCheckIn")[
        "checkIn"
    ]
    answer = await ask(gone, {"input": {"id": draft["id"], "version": 1}}, as_=company.actor("priya"))
    assert payload(answer, "discardCheckIn") == {"id": draft["id"]}
    assert await CheckIn.all().count() == 0
    kept = await publish(ask, company)
    answer = await ask(gone, {"input": {"id": kept["id"], "version": 1}}, as_=company.actor("priya"))
    assert codes(answer, "discardCheckIn") == ["WRONG_STATE id"]
    assert await CheckIn.all().count() == 1


async def test_all_numbers_or_none(ask: Ask, company: Company, key_result: KeyResult) -> None:
    foreign = await make_key_result(await make_goal(company.people["paul"], company.period))
    wrong = {
        "wins": "Done.",
        "updates": [number(key_result), number(foreign), number(key_result)],
    }
    answer = await call(ask, company, "publishCheckIn", content=wrong)
    assert codes(answer, "publishCheckIn") == ["INVALID updates.2.keyResultId"]
    wrong["updates"] = [number(key_result), number(foreign)]
    answer = await call(ask, company, "publishCheckIn", content=wrong)
    assert codes(answer, "publishCheckIn") == ["FORBIDDEN updates.1.id"]
    wrong["updates"] = [number(key_result, version=3)]
    answer = await call(ask, company, "publishCheckIn", content=wrong)
    assert codes(answer, "publishCheckIn") == ["CONFLICT updates.0.version"]
    assert data(answer)["publishCheckIn"]["current"]["id"] == gid(key_result)
    assert await CheckIn.all().count() == await ProgressUpdate.all().count() == 0
    await key_result.refresh_from_db()
    assert key_result.version == 1


async def test_what_cannot_be_said(ask: Ask, company: Company) -> None:
    tomorrow = (TODAY + timedelta(1)).isoformat()
    empty = await call(ask, company, "publishCheckIn", content={"mood": 3})
    assert codes(empty, "publishCheckIn") == ["REQUIRED wins"]
    wrong = await call(
        ask, company, "publishCheckIn", content={"wins": "x" * 2001, "mood": 0, "effectiveOn": tomorrow}
    )
    assert codes(wrong, "publishCheckIn") == [
        "OUT_OF_RANGE effectiveOn",
        "OUT_OF_RANGE mood",
        "TOO_LONG wins",
    ]
    assert await CheckIn.all().count() == 0


async def test_into_a_closed_period_only_hr_logs_and_says_why(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    before: dict[str, Any] = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
    await make_period("H1 2026", state=PeriodState.CLOSED, **before)
    late = await call(ask, company, "publishCheckIn", content={"wins": "W.", "effectiveOn": "2026-06-30"})
    assert codes(late, "publishCheckIn") == ["CLOSED effectiveOn"]
    await Period.filter(id=company.period.id).update(state=PeriodState.CLOSED)
    log = f"mutation($input: LogProgressInput!) {{ logProgress(input: $input) {{ ... on LogProgressPayload {{ update {{ value note backdated author {{ name }} }} }} {REFUSED} }} }}"

    async def logged(by: str, **more: Any) -> Any:
        given = number(key_result) | {"effectiveOn": "2026-08-03"} | more
        return await ask(log, {"input": given}, as_=company.actor(by))

    assert codes(await logged("priya"), "logProgress") == ["CLOSED effectiveOn"]
    assert codes(await logged("mona", note="Found."), "logProgress") == ["CLOSED effectiveOn"]
    assert codes(await logged("hanna"), "logProgress") == ["REQUIRED note"]
    assert codes(await logged("otto", note="Found."), "logProgress") == ["NOT_FOUND keyResultId"]
    assert await ProgressUpdate.all().count() == 0
    assert payload(await logged("hanna", note="The report came late."), "logProgress")["update"] == {
        "value": "30",
        "note": "The report came late.",
        "backdated": True,
        "author": {"name": "Hanna"},
    }


async def test_a_backdated_one_is_marked(ask: Ask, company: Company) -> None:
    assert (await publish(ask, company, effectiveOn="2026-08-20"))["backdated"] is True


async def test_the_same_key_gives_the_first_one(ask: Ask, company: Company) -> None:
    both = [
        await call(ask, company, "publishCheckIn", content={"wins": words}, idempotencyKey="k")
        for words in ("One.", "Two.")
    ]
    assert [payload(answer, "publishCheckIn")["checkIn"]["wins"] for answer in both] == ["One.", "One."]
    assert await CheckIn.all().count() == 1


async def test_the_manager_acknowledges_with_words_and_once(ask: Ask, company: Company) -> None:
    made = await publish(ask, company, mood=2)
    given = {"id": made["id"], "version": 1, "words": "Well done."}
    for by, code in (("priya", "FORBIDDEN id"), ("dora", "FORBIDDEN id"), ("vera", "NOT_FOUND id")):
        answer = await call(ask, company, "acknowledgeCheckIn", by=by, **given)
        assert codes(answer, "acknowledgeCheckIn") == [code]
    answer = await call(ask, company, "acknowledgeCheckIn", by="mona", **given)
    read = payload(answer, "acknowledgeCheckIn")["checkIn"]
    assert (read["state"], read["acknowledgement"]) == ("ACKNOWLEDGED", "Well done.")
    assert read["acknowledgedBy"] == {"name": "Mona"}
    assert read["mood"] is None
    assert read["allowedActions"] == ["CORRECT"]
    again = await call(ask, company, "acknowledgeCheckIn", by="mona", **given | {"version": 2})
    assert codes(again, "acknowledgeCheckIn") == ["WRONG_STATE id"]


async def test_a_correction_is_another_row(ask: Ask, company: Company, key_result: KeyResult) -> None:
    made = await publish(ask, company, mood=2, updates=[number(key_result)])
    given = {"id": made["id"], "version": 1}
    content = {"wins": "Done, on Tuesday.", "mood": 3, "effectiveOn": "2026-08-01"}
    answer = await call(ask, company, "correctCheckIn", content=content, **given)
    right = payload(answer, "correctCheckIn")["checkIn"]
    assert (right["wins"], right["mood"], right["effectiveOn"]) == ("Done, on Tuesday.", 3, "2026-09-01")
    assert right["corrects"] == {"wins": "Done."}
    wrong = await CheckIn.get(corrects_id=None)
    assert (wrong.state, wrong.wins, wrong.mood, wrong.version) == ("CORRECTED", "Done.", 2, 2)
    again = await call(ask, company, "correctCheckIn", content=content, **given | {"version": 2})
    assert codes(again, "correctCheckIn") == ["WRONG_STATE id"]
    assert await CheckIn.all().count() == 2


async def test_the_manager_corrects_words_and_not_the_mood(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    made = await publish(ask, company, mood=2, updates=[number(key_result)])
    wrong = await ProgressUpdate.get()
    content = {
        "wins": "Mona put it right.",
        "mood": 5,
        "updates": [number(key_result, "20", version=2, corrects=gid(wrong))],
    }
    headway_clock.set_for_tests(NOON + timedelta(40))
    late = await call(ask, company, "correctCheckIn", id=made["id"], version=1, content=content)
    assert codes(late, "correctCheckIn") == ["CLOSED id"]
    answer = await call(ask, company, "correctCheckIn", by="mona", id=made["id"], version=1, content=content)
    right = payload(answer, "correctCheckIn")["checkIn"]
    assert (right["state"], right["author"], right["mood"]) == ("ACKNOWLEDGED", {"name": "Mona"}, None)
    assert [update["value"] for update in right["updates"]] == ["20"]
    row = await CheckIn.get(author_id=company.people["mona"].id)
    assert (row.mood, row.employee_id) == (2, company.people["priya"].id)
    await key_result.refresh_from_db()
    assert key_result.current_value == 20


SERIES = f"""mutation($input: SetCheckInSeriesInput!) {{ setCheckInSeries(input: $input) {{
    ... on CheckInSeriesPayload {{ series {{ rhythm startsOn endedOn version }} }} {REFUSED} }} }}"""
END = f"""mutation($input: EndCheckInSeriesInput!) {{ endCheckInSeries(input: $input) {{
    ... on CheckInSeriesPayload {{ series {{ endedOn version }} }} {REFUSED} }} }}"""
TURN = """query($id: ID!) { employee(id: $id) { lastCheckInOn checkInSeries { rhythm } checkInTurn { state dueOn told missed until } } }"""


async def test_a_rhythm_is_set_changed_and_ended(ask: Ask, company: Company) -> None:
    given = {"employeeId": company.id("priya"), "rhythm": "WEEKLY", "startsOn": "2026-08-28"}
    for by, code in (("paul", "FORBIDDEN employeeId"), ("vera", "FORBIDDEN employeeId")):
        answer = await ask(SERIES, {"input": given}, as_=company.actor(by))
        assert codes(answer, "setCheckInSeries") == [code]
    unseen = await ask(SERIES, {"input": given | {"version": 1}}, as_=company.actor("mona"))
    assert codes(unseen, "setCheckInSeries") == ["NOT_FOUND employeeId"]
    answer = await ask(SERIES, {"input": given}, as_=company.actor("mona"))
    assert payload(answer, "setCheckInSeries")["series"] == {
        "rhythm": "WEEKLY",
        "startsOn": "2026-08-28",
        "endedOn": None,
        "version": 1,
    }
    stale = await ask(SERIES, {"input": given}, as_=company.actor("priya"))
    assert codes(stale, "setCheckInSeries") == ["CONFLICT version"]
    changed = given | {"rhythm": "MONTHLY", "version": 1}
    answer = await ask(SERIES, {"input": changed}, as_=company.actor("hanna"))
    assert payload(answer, "setCheckInSeries")["series"]["rhythm"] == "MONTHLY"
    end = {"employeeId": company.id("priya"), "endedOn": "2026-09-01", "version": 2}
    assert codes(
        await ask(END, {"input": end | {"version": 1}}, as_=company.actor("priya")), "endCheckInSeries"
    ) == ["CONFLICT version"]
    ended = await ask(END, {"input": end}, as_=company.actor("priya"))
    assert payload(ended, "endCheckInSeries")["series"] == {"endedOn": "2026-09-01", "version": 3}


async def test_a_turn_goes_on_until_somebody_checks_in(ask: Ask, company: Company) -> None:
    priya = company.people["priya"]
    await CheckInSeries.create(
        employee=priya, rhythm="WEEKLY", starts_on=date(2026, 8, 24), created_at=NOON, updated_at=NOON
    )

    async def turn(by: str = "mona") -> Any:
        return data(await ask(TURN, {"id": company.id("priya")}, as_=company.actor(by)))["employee"]

    missed = (await turn())["checkInTurn"]
    assert (missed["state"], missed["dueOn"], missed["told"]) == ("MISSED", "2026-08-24", "MANAGER")
    made = await publish(ask, company)
    assert made["dueOn"] == "2026-08-31"
    now = await turn()
    assert now["lastCheckInOn"] == "2026-09-01"
    assert now["checkInTurn"] == {
        "state": "UPCOMING",
        "dueOn": "2026-09-07",
        "told": "PERSON",
        "missed": 0,
        "until": "2026-09-05T00:00:00+00:00",
    }
    for day in range(7, 11):
        await TimeFact.create(
            employee=priya, source_key=f"{day}", day=date(2026, 9, day), scheduled=800, worked=0,
            absence="PARENTAL_LEAVE", created_at=NOON, updated_at=NOON,
        )  # fmt: skip
    assert (await turn())["checkInTurn"]["dueOn"] == "2026-09-11"
    headway_clock.set_for_tests(NOON + timedelta(9))
    assert (await turn())["checkInTurn"]["state"] == "DUE"
    await priya.update_from_dict({"status": "ON_LEAVE"}).save()
    assert (await turn())["checkInTurn"] is None


async def test_the_words_beside_a_number_lead_to_its_check_in(
    ask: Ask, company: Company, key_result: KeyResult
) -> None:
    await publish(ask, company, updates=[number(key_result)])
    await make_update(key_result, company.people["priya"], effective_on=TODAY - timedelta(1))
    query = "query($id: ID!) { goal(id: $id) { updates { nodes { value checkIn { wins } } } } }"
    goal = await key_result.goal
    shown = [
        (by, data(await ask(query, {"id": gid(goal)}, as_=company.actor(by)))["goal"]["updates"]["nodes"])
        for by in ("mona", "vera")
    ]
    assert {by: [row["checkIn"] for row in rows] for by, rows in shown} == {
        "mona": [{"wins": "Done."}, None],
        "vera": [None, None],
    }
