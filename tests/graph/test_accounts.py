"""Accounts, tokens and the audit log through the graph."""

from datetime import timedelta
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from headway.graph.ids import global_id
from headway.identity import actions
from headway.identity.access import actor_of, actor_of_token
from headway.identity.models import Account, ApiToken, HrScope, OneTimeLink, Session
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock as headway_clock
from headway.platform.actor import Actor, Role
from headway.platform.models import AuditEvent, Organisation
from tests.company import data
from tests.conftest import Ask
from tests.factories import make_department, make_employee

PASSWORD = "a long enough password"
INVITE = """mutation ($input: InviteAccountInput!) { inviteAccount(input: $input) { __typename
  ... on InviteAccountPayload { account { id name email roles version hrDepartments { name } employee { name } } link }
  ... on UserErrors { errors { code path } } } }"""
COLLEAGUES = """mutation ($input: InviteColleaguesInput!) { inviteColleagues(input: $input) { __typename
  ... on InviteColleaguesPayload { waiting invitations { name email link } } ... on UserErrors { errors { code path } } } }"""
ROLES = """mutation ($input: ChangeAccountRolesInput!) { changeAccountRoles(input: $input) { __typename
  ... on ChangeAccountRolesPayload { account { roles version } }
  ... on UserErrors { errors { code path } current { ... on Account { roles version } } } } }"""
CLOSE = """mutation ($input: DeactivateAccountInput!) { deactivateAccount(input: $input) { __typename
  ... on DeactivateAccountPayload { account { active } } ... on UserErrors { errors { code } } } }"""
TOKEN = """mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename
  ... on CreateApiTokenPayload { secret token { id prefix scopes version } } ... on UserErrors { errors { code path } } } }"""


@pytest.fixture
async def admin() -> Actor:
    """The first administrator."""
    account = await actions.set_up(
        organisation="Meridian", currency="EUR", name="Ada", email="ada@example.org", password=PASSWORD
    )
    actor = await actor_of(account)
    assert actor is not None
    return actor


def peer(employee: Any = None) -> Actor:
    return Actor(account_id=uuid4(), employee_id=employee.id if employee else None, name="P")


async def test_an_employee_is_invited_with_departments_to_look_after(ask: Ask, admin: Actor) -> None:
    north = await make_department("North")
    await make_department("Depot", parent=north)
    person = await make_employee("Hanna", email="hanna@example.org")
    roles = {"roles": ["HR"], "hrDepartmentIds": [global_id("Department", north.id)]}
    result = await ask(
        INVITE, {"input": {"employeeId": global_id("Employee", person.id), **roles}}, as_=admin
    )
    made = data(result)["inviteAccount"]
    assert made["account"] | {"id": ""} == {
        "id": "", "name": "Hanna", "email": "hanna@example.org", "roles": ["HR"], "version": 2,
        "hrDepartments": [{"name": "North"}], "employee": {"name": "Hanna"},
    }  # fmt: skip
    assert made["link"].startswith("/invitation/")
    actor = await actor_of(await Account.get(email="hanna@example.org"))
    assert actor is not None
    assert len(actor.hr_departments) == 2


async def test_all_who_cannot_sign_in_are_invited_some_at_a_time(
    ask: Ask, admin: Actor, clock: ModuleType
) -> None:
    for name in ("Ben", "Cleo", "Dora"):
        await make_employee(name, email=f"{name.lower()}@example.org")
    await make_employee("Without an address", email=None)
    await make_employee("Gone", email="gone@example.org", status=EmployeeStatus.LEFT)
    await make_employee("Ada", email="ada@example.org")

    async def invited(at_most: int) -> tuple[list[str], int]:
        made = data(await ask(COLLEAGUES, {"input": {"atMost": at_most}}, as_=admin))["inviteColleagues"]
        links = [it["link"].removeprefix("/invitation/") for it in made["invitations"]]
        if links:
            await actions.accept_invitation(links[0], PASSWORD)
        return [it["email"] for it in made["invitations"]], made["waiting"]

    assert await invited(2) == (["ben@example.org", "cleo@example.org"], 1)
    assert await invited(2) == (["dora@example.org"], 0)
    assert await invited(2) == ([], 0)
    clock.set_for_tests(headway_clock.now() + timedelta(days=8))
    assert await invited(2) == (["cleo@example.org"], 0)


