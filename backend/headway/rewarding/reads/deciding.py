"""What a proposal rests on: the rules of its period, the band, the rating, the budget; and the figures that follow."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, cast
from uuid import UUID

from headway.people.reads import pay_on
from headway.platform.actor import Actor
from headway.reviewing.access import readable_reviews
from headway.reviewing.rules import ReviewDirection
from headway.rewarding.access import rewardable, sees_pay, visible_bands
from headway.rewarding.models import Budget, DecisionRecord, PayBand, Reward, RewardCycle
from headway.rewarding.reads.drawing import draw_for
from headway.rewarding.rules import decisions, eligibility, merit
from headway.rewarding.rules.eligibility import EligibilityRules
from headway.rewarding.rules.pricing import Priced
from headway.rewarding.rules.vocabulary import TOOK_EFFECT, RewardKind

if TYPE_CHECKING:
    from headway.people.models import Employee

TEMPORARY: Final = ("FIXED_TERM", "INTERN", "CONTRACTOR")
MOST_SHOWN: Final = 200


async def cycle_of(period_id: UUID) -> RewardCycle | None:
    """The rules of a period's rewards, if HR decided any."""
    return await RewardCycle.get_or_none(period_id=period_id)


def rules_of(cycle: RewardCycle | None) -> EligibilityRules:
    """Who is eligible."""
    return EligibilityRules(**cycle.rules) if cycle else EligibilityRules()


def matrix_of(cycle: RewardCycle | None) -> merit.Matrix:
    """The merit matrix."""
    return decisions.matrix_from(cycle.matrix) if cycle else ()


async def band_on(level: int | None, currency: str, day: date) -> merit.Band | None:
    """The pay band of a level on a day."""
    if level is None:
        return None
    held = PayBand.filter(level=level, currency=currency, valid_from__lte=day)
    row = await held.order_by("-valid_from").first()
    return merit.Band(row.low, row.middle, row.high) if row else None


async def ratings_of(actor: Actor, ids: list[UUID], cycle: RewardCycle | None) -> dict[UUID, int]:
    """The ratings of people in the review cycle that rewards rest on, as far as the actor may read them."""
    review_cycle_id = cast(Any, cycle).review_cycle_id if cycle else None
    if review_cycle_id is None:
        return {}
    forms = readable_reviews(actor).filter(
        cycle_id=review_cycle_id,
        direction=ReviewDirection.MANAGER,
        overall_rating__isnull=False,
        reviewee_id__in=ids,
    )
    return dict(await forms.order_by("submitted_at").values_list("reviewee_id", "overall_rating"))


async def reasons_against(
    actor: Actor, people: list["Employee"], cycle: RewardCycle | None
) -> dict[UUID, list[str]]:
    """Which rules each of these does not meet."""
    if cycle is None:
        return {person.id: [] for person in people}
    rated = await ratings_of(actor, [person.id for person in people], cycle)
    rules = rules_of(cycle)
    return {
        person.id: eligibility.reasons_against(rules, _asked_of(person, rated), cycle.effective_on)
        for person in people
    }


def _asked_of(person: "Employee", rated: dict[UUID, int]) -> eligibility.Person:
    return eligibility.Person(
        person.hired_on,
        person.employment_percent,
        person.employment_type.value in TEMPORARY,
        person.id in rated,
    )


async def days_since_raise(employee_id: UUID, day: date) -> int | None:
    """How long before a day the last raise began."""
    raises = Reward.filter(
        employee_id=employee_id, state__in=TOOK_EFFECT, new_pay_minor__isnull=False, effective_on__lte=day
    )
    last = await raises.order_by("-effective_on").first()
    return (day - last.effective_on).days if last else None


