"""Whether what was signed is still what it was: the chain walked from its beginning, each record beside its forms."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from headway.platform import audit_seals
from headway.platform.chain import Mismatch, Walk, entries
from headway.reviewing.models import Answer, Review, ReviewRecord, ReviewSignature
from headway.reviewing.reads.records import fingerprint_of, forms_beside, live_answers, values_of
from headway.reviewing.reads.replaying import altered_places
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.lives import SIGN_OFF_ENDED
from headway.reviewing.rules.records import altered_words, digest_of, text_of

RECORDS: Final = "ReviewRecord"


async def verify() -> tuple[Walk, list[Mismatch]]:
    """How far the chain goes, and everything that does not match."""
    walk, found = Walk(), list[Mismatch]()
    sealed: set[UUID] = set()
    async for batch in entries():
        by_kind: dict[str, dict[UUID, str]] = defaultdict(dict)
        for entry in batch:
            found += walk.step(entry)
            by_kind[entry.kind][entry.subject] = entry.digest
        for kind, digests in by_kind.items():
            found += await _LOOKS[kind](digests)
        sealed |= by_kind[RECORDS].keys()
    return walk, [*found, *await walk.end(), *await _unproved(sealed), *await altered_places()]


async def _altered_records(fingerprints: dict[UUID, str]) -> list[Mismatch]:
    records = {record.id: record for record in await ReviewRecord.filter(id__in=list(fingerprints))}
    found = [Mismatch("review_record", str(id), "is missing") for id in fingerprints if id not in records]
    signatures: dict[UUID, list[ReviewSignature]] = defaultdict(list)
    for signature in await ReviewSignature.filter(record_id__in=list(records)):
        signatures[signature.record_id].append(signature)
    for id, record in records.items():
        if digest_of(record.content) != record.digest or altered_words(record.content):
            found.append(Mismatch("review_record", str(id), "its content is not what was frozen"))
        elif fingerprint_of(record, signatures[id]) != fingerprints[id] or altered_words(
            [it.reason for it in signatures[id]]
        ):
            what = "number, digest or a signature in review_signature is not what was signed"
            found.append(Mismatch("review_record", str(id), what))
    return found + await _altered_forms([record for record in records.values() if record.sealed_at])


async def _altered_forms(records: Sequence[ReviewRecord]) -> list[Mismatch]:
    """The newest version of each review that ended, beside the forms it was frozen from."""
    reviews = {
        review.id: review
        for review in await Review.filter(
            id__in=[record.review_id for record in records], state__in=sorted(SIGN_OFF_ENDED)
        )
    }
    newest = [
        record
        for record in records
        if record.review_id in reviews and reviews[record.review_id].record_number == record.number
    ]
    forms = await forms_beside([reviews[record.review_id] for record in newest])
    own = {form.participant_id: form.id for form in forms if form.direction is ReviewDirection.SELF}
    live: dict[UUID | None, list[Answer]] = defaultdict(list)
    for answer in await live_answers([form.id for form in forms]):
        live[answer.review_id].append(answer)
    found: list[Mismatch] = []
    for record in newest:
        review = reviews[record.review_id]
        both = [*live[review.id], *live[own.get(review.participant_id)]]
        found += _altered_answers(record, both)
        said = (review.agreement, review.acknowledgement_comment)
        if said != (record.content["agreement"], text_of(record.content["comment"]) or ""):
            found.append(Mismatch("review", str(review.id), "what the person said is not what was signed"))
    return found


def _altered_answers(record: ReviewRecord, live: Sequence[Answer]) -> list[Mismatch]:
    frozen: Mapping[str, Any] = {answer["id"]: answer for answer in record.content["answers"]}
    there = {str(answer.id): answer for answer in live}
    found = [Mismatch("answer", id, "is missing") for id in frozen if id not in there]
    found += [Mismatch("answer", id, "was added after signing") for id in there if id not in frozen]
    return found + [
        Mismatch("answer", id, "is not what was signed")
        for id, answer in there.items()
        if id in frozen and _said(answer) != _said_then(frozen[id])
    ]


def _said(answer: Answer) -> tuple[Any, ...]:
    return (*values_of(answer).values(), answer.text)


def _said_then(frozen: Mapping[str, Any]) -> tuple[Any, ...]:
    values = (frozen[name] for name in ("rating", "choice", "yes", "level_before", "level_after"))
    return (*values, text_of(frozen["text"]) or "")


async def _unproved(sealed: set[UUID]) -> list[Mismatch]:
    """What says that it is signed, and is not in the chain."""
    ended = await ReviewRecord.filter(sealed_at__isnull=False).values_list("id", "review_id", "number")
    found = [
        Mismatch("review_record", str(id), "is sealed, and not in the chain")
        for id, _, _ in ended
        if id not in sealed
    ]
    proved = {(review, number) for id, review, number in ended if id in sealed}
    signed = Review.filter(state__in=sorted(SIGN_OFF_ENDED)).values_list("id", "record_number")
    return found + [
        Mismatch("review", str(id), f"says that version {number} is signed, and there is none")
        for id, number in await signed
        if (id, number) not in proved
    ]


_LOOKS: Final[Mapping[str, Callable[[dict[UUID, str]], Awaitable[list[Mismatch]]]]] = {
    RECORDS: _altered_records,
    audit_seals.KIND: audit_seals.altered_seals,
}
