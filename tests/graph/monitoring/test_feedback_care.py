"""What follows feedback: shown to its receiver, disputed, reported, hidden and restored."""

from typing import Any

import pytest

from headway.monitoring.models import Feedback, FeedbackReport
from headway.platform.models import AuditEvent
from tests.company import REFUSED, Company, codes, data, gid, make_company, make_feedback, payload
from tests.conftest import Ask

SEEN = '{ feedback(where: {search: "lazy"}) { totalCount } all: feedback { nodes { text state dispute allowedActions reports { reason state keptText reporter { name } } } } }'


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


async def do(
    ask: Ask, company: Company, by: str, verb: str, feedback: Feedback, version: int, **more: Any
) -> Any:
    name = f"{verb[0].upper()}{verb[1:]}"
    document = f"mutation($input: {name}Input!) {{ {verb}(input: $input) {{ ... on {name}Payload {{ feedback {{ state visibility text dispute version allowedActions }} }} {REFUSED} }} }}"
    return await ask(
        document, {"input": {"id": gid(feedback), "version": version, **more}}, as_=company.actor(by)
    )


async def words(company: Company, **more: Any) -> Feedback:
    return await make_feedback(company.people["paul"], company.people["priya"], text="You are lazy.", **more)


async def test_only_its_giver_shows_what_was_for_the_manager(ask: Ask, company: Company) -> None:
    feedback = await words(company, visibility="MANAGER_ONLY")
    assert codes(await do(ask, company, "mona", "releaseFeedback", feedback, 1), "releaseFeedback") == [
        "FORBIDDEN id"
    ]
    assert codes(await do(ask, company, "priya", "releaseFeedback", feedback, 1), "releaseFeedback") == [
        "NOT_FOUND id"
    ]
    shown = payload(await do(ask, company, "paul", "releaseFeedback", feedback, 1), "releaseFeedback")[
        "feedback"
    ]
    assert (shown["visibility"], shown["version"]) == ("RECEIVER_AND_MANAGER", 2)
    again = await do(ask, company, "paul", "releaseFeedback", feedback, 2)
    assert codes(again, "releaseFeedback") == ["WRONG_STATE id"]
    assert len(data(await ask(SEEN, as_=company.actor("priya")))["all"]["nodes"]) == 1


async def test_the_receiver_says_once_what_they_see_differently(ask: Ask, company: Company) -> None:
    feedback = await words(company, visibility="RECEIVER_AND_MANAGER")
    refused = await do(ask, company, "mona", "disputeFeedback", feedback, 1, text="No.")
    assert codes(refused, "disputeFeedback") == ["FORBIDDEN id"]
    said = await do(ask, company, "priya", "disputeFeedback", feedback, 1, text="I was on leave.")
    assert payload(said, "disputeFeedback")["feedback"] == {
        "state": "READ", "visibility": "RECEIVER_AND_MANAGER", "text": "You are lazy.", "dispute": "I was on leave.",
        "version": 2, "allowedActions": ["REPORT"],
    }  # fmt: skip
    for reader in ("paul", "mona"):
        [seen] = data(await ask(SEEN, as_=company.actor(reader)))["all"]["nodes"]
        assert seen["dispute"] == "I was on leave."
    again = await do(ask, company, "priya", "disputeFeedback", feedback, 2, text="Really.")
    assert codes(again, "disputeFeedback") == ["WRONG_STATE id"]
    assert "on leave" not in str(await AuditEvent.all().values("before", "after"))


async def test_abuse_is_reported_hidden_and_can_be_restored(ask: Ask, company: Company) -> None:
    feedback = await words(company)
    hr = company.actor("hanna")
    assert data(await ask(SEEN, as_=hr))["all"]["nodes"] == []
    await do(ask, company, "priya", "reportFeedback", feedback, 1, reason="An insult.")
    [seen] = data(await ask(SEEN, as_=hr))["all"]["nodes"]
    reported = {"reason": "An insult.", "state": "OPEN", "keptText": "", "reporter": {"name": "Priya"}}
    assert (seen["text"], seen["reports"]) == ("You are lazy.", [reported])
    assert set(seen["allowedActions"]) == {"HIDE", "DISMISS"}
    # HR elsewhere, the giver and the manager learn nothing of the report.
    for other in ("otto", "boris", "mona", "vera"):
        assert data(await ask(SEEN, as_=company.actor(other)))["all"]["nodes"] == [], other
    [giver] = data(await ask(SEEN, as_=company.actor("paul")))["all"]["nodes"]
    assert giver["reports"] == []
    hidden = await do(ask, company, "hanna", "hideFeedback", feedback, 2, reason="It is one.")
    assert payload(hidden, "hideFeedback")["feedback"]["text"] == ""
    for reader in ("paul", "priya"):
        answer = data(await ask(SEEN, as_=company.actor(reader)))
        [tombstone] = answer["all"]["nodes"]
        assert (tombstone["state"], tombstone["text"], tombstone["allowedActions"]) == ("HIDDEN", "", [])
        assert answer["feedback"]["totalCount"] == 0
        # Who reported them reads that they are hidden, and not once more what they said.
        shown = [(one["state"], one["keptText"]) for one in tombstone["reports"]]
        assert shown == ([("HIDDEN", "")] if reader == "priya" else [])
    [kept] = data(await ask(SEEN, as_=hr))["all"]["nodes"]
    assert (kept["reports"][0]["state"], kept["reports"][0]["keptText"]) == ("HIDDEN", "You are lazy.")
    restored = await do(ask, company, "hanna", "restoreFeedback", feedback, 3, reason="It was a quote.")
    assert payload(restored, "restoreFeedback")["feedback"]["text"] == "You are lazy."
    assert [(one.state, one.kept_text) for one in await FeedbackReport.all()] == [("DISMISSED", "")]


async def test_a_report_that_leads_to_nothing_closes_the_view_of_hr(ask: Ask, company: Company) -> None:
    feedback = await words(company)
    await do(ask, company, "priya", "reportFeedback", feedback, 1, reason="An insult.")
    twice = await do(ask, company, "priya", "reportFeedback", feedback, 2, reason="Again.")
    assert codes(twice, "reportFeedback") == ["WRONG_STATE id"]
    assert payload(
        await do(ask, company, "hanna", "dismissFeedbackReport", feedback, 2, reason="It is blunt."),
        "dismissFeedbackReport",
    )
    assert data(await ask(SEEN, as_=company.actor("hanna")))["all"]["nodes"] == []


async def test_hr_decides_about_nothing_of_their_own(ask: Ask, company: Company) -> None:
    mine = await make_feedback(company.people["hanna"], company.people["priya"], visibility="PUBLIC")
    refused = await do(ask, company, "hanna", "hideFeedback", mine, 1, reason="Oh.")
    assert codes(refused, "hideFeedback") == ["FORBIDDEN id"]
    about_me = await make_feedback(company.people["paul"], company.people["hanna"], visibility="PUBLIC")
    refused = await do(ask, company, "hanna", "hideFeedback", about_me, 1, reason="Oh.")
    assert codes(refused, "hideFeedback") == ["FORBIDDEN id"]
    assert await Feedback.filter(state="HIDDEN").count() == 0
