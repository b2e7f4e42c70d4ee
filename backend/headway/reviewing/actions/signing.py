"""Signing a review, settling a disagreement, and recording who did not sign; what is signed goes into the chain."""

import secrets
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from headway.people.actions.skills import Judgement, add_skill_levels
from headway.people.rules.vocabulary import SkillSource
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.chain import append
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, announce_once, change, create, record
from headway.reviewing.access import NO_PERSON, cycle_to_run
from headway.reviewing.actions.cycles import require
from headway.reviewing.actions.writing import form_to
from headway.reviewing.models import Answer, Review, ReviewCycle, ReviewRecord, ReviewSignature
from headway.reviewing.reads.records import content_of, fingerprint_of
from headway.reviewing.reads.reviews import outcomes_of, standing_in_cycle
from headway.reviewing.reads.unsigned import reminded_today, reminder_key, reviews_to_sign
from headway.reviewing.rules import (
    CycleAction,
    QuestionKind,
    ReviewAction,
    ReviewState,
    SignatureOutcome,
    Signer,
)
from headway.reviewing.rules.records import digest_of, words
from headway.reviewing.rules.signing import state_after

RECORDS = "ReviewRecord"
MOST_AT_ONCE = 1_000
_COLUMN = {Signer.EMPLOYEE: "employee_signature", Signer.MANAGER: "manager_signature"}


async def resolve_disagreement(actor: Actor, *, id: UUID, version: int, outcome: str) -> Review:
    """Say what came of a disagreement; it stays beside the review, which can then be signed.

    Refuses without words, without an open disagreement, a stale version, and everybody but the manager of who wrote the
    review and the HR partners of the person.
    """
    checks = Checks()
    outcome = checks.text(outcome, "outcome", most=PARAGRAPH, required=True)
    checks.done()
    async with transaction():
        review, _ = await form_to(ReviewAction.RESOLVE, actor, id, version)
        await change(
            actor, "resolve_disagreement", review, expected_version=version,
            dispute_outcome=outcome, dispute_resolved_at=clock.now(),
        )  # fmt: skip
        await announce("DisagreementResolved", review_id=review.id, cycle_id=review.cycle_id)
        return review


async def sign_review(actor: Actor, *, id: UUID, version: int, skills: Collection[UUID] = ()) -> Review:
    """Sign for one's side that the review was seen; the last signature ends sign-off.

    With it the manager accepts answers about skills gained: once everybody signed, the person's profile takes these
    levels. Refuses outside of sign-off, what was not read, an open disagreement, a second time, a stale version, answers
    that judge no skill, and who is not asked to sign.
    """
    async with transaction():
        review, cycle = await form_to(ReviewAction.SIGN, actor, id, version)
        standing, _ = await standing_in_cycle(actor, review)
        signer = min(standing.signs_as, key=list(Signer).index)
        accepted = await _accepted(review, signer, skills)
        signed = SignatureOutcome.SIGNED
        version_signed = await _put(
            actor, "sign_review", review, cycle, signer, signed, skills=sorted(map(str, accepted))
        )
        if review.state is ReviewState.SIGNED:
            await _grow(actor, review, cycle, version_signed)
        return review


async def record_unsigned(
    actor: Actor, *, id: UUID, version: int, signer: Signer, outcome: SignatureOutcome, reason: str
) -> Review:
    """Record that somebody refused to sign, or could not be reached; it never counts as a signature.

    Refuses without a reason, SIGNED as an outcome, before a week has passed since sharing, an open disagreement, oneself,
    who signed already, a stale version, and everybody but the HR partners of the person.
    """
    checks = Checks()
    reason = checks.text(reason, "reason", most=PARAGRAPH, required=True)
    recorded = outcome is not SignatureOutcome.SIGNED
    checks.require(
        recorded, Code.INVALID, "Nobody signs for somebody else. Choose another outcome.", "outcome"
    )
    checks.done()
    async with transaction():
        review, cycle = await form_to(ReviewAction.RECORD_UNSIGNED, actor, id, version)
        standing, _ = await standing_in_cycle(actor, review)
        if signer not in standing.unsigned - standing.signs_as:
            message = "This side signed already, is not asked to sign, or is yours. Choose another."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("signer",)))
        said = words(reason, secrets.token_hex(16))
        await _put(actor, "record_unsigned", review, cycle, signer, outcome, reason=said)
        return review


