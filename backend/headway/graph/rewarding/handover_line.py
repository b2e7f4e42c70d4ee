"""A line of a hand-over in the graph: what the file says, each column with its type, and what was answered."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import strawberry

from headway.graph.edges import derived, to_one
from headway.graph.employed import EmploymentType
from headway.graph.ids import global_id
from headway.graph.money import Money
from headway.graph.relay import Node, views
from headway.graph.rewarding.enums import Entry, HandoverStatus, RewardKind
from headway.graph.rewarding.types import Reward
from headway.people.rules import vocabulary as people
from headway.rewarding import access, models
from headway.rewarding.rules import vocabulary


def _column(of: Any, name: str, read: Callable[[Any], Any] = str, *, description: str) -> Any:
    """A column of the file as it was written, null where the line has none."""
    return derived(
        of | None,
        lambda content: read(content[name]) if name in content else None,
        "content",
        description=description,
    )


def _money(name: str, *, description: str) -> Any:
    def read(content: dict[str, Any]) -> Money | None:
        return Money(amount=Decimal(content[name]), currency=content["currency"]) if name in content else None

    return derived(Money | None, read, "content", description=description)


@strawberry.type(description="A reward as it was handed over in a file, or its counter-entry.")
class HandoverLine(Node):
    is_type_of = views(models.HandoverLine, access.visible_handover_lines)
    reward_id = derived(
        strawberry.ID,
        lambda key: global_id("Reward", key),
        "reward_id",
        description="The global id of the reward.",
    )
    reward = to_one(
        Reward | None,
        access.visible_rewards,
        "reward_id",
        description="The reward as it is now, for who may see it.",
    )
    entry = derived(
        Entry,
        lambda counter: Entry.REVERSAL if counter else Entry.REWARD,
        "counter",
        description="Whether it hands the reward over or takes it back.",
    )
    employee_number = _column(str, "employee_number", description="The person's number in your HR system.")
    employee_name = _column(str, "employee", description="Their name.")
    email = _column(str, "email", description="Their address.")
    employment_type = _column(
        EmploymentType, "employment_type", people.EmploymentType, description="How they were employed."
    )
    employment_percent = _column(
        int, "employment_percent", int, description="How much of a full week they worked."
    )
    kind = _column(RewardKind, "kind", vocabulary.RewardKind, description="Which kind of reward.")
    effective_on = _column(date, "effective_on", date.fromisoformat, description="From when on.")
    old_pay = _money("old_pay", description="Payroll: the yearly pay before.")
    new_pay = _money("new_pay", description="Payroll: the yearly pay after.")
    amount = _money("amount", description="Payroll: what it comes to; a raise: the difference a year.")
    days = _column(
        Decimal, "days", Decimal, description="Leave: how many days; fewer than none are taken back."
    )
    expires_on = _column(
        date, "expires_on", date.fromisoformat, description="Leave: until when the days can be taken."
    )
    old_title = _column(str, "old_title", description="Roles and projects: the title before.")
    new_title = _column(str, "new_title", description="Payroll, roles and projects: the title after.")
    old_level = _column(int, "old_level", int, description="Roles and projects: the level before.")
    new_level = _column(int, "new_level", int, description="Roles and projects: the level after.")
    old_role_profile = _column(
        str, "old_role_profile", description="Roles and projects: the name of the role before."
    )
    new_role_profile = _column(
        str, "new_role_profile", description="Roles and projects: the name of the role after."
    )
    project = _column(str, "project", description="Roles and projects: the project that is led.")
    ends_on = _column(
        date, "ends_on", date.fromisoformat, description="Roles and projects: the last day of the lead."
    )
    proposed_by = _column(str, "proposed_by", description="Who proposed it, or asked to take it back.")
    approved_by = _column(str, "approved_by", description="Who approved it, or confirmed that.")
    approved_at = _column(
        datetime, "approved_at", datetime.fromisoformat, description="When the last of them did."
    )
    reason = _column(str, "reason", description="Why, in words.")
    status: HandoverStatus = strawberry.field(description="What the other system said of it.")
    message: str = strawberry.field(description="In its words, else empty.")
    reported_at: datetime | None = strawberry.field(description="When it said so.")
    again: bool = strawberry.field(
        description="Whether it was refused and goes out again: a later file holds it, or the next one will."
    )
