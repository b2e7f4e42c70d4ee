"""The present value of a key result, checked and written for monitoring in the transaction of the update it comes from."""

from datetime import date
from decimal import Decimal

from headway.planning.models import KeyResult
from headway.planning.rules import Measure
from headway.planning.rules.terms import problem_of_value
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.errors import Code
from headway.platform.events import change
from headway.platform.money import check_money


def check_value(checks: Checks, key_result: KeyResult, value: Decimal, *path: str) -> None:
    """Note why a key result cannot have this value."""
    number = checks.number(value, *path, required=True)
    if number is None:
        return
    message = problem_of_value(key_result.measure, number, len(key_result.steps))
    checks.require(not message, Code.OUT_OF_RANGE, message, *path)
    if key_result.measure is Measure.MONEY:
        check_money(checks, number, key_result.currency, *path)


async def measure_key_result(
    actor: Actor, key_result: KeyResult, *, value: Decimal, on: date, confidence: str, expected_version: int
) -> None:
    """Repeat the newest update in the key result. Refuses a stale version with the key result as it is now."""
    await change(
        actor,
        "measure_key_result",
        key_result,
        expected_version=expected_version,
        current_value=value,
        current_on=on,
        current_confidence=confidence,
    )
