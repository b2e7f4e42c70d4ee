"""Money in the graph: major units as people write them, over integer minor units."""

from decimal import Decimal

import strawberry

from headway.platform.money import from_minor


@strawberry.type(description="An amount of money, exact.")
class Money:
    amount: Decimal = strawberry.field(description="In major units, with the decimals of its currency.")
    currency: str = strawberry.field(description="ISO 4217 code, such as EUR.")


@strawberry.input(description="An amount of money.")
class MoneyInput:
    amount: Decimal = strawberry.field(description="In major units, such as 1500.00.")
    currency: str = strawberry.field(description="ISO 4217 code, such as EUR.")


def money(minor: int | None, currency: str) -> Money | None:
    """Minor units as money, none as null."""
    return None if minor is None else Money(amount=from_minor(minor, currency), currency=currency)