@pytest.mark.parametrize(("at_most", "code"), [(0, "INVALID"), (201, "INVALID")])
async def test_a_wrong_number_of_invitations_is_refused(
    ask: Ask, admin: Actor, at_most: int, code: str
) -> None:
    await make_employee("Ben", email="ben@example.org")
    refused = data(await ask(COLLEAGUES, {"input": {"atMost": at_most}}, as_=admin))["inviteColleagues"]
    assert refused["errors"] == [{"code": code, "path": ["atMost"]}]
    other = data(await ask(COLLEAGUES, {"input": {}}, as_=peer()))["inviteColleagues"]
    assert other["errors"][0]["code"] == "FORBIDDEN"
    assert await Account.all().count() == 1


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"email": "ada@example.org", "name": "Ada"}, {"code": "DUPLICATE", "path": ["email"]}),
        ({"email": "nonsense", "name": "N"}, {"code": "INVALID", "path": ["email"]}),
        ({"name": "N"}, {"code": "REQUIRED", "path": ["email"]}),
        ({"employeeId": global_id("Employee", uuid4())}, {"code": "NOT_FOUND", "path": ["employeeId"]}),
        ({"email": "n@example.org", "name": "N", "roles": ["HR"], "hrDepartmentIds": [global_id("Department", uuid4())]},
         {"code": "NOT_FOUND", "path": ["hrDepartmentIds"]}),
    ],
)  # fmt: skip
async def test_a_wrong_invitation_is_refused_and_nothing_is_made(
    ask: Ask, admin: Actor, more: dict[str, Any], problem: dict[str, Any]
) -> None:
    result = await ask(INVITE, {"input": more}, as_=admin)
    assert problem in data(result)["inviteAccount"]["errors"]
    assert (await Account.all().count(), await OneTimeLink.all().count()) == (1, 0)


async def test_only_administrators_manage_accounts(ask: Ask, admin: Actor) -> None:
    result = await ask(
        INVITE, {"input": {"email": "n@example.org", "name": "N", "roles": ["ADMIN"]}}, as_=peer()
    )
    assert data(result)["inviteAccount"]["errors"] == [{"code": "FORBIDDEN", "path": []}]
    token = Actor(account_id=admin.account_id, roles=admin.roles, scopes=frozenset())
    result = await ask(INVITE, {"input": {"email": "n@example.org", "name": "N"}}, as_=token)
    assert data(result)["inviteAccount"]["errors"][0]["code"] == "FORBIDDEN"
    assert await Account.all().count() == 1
    listed = await ask("{ accounts { totalCount } }", as_=peer())
    assert listed.data == {"accounts": {"totalCount": 0}}


async def test_nobody_changes_or_closes_their_own_account(ask: Ask, admin: Actor) -> None:
    assert admin.account_id
    id = global_id("Account", admin.account_id)
    result = await ask(ROLES, {"input": {"id": id, "version": 1, "roles": []}}, as_=admin)
    assert data(result)["changeAccountRoles"]["errors"][0]["code"] == "OWN_RECORD"
    result = await ask(CLOSE, {"input": {"id": id, "version": 1}}, as_=admin)
    assert data(result)["deactivateAccount"]["errors"][0]["code"] == "OWN_RECORD"
    assert (await Account.get()).admin


async def test_the_last_administrator_stays(ask: Ask, admin: Actor) -> None:
    second = Actor(account_id=uuid4(), roles=frozenset({Role.ADMIN}), name="Second")
    assert admin.account_id
    variables = {"input": {"id": global_id("Account", admin.account_id), "version": 1, "roles": ["HR"]}}
    result = await ask(ROLES, variables, as_=second)
    assert data(result)["changeAccountRoles"]["errors"][0]["code"] == "LAST_ADMINISTRATOR"
    assert (await Account.get()).admin


async def test_a_stale_change_of_roles_shows_the_current_ones(ask: Ask, admin: Actor) -> None:
    other = await actions.create_administrator(name="Bo", email="bo@example.org", password=PASSWORD)
    variables = {"input": {"id": global_id("Account", other.id), "version": 9, "roles": []}}
    result = await ask(ROLES, variables, as_=admin)
    assert data(result)["changeAccountRoles"] == {
        "__typename": "UserErrors",
        "errors": [{"code": "CONFLICT", "path": ["version"]}],
        "current": {"roles": ["HR", "ADMIN"], "version": 1},
    }
    assert await HrScope.filter(account_id=other.id).count() == 1


async def test_closing_an_account_ends_its_sessions(ask: Ask, admin: Actor) -> None:
    other = await actions.create_administrator(name="Bo", email="bo@example.org", password=PASSWORD)
    await actions.sign_in("bo@example.org", PASSWORD, address="x", life=timedelta(days=1))
    variables = {"input": {"id": global_id("Account", other.id), "version": 1}}
    result = await ask(CLOSE, variables, as_=admin)
    assert data(result)["deactivateAccount"]["account"] == {"active": False}
    assert not await Session.filter(account_id=other.id).exists()
    assert await actor_of(await Account.get(id=other.id)) is None


