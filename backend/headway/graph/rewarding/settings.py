"""In the graph: what the organisation decides about rewards, whatever the cycle."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

import strawberry

from headway.graph.context import Info
from headway.graph.refusals import UserErrors
from headway.platform.models import Organisation as OrganisationRow
from headway.platform.money import from_minor
from headway.rewarding import actions
from headway.rewarding.reads import policy_of

AnOrganisation: TypeAlias = Annotated["Organisation", strawberry.lazy("headway.graph.identity")]  # type: ignore[name-defined]  # noqa: F821


@strawberry.type(description="What the organisation decided about rewards, whatever the cycle.")
class RewardSettings:
    peers_nominate: bool = strawberry.field(
        description="Whether colleagues may nominate each other for recognition."
    )
    payroll_closed_through: date | None = strawberry.field(
        description="The last day of payroll that is closed: no money takes effect by then."
    )

    most_reward_days: int = strawberry.field(
        description="How many days off somebody gets as rewards in a calendar year, at most."
    )
    bonus_needs_hr_above: Decimal = strawberry.field(
        description="Above which amount HR decides about a bonus as well."
    )


def reward_settings_of(settings: dict[str, Any], currency: str, time_zone: str) -> RewardSettings:
    """What a row of the organisation says of rewards."""
    policy = policy_of(settings, currency, time_zone)
    return RewardSettings(
        peers_nominate=policy.peers_nominate,
        payroll_closed_through=policy.payroll_closed_through,
        most_reward_days=policy.most_days,
        bonus_needs_hr_above=from_minor(policy.bonus_needs_hr_above, currency),
    )


@strawberry.input(description="What to decide about rewards, whatever the cycle.")
class ChangeRewardSettingsInput:
    version: int = strawberry.field(description="The version of the organisation that was seen.")
    peers_nominate: bool = strawberry.field(
        description="Whether colleagues may nominate each other for recognition."
    )
    most_reward_days: int = strawberry.field(description="Days off as rewards in a calendar year, 0 to 60.")
    bonus_needs_hr_above: Decimal = strawberry.field(
        description="Above which amount HR decides about a bonus as well, in the organisation's currency."
    )
    payroll_closed_through: date | None = strawberry.field(
        default=None, description="The last day of payroll that is closed, if any is."
    )


@strawberry.type(description="The settings changed.")
class ChangeRewardSettingsPayload:
    organisation: OrganisationRow = strawberry.field(
        graphql_type=AnOrganisation, description="The organisation as it is now."
    )


ChangeRewardSettingsResult = Annotated[
    ChangeRewardSettingsPayload | UserErrors,
    strawberry.union("ChangeRewardSettingsResult", description="The settings changed, or why not."),
]


@strawberry.type
class SettingsMutation:
    @strawberry.mutation(
        description="Decide about rewards, whatever the cycle (administrators, HR of the whole company)."
    )
    async def change_reward_settings(
        self, info: Info, input: ChangeRewardSettingsInput
    ) -> ChangeRewardSettingsResult:
        changed = await actions.change_reward_settings(
            info.context.actor,
            version=input.version,
            peers_nominate=input.peers_nominate,
            most_reward_days=input.most_reward_days,
            bonus_needs_hr_above=input.bonus_needs_hr_above,
            payroll_closed_through=input.payroll_closed_through,
        )
        return ChangeRewardSettingsPayload(organisation=changed)
