"""Sign-in, first run, invitations and resets over HTTP."""

import asyncio
from datetime import timedelta
from types import ModuleType
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette

from headway.identity import actions
from headway.identity.access import actor_of
from headway.identity.models import Account, OneTimeLink, Session, SignInFailure
from headway.platform.actor import Actor
from headway.platform.models import AuditEvent, Organisation
from headway.platform.settings import Settings
from headway.web.persisted import PersistedDocuments
from tests.factories import make_employee
from tests.web.conftest import OURS, PASSWORD, query

SIGN_IN = {"email": "ada@example.org", "password": PASSWORD}
FIRST_RUN = {"organisation": "Meridian", "currency": "EUR", "name": "Ada", **SIGN_IN}


async def test_the_first_run_names_the_organisation_and_signs_its_administrator_in(
    app: Starlette, client: httpx2.AsyncClient
) -> None:
    app.state.documents = PersistedDocuments({"shell": "query Shell { viewer { isHr } }"})
    assert (await client.get("/auth/session")).json() == {
        "signedIn": False, "setUp": False, "organisation": None, "demo": None, "development": False, "shell": None,
    }  # fmt: skip
    answer = await client.post("/auth/set-up", json=FIRST_RUN)
    assert answer.status_code == 200
    assert (await client.get("/auth/session")).json() == {
        "signedIn": True, "setUp": True, "organisation": "Meridian", "demo": None, "development": False,
        "shell": {"data": {"viewer": {"isHr": True}}},
    }  # fmt: skip
    viewer = await query(
        client, "{ viewer { account { name roles } canImport canAdminister organisation { name currency } } }"
    )
    assert viewer.json()["data"]["viewer"] == {
        "account": {"name": "Ada", "roles": ["HR", "ADMIN"]},
        "canImport": True,
        "canAdminister": True,
        "organisation": {"name": "Meridian", "currency": "EUR"},
    }


@pytest.mark.parametrize("shell", ["query Other { viewer { isHr } }", "query Shell { nothing }"])
async def test_pages_ask_for_themselves_what_does_not_come_with_the_session(
    app: Starlette, signed_in: httpx2.AsyncClient, shell: str
) -> None:
    app.state.documents = PersistedDocuments({"shell": shell})
    known = (await signed_in.get("/auth/session")).json()
    assert (known["signedIn"], known["shell"]) == (True, None)


async def test_a_second_first_run_is_refused(client: httpx2.AsyncClient, administrator: Account) -> None:
    answer = await client.post("/auth/set-up", json={**FIRST_RUN, "email": "eve@example.org"})
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "ALREADY_SET_UP")
    assert await Account.all().count() == 1


async def test_every_problem_of_the_first_run_is_told_at_once(client: httpx2.AsyncClient) -> None:
    answer = await client.post(
        "/auth/set-up", json={"currency": "XYZ", "email": "no", "password": "short", "name": "A\x00"}
    )
    assert answer.status_code == 422
    assert [(e["code"], e["path"]) for e in answer.json()["errors"]] == [
        ("REQUIRED", ["organisation"]),
        ("INVALID", ["currency"]),
        ("INVALID", ["email"]),
        ("TOO_SHORT", ["password"]),
        ("INVALID", ["name"]),
    ]
    assert not await Organisation.exists()


async def test_the_cookie_is_out_of_reach_of_scripts_and_changes_with_each_sign_in(
    client: httpx2.AsyncClient, administrator: Account
) -> None:
    seen = set()
    for _ in range(3):
        answer = await client.post("/auth/sign-in", json=SIGN_IN)
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Path=/" in cookie
        seen.add(cookie.split(";")[0])
    assert len(seen) == 3
    assert not await Session.filter(token_hash__in=[c.split("=")[1] for c in seen]).exists()


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.org", "wrong"),
        ("nobody@example.org", PASSWORD),
        ("", ""),
        ("a\x00@b.c", PASSWORD),
        ("x" * 300, "y" * 9999),
    ],
)
async def test_a_wrong_sign_in_says_the_same_whatever_was_wrong(
    client: httpx2.AsyncClient, administrator: Account, email: str, password: str
) -> None:
    answer = await client.post("/auth/sign-in", json={"email": email, "password": password})
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "SIGN_IN_FAILED"
    assert "set-cookie" not in answer.headers


