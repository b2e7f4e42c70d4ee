"""The inbox: grouped by what it is about, kept by its person alone, and silent about what was hidden since."""

from datetime import UTC, datetime, timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.monitoring import actions as monitoring
from headway.monitoring.models import MailSwitch, Notification, Snooze
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility
from headway.people import actions as people
from headway.people.models import Employee
from headway.planning import actions as planning
from headway.planning.models import Goal
from headway.planning.rules import GoalState, Visibility
from headway.platform.actor import Scope
from headway.platform.models import AuditEvent
from tests.company import NOON, Company, codes, data, make_goal, make_key_result, payload
from tests.conftest import Ask
from tests.graph.inbox.telling import make_office, tell_all

ITEM = "key href text at snoozedUntil lines { kind text at doer { name } } subject { __typename id }"
INBOX = f"""{{ viewer {{ inboxCount tasks(first: 10) {{ key snoozedUntil }} inbox {{ infoCount info(first: 10) {{ nodes {{ {ITEM} }} }} snoozed {{ key snoozedUntil }}
    snoozedTasks {{ key snoozedUntil }} done(first: 10) {{ nodes {{ key }} }} }} }} }}"""
REFUSED = "... on UserErrors { errors { code message path } }"
FINISH = f"mutation($input: FinishInboxItemsInput!) {{ finishInboxItems(input: $input) {{ ... on FinishInboxItemsPayload {{ keys }} {REFUSED} }} }}"
REOPEN = f"mutation($input: ReopenInboxItemsInput!) {{ reopenInboxItems(input: $input) {{ ... on ReopenInboxItemsPayload {{ keys }} {REFUSED} }} }}"
SNOOZE = f"mutation($input: SnoozeInboxItemInput!) {{ snoozeInboxItem(input: $input) {{ ... on SnoozeInboxItemPayload {{ key until }} {REFUSED} }} }}"
MAIL = f"mutation($input: ChooseMailInput!) {{ chooseMail(input: $input) {{ ... on ChooseMailPayload {{ preference {{ kind choice }} }} {REFUSED} }} }}"
CHANGES = (FINISH, REOPEN, SNOOZE, MAIL)
UP_TO = NOON.isoformat()


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_office()


async def praise(company: Company, by: str = "paul", text: str = "Calm.") -> Any:
    given = await monitoring.give_feedback(
        company.actor(by),
        receiver_id=company.people["priya"].id,
        kind=FeedbackKind.PRAISE,
        visibility=FeedbackVisibility.RECEIVER,
        text=text,
    )
    await tell_all()
    return given


async def agreed_goal(company: Company, title: str = "Answer faster") -> Goal:
    goal = await make_goal(company.people["priya"], company.period, title, state=GoalState.PROPOSED)
    await make_key_result(goal, "40")
    await planning.approve_goal(company.actor("mona"), id=goal.id, version=1)
    await tell_all()
    return await Goal.get(id=goal.id)


async def look(ask: Ask, company: Company, name: str = "priya", **actor: Any) -> Any:
    viewer = data(await ask(INBOX, as_=company.actor(name, **actor)))["viewer"]
    viewer["inbox"] |= {held: viewer["inbox"][held]["nodes"] for held in ("info", "done")}
    return viewer


async def test_what_happened_to_one_thing_is_one_row_in_words(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    goal = await agreed_goal(company)
    clock.set_for_tests(NOON + timedelta(hours=1))
    feedback = await praise(company)
    clock.set_for_tests(NOON + timedelta(hours=2))
    await planning.archive_goal(company.actor("mona"), id=goal.id, version=goal.version)
    await tell_all()
    seen = (await look(ask, company))["inbox"]
    mona = {"name": "Mona"}
    assert seen["infoCount"] == 2
    assert seen["info"] == [
        {
            "key": f"Goal-{goal.id}",
            "href": f"/goals/{global_id('Goal', goal.id)}",
            "text": "Mona archived your goal “Answer faster”.",
            "at": "2026-09-01T14:00:00+00:00",
            "snoozedUntil": None,
            "lines": [
                {"kind": "GOAL_ARCHIVED", "text": "Mona archived your goal “Answer faster”.", "at": "2026-09-01T14:00:00+00:00", "doer": mona},
                {"kind": "GOAL_AGREED", "text": "Mona agreed your goal “Answer faster”.", "at": "2026-09-01T12:00:00+00:00", "doer": mona},
            ],
            "subject": {"__typename": "Goal", "id": global_id("Goal", goal.id)},
        },
        {
            "key": f"Feedback-{feedback.id}",
            "href": f"/feedback/item/{global_id('Feedback', feedback.id)}",
            "text": "Paul gave you feedback.",
            "at": "2026-09-01T13:00:00+00:00",
            "snoozedUntil": None,
            "lines": [{"kind": "FEEDBACK_RECEIVED", "text": "Paul gave you feedback.", "at": "2026-09-01T13:00:00+00:00", "doer": {"name": "Paul"}}],
            "subject": {"__typename": "Feedback", "id": global_id("Feedback", feedback.id)},
        },
    ]  # fmt: skip
    assert (await look(ask, company, "mona"))["inbox"]["info"] == []


async def test_what_was_hidden_since_is_told_no_more(ask: Ask, company: Company) -> None:
    feedback = await praise(company)
    assert (await look(ask, company))["inbox"]["infoCount"] == 1
    await monitoring.retract_feedback(company.actor("paul"), id=feedback.id, version=1)
    await tell_all()
    seen = (await look(ask, company))["inbox"]
    assert (seen["infoCount"], seen["info"]) == (0, [])


async def test_a_manager_of_yesterday_hears_nothing_of_a_private_goal(ask: Ask, company: Company) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility=Visibility.PRIVATE)
    await Notification.create(
        employee=company.people["mona"],
        kind="REPORTS_GOAL_CLOSED",
        subject_type="Goal",
        subject_id=goal.id,
        event_id=1,
        at=NOON,
    )
    assert (await look(ask, company, "mona"))["inbox"]["infoCount"] == 1
    await company_moves(company)
    assert (await look(ask, company, "mona"))["inbox"]["info"] == []


