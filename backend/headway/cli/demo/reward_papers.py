"""What rewards leave behind: letters, what each proposal rested on, one reversal that is asked for and one that is done."""

from datetime import datetime, timedelta
from typing import Any, Final

from headway.cli.demo.company import CURRENCY, NAME, Company, Person
from headway.cli.demo.drawing import Draw
from headway.cli.demo.people import PAY
from headway.cli.demo.reviews import Reviewing
from headway.cli.demo.reward_rules import matrix
from headway.cli.demo.rewards import ASKED_BACK, Draft, Rewarding
from headway.rewarding.models import DecisionRecord, Reversal, RewardLetter
from headway.rewarding.reads.letters import LetterFacts, letter_text
from headway.rewarding.rules.decisions import Inputs, figures_from, matrix_from, plain
from headway.rewarding.rules.merit import Band
from headway.rewarding.rules.vocabulary import ReversalOutcome, RewardKind

_DOUBLED: Final = "The bonus was entered twice; the other one stands."
_WRONG_PERSON: Final = (
    "It was meant for the whole team of the night desk; two colleagues with the same share got nothing."
)


class RewardPapers:
    """Drawn apart, so that all the rest is as it would be without them."""

    def __init__(self, company: Company, reviewing: Reviewing, rewarding: Rewarding) -> None:
        self.company, self.reviewing, self.rewarding = company, reviewing, rewarding
        self.draw = Draw(company.seed + 17)
        self.matrix = matrix_from(matrix())

    def write(self) -> None:
        for made in self.rewarding.written:
            self._decision(made)
            if made.told_at:
                facts = LetterFacts(
                    kind=made.kind, name=made.person.name, organisation=NAME, told_by=made.proposer.name, effective_on=made.effective_on,
                    ends_on=made.terms.get("ends_on"), currency=CURRENCY, amount=made.terms.get("amount_minor"), new_pay=made.terms.get("new_pay_minor"),
                    hundredths=made.terms.get("hundredths"), new_title=made.terms.get("new_title", ""), project=made.terms.get("project", ""),
                    reason=made.reason, goals=tuple(made.goals),
                )  # fmt: skip
                write_letter(self.company, self.draw, made.id, facts, made.told_at)
            if made.undone_at:
                self._reversal(made, _DOUBLED, made.undone_at - timedelta(days=1), by=made.approvers[0])
            elif made.person.key == ASKED_BACK and made.period.running and made.done_at:
                self._reversal(made, _WRONG_PERSON, made.done_at + timedelta(days=1, hours=3))

    def _decision(self, made: Draft) -> None:
        inputs = self._inputs(made)
        self.company.out.add(
            DecisionRecord, id=self.draw.id(), reward_id=made.id, rules_version=int(made.period.number in self.reviewing.cycles),
            inputs=plain(inputs), figures=plain(figures_from(inputs)), made_by=made.proposer.name, made_at=made.proposed_at,
        )  # fmt: skip

    def _inputs(self, made: Draft) -> Inputs:
        terms, period = made.terms, made.period
        purse = self.rewarding.purses[period.number, made.person.place.top.id, made.kind]
        own = made.cost if made.committed_at and not made.undone_at else 0
        paid = "new_pay_minor" in terms
        middle = PAY.get(terms.get("new_level", made.person.level)) if paid else None
        return Inputs(
            cost=made.cost,
            currency=terms.get("currency", ""),
            references=len(made.references),
            old_pay=terms.get("old_pay_minor"),
            new_pay=terms.get("new_pay_minor"),
            band=Band(middle * 82, middle * 100, middle * 118) if middle else None,
            rating=self.reviewing.ratings.get((made.person.id, period.number)) if paid else None,
            matrix=self.matrix if made.kind is RewardKind.RAISE else (),
            left=purse.planned - purse.committed + own,
        )

    def _reversal(self, made: Draft, reason: str, asked_at: datetime, by: Person | None = None) -> None:
        company, hr = self.company, self.company.cast["hr"]
        decided: dict[str, Any] = {}
        if by is not None:
            decided = {
                "outcome": ReversalOutcome.CONFIRMED,
                "decided_by_account_id": by.account_id,
                "decided_by_name": by.name,
                "decided_at": made.undone_at,
            }
        company.out.add(
            Reversal, id=self.draw.id(), reward_id=made.id, reason=reason, asked_by_account_id=hr.account_id,
            asked_by_name=hr.name, asked_at=asked_at, **decided,
        )  # fmt: skip
        company.happened(asked_at, hr, "ask_reversal", "Reward", made.id)
        if by is not None and made.undone_at:
            company.happened(made.undone_at, by, "reverse_reward", "Reward", made.id, state="REVERSED")


def write_letter(company: Company, draw: Draw, reward_id: str, facts: LetterFacts, at: datetime) -> None:
    """The letter that told somebody."""
    company.out.add(
        RewardLetter,
        id=draw.id(),
        reward_id=reward_id,
        body=letter_text(facts),
        told_by=facts.told_by,
        told_at=at,
    )