async def test_ten_failures_within_a_minute_close_the_door_for_the_rest_of_it(
    client: httpx2.AsyncClient, administrator: Account, clock: ModuleType
) -> None:
    clock.set_for_tests(clock.now())
    for _ in range(10):
        assert (await client.post("/auth/sign-in", json={**SIGN_IN, "password": "wrong"})).status_code == 401
    refused = await client.post("/auth/sign-in", json=SIGN_IN)
    assert (refused.status_code, refused.json()["error"]["retryAfter"]) == (429, 60)
    clock.set_for_tests(clock.now() + timedelta(seconds=61))
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 200
    # Those of the address stay; they are older than a minute.
    assert await SignInFailure.all().count() == 10


async def test_guesses_sent_at_once_are_no_more_than_ten(
    client: httpx2.AsyncClient, administrator: Account, clock: ModuleType
) -> None:
    clock.set_for_tests(clock.now())
    guesses = [client.post("/auth/sign-in", json={**SIGN_IN, "password": f"guess {n}"}) for n in range(30)]
    answers = [answer.status_code for answer in await asyncio.gather(*guesses)]
    assert answers.count(401) <= 10
    assert answers.count(401) + answers.count(429) == 30
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 429


async def test_signing_out_ends_the_session_on_the_server(signed_in: httpx2.AsyncClient) -> None:
    token = signed_in.cookies["headway"]
    assert (await signed_in.post("/auth/sign-out")).status_code == 204
    signed_in.cookies.set("headway", token)
    assert (await query(signed_in, "{ viewer { isHr } }")).status_code == 401


