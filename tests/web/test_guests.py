"""The link of somebody from outside: one form, once, until it ends; it opens nothing else and leaves no account."""

from datetime import timedelta
from typing import Any

import httpx2
import pytest

from headway.identity.models import Account
from headway.platform import clock
from headway.platform.jobs import lease
from headway.platform.models import AuditEvent
from headway.platform.settings import Settings
from headway.reviewing import jobs
from headway.reviewing.models import ExternalForm, ExternalReviewer, Review, ReviewCycle
from headway.reviewing.rules import CycleState
from tests.circle import around, decide_external, invite, move
from tests.reviews import NOON, Ask, Company, make_company, refusals
from tests.web.conftest import query

GONE = (404, "NOT_FOUND")


@pytest.fixture
async def company(client: httpx2.AsyncClient, clock: Any) -> Company:
    return await make_company()


def refused(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


async def a_link(ask: Ask, company: Company) -> str:
    """Eli proposes Rosa, who works elsewhere; Mona approves and makes a link."""
    cycle = await around(company, externals=2)
    assert (await invite(ask, company, cycle, "eli", "eli"))["external"]["state"] == "PROPOSED"
    assert refusals(await decide_external(ask, company, "eli", "APPROVE")) == [("FORBIDDEN", "id")]
    assert (await decide_external(ask, company, "mona", "APPROVE"))["link"] is None
    return await new_link(ask, company)


async def new_link(ask: Ask, company: Company) -> str:
    made = await decide_external(ask, company, "mona", "NEW_LINK")
    assert made["link"].startswith("/guest/")
    return str(made["link"]).removeprefix("/guest/")


async def test_somebody_from_outside_writes_once_by_a_link_and_has_no_account(
    client: httpx2.AsyncClient, ask: Ask, company: Company
) -> None:
    token = await a_link(ask, company)
    kept = await ExternalReviewer.get()
    assert token not in str(await AuditEvent.all().values("before", "after"))
    assert (len(kept.token_hash or ""), token in str(kept.__dict__)) == (64, False)
    form = (await client.post("/guests/open", json={"token": token})).json()
    assert (form["name"], form["about"], form["cycle"], form["version"]) == ("Rosa", "Eli", "H2 2026", 1)
    assert form["readers"].startswith("Nobody reads this with your name. Eli, the managers above and HR read")
    assert {question["kind"] for question in form["questions"]} == {"RATING", "TEXT"}
    assert set(form) == {"name", "about", "title", "cycle", "readers", "closesAt", "version", "steps", "questions", "answers"}  # fmt: skip
    first, *others = (question["id"] for question in form["questions"])
    draft = {"token": token, "version": 1, "answers": {first: {"rating": 4}}}
    assert (await client.post("/guests/save", json=draft)).json()["version"] == 2
    assert refused(await client.post("/guests/save", json=draft)) == (409, "CONFLICT")
    assert (await client.post("/guests/open", json={"token": token})).json()["answers"] == {
        first: {"rating": 4, "text": ""}
    }
    refusals_by_path: list[tuple[dict[str, Any], list[str]]] = [
        ({first: {"rating": 9}}, ["answers", first, "rating"]),
        ({first: {"rating": "4"}}, ["answers", first]),
        ({first: {"choice": "x"}}, ["answers", first]),
        ({"elsewhere": {"text": "x"}}, ["answers", "elsewhere"]),
        ({others[0]: {"text": "x" * 20_001}}, ["answers", others[0], "text"]),
    ]
    for wrong, path in refusals_by_path:
        answer = await client.post("/guests/save", json=draft | {"version": 2, "answers": wrong})
        assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, path)
    half = await client.post("/guests/hand-in", json=draft | {"version": 2})
    assert [it["code"] for it in half.json()["errors"]] == ["REQUIRED"]
    whole = {first: {"rating": 4}, others[0]: {"text": "Calm."}}
    done = await client.post("/guests/hand-in", json=draft | {"version": 2, "answers": whole})
    assert (done.status_code, done.json()) == (200, {"handedIn": True})
    for what in ("open", "save", "hand-in", "decline"):
        again = await client.post(f"/guests/{what}", json=draft | {"version": 3, "answers": whole})
        assert refused(again) == GONE
    form_kept = await ExternalForm.get()
    assert (form_kept.version, form_kept.answers[others[0]]["text"]) == (3, "Calm.")
    assert await Account.all().count() == 0
    assert await AuditEvent.filter(action="hand_in_external_form", account_id=None).count() == 1


