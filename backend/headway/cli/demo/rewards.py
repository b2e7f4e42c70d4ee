"""Rewards of all kinds in every state, with reasons, approvals, budgets that add up, and real effects."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Final
from uuid import UUID

from headway.cli.demo.company import CURRENCY, Company, Person, noon
from headway.cli.demo.drawing import Draw, say, workday
from headway.cli.demo.effects import take_effect
from headway.cli.demo.feedback import Said
from headway.cli.demo.goals import Made
from headway.cli.demo.handovers import Handovers
from headway.cli.demo.periods import NOW, HalfYear, month_start
from headway.cli.demo.purses import Purse
from headway.cli.demo.records import role_of
from headway.cli.demo.vacancies import Vacancies
from headway.cli.demo.words.rewards import APPROVED, REASONS, REJECTED, WITHDRAWN
from headway.cli.demo.words.roles import PROJECTS
from headway.monitoring.rules import FeedbackVisibility
from headway.people.models import Pay
from headway.planning.rules.vocabulary import Visibility
from headway.rewarding.models import ApprovalStep, Budget, Reward, RewardReference
from headway.rewarding.rules.approval import Level, approval_levels, needs_hr
from headway.rewarding.rules.terms import cost_of
from headway.rewarding.rules.vocabulary import (
    BUDGETED,
    MONEY_KINDS,
    Decision,
    ReferenceKind,
    RewardKind,
    RewardState,
)

THRESHOLD: Final = 100_000
UNDONE_AFTER: Final = timedelta(days=9, hours=4)
# Whose bonus of the running period HR asked to take back.
ASKED_BACK: Final = "jonas"
UNDER_WAY: Final = (RewardState.PROPOSED, RewardState.COMMITTED, RewardState.COMMUNICATED)
HELD: Final = (RewardState.COMMITTED, RewardState.COMMUNICATED, RewardState.EXECUTED)


@dataclass(frozen=True, slots=True)
class Card:
    """What a reward of the running period is, and how far it came; `level` is the approval it waits for."""

    kind: RewardKind
    state: RewardState
    level: int = 0


CARDS: Final = (
    *(Card(kind, RewardState.PROPOSED, 1) for kind in BUDGETED),
    *(Card(kind, RewardState.PROPOSED, 2) for kind in MONEY_KINDS),
    *(
        Card(kind, state)
        for kind in BUDGETED
        for state in RewardState
        if state not in {RewardState.PROPOSED, RewardState.REVERSED}
    ),
)
CAST_CARDS: Final = {
    "priya": Card(RewardKind.RAISE, RewardState.PROPOSED, 2),
    "noah": Card(RewardKind.BONUS, RewardState.PROPOSED, 1),
    "kenji": Card(RewardKind.PROJECT_LEAD, RewardState.PROPOSED, 1),
    "meiling": Card(RewardKind.VACATION, RewardState.COMMITTED),
    "grace": Card(RewardKind.BONUS, RewardState.COMMUNICATED),
    "jonas": Card(RewardKind.BONUS, RewardState.EXECUTED),
}


@dataclass(slots=True)
class Draft:
    """A reward about to be written."""

    id: str
    kind: RewardKind
    state: RewardState
    level: int
    person: Person
    proposer: Person
    period: HalfYear
    proposed_at: datetime
    effective_on: date
    terms: dict[str, Any] = field(default_factory=dict)
    cost: int = 0
    approvers: list[Person] = field(default_factory=list)
    committed_at: datetime | None = None
    told_at: datetime | None = None
    done_at: datetime | None = None
    undone_at: datetime | None = None
    goals: list[str] = field(default_factory=list)
    reason: str = ""
    references: list[tuple[ReferenceKind, str]] = field(default_factory=list)


class Rewarding:
    """Budgets first, rewards person by person, files for other systems and the budgets' sums at the end."""

    def __init__(self, company: Company) -> None:
        self.company, self.handovers = company, Handovers(company)
        self.vacancies = Vacancies(company, Draw(company.seed + 21))
        self.purses: dict[tuple[int, str, RewardKind], Purse] = {}
        self.cards: list[Card] = []
        self.written: list[Draft] = []
        self.undone: Draft | None = None
        for period in company.periods[: NOW + 1]:
            for place in company.places:
                if place.parent is None and place.unit is not None:
                    for kind in BUDGETED:
                        self._budget(period, place.id, kind)

    def _budget(self, period: HalfYear, place: str, kind: RewardKind) -> None:
        purse = self.purses[period.number, place, kind] = Purse(self.company.draw.id(), kind)
        self.company.add(
            Budget, noon(period.starts_on), id=purse.id, period_id=period.id, department_id=place, unit_key=place,
            kind=kind, currency=CURRENCY if kind in MONEY_KINDS else "", planned=0,
        )  # fmt: skip

    def rewards_of(
        self, person: Person, period: HalfYear, goals: list[Made], said: list[Said], review: str | None
    ) -> None:
        """What a person was or is to be rewarded with in a period."""
        company, draw, manager = self.company, self.company.draw, person.manager
        if (
            person.left_on
            or manager is None
            or "hr" in {person.key, manager.key}
            or not person.takes_part(period)
        ):
            return
        if period.number in {1, 3} and company.detail.reviewed > 1:
            self._adjust(person, month_start(period.starts_on, 3))
        card = self._card(person, period)
        if card is None:
            return
        made = self._draft(person, manager, period, card)
        made.references = _references(company, goals, said, review)
        named = {id for _, id in made.references}
        made.goals = sorted(one.title for one in goals if one.id in named)
        goal = draw.of(goals).title if goals else "the daily work"
        made.reason = say(
            draw.of(REASONS[made.kind]), it=draw.happening(person.unit), goal=goal, first=person.first
        )
        self._write(made)

    def _adjust(self, person: Person, day: date) -> None:
        """The yearly adjustment that everybody gets."""
        if person.hired_on > day - timedelta(120) or day > self.company.yesterday:
            return
        person.pay = round(person.pay * 1.02 / 10_000) * 10_000
        self.company.out.add(
            Pay, id=self.company.draw.id(), employee_id=person.id, amount_minor=person.pay, currency=CURRENCY,
            valid_from=day, recorded_at=noon(day), source="adjustment",
        )  # fmt: skip

    def _card(self, person: Person, period: HalfYear) -> Card | None:
        """The promotion that made the person what they are, else by chance."""
        draw = self.company.draw
        if person.promoted_in == period.number:
            return Card(RewardKind.PROMOTION, RewardState.EXECUTED)
        if not period.running:
            if not draw.chance(0.12 + 0.2 * person.strength):
                return None
            kind = draw.weighted(
                (
                    (RewardKind.BONUS, 42),
                    (RewardKind.RAISE, 34),
                    (RewardKind.VACATION, 16),
                    (RewardKind.PROJECT_LEAD, 8),
                )
            )
            state = draw.weighted(
                ((RewardState.EXECUTED, 86), (RewardState.REJECTED, 8), (RewardState.WITHDRAWN, 6))
            )
            return Card(kind, state)
        if person.key in CAST_CARDS:
            return CAST_CARDS[person.key]
        if person.status != "ACTIVE" or not draw.chance(0.45 if self.company.detail.reviewed == 4 else 0.15):
            return None
        if not self.cards:
            self.cards = draw.some(CARDS, len(CARDS))
        for card in self.cards:
            if _suits(card, person):
                self.cards.remove(card)
                return card
        return None

    def _draft(self, person: Person, manager: Person, period: HalfYear, card: Card) -> Draft:
        draw, today = self.company.draw, self.company.today
        if not period.running:
            proposed_on, effective_on = (
                workday(period.ends_on + timedelta(draw.whole(8, 15))),
                month_start(period.ends_on, 2),
            )
        elif card.state is RewardState.EXECUTED:
            proposed_on, effective_on = (
                workday(today - timedelta(draw.whole(34, 44))),
                workday(today - timedelta(draw.whole(3, 14))),
            )
        else:
            proposed_on = workday(today - timedelta(draw.whole(*((2, 6) if card.level == 1 else (20, 30)))))
            effective_on = month_start(today, draw.whole(1, 2))
        made = Draft(
            draw.id(), card.kind, card.state, card.level, person, manager, period, draw.instant(proposed_on), effective_on
        )  # fmt: skip
        made.terms, made.cost = self._terms(made)
        return made

    def _terms(self, made: Draft) -> tuple[dict[str, Any], int]:
        """The columns of this kind, and what the reward costs."""
        draw, person = self.company.draw, made.person
        match made.kind:
            case RewardKind.BONUS:
                above = made.level == 2 or (made.level == 0 and draw.chance(0.3))
                amount = draw.whole(*((21, 50) if above else (6, 20))) * 5_000
                return {"amount_minor": amount, "currency": CURRENCY}, amount
            case RewardKind.RAISE | RewardKind.PROMOTION:
                low, high = (1.025, 1.06) if made.kind is RewardKind.RAISE else (1.08, 1.14)
                new = max(person.pay + 10_000, round(person.pay * draw.between(low, high) / 10_000) * 10_000)
                terms = {"old_pay_minor": person.pay, "new_pay_minor": new, "currency": CURRENCY}
                if made.kind is RewardKind.PROMOTION:
                    terms |= self._new_role(made)
                return terms, cost_of(made.kind, old_pay=person.pay, new_pay=new)
            case RewardKind.VACATION:
                hundredths = draw.of((100, 150, 200, 200, 300, 500))
                ends_on = made.effective_on + timedelta(draw.whole(120, 300))
                return {"hundredths": hundredths, "ends_on": ends_on}, hundredths
            case RewardKind.PROJECT_LEAD:
                ends_on = made.effective_on + timedelta(draw.whole(100, 240))
                return {"project": draw.of(PROJECTS), "ends_on": ends_on}, 1
            case RewardKind.RECOGNITION:
                return {}, 0

    def _new_role(self, made: Draft) -> dict[str, Any]:
        """The role the person has now, if this promotion led to it, else the next rung of the ladder."""
        person = made.person
        title, level = person.title, person.level
        if made.state is not RewardState.EXECUTED and person.team:
            title, level = person.team.ladder[level], level + 1
        return {
            "new_title": title,
            "new_level": level,
            "new_role_profile_id": self.company.role_ids[role_of(title)],
            "vacancy_id": self.vacancies.named(made.person.place, title, made.proposed_at.date())
            if made.state in UNDER_WAY
            else None,
        }

    def _write(self, made: Draft) -> None:
        company, draw = self.company, self.company.draw
        purse = self.purses[made.period.number, made.person.place.top.id, made.kind]
        steps = self._steps(made)
        decided_reason = draw.of(WITHDRAWN) if made.state is RewardState.WITHDRAWN else ""
        for step in steps:
            if step.get("decision") is Decision.REJECTED:
                decided_reason = step["comment"]
        if made.committed_at and made.state in HELD[1:]:
            made.told_at = made.committed_at + timedelta(days=draw.whole(1, 2))
        if made.state is RewardState.EXECUTED:
            made.done_at = draw.instant(made.effective_on, 5, 6)
        self._spend(purse, made)
        last = made.undone_at or made.done_at or made.told_at or made.committed_at or made.proposed_at
        moves = (made.told_at, made.done_at, made.state is RewardState.WITHDRAWN, *(made.undone_at,) * 2)
        company.add(
            Reward, made.proposed_at, last, id=made.id, kind=made.kind, state=made.state, employee_id=made.person.id,
            proposer_id=made.proposer.id, period_id=made.period.id, budget_id=purse.id if made.committed_at else None,
            cost=made.cost, effective_on=made.effective_on, reason=made.reason, decided_reason=decided_reason,
            committed_at=made.committed_at, communicated_at=made.told_at, executed_at=made.done_at,
            version=1 + sum("decision" in step for step in steps) + sum(map(bool, moves)) + (made.person.key == ASKED_BACK and made.period.running),
            **made.terms,
        )  # fmt: skip
        for kind, id in made.references:
            company.out.add(RewardReference, id=draw.id(), reward_id=made.id, kind=kind, object_id=id)
        for step in steps:
            company.out.add(ApprovalStep, id=draw.id(), reward_id=made.id, **step)
        after, at = {"kind": made.kind.value, "state": "PROPOSED"}, made.proposed_at
        company.happened(at, made.proposer, "propose_reward", "Reward", made.id, **after)
        if made.done_at:
            take_effect(company, self.handovers, made, made.done_at)
        self.written.append(made)

    def _spend(self, purse: Purse, made: Draft) -> None:
        """What it takes from its budget; one bonus of the last period was undone, and gave all back."""
        if made.committed_at:
            purse.committed, purse.moves = purse.committed + made.cost, purse.moves + 1
        if made.done_at:
            purse.executed, purse.moves = purse.executed + made.cost, purse.moves + 1
            undone_at = made.done_at + UNDONE_AFTER
            lately = made.period.number == NOW - 1 and undone_at.date() < self.company.today
            if lately and self.undone is None and made.kind is RewardKind.BONUS:
                self.undone, made.undone_at, made.state = made, undone_at, RewardState.REVERSED
                purse.committed, purse.executed = purse.committed - made.cost, purse.executed - made.cost
                purse.moves += 1

    def _steps(self, made: Draft) -> list[dict[str, Any]]:
        """The levels of approval as the rules lay them out, decided as far as the reward came."""
        company, draw = self.company, self.company.draw
        levels = self._levels(made)
        open_level = {
            RewardState.REJECTED: 1,
            RewardState.WITHDRAWN: 1,
            RewardState.PROPOSED: made.level,
        }.get(made.state, 9)
        steps, at = [], made.proposed_at
        for level in levels:
            step: dict[str, Any] = {
                "level": level.number,
                "role": level.role,
                "approver_id": str(level.approver_id) if level.approver_id else None,
            }
            asked = level.number <= open_level
            step["asked_at"] = at if asked else None
            rejected = made.state is RewardState.REJECTED and level.number == 1
            if asked and (level.number < open_level or rejected):
                at += timedelta(days=draw.whole(1, 4), minutes=draw.whole(5, 200))
                approver = company.by_id[str(level.approver_id)] if level.approver_id else company.cast["hr"]
                step |= _decided(company, approver, at, rejected=rejected)
                made.approvers.append(approver)
                action = "reject_reward" if rejected else "approve_reward"
                company.happened(
                    at, approver, action, "Reward", made.id, state="REJECTED" if rejected else "APPROVED"
                )
            steps.append(step)
        if made.state in HELD:
            made.committed_at = at
        return steps

    def _levels(self, made: Draft) -> tuple[Level, ...]:
        currency = made.terms.get("currency", "")
        hr = needs_hr(
            made.kind,
            amount=made.cost,
            currency=currency,
            threshold=THRESHOLD,
            organisation_currency=CURRENCY,
        )
        return approval_levels(
            proposer=_key(made.proposer.id), beneficiary=_key(made.person.id), above_proposer=_chain(made.proposer),
            above_beneficiary=_chain(made.person), hr_as_well=hr,
        )  # fmt: skip