async def test_an_idle_or_expired_session_is_none(signed_in: httpx2.AsyncClient, clock: ModuleType) -> None:
    clock.set_for_tests(clock.now() + timedelta(hours=13))
    assert (await query(signed_in, "{ viewer { isHr } }")).status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {"x-headway": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_a_cookie_counts_only_from_our_own_pages(
    signed_in: httpx2.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await signed_in.post("/graphql", json={"query": "{ viewer { isHr } }"}, headers=headers)
    assert answer.status_code == 401
    assert (await signed_in.post("/auth/sign-out", headers=headers)).status_code == 403
    assert await Session.all().count() == 1


async def test_an_invitation_works_once(client: httpx2.AsyncClient, administrator: Account) -> None:
    person = await make_employee("Priya Nair", email="priya@example.org")
    admin = await _actor(administrator)
    _, token = await actions.invite_account(
        admin, employee_id=person.id, email=None, name=None, roles=[], hr_department_ids=None
    )
    assert (await client.get(f"/auth/invitations/{token}")).json() == {
        "name": "Priya Nair",
        "email": "priya@example.org",
    }
    accepted = await client.post("/auth/invitations/accept", json={"token": token, "password": PASSWORD})
    assert accepted.status_code == 200
    viewer = await query(client, "{ viewer { employee { name } account { roles } } }")
    assert viewer.json()["data"]["viewer"] == {"employee": {"name": "Priya Nair"}, "account": {"roles": []}}
    again = await client.post(
        "/auth/invitations/accept", json={"token": token, "password": "another long password"}
    )
    assert (again.status_code, again.json()["errors"][0]["code"]) == (422, "NOT_FOUND")
    assert (await client.get(f"/auth/invitations/{token}")).status_code == 404


async def test_a_reset_link_is_mailed_to_the_configured_address_and_ends_all_sessions(
    app: Starlette, client: httpx2.AsyncClient, signed_in: httpx2.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []

    async def deliver(settings: Settings, *, to: str, subject: str, text: str) -> None:
        sent.append((to, text))

    app.state.settings = Settings(base_url="http://headway.example", smtp_url="smtp://mail.example")
    monkeypatch.setattr("headway.web.auth.send_mail", deliver)
    known = await client.post(
        "/auth/reset/request", json={"email": "ada@example.org"}, headers={"host": "evil.example"}
    )
    unknown = await client.post("/auth/reset/request", json={"email": "nobody@example.org"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content) == (202, b"")
    while app.state.background:
        await next(iter(app.state.background))
    [(to, text)] = sent
    assert to == "ada@example.org"
    token = text.split("http://headway.example/reset/")[1].split()[0]
    changed = await client.post("/auth/reset", json={"token": token, "password": "a completely new one"})
    assert changed.status_code == 200
    assert await Session.all().count() == 1
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 401


async def test_links_are_asked_for_a_few_times_an_hour_for_one_account_and_from_one_address(
    app: Starlette, client: httpx2.AsyncClient, administrator: Account, clock: ModuleType
) -> None:
    async def ask(email: str, address: str = "1.1.1.1") -> tuple[int, Any]:
        there = httpx2.ASGITransport(app=app, client=(address, 1))
        async with httpx2.AsyncClient(
            transport=there, base_url="http://headway.example", headers=OURS
        ) as other:
            answer = await other.post("/auth/reset/request", json={"email": email})
        return answer.status_code, answer.json() if answer.content else None

    late = (429, {"error": {"code": "TOO_MANY_ATTEMPTS", "message": "Too many attempts. Wait 60 min, then try again.", "retryAfter": 3600}})  # fmt: skip
    for email in ("ada@example.org", "nobody@example.org"):
        asked = [await ask(email, f"2.2.2.{number}") for number in range(6)]
        assert asked == [(202, None)] * 5 + [late]
    assert [await ask(f"{number}@example.org") for number in range(6)] == [(202, None)] * 5 + [late]
    assert await ask("ada@example.org", "3.3.3.3") == late
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 200
    clock.set_for_tests(clock.now() + timedelta(hours=1))
    assert await ask("ada@example.org") == (202, None)
    while app.state.background:
        await next(iter(app.state.background))


@pytest.mark.parametrize("missing", [{"base_url": ""}, {"smtp_url": ""}])
async def test_no_link_is_mailed_with_the_address_of_the_request(
    app: Starlette, client: httpx2.AsyncClient, administrator: Account, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture, missing: dict[str, str],
) -> None:  # fmt: skip
    async def deliver(settings: Settings, **mail: str) -> None:
        raise AssertionError(mail)

    monkeypatch.setattr("headway.web.auth.send_mail", deliver)
    settings = {"base_url": "http://headway.example", "smtp_url": "smtp://mail.example"} | missing
    app.state.settings = Settings(**settings)  # type: ignore[arg-type]
    asked = {"email": "ada@example.org"}
    answer = await client.post("/auth/reset/request", json=asked, headers={"host": "evil.example"})
    assert (answer.status_code, answer.content) == (202, b"")
    while app.state.background:
        await next(iter(app.state.background))
    assert await OneTimeLink.filter(kind="RESET").count() == 0
    assert "set HEADWAY_SMTP_URL and HEADWAY_BASE_URL" in caplog.text


async def test_a_reset_link_expires(
    client: httpx2.AsyncClient, administrator: Account, clock: ModuleType
) -> None:
    made = await actions.reset_link("ada@example.org")
    assert made is not None
    clock.set_for_tests(clock.now() + timedelta(minutes=31))
    answer = await client.post("/auth/reset", json={"token": made[1], "password": "a completely new one"})
    assert answer.status_code == 422
    assert await OneTimeLink.filter(used_at=None).count() == 1


async def test_somebody_who_left_cannot_sign_in_and_an_open_session_stops(client: httpx2.AsyncClient) -> None:
    await actions.set_up(
        organisation="M", currency="EUR", name="Ada", email="ada@example.org", password=PASSWORD
    )
    person = await make_employee("Priya Nair")
    await Account.filter(email="ada@example.org").update(employee_id=person.id)
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 200
    await type(person).filter(id=person.id).update(status="LEFT")
    assert (await query(client, "{ viewer { isHr } }")).status_code == 401
    assert (await client.post("/auth/sign-in", json=SIGN_IN)).status_code == 401


async def test_passwords_and_tokens_are_nowhere_in_the_audit_log(signed_in: httpx2.AsyncClient) -> None:
    written = str([(e.before, e.after) for e in await AuditEvent.all()])
    assert PASSWORD not in written
    assert "argon2" not in written
    assert signed_in.cookies["headway"] not in written


async def _actor(account: Account) -> Actor:
    actor = await actor_of(account)
    assert actor is not None
    return actor
