"""Identity in the graph: the viewer, the organisation, accounts, tokens and the audit log."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Final
from uuid import UUID

import strawberry
from strawberry.scalars import JSON
from tortoise.expressions import Q

from headway.graph.context import Info
from headway.graph.edges import derived, listed, of_actor, to_one
from headway.graph.ids import key_of, split_id
from headway.graph.monitoring.thresholds import Thresholds, group_size_of, thresholds_of
from headway.graph.ordering import InTime, TimeOrder
from headway.graph.people import Department, Employee
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.rewarding.settings import RewardSettings, reward_settings_of
from headway.graph.words import described
from headway.identity import access, models, reads, rules
from headway.people.access import shapes_company, visible_departments, visible_employees
from headway.people.models import Department as DepartmentRow
from headway.planning.rules.lapsing import lapses_after
from headway.platform import actor as actors
from headway.platform.models import AuditEvent as AuditRow
from headway.platform.models import Organisation as OrganisationRow
from headway.reviewing.access import steers_appraisals

Role = described(
    actors.Role,
    "What an account is trusted with; being a manager is a relation, not a role.",
    HR="Looks after the people of some departments.",
    ADMIN="Looks after accounts, settings and the audit log.",
)
AccountKind = described(
    rules.AccountKind,
    "What stands behind an account.",
    PERSON="Somebody who signs in.",
    INTEGRATION="A program that only holds tokens.",
)


@strawberry.type(description="The organisation of this Headway.")
class Organisation(Node):
    is_type_of = views(OrganisationRow, reads.visible_organisation)
    name: str = strawberry.field(description="Its name.")
    currency: str = strawberry.field(description="The currency of its sums, an ISO 4217 code.")
    time_zone: str = strawberry.field(description="The zone its days end in.")
    locale: str = strawberry.field(description="Its language.")
    version: int = strawberry.field(description="Send it back with a change.")
    managers_see_pay = derived(
        bool,
        lambda settings: bool(settings.get("managers_see_pay", False)),
        "settings",
        description="Whether managers see the pay of those below them.",
    )
    goals_lapse_after = derived(
        int,
        lapses_after,
        "settings",
        description="How many days after it was due a goal lapses that nobody closed.",
    )
    reward_settings = derived(
        RewardSettings,
        reward_settings_of,
        "settings",
        "currency",
        "time_zone",
        description="What holds for rewards, whatever the cycle.",
    )
    thresholds = derived(
        Thresholds,
        thresholds_of,
        "settings",
        description="From when on goals are at risk, off track or silent, and check-ins missed.",
    )
    group_size = derived(
        int,
        group_size_of,
        "settings",
        description="From how many people on a mood, votes and other figures about a group are told.",
    )


@strawberry.type(description="Somebody (or something) that may sign in.")
class Account(Node):
    is_type_of = views(models.Account, access.visible_accounts)
    name: str = strawberry.field(description="What to call it.")
    email: str = strawberry.field(description="The address it signs in with.")
    kind: AccountKind = strawberry.field(description="A person or an integration.")  # type: ignore[valid-type]
    roles: list[Role] = strawberry.field(description="What it is trusted with.")  # type: ignore[valid-type]
    active: bool = strawberry.field(description="Whether it may sign in.")
    version: int = strawberry.field(description="Send it back with a change.")
    employee = to_one(Employee | None, visible_employees, "employee_id", description="The person's record.")

    @strawberry.field(
        graphql_type=list[Department],
        description="The departments an HR partner was given; none listed means all.",
    )
    async def hr_departments(self, info: Info, row: strawberry.Parent[models.Account]) -> list[DepartmentRow]:
        return await visible_departments(info.context.actor).filter(
            id__in=await reads.hr_department_ids(row.id)
        )


@strawberry.type(description="A token for a machine; its secret is only shown once.")
class ApiToken(Node):
    is_type_of = views(models.ApiToken, access.visible_tokens)
    name: str = strawberry.field(description="What it is for.")
    prefix: str = strawberry.field(description="The beginning of its secret, to recognise it by.")
    scopes: list[str] = strawberry.field(description="What it may do at the most.")
    expires_at: datetime = strawberry.field(description="When it stops working.")
    used_at: datetime | None = strawberry.field(description="When it was last used.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked.")
    version: int = strawberry.field(description="Send it back with a change.")


def _reason(info: Info, row: strawberry.Parent[AuditRow]) -> str:
    return access.shown_reason(info.context.actor, row)


@strawberry.type(description="One accepted write; never changed, never deleted.")
class AuditEvent:
    id: strawberry.ID = strawberry.field(description="Its number in the log.")
    at: datetime = strawberry.field(description="When.")
    actor_name: str = strawberry.field(description="Who, as called at that time.")
    action: str = strawberry.field(description="What was done.")
    object_type: str = strawberry.field(description="To what kind of thing.")
    object_id: strawberry.ID = strawberry.field(description="To which one.")
    reason: str = strawberry.field(
        resolver=_reason,
        description="Why, where a reason was asked for; about a person's things, only for who gave it.",
    )
    before: JSON = strawberry.field(description="The values before; personal words are not repeated here.")
    after: JSON = strawberry.field(description="The values after.")
    request_id: str = strawberry.field(description="The request, as in the log and the answer's header.")
    employee = to_one(Employee | None, visible_employees, "employee_id", description="The person who did it.")
    on_behalf_of = to_one(
        Employee | None, visible_employees, "on_behalf_of_id", description="On whose behalf it was done."
    )


class ApiTokenOrder(StrEnum):
    """How tokens are sorted."""

    NEWEST = "NEWEST"
    NAME = "NAME"
    EXPIRES_SOONEST = "EXPIRES_SOONEST"


described(
    ApiTokenOrder,
    "How tokens are sorted.",
    NEWEST="The newest first.",
    NAME="By name.",
    EXPIRES_SOONEST="What ends first, first.",
)
TOKEN_COLUMNS: Final = {
    ApiTokenOrder.NEWEST: ("-created_at", "id"),
    ApiTokenOrder.NAME: ("name", "id"),
    ApiTokenOrder.EXPIRES_SOONEST: ("expires_at", "id"),
}


@strawberry.type(description="Who is asking, and what is open to them.")
class ViewerIdentity:
    account = of_actor(
        Account | None, access.visible_accounts, "account_id", description="The account signed in."
    )
    employee = of_actor(
        Employee | None, visible_employees, "employee_id", description="The person's own record."
    )

    @strawberry.field(graphql_type=Organisation, description="The organisation.")
    async def organisation(self, info: Info) -> OrganisationRow:
        return await OrganisationRow.get()

    @strawberry.field(description="How many people report to the viewer directly.")
    async def report_count(self, info: Info) -> int:
        return (await reads.reports(info.context.actor)).direct

    @strawberry.field(description="How many people are below the viewer at any depth.")
    async def all_report_count(self, info: Info) -> int:
        return (await reads.reports(info.context.actor)).at_any_depth

    @strawberry.field(description="Whether anybody reports to the viewer.")
    async def is_manager(self, info: Info) -> bool:
        return (await reads.reports(info.context.actor)).direct > 0

    @strawberry.field(description="Whether the viewer is an HR partner.")
    def is_hr(self, info: Info) -> bool:
        return info.context.actor.is_hr

    @strawberry.field(description="Whether the viewer looks after accounts and settings.")
    def can_administer(self, info: Info) -> bool:
        return info.context.actor.is_admin

    @strawberry.field(
        description="Whether the viewer keeps roles, skills and departments of the organisation."
    )
    def can_shape_company(self, info: Info) -> bool:
        return shapes_company(info.context.actor)

    @strawberry.field(description="Whether the viewer may import people.")
    def can_import(self, info: Info) -> bool:
        return info.context.actor.is_admin or info.context.actor.hr_whole_company

    @strawberry.field(description="Whether the viewer may launch and steer review cycles.")
    def can_run_cycles(self, info: Info) -> bool:
        return info.context.actor.is_hr or info.context.actor.is_admin

    @strawberry.field(description="Whether you steer appraisals of the organisation.")
    def can_run_appraisals(self, info: Info) -> bool:
        return steers_appraisals(info.context.actor)

    @strawberry.field(description="Whether the viewer may hand executed rewards to other systems.")
    def can_hand_over_rewards(self, info: Info) -> bool:
        return info.context.actor.hr_whole_company

    @strawberry.field(description="Whether insights on groups are open to the viewer.")
    async def can_see_insights(self, info: Info) -> bool:
        actor = info.context.actor
        return actor.is_hr or actor.is_admin or (await reads.reports(actor)).direct > 0

    @listed(list[ApiToken], description="Own tokens, and those of integrations for administrators.")
    def api_tokens(
        self,
        info: Info,
        order: Annotated[
            ApiTokenOrder, strawberry.argument(description="Sorted how.")
        ] = ApiTokenOrder.NEWEST,
    ) -> Listing[models.ApiToken]:
        return Listing(access.visible_tokens(info.context.actor), TOKEN_COLUMNS[order], 100)


@strawberry.input(description="Which accounts to list.")
class AccountFilter:
    search: str | None = strawberry.field(
        default=None, description="Words that begin words of the name, or the beginning of an e-mail address."
    )
    role: Role | None = strawberry.field(default=None, description="Only accounts with this role.")  # type: ignore[valid-type]
    active: bool | None = strawberry.field(
        default=None, description="True for those that may sign in, false for those closed."
    )


@strawberry.input(description="Which audit events to list.")
class AuditFilter:
    object_id: strawberry.ID | None = strawberry.field(
        default=None, description="Only those about this object."
    )
    action: str | None = strawberry.field(default=None, description="Only this action.")
    employee_id: strawberry.ID | None = strawberry.field(
        default=None, description="Only those by this person."
    )
    object_type: str | None = strawberry.field(
        default=None, description="Only those about this kind of thing, such as Goal."
    )
    since: datetime | None = strawberry.field(default=None, description="At this moment or later.")
    until: datetime | None = strawberry.field(default=None, description="Before this moment.")


class AccountOrder(StrEnum):
    """How accounts are sorted."""

    NAME = "NAME"
    NEWEST = "NEWEST"


described(AccountOrder, "How accounts are sorted.", NAME="By name.", NEWEST="The newest first.")
AccountWhere = Annotated[AccountFilter | None, strawberry.argument(description="Which ones.")]
AuditWhere = Annotated[AuditFilter | None, strawberry.argument(description="Which ones.")]


@strawberry.type
class IdentityQuery:
    @strawberry.field(graphql_type=Organisation, description="The organisation of this Headway.")
    async def organisation(self, info: Info) -> OrganisationRow:
        return await OrganisationRow.get()

    @listed(Connection[Account], description="Accounts (administrators see all, others their own).")
    def accounts(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: AccountWhere = None,
        order: Annotated[AccountOrder, strawberry.argument(description="Sorted how.")] = AccountOrder.NAME,
    ) -> Listing[models.Account]:
        where = where or AccountFilter()
        rows = reads.matching_accounts(info.context.actor, search=where.search, role=where.role)
        rows = rows if where.active is None else rows.filter(active=where.active)
        columns = ("name", "id") if order is AccountOrder.NAME else ("-created_at", "id")
        return Listing(rows, columns, first, after)

    @listed(
        Connection[AuditEvent],
        description="The audit log; without the right to it, own actions.",
    )
    def audit_events(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        where: AuditWhere = None,
        order: InTime = TimeOrder.NEWEST,
    ) -> Listing[Any]:
        rows = access.visible_audit(info.context.actor).filter(_audit_condition(where))
        return Listing(rows, ("-id",) if order is TimeOrder.NEWEST else ("id",), first, after)


def _audit_condition(where: AuditFilter | None) -> Q:
    wanted: dict[str, Any] = {}
    if where and where.object_id is not None:
        parts = split_id(where.object_id)
        wanted["object_id"] = parts[1] if parts else UUID(int=0)
    if where and where.action is not None:
        wanted["action"] = where.action[:60].replace("\x00", "")
    if where and where.employee_id is not None:
        wanted["employee_id"] = key_of(where.employee_id, "Employee", "where", "employee_id")
    if where and where.object_type is not None:
        wanted["object_type"] = where.object_type[:40].replace("\x00", "")
    if where and where.since is not None:
        wanted["at__gte"] = where.since
    if where and where.until is not None:
        wanted["at__lt"] = where.until
    return Q(**wanted)