async def test_a_link_opens_nothing_else(client: httpx2.AsyncClient, ask: Ask, company: Company) -> None:
    token = await a_link(ask, company)
    everything = "{ viewer { account { name } } reviews { totalCount } employees { totalCount } reviewCycles { totalCount } }"
    as_bearer = {"authorization": f"Bearer {token}"}
    as_cookie = {"cookie": f"headway={token}"}
    for headers in (as_bearer, as_cookie):
        with_token = await client.post("/graphql", json={"query": everything}, headers=headers)
        nobody = await query(client, everything)
        assert (with_token.status_code, with_token.json()) == (nobody.status_code, nobody.json())
        assert "Eli" not in with_token.text
        assert (await client.get("/auth/session", headers=headers)).json()["signedIn"] is False
        for path in ("/exports/payroll/1.csv", f"/auth/invitations/{token}"):
            assert (await client.get(path, headers=headers)).status_code in {401, 404, 405}, path
    foreign = await client.post("/guests/open", json={"token": token}, headers={"x-headway": ""})
    assert refused(foreign) == (403, "FORBIDDEN")


async def test_a_link_ends(client: httpx2.AsyncClient, ask: Ask, company: Company) -> None:
    first = await a_link(ask, company)

    async def opened(token: str) -> int:
        return (await client.post("/guests/open", json={"token": token})).status_code

    token = await new_link(ask, company)
    assert [await opened(it) for it in (first, token, "nothing", "")] == [404, 200, 404, 404]
    clock.set_for_tests(NOON + timedelta(days=21, seconds=1))
    assert await opened(token) == 404
    clock.set_for_tests(NOON)
    for state in (CycleState.MANAGER_REVIEW, CycleState.CLOSED, CycleState.CANCELLED):
        await ReviewCycle.all().update(state=state)
        assert await opened(token) == 404
    await ReviewCycle.all().update(state=CycleState.COLLECTING)
    assert await opened(token) == 200
    assert refusals(await decide_external(ask, company, "eli", "REVOKE")) == [("FORBIDDEN", "id")]
    assert "errors" not in await decide_external(ask, company, "hanna", "REVOKE")
    assert await opened(token) == 404
    # Asked once more, they get another link; declining ends it, and takes the draft away.
    cycle = await ReviewCycle.get()
    assert (await invite(ask, company, cycle, "mona", "eli"))["external"]["state"] == "INVITED"
    token = await new_link(ask, company)
    declined = await client.post("/guests/decline", json={"token": token, "reason": "No time."})
    assert (declined.status_code, await opened(token)) == (200, 404)
    kept = await ExternalReviewer.get()
    assert (kept.state, kept.decline_reason, kept.token_hash) == ("DECLINED", "No time.", None)
    # Whoever guesses is held up, whatever they try next.
    codes = [await opened(f"guess {number}") for number in range(25)]
    assert (codes[0], codes[-1]) == (404, 429)


async def test_a_link_is_mailed_and_kept_nowhere(
    client: httpx2.AsyncClient, ask: Ask, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []

    async def send(_settings: Settings, **mail: Any) -> None:
        sent.append(mail)

    monkeypatch.setattr(jobs, "send_mail", send)
    cycle = await around(company, externals=1)
    assert (await invite(ask, company, cycle, "mona", "eli"))["external"]["state"] == "INVITED"
    assert refusals(await invite(ask, company, cycle, "mona", "eli")) == [("DUPLICATE", "email")]
    assert refusals(await invite(ask, company, cycle, "mona", "eli", "max@example.com")) == [
        ("TOO_MANY", "email")
    ]
    assert refusals(await invite(ask, company, cycle, "mona", "eli", "nobody")) == [("INVALID", "email")]
    assert refusals(await invite(ask, company, cycle, "pia", "eli", "max@example.com")) == [
        ("NOT_FOUND", "participantId")
    ]
    job = await lease(["mail_external_link"])
    assert job is not None
    await jobs.ExternalPost(Settings()).send(**job.payload)
    assert sent == []
    post = jobs.ExternalPost(Settings(smtp_url="smtp://mail.example", base_url="https://headway.example"))
    await post.send(**job.payload)
    await post.send(**job.payload)
    [mail] = sent
    assert (mail["to"], mail["subject"]) == ("rosa@example.com", "Would you write about Eli?")
    token = mail["text"].partition("https://headway.example/guest/")[2].partition("\n")[0]
    assert (await client.post("/guests/open", json={"token": token})).json()["name"] == "Rosa"
    await move(ask, company, cycle, "No peers yet")
    assert await Review.filter(reviewer_id=None).count() == 0