async def company_moves(company: Company) -> None:
    priya = await Employee.get(id=company.people["priya"].id)
    await people.change_manager(
        company.actor("hanna"),
        employee_id=priya.id,
        manager_id=company.people["tom"].id,
        valid_from=NOON.date(),
        version=priya.version,
    )


async def test_done_covers_what_was_seen_and_can_be_taken_back(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    goal = await agreed_goal(company)
    feedback = await praise(company)
    key, other = f"Goal-{goal.id}", f"Feedback-{feedback.id}"
    priya = company.actor("priya")
    done = payload(
        await ask(FINISH, {"input": {"keys": [key], "upTo": UP_TO}}, as_=priya), "finishInboxItems"
    )
    assert done == {"keys": [key]}
    seen = (await look(ask, company))["inbox"]
    assert ([it["key"] for it in seen["info"]], [it["key"] for it in seen["done"]]) == ([other], [key])
    # What happens afterwards is new.
    clock.set_for_tests(NOON + timedelta(minutes=1))
    await planning.archive_goal(company.actor("mona"), id=goal.id, version=goal.version)
    await tell_all()
    assert (await look(ask, company))["inbox"]["info"][0]["lines"][0]["kind"] == "GOAL_ARCHIVED"
    everything = payload(await ask(FINISH, {"input": {"upTo": UP_TO}}, as_=priya), "finishInboxItems")
    assert everything == {"keys": [other]}
    assert [it["key"] for it in (await look(ask, company))["inbox"]["info"]] == [key]
    again = payload(await ask(REOPEN, {"input": {"keys": [other]}}, as_=priya), "reopenInboxItems")
    assert again == {"keys": [other]}
    assert {it["key"] for it in (await look(ask, company))["inbox"]["info"]} == {key, other}
    told = await AuditEvent.filter(object_type="Notification").order_by("id")
    assert [event.action for event in told] == ["finish_items", "finish_items", "reopen_items"]


async def test_what_is_put_off_comes_back_on_its_day_where_the_person_is(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    feedback = await praise(company)
    goal = await make_goal(company.people["priya"], company.period, state=GoalState.PROPOSED)
    await Employee.filter(id=company.people["mona"].id).update(time_zone="Pacific/Auckland")
    task = f"AGREE_GOAL-{goal.id}"
    mona, priya = company.actor("mona"), company.actor("priya")
    assert (await look(ask, company, "mona"))["inboxCount"] == 1
    # It is the second of September in Auckland already.
    put_off = {"input": {"key": task, "until": "2026-09-03"}}
    assert payload(await ask(SNOOZE, put_off, as_=mona), "snoozeInboxItem") == {
        "key": task,
        "until": "2026-09-03",
    }
    seen = await look(ask, company, "mona")
    assert (seen["inboxCount"], task in [it["key"] for it in seen["tasks"]]) == (0, False)
    assert seen["inbox"]["snoozedTasks"] == [{"key": task, "snoozedUntil": "2026-09-03"}]
    key = f"Feedback-{feedback.id}"
    payload(await ask(SNOOZE, {"input": {"key": key, "until": "2026-09-03"}}, as_=priya), "snoozeInboxItem")
    seen = (await look(ask, company))["inbox"]
    assert (seen["info"], seen["snoozed"]) == ([], [{"key": key, "snoozedUntil": "2026-09-03"}])
    clock.set_for_tests(datetime(2026, 9, 2, 12, 0, 1, tzinfo=UTC))
    assert (await look(ask, company, "mona"))["inboxCount"] == 1
    assert (await look(ask, company))["inbox"]["infoCount"] == 0
    payload(await ask(SNOOZE, {"input": {"key": key}}, as_=priya), "snoozeInboxItem")
    assert (await look(ask, company))["inbox"]["infoCount"] == 1
    assert [it.key for it in await Snooze.all()] == [task]


@pytest.mark.parametrize("until", ["2026-09-01", "2026-08-01", "2027-09-02"])
async def test_nothing_is_put_off_to_the_past_or_for_ever(ask: Ask, company: Company, until: str) -> None:
    feedback = await praise(company)
    wanted = {"input": {"key": f"Feedback-{feedback.id}", "until": until}}
    assert codes(await ask(SNOOZE, wanted, as_=company.actor("priya")), "snoozeInboxItem") == [
        "OUT_OF_RANGE until"
    ]
    assert not await Snooze.all().exists()


async def test_what_is_no_key_is_refused(ask: Ask, company: Company) -> None:
    priya = company.actor("priya")
    await praise(company)
    for keys, code in ((["Goal-1"], "INVALID keys"), (["Goal-" + "0" * 36] * 101, "INVALID keys")):
        answer = await ask(FINISH, {"input": {"keys": keys, "upTo": UP_TO}}, as_=priya)
        assert code in codes(answer, "finishInboxItems")
    assert codes(await ask(SNOOZE, {"input": {"key": "x"}}, as_=priya), "snoozeInboxItem") == ["INVALID key"]
    assert codes(await ask(MAIL, {"input": {"kind": "X", "choice": "OFF"}}, as_=priya), "chooseMail") == [
        "NOT_FOUND kind"
    ]
    assert (await look(ask, company))["inbox"]["infoCount"] == 1


async def test_an_inbox_is_kept_by_its_person_alone(ask: Ask, company: Company) -> None:
    feedback = await praise(company)
    key = f"Feedback-{feedback.id}"
    inputs: tuple[dict[str, Any], ...] = (
        {"keys": [key], "upTo": UP_TO},
        {"keys": [key]},
        {"key": key, "until": "2026-09-03"},
        {"kind": "FEEDBACK_RECEIVED", "choice": "OFF"},
    )
    strangers = [
        company.actor("priya", scopes=frozenset(Scope)),
        company.actor("integration"),
        company.actor("nobody"),
    ]
    for stranger in strangers:
        for document, given in zip(CHANGES, inputs, strict=True):
            answer = await ask(document, {"input": given}, as_=stranger)
            [error] = next(iter(data(answer).values()))["errors"]
            assert error["code"] == "FORBIDDEN"
    for other in ("mona", "hanna", "admin", "paul"):
        assert payload(
            await ask(FINISH, {"input": inputs[0]}, as_=company.actor(other)), "finishInboxItems"
        ) == {"keys": []}
        seen = await look(ask, company, other)
        assert (seen["inbox"]["info"], seen["inbox"]["done"]) == ([], [])
    assert (await Notification.get()).done_at is None
    assert not await Snooze.all().exists()
    assert not await MailSwitch.all().exists()
    # A token of one's own reads what its scopes may see.
    reads = frozenset({Scope.FEEDBACK_READ, Scope.PEOPLE_READ})
    assert (await look(ask, company, scopes=reads))["inbox"]["infoCount"] == 1
    assert (await look(ask, company, scopes=frozenset({Scope.GOALS_READ})))["inbox"]["infoCount"] == 0


async def test_mail_is_chosen_for_each_kind(ask: Ask, company: Company) -> None:
    priya = company.actor("priya")
    for choice in ("OFF", "AT_ONCE"):
        given = {"kind": "FEEDBACK_RECEIVED", "choice": choice}
        assert payload(await ask(MAIL, {"input": given}, as_=priya), "chooseMail") == {"preference": given}
    wanted = "{ viewer { mailPreferences { kind label choice } } }"
    mine = {it["kind"]: it for it in data(await ask(wanted, as_=priya))["viewer"]["mailPreferences"]}
    assert mine["FEEDBACK_RECEIVED"] == {
        "kind": "FEEDBACK_RECEIVED",
        "label": "You got feedback",
        "choice": "AT_ONCE",
    }
    assert mine["GOAL_AGREED"]["choice"] == "DIGEST"
    theirs = data(await ask(wanted, as_=company.actor("paul")))["viewer"]["mailPreferences"]
    assert {it["choice"] for it in theirs} == {"DIGEST"}


async def test_what_one_was_told_comes_page_by_page(ask: Ask, company: Company) -> None:
    """Everything happened in the same moment, and still each thing is on one page."""
    told = [await praise(company, text=f"Calm {number}.") for number in range(5)]
    query = """query($after: String) { viewer { inbox { info(first: 2, after: $after) {
        totalCount nodes { key } pageInfo { hasNextPage endCursor } } } } }"""
    keys: list[str] = []
    after, more = None, True
    while more:
        page = data(await ask(query, {"after": after}, as_=company.actor("priya")))["viewer"]["inbox"]["info"]
        keys += [it["key"] for it in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
        assert page["totalCount"] == 5
    assert keys == sorted(f"Feedback-{feedback.id}" for feedback in told)