async def remind_to_sign(
    actor: Actor, *, cycle_id: UUID, version: int, review_ids: Sequence[UUID] = ()
) -> tuple[ReviewCycle, int]:
    """Remind those whose signature a review waits for, of all reviews or these; each at most once a day. Of how many it was.

    Refuses reviews that wait for none, a cycle that is not running, a stale version, and who does not run it.
    """
    if len(review_ids) > MOST_AT_ONCE:
        message = f"Name at most {MOST_AT_ONCE} reviews at once."
        raise Rejected(Problem(Code.TOO_MANY, message, ("review_ids",)))
    async with transaction():
        cycle = await cycle_to_run(actor, cycle_id)
        require(cycle, CycleAction.STEER, version)
        waiting = reviews_to_sign().filter(cycle_id=cycle.id)
        waiting = waiting.exclude(reviewee_id=actor.employee_id or NO_PERSON)
        if review_ids:
            waiting = waiting.filter(id__in=list(review_ids))
        ids = [id for (id,) in await waiting.order_by("id").values_list("id")]
        if not ids:
            message = "None of these waits for a signature."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("review_ids",)))
        told = await reminded_today(ids)
        news = {reminder_key(id): {"review_id": id} for id in ids if id not in told}
        await record(actor, "remind_to_sign", cycle, after={"reviews": len(news)})
        await announce_once("ReviewUnsigned", news)
        return cycle, len(news)


async def frozen(actor: Actor, review: Review) -> ReviewRecord:
    """The record of the version that is signed now, frozen at this moment if it was not yet."""
    there = await ReviewRecord.get_or_none(review_id=review.id, number=review.record_number)
    if there is not None:
        return there
    content = await content_of(actor, review)
    return await create(
        actor, "freeze_review", ReviewRecord, review_id=review.id, number=review.record_number,
        content=content, digest=digest_of(content), frozen_at=clock.now(),
    )  # fmt: skip


async def seal(actor: Actor, ended: ReviewRecord) -> None:
    """Put a version that ended into the chain with the signatures it has."""
    signatures = await ReviewSignature.filter(record_id=ended.id)
    ended.sealed_at, ended.fingerprint = clock.now(), fingerprint_of(ended, signatures)
    await ended.save(update_fields=["sealed_at", "fingerprint"])
    await record(actor, "seal_review", ended, after={"fingerprint": ended.fingerprint})
    await append(RECORDS, ended.id, ended.fingerprint)


async def _put(
    actor: Actor,
    action: str,
    review: Review,
    cycle: ReviewCycle,
    signer: Signer,
    outcome: SignatureOutcome,
    **more: Any,
) -> ReviewRecord:
    """Write down what came of asking a signer; the last one ends the version."""
    version = await frozen(actor, review)
    await create(
        actor, action, ReviewSignature, record_id=version.id, signer=signer, outcome=outcome,
        by_id=actor.employee_id, at=clock.now(), **more,
    )  # fmt: skip
    outcomes = outcomes_of(review, cycle.also_signs) | {signer: outcome}
    ended = state_after(outcomes)
    changes: dict[str, Any] = {
        _COLUMN.get(signer, "third_signature"): outcome,
        "state": ended or review.state,
    }
    await change(actor, action, review, **changes)
    if ended is not None:
        await seal(actor, version)
    await announce(
        "ReviewSigned", review_id=review.id, cycle_id=review.cycle_id, signer=signer, outcome=outcome
    )
    return version


async def _accepted(review: Review, signer: Signer, ids: Collection[UUID]) -> frozenset[UUID]:
    """The answers about skills gained that are accepted, of both forms about the person."""
    if not ids:
        return frozenset()
    offered = Answer.filter(
        id__in=list(ids), review__participant_id=review.participant_id,
        question__kind=QuestionKind.SKILLS_GAINED, skill_id__isnull=False, level_after__isnull=False,
    )  # fmt: skip
    found = dict(await offered.values_list("id", "skill_id"))
    checks = Checks()
    checks.require(
        signer is Signer.MANAGER, Code.FORBIDDEN, "Only who wrote the review accepts skills.", "skills"
    )
    checks.require(
        set(ids) == found.keys(), Code.NOT_FOUND, "Choose answers about skills of this review.", "skills"
    )
    checks.require(
        len(set(found.values())) == len(found), Code.DUPLICATE, "Accept one answer for each skill.", "skills"
    )
    checks.done()
    return frozenset(ids)


async def _grow(actor: Actor, review: Review, cycle: ReviewCycle, signed: ReviewRecord) -> None:
    """The profile takes exactly the levels that were accepted, from the end of the period on."""
    by_manager = await ReviewSignature.get(record_id=signed.id, signer=Signer.MANAGER)
    rows = await lock_row(Answer.filter(id__in=by_manager.skills))
    judged = [
        Judgement(row.skill_id, row.level_after, f"Review {cycle.name}, version {signed.number}")
        for row in sorted(rows, key=lambda row: row.id)
        if row.skill_id is not None and row.level_after is not None
    ]
    if judged:
        await add_skill_levels(
            actor, employee_id=review.reviewee_id, judgements=judged, source=SkillSource.REVIEW,
            valid_from=cycle.period.ends_on, review_id=review.id,
        )  # fmt: skip
