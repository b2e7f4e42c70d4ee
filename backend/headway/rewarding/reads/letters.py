"""The letter that tells somebody of a reward."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency
from tortoise.expressions import Subquery

from headway.people.reads import names_of
from headway.planning.access import visible_goals
from headway.platform.actor import SYSTEM
from headway.platform.models import Organisation
from headway.platform.money import from_minor
from headway.rewarding.models import Reward, RewardReference
from headway.rewarding.rules.vocabulary import ReferenceKind, RewardKind

_DAY_OFF = 100


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says; money in minor units of `currency`, days in hundredths."""

    kind: RewardKind
    name: str
    organisation: str
    told_by: str
    effective_on: date
    ends_on: date | None = None
    currency: str = ""
    amount: int | None = None
    new_pay: int | None = None
    hundredths: int | None = None
    new_title: str = ""
    project: str = ""
    reason: str = ""
    goals: tuple[str, ...] = ()
    words: str = ""


async def letter_facts(reward: Reward, *, told_by: str, words: str) -> LetterFacts:
    """What the letter of a reward says: its terms, and the goals it is for that the person owns."""
    goals = RewardReference.filter(reward_id=reward.id, kind=ReferenceKind.GOAL).values("object_id")
    hers = visible_goals(SYSTEM).filter(id__in=Subquery(goals), owner_id=reward.employee_id)
    titles: list[Any] = list(await hers.order_by("title").values_list("title", flat=True))
    name = (await names_of([reward.employee_id]))[reward.employee_id]
    return LetterFacts(
        kind=reward.kind,
        name=name,
        organisation=(await Organisation.get()).name,
        told_by=told_by,
        effective_on=reward.effective_on,
        ends_on=reward.ends_on,
        currency=reward.currency,
        amount=reward.amount_minor,
        new_pay=reward.new_pay_minor,
        hundredths=reward.hundredths,
        new_title=reward.new_title,
        project=reward.project,
        reason=reward.reason,
        goals=tuple(titles),
        words=words,
    )


def letter_text(facts: LetterFacts) -> str:
    """The letter, its paragraphs set apart by empty lines."""
    paragraphs = [f"Dear {facts.name},", _news(facts)]
    if facts.goals:
        paragraphs.append(f"It is for your work on: {'; '.join(facts.goals)}.")
    paragraphs += [facts.words, "Thank you for your work.", f"{facts.told_by}\n{facts.organisation}"]
    return "\n\n".join(part for part in paragraphs if part)


def money_in_words(minor: int, currency: str) -> str:
    """€38,400, or €38,400.50 where there are cents."""
    amount = from_minor(minor, currency)
    if amount == amount.to_integral_value():
        return format_currency(amount, currency, format="¤#,##0", locale="en", currency_digits=False)
    return format_currency(amount, currency, locale="en")


def day_in_words(day: date | None) -> str:
    """1 Jan 2027."""
    return "an open end" if day is None else format_date(day, "d MMM y", locale="en")


def days_in_words(hundredths: int) -> str:
    """1 day, 2.5 days."""
    days = Decimal(hundredths) / _DAY_OFF
    return f"{days.normalize():f} {'day' if days <= 1 else 'days'}"


def _news(facts: LetterFacts) -> str:
    since = day_in_words(facts.effective_on)
    match facts.kind:
        case RewardKind.BONUS:
            amount = money_in_words(facts.amount or 0, facts.currency)
            return f"you receive a bonus of {amount}. It is paid with the payroll after {since}."
        case RewardKind.RAISE:
            return f"your yearly pay rises to {money_in_words(facts.new_pay or 0, facts.currency)} from {since} on."
        case RewardKind.PROMOTION:
            pay = (
                ""
                if facts.new_pay is None
                else f" Your yearly pay is {money_in_words(facts.new_pay, facts.currency)} then."
            )
            return f"from {since} on you are {facts.new_title}.{pay}"
        case RewardKind.VACATION:
            days = days_in_words(facts.hundredths or 0)
            return f"you have {days} of extra vacation, to be taken by {day_in_words(facts.ends_on)}."
        case RewardKind.PROJECT_LEAD:
            return f"you lead the project {facts.project} from {since} to {day_in_words(facts.ends_on)}."
        case RewardKind.RECOGNITION:
            return f"you are thanked: {facts.reason}"
