"""Signatures under reviews of the round that is signed: by the product's own actions, so that the chain holds them."""

from typing import Final
from uuid import UUID

from headway.cli.demo.company import Company, Person
from headway.cli.demo.words import steered as words
from headway.platform.actor import Actor, Role
from headway.reviewing.actions.correcting import Correction, correct_review
from headway.reviewing.actions.signing import record_unsigned, sign_review
from headway.reviewing.models import Answer, Review
from headway.reviewing.rules import (
    Agreement,
    CycleState,
    QuestionKind,
    ReviewDirection,
    ReviewState,
    SignatureOutcome,
    Signer,
)

# So many are signed by both; of the next ones one side is missing, and one is corrected.
SIGNED: Final = 4


async def sign_reviews(company: Company) -> None:
    """Some signed by both, one that its person could not sign, one that is corrected and waits to be read anew."""
    read = Review.filter(
        direction=ReviewDirection.MANAGER, state=ReviewState.ACKNOWLEDGED, agreement=Agreement.AGREE
    )
    waiting = await read.filter(cycle__state=CycleState.SIGN_OFF).order_by("id")
    for review in waiting[:SIGNED]:
        signed = await sign_review(_actor(company, review.reviewee_id), id=review.id, version=review.version)
        await sign_review(_actor(company, review.reviewer_id), id=review.id, version=signed.version)
    for review in waiting[SIGNED : SIGNED + 1]:
        hr = _as_hr(company.cast["hr"])
        there = await record_unsigned(
            hr, id=review.id, version=review.version, signer=Signer.EMPLOYEE,
            outcome=SignatureOutcome.UNREACHABLE, reason=words.UNREACHABLE,
        )  # fmt: skip
        await sign_review(_actor(company, review.reviewer_id), id=review.id, version=there.version)
    for review in waiting[:1]:
        await _correct(company, await Review.get(id=review.id))


async def _correct(company: Company, review: Review) -> None:
    said = await Answer.filter(review_id=review.id, question__kind=QuestionKind.TEXT).order_by("id").first()
    if said is not None:
        change = Correction(said.id, text=said.text + words.ADDED)
        by = _actor(company, review.reviewer_id)
        await correct_review(
            by, id=review.id, version=review.version, reason=words.CORRECTED, corrections=[change]
        )


def _actor(company: Company, id: UUID) -> Actor:
    person = company.by_id[str(id)]
    return Actor(UUID(person.account_id), UUID(person.id), person.name)


def _as_hr(person: Person) -> Actor:
    return Actor(
        UUID(person.account_id),
        UUID(person.id),
        person.name,
        roles=frozenset({Role.HR}),
        hr_whole_company=True,
    )
