"""Mutations of identity: the organisation, accounts and tokens."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.identity import Account, ApiToken, Organisation, Role
from headway.graph.ids import key_of, key_or_none
from headway.graph.refusals import UserErrors
from headway.identity import actions, models
from headway.platform.models import Organisation as OrganisationRow


@strawberry.input(description="What to change of the organisation.")
class UpdateOrganisationInput:
    version: int = strawberry.field(description="The version that was seen.")
    name: str = strawberry.field(description="Its name, at most 200 characters.")
    managers_see_pay: bool = strawberry.field(description="Whether managers see the pay of those below them.")


@strawberry.input(description="Whom to invite: an employee, or a person without a record by e-mail and name.")
class InviteAccountInput:
    employee_id: strawberry.ID | None = strawberry.field(default=None, description="The employee.")
    email: str | None = strawberry.field(
        default=None, description="The address to sign in with, if not the employee's."
    )
    name: str | None = strawberry.field(
        default=None, description="What to call the person, if not as the employee."
    )
    roles: list[Role] = strawberry.field(default_factory=list, description="What to trust the account with.")  # type: ignore[valid-type]
    hr_department_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="For HR: the departments to look after; left out, the whole organisation."
    )


@strawberry.input(description="How many of those who cannot sign in yet to invite.")
class InviteColleaguesInput:
    at_most: int = strawberry.field(
        default=100, description="So many at the most, 1 to 200; ask again for the rest."
    )


@strawberry.input(description="What to trust an account with.")
class ChangeAccountRolesInput:
    id: strawberry.ID = strawberry.field(description="The account.")
    version: int = strawberry.field(description="The version that was seen.")
    roles: list[Role] = strawberry.field(description="All roles it is to have.")  # type: ignore[valid-type]
    hr_department_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="For HR: the departments to look after; left out, the whole organisation."
    )


@strawberry.input(description="Which account to close.")
class DeactivateAccountInput:
    id: strawberry.ID = strawberry.field(description="The account.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.input(description="A new token.")
class CreateApiTokenInput:
    name: str = strawberry.field(description="What it is for.")
    scopes: list[str] = strawberry.field(description="What it may do at the most, such as people:read.")
    expires_on: date = strawberry.field(description="Its last day, within a year.")
    integration: bool = strawberry.field(
        default=False, description="For a program with rights of its own rather than yours (administrators)."
    )


@strawberry.input(description="Which token to revoke.")
class RevokeApiTokenInput:
    id: strawberry.ID = strawberry.field(description="The token.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The organisation changed.")
class UpdateOrganisationPayload:
    organisation: OrganisationRow = strawberry.field(graphql_type=Organisation, description="As it is now.")


@strawberry.type(description="The account invited.")
class InviteAccountPayload:
    account: models.Account = strawberry.field(graphql_type=Account, description="The account.")
    link: str = strawberry.field(
        description="The path of the invitation, for one use within seven days. Shown once."
    )


@strawberry.type(description="An invitation to hand on.")
class Invitation:
    name: str = strawberry.field(description="Whom it is for.")
    email: str = strawberry.field(description="What they sign in with.")
    link: str = strawberry.field(
        description="The path of the invitation, for one use within seven days. Shown once."
    )


@strawberry.type(description="The colleagues invited.")
class InviteColleaguesPayload:
    invitations: list[Invitation] = strawberry.field(description="One for each.")
    waiting: int = strawberry.field(description="How many still cannot sign in and have no invitation.")


@strawberry.type(description="The account changed.")
class ChangeAccountRolesPayload:
    account: models.Account = strawberry.field(graphql_type=Account, description="As it is now.")


@strawberry.type(description="The account closed.")
class DeactivateAccountPayload:
    account: models.Account = strawberry.field(graphql_type=Account, description="As it is now.")


@strawberry.type(description="The token made.")
class CreateApiTokenPayload:
    token: models.ApiToken = strawberry.field(graphql_type=ApiToken, description="The token.")
    secret: str = strawberry.field(
        description="What the program sends as a bearer token. Shown once; keep it safe."
    )


@strawberry.type(description="The token revoked.")
class RevokeApiTokenPayload:
    token: models.ApiToken = strawberry.field(graphql_type=ApiToken, description="As it is now.")


UpdateOrganisationResult = Annotated[
    UpdateOrganisationPayload | UserErrors,
    strawberry.union("UpdateOrganisationResult", description="The organisation changed, or why not."),
]
InviteAccountResult = Annotated[
    InviteAccountPayload | UserErrors,
    strawberry.union("InviteAccountResult", description="The account invited, or why not."),
]
InviteColleaguesResult = Annotated[
    InviteColleaguesPayload | UserErrors,
    strawberry.union("InviteColleaguesResult", description="The colleagues invited, or why not."),
]
ChangeAccountRolesResult = Annotated[
    ChangeAccountRolesPayload | UserErrors,
    strawberry.union("ChangeAccountRolesResult", description="The account changed, or why not."),
]
DeactivateAccountResult = Annotated[
    DeactivateAccountPayload | UserErrors,
    strawberry.union("DeactivateAccountResult", description="The account closed, or why not."),
]
CreateApiTokenResult = Annotated[
    CreateApiTokenPayload | UserErrors,
    strawberry.union("CreateApiTokenResult", description="The token made, or why not."),
]
RevokeApiTokenResult = Annotated[
    RevokeApiTokenPayload | UserErrors,
    strawberry.union("RevokeApiTokenResult", description="The token revoked, or why not."),
]


@strawberry.type
class IdentityMutation:
    @strawberry.mutation(description="Rename the organisation or change its policies (administrators).")
    async def update_organisation(
        self, info: Info, input: UpdateOrganisationInput
    ) -> UpdateOrganisationResult:
        changed = await actions.update_organisation(
            info.context.actor,
            version=input.version,
            name=input.name,
            managers_see_pay=input.managers_see_pay,
        )
        return UpdateOrganisationPayload(organisation=changed)

    @strawberry.mutation(description="Make an account and an invitation link (administrators).")
    async def invite_account(self, info: Info, input: InviteAccountInput) -> InviteAccountResult:
        account, token = await actions.invite_account(
            info.context.actor,
            employee_id=key_or_none(input.employee_id, "Employee", "employee_id"),
            email=input.email,
            name=input.name,
            roles=input.roles,
            hr_department_ids=_departments(input.hr_department_ids),
        )
        return InviteAccountPayload(account=account, link=f"/invitation/{token}")

    @strawberry.mutation(
        description="Invite those who work here, have an address and cannot sign in (administrators)."
    )
    async def invite_colleagues(self, info: Info, input: InviteColleaguesInput) -> InviteColleaguesResult:
        invited, waiting = await actions.invite_colleagues(info.context.actor, at_most=input.at_most)
        invitations = [
            Invitation(name=account.name, email=account.email, link=f"/invitation/{token}")
            for account, token in invited
        ]
        return InviteColleaguesPayload(invitations=invitations, waiting=waiting)

    @strawberry.mutation(description="Change what an account is trusted with (administrators).")
    async def change_account_roles(
        self, info: Info, input: ChangeAccountRolesInput
    ) -> ChangeAccountRolesResult:
        account = await actions.change_account_roles(
            info.context.actor,
            id=key_of(input.id, "Account"),
            version=input.version,
            roles=input.roles,
            hr_department_ids=_departments(input.hr_department_ids),
        )
        return ChangeAccountRolesPayload(account=account)

    @strawberry.mutation(description="Close an account; its sessions end at once (administrators).")
    async def deactivate_account(self, info: Info, input: DeactivateAccountInput) -> DeactivateAccountResult:
        account = await actions.deactivate_account(
            info.context.actor, id=key_of(input.id, "Account"), version=input.version
        )
        return DeactivateAccountPayload(account=account)

    @strawberry.mutation(description="Make an API token for oneself, or for an integration (administrators).")
    async def create_api_token(self, info: Info, input: CreateApiTokenInput) -> CreateApiTokenResult:
        token, secret = await actions.create_api_token(
            info.context.actor,
            name=input.name,
            scopes=input.scopes,
            expires_on=input.expires_on,
            integration=input.integration,
        )
        return CreateApiTokenPayload(token=token, secret=secret)

    @strawberry.mutation(description="End a token at once.")
    async def revoke_api_token(self, info: Info, input: RevokeApiTokenInput) -> RevokeApiTokenResult:
        token = await actions.revoke_api_token(
            info.context.actor, id=key_of(input.id, "ApiToken"), version=input.version
        )
        return RevokeApiTokenPayload(token=token)


def _departments(ids: list[strawberry.ID] | None) -> list[UUID] | None:
    return None if ids is None else [key_of(id, "Department", "hr_department_ids") for id in ids]
