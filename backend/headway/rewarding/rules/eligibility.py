"""Who may be rewarded in a cycle, as rules that read like sentences."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MOST_TENURE: Final = 3_650


@dataclass(frozen=True, slots=True)
class EligibilityRules:
    """Days worked here by the effective date, the least part of full time, and whether a rating is needed."""

    tenure_days: int = 0
    least_percent: int = 0
    rating_needed: bool = False
    temporary_too: bool = True


EVERYBODY: Final = EligibilityRules()


@dataclass(frozen=True, slots=True)
class Person:
    """What the rules ask of somebody."""

    hired_on: date | None
    percent: int
    temporary: bool
    rated: bool


def sentences(rules: EligibilityRules) -> list[str]:
    """The rules as people read them."""
    found = ["Everybody who works here on the day it takes effect."]
    if rules.tenure_days:
        found.append(f"Who has worked here for {rules.tenure_days} days by then.")
    if rules.least_percent:
        found.append(f"Who works at least {rules.least_percent}% of full time.")
    if rules.rating_needed:
        found.append("Who has a rating in the review cycle it rests on.")
    if not rules.temporary_too:
        found.append("Nobody whose contract is temporary.")
    return found


def reasons_against(rules: EligibilityRules, person: Person, on: date) -> list[str]:
    """Each rule that somebody does not meet on this day, with the figure."""
    found = []
    if person.hired_on is not None and person.hired_on > on - timedelta(rules.tenure_days):
        days = max(0, (on - person.hired_on).days)
        found.append(f"{days} of {rules.tenure_days} days worked here by then.")
    if person.percent < rules.least_percent:
        found.append(f"Works {person.percent}%, and the rule asks for {rules.least_percent}%.")
    if rules.rating_needed and not person.rated:
        found.append("No rating yet in the review cycle it rests on.")
    if person.temporary and not rules.temporary_too:
        found.append("The contract is temporary.")
    return found
