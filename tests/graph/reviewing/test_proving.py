"""`headway verify` names the row that somebody changed past the product, whatever it is, and nothing else."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest

from headway.platform import clock as headway_clock
from headway.platform.audit_seals import SETTLED, seal_audit_log
from headway.platform.chain import knows
from headway.platform.database import connection, transaction
from headway.platform.models import AuditEvent, AuditSeal, ChainEntry, ChainHead
from headway.reviewing.models import Answer, Review, ReviewRecord, ReviewSignature
from headway.reviewing.reads.proving import verify
from headway.reviewing.rules import QuestionKind
from tests.reviews import MANAGER, NOON, Ask, Company, make_company, refusals
from tests.signing import correct, overall_answer, sign, signed_review

# Statements that an intruder could send, and the rows that are then named: by a name below, or as they are.
CASES: Final = {
    "UPDATE answer SET rating = 5 WHERE id = '{answer}'": [("answer", "answer")],
    "UPDATE answer SET text = 'Better.' WHERE id = '{words}'": [("answer", "words")],
    "DELETE FROM answer WHERE id = '{words}'": [("answer", "words")],
    "UPDATE review SET acknowledgement_comment = 'Fine.' WHERE id = '{review}'": [("review", "review")],
    "UPDATE review_record SET number = 7 WHERE id = '{middle}'": [("review_record", "middle")],
    "UPDATE review_record SET digest = '{nothing}' WHERE id = '{last}'": [("review_record", "last")],
    "UPDATE review_record SET content = '{{\"rating\": 5}}' WHERE id = '{first}'": [
        ("review_record", "first")
    ],
    "UPDATE review_signature SET outcome = 'REFUSED' WHERE id = '{signature}'": [("review_record", "first")],
    "DELETE FROM review_signature WHERE id = '{signature}'": [("review_record", "first")],
    "DELETE FROM review_signature WHERE record_id = '{middle}'; DELETE FROM review_record WHERE id = '{middle}'": [
        ("review_record", "middle")
    ],
    "DELETE FROM review_signature WHERE record_id = '{last}'; DELETE FROM review_record WHERE id = '{last}'": [
        ("review_record", "last"),
        ("review", "review"),
    ],
    "UPDATE chain_entry SET digest = '{nothing}' WHERE place = 2": [
        ("chain_entry", "2"),
        ("review_record", "middle"),
    ],
    "DELETE FROM chain_entry WHERE place = 2": [("chain_entry", "2"), ("review_record", "middle")],
    "DELETE FROM chain_entry WHERE place = 4": [("chain_entry", "4")],
    "UPDATE chain_head SET hash = '{nothing}'": [("chain_head", "head")],
    "DELETE FROM chain_head": [("chain_head", "")],
    "UPDATE audit_event SET actor_name = 'Somebody' WHERE id = {event}": [("audit_event", "event")],
    "DELETE FROM audit_event WHERE id = {event}": [("audit_event", "event")],
    "DELETE FROM audit_event WHERE id = {end}": [("audit_event", "end")],
    "DELETE FROM audit_seal WHERE id = '{seal}'": [("audit_seal", "seal")],
}


class Undone(Exception):
    """What was tampered with is put back."""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def named() -> set[tuple[str, str]]:
    """The table and the id of each row that does not match."""
    return {(it.table, it.id) for it in (await verify())[1]}


async def after(*statements: str) -> set[tuple[str, str]]:
    """What is named once these statements ran; then they are undone."""
    found: set[tuple[str, str]] = set()
    with suppress(Undone):
        await _tamper(statements, found)
    return found


async def _tamper(statements: tuple[str, ...], found: set[tuple[str, str]]) -> None:
    async with transaction():
        for statement in statements:
            await connection().execute_query(statement)
        found |= await named()
        raise Undone


async def test_every_row_that_was_tampered_with_is_named(ask: Ask, company: Company) -> None:
    """Three versions in the chain, the audit log behind them; each statement is one an intruder could send."""
    review = await signed_review(ask, company)
    for rating in (4, 2):
        assert refusals(await correct(ask, company, "mona", rating=rating)) == []
        await Review.filter(direction=MANAGER).update(state="ACKNOWLEDGED", agreement="AGREE")
        for name in ("eli", "mona"):
            assert refusals(await sign(ask, company, name)) == []
    headway_clock.set_for_tests(NOON + SETTLED + timedelta(seconds=1))
    events = await AuditEvent.all().order_by("id")
    assert await seal_audit_log() == len(events)
    assert await seal_audit_log() == 0
    assert await named() == set()
    first, middle, last = await ReviewRecord.all().order_by("number")
    entries = await ChainEntry.all().order_by("place")
    assert [entry.kind for entry in entries] == ["ReviewRecord"] * 3 + ["AuditSeal"]
    signature = await ReviewSignature.filter(record_id=first.id).first()
    assert signature is not None
    answer, words = (
        await overall_answer(),
        await Answer.filter(review_id=review.id, question__kind=QuestionKind.TEXT).first(),
    )
    assert words is not None
    head, seal = await ChainHead.get(), await AuditSeal.get()
    event = events[len(events) // 2]
    ids = {
        "answer": answer.id, "words": words.id, "review": review.id, "signature": signature.id, "head": head.id,
        "first": first.id, "middle": middle.id, "last": last.id, "event": event.id, "end": events[-1].id,
        "seal": seal.id, "nothing": "0" * 64,
    }  # fmt: skip
    for statements, expected in CASES.items():
        found = await after(*(statement.format_map(ids) for statement in statements.split("; ")))
        assert found == {(table, str(ids.get(name, name))) for table, name in expected}, statements
    emptied = await after("UPDATE audit_seal SET events = '[]'")
    assert emptied == {("audit_seal", str(seal.id)), *(("audit_event", str(it.id)) for it in events)}
    assert await named() == set()
    line = f"{entries[1].place}:{entries[1].hash}"
    assert await knows(line)
    assert not await knows(f"2:{entries[0].hash}")
    assert not await knows("not a line")


async def test_a_review_that_only_says_it_is_signed_is_named(ask: Ask, company: Company) -> None:
    review = await signed_review(ask, company)
    assert await after("UPDATE review SET record_number = 2 WHERE direction = 'MANAGER'") == {
        ("review", str(review.id))
    }
    forged = "UPDATE chain_entry SET subject = '{}' WHERE place = 1"
    found = await after(forged.format(uuid4()))
    assert ("chain_entry", "1") in found
    assert ("review", str(review.id)) in found