def _suits(card: Card, person: Person) -> bool:
    """Only who stands on a ladder below its top is promoted; a second approval needs a manager above the proposer."""
    if card.level == 2 and (person.manager is None or person.manager.manager is None):
        return False
    if card.kind is not RewardKind.PROMOTION:
        return True
    on_ladder = person.team is not None and person.level < 3 and person.title in person.team.ladder
    return (
        on_ladder
        and person.promoted_in is None
        and not person.reports
        and card.state is not RewardState.EXECUTED
    )


_key = cache(UUID)


def _chain(person: Person) -> list[UUID]:
    above, chain = person.manager, []
    while above is not None:
        chain.append(_key(above.id))
        above = above.manager
    return chain


def _decided(company: Company, approver: Person, at: datetime, *, rejected: bool) -> dict[str, Any]:
    return {
        "decision": Decision.REJECTED if rejected else Decision.APPROVED,
        "comment": company.draw.of(REJECTED if rejected else APPROVED),
        "decided_by_id": approver.id,
        "decided_by_account_id": approver.account_id,
        "decided_by_name": approver.name,
        "decided_at": at,
    }


def _references(
    company: Company, goals: list[Made], said: list[Said], review: str | None
) -> list[tuple[ReferenceKind, str]]:
    """A goal or two, the review, and something that was said: only what the manager can see."""
    known = [goal for goal in goals if goal.agreed and goal.visibility is not Visibility.PRIVATE]
    found = [(ReferenceKind.GOAL, goal.id) for goal in company.draw.some(known, company.draw.whole(1, 2))]
    if review:
        found.append((ReferenceKind.REVIEW, review))
    heard = [one for one in said if one.visibility is FeedbackVisibility.PUBLIC]
    if heard and company.draw.chance(0.5):
        found.append((ReferenceKind.FEEDBACK, company.draw.of(heard).id))
    return found