async def test_a_token_is_shown_once_and_narrows_its_person(ask: Ask, admin: Actor) -> None:
    ends = (headway_clock.now() + timedelta(days=30)).date().isoformat()
    made = await ask(
        TOKEN, {"input": {"name": "Phone", "scopes": ["goals:read"], "expiresOn": ends}}, as_=admin
    )
    secret = data(made)["createApiToken"]["secret"]
    assert data(made)["createApiToken"]["token"]["prefix"] == secret[:10]
    actor = await actor_of_token(secret)
    assert actor is not None
    assert (actor.account_id, actor.scopes, actor.integration) == (
        admin.account_id,
        frozenset({"goals:read"}),
        False,
    )
    again = await ask(
        TOKEN, {"input": {"name": "Child", "scopes": ["goals:read"], "expiresOn": ends}}, as_=actor
    )
    assert data(again)["createApiToken"]["errors"][0]["code"] == "FORBIDDEN"
    assert await ApiToken.all().count() == 1


@pytest.mark.parametrize(
    ("more", "path"),
    [({"scopes": []}, ["scopes"]), ({"scopes": ["all"]}, ["scopes"]), ({"expiresOn": "2020-01-01"}, ["expiresOn"]),
     ({"expiresOn": "2099-01-01"}, ["expiresOn"]), ({"name": " "}, ["name"])],
)  # fmt: skip
async def test_a_wrong_token_is_refused(
    ask: Ask, admin: Actor, more: dict[str, Any], path: list[str]
) -> None:
    ends = (headway_clock.now() + timedelta(days=30)).date().isoformat()
    made = await ask(
        TOKEN, {"input": {"name": "T", "scopes": ["goals:read"], "expiresOn": ends} | more}, as_=admin
    )
    assert [error["path"] for error in data(made)["createApiToken"]["errors"]] == [path]
    assert not await ApiToken.exists()


async def test_everybody_reads_their_own_actions_and_administrators_all(ask: Ask, admin: Actor) -> None:
    ends = (headway_clock.now() + timedelta(days=30)).date().isoformat()
    await ask(TOKEN, {"input": {"name": "T", "scopes": ["goals:read"], "expiresOn": ends}}, as_=admin)
    seen = await ask("{ auditEvents { totalCount nodes { action actorName } } }", as_=admin)
    assert data(seen)["auditEvents"]["totalCount"] == await AuditEvent.all().count()
    assert data(seen)["auditEvents"]["nodes"][0] == {"action": "create_api_token", "actorName": "Ada"}
    others = await ask("{ auditEvents { totalCount } }", as_=peer())
    assert data(others)["auditEvents"]["totalCount"] == 0


async def test_an_audit_event_tells_who_what_and_from_which_value(ask: Ask, admin: Actor) -> None:
    await ask(
        "mutation ($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { __typename } }",
        {"input": {"version": 1, "name": "Meridian Freight", "managersSeePay": True}},
        as_=admin,
    )
    organisation = await Organisation.get()
    query = "query ($id: ID!) { auditEvents(where: {objectId: $id}) { nodes { action before after } } }"
    events = await ask(query, {"id": global_id("Organisation", organisation.id)}, as_=admin)
    assert data(events)["auditEvents"]["nodes"][0] == {
        "action": "update_organisation",
        "before": {"name": "Meridian", "settings": {}},
        "after": {"name": "Meridian Freight", "settings": {"managers_see_pay": True}},
    }


async def test_a_person_has_one_account(ask: Ask, admin: Actor) -> None:
    pia, noa = await make_employee("Pia", email="pia@example.org"), await make_employee("Noa")
    person, other = global_id("Employee", pia.id), global_id("Employee", noa.id)
    assert data(await ask(INVITE, {"input": {"employeeId": person}}, as_=admin))["inviteAccount"]["link"]
    again = {"employeeId": person, "email": "another@example.org"}
    refused = data(await ask(INVITE, {"input": again}, as_=admin))["inviteAccount"]
    assert refused["errors"] == [{"code": "DUPLICATE", "path": ["employeeId"]}]
    # Nor is an account that waits for one person handed to another.
    taken = {"employeeId": other, "email": "pia@example.org"}
    refused = data(await ask(INVITE, {"input": taken}, as_=admin))["inviteAccount"]
    assert {"code": "DUPLICATE", "path": ["email"]} in refused["errors"]
    assert [account.email for account in await Account.filter(employee_id__isnull=False)] == [
        "pia@example.org"
    ]