async def inputs_of(
    actor: Actor, employee: "Employee", kind: RewardKind, worth: Priced, period_id: UUID, references: int
) -> decisions.Inputs:
    """Everything that counts when this is proposed."""
    cycle = await cycle_of(period_id)
    paid = worth.new_pay_minor is not None
    level = worth.new_level if worth.new_level is not None else employee.level
    draw = await draw_for(employee, period_id, kind, worth.cost, worth.currency)
    budget = await Budget.get(id=draw.budget_id) if draw.budget_id else None
    return decisions.Inputs(
        cost=worth.cost,
        currency=worth.currency,
        references=references,
        old_pay=worth.old_pay_minor,
        new_pay=worth.new_pay_minor,
        band=await band_on(level, worth.currency, worth.effective_on) if paid else None,
        rating=(await ratings_of(actor, [employee.id], cycle)).get(employee.id) if paid else None,
        matrix=matrix_of(cycle) if paid and kind is RewardKind.RAISE else (),
        days_since_raise=await days_since_raise(employee.id, worth.effective_on) if paid else None,
        left=budget.planned - budget.committed if budget else None,
        drawn=draw.drawn,
        against=tuple((await reasons_against(actor, [employee], cycle))[employee.id]),
    )


@dataclass(frozen=True, slots=True)
class Guide:
    """What the rules suggest for somebody; what rests on pay is there only for who may see it."""

    against: list[str]
    rating: int | None = None
    currency: str = ""
    band: merit.Band | None = None
    place: Decimal | None = None
    range: merit.Range | None = None
    pays: tuple[int, int] | None = None
    days_since_raise: int | None = None


async def guide_for(actor: Actor, employee_id: UUID, period_id: UUID, day: date) -> Guide | None:
    """The guide for a raise on a day; None for whom the actor may not propose."""
    person = await rewardable(actor).get_or_none(id=employee_id)
    if person is None:
        return None
    cycle = await cycle_of(period_id)
    against = (await reasons_against(actor, [person], cycle))[person.id]
    rating = (await ratings_of(actor, [person.id], cycle)).get(person.id)
    pay = (await pay_on([person.id], day)).get(person.id)
    if pay is None or not await sees_pay(actor, person.id):
        return Guide(against, rating)
    band = await band_on(person.level, pay.currency, day)
    place = merit.place_in_band(pay.amount_minor, band) if band else None
    found = None if rating is None or place is None else merit.guide(matrix_of(cycle), rating, place)
    pays = None
    if found is not None:
        pays = (merit.raised(pay.amount_minor, found.low), merit.raised(pay.amount_minor, found.high))
    since = await days_since_raise(person.id, day)
    return Guide(against, rating, pay.currency, band, place, found, pays, since)


@dataclass(frozen=True, slots=True)
class DryRun:
    """How the rules of eligibility fall out among those the actor may propose for; `out` holds the first of them."""

    people: int = 0
    eligible: int = 0
    out: list[tuple["Employee", list[str]]] = field(default_factory=list)


async def dry_run(actor: Actor, cycle: RewardCycle) -> DryRun:
    """Who is eligible and who is not, and why."""
    people = await rewardable(actor).exclude(status="LEFT").order_by("name", "id")
    reasons = await reasons_against(actor, people, cycle)
    out = [(person, reasons[person.id]) for person in people if reasons[person.id]]
    return DryRun(len(people), len(people) - len(out), out[:MOST_SHOWN])


@dataclass(frozen=True, slots=True)
class Explained:
    """A decision record with its figures computed anew, and whether they are those that were kept."""

    record: DecisionRecord
    inputs: decisions.Inputs
    figures: decisions.Figures
    same: bool


def explained(record: DecisionRecord) -> Explained:
    """Compute the figures of a decision again from what was stored."""
    inputs = decisions.inputs_of(record.inputs)
    figures = decisions.figures_from(inputs)
    return Explained(record, inputs, figures, decisions.plain(figures) == record.figures)


async def level_bands(actor: Actor) -> list[PayBand]:
    """The bands the actor may see, newest first for each level."""
    return await visible_bands(actor).order_by("level", "currency", "-valid_from")
