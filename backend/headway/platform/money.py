"""Money as integer minor units of an ISO 4217 currency; never a float."""

from decimal import Decimal

from babel.numbers import get_currency_precision, list_currencies

from headway.platform.checking import Checks
from headway.platform.errors import Code, Problem, Rejected

# XXX is no currency and XTS is one for tests.
_KNOWN = frozenset(list_currencies()) - {"XXX", "XTS"}


def known_currency(code: str) -> bool:
    """Whether this is an ISO 4217 code."""
    return code in _KNOWN


def minor_of(amount: Decimal, currency: str) -> Decimal:
    """An amount in minor units, with the fractions that are left."""
    return amount.scaleb(get_currency_precision(currency))


def to_minor(amount: Decimal, currency: str, *path: str) -> int:
    """19.99 EUR -> 1999; refuses an unknown currency or more decimals than it has."""
    if not known_currency(currency):
        raise Rejected(
            Problem(
                Code.INVALID,
                f"“{currency[:10]}” is no currency. Use a code such as EUR.",
                (*path, "currency"),
            )
        )
    digits = get_currency_precision(currency)
    scaled = amount.scaleb(digits)
    if scaled != scaled.to_integral_value():
        message = f"{currency} has {digits} decimal places. Shorten the amount."
        raise Rejected(Problem(Code.INVALID, message, (*path, "amount")))
    return int(scaled)


def check_money(checks: Checks, value: Decimal, currency: str, *path: str) -> None:
    """Note an amount with more decimals than its currency has."""
    try:
        to_minor(value, currency)
    except Rejected as refusal:
        checks.add(refusal.problems[0].code, refusal.problems[0].message, *path)


def from_minor(minor: int, currency: str) -> Decimal:
    """1999 EUR -> 19.99, with exactly the decimals of the currency."""
    return Decimal(minor).scaleb(-get_currency_precision(currency))
