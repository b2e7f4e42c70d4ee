"""Anonymous rounds: open one, answer it once, close it; ARCHITECTURE.md says what this keeps secret and what it cannot."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import SystemRandom
from secrets import token_hex
from typing import Final
from uuid import UUID, uuid4

from headway.monitoring.access import check_may_write_feedback, round_to_change, visible_rounds
from headway.monitoring.models import FeedbackRound, RoundAnswer, RoundInvitation, RoundMark
from headway.monitoring.reads import round_actions
from headway.monitoring.rules import RoundAction, RoundKind, RoundState
from headway.monitoring.rules.feedback import MOST_CHARACTERS
from headway.monitoring.rules.mood import SMALLEST_GROUP
from headway.monitoring.rules.rounds import HIGHEST, LOWEST, MOST_INVITED, enough, mark_of
from headway.people.access import looked_after, visible_colleagues
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, record, remember_key

LONGEST: Final = timedelta(days=60)
SUPPORT_QUESTION: Final = "How well does {name} support you in your work, and what would help?"
_random = SystemRandom()


async def open_round(
    actor: Actor,
    *,
    kind: RoundKind,
    closes_on: date,
    subject_id: UUID | None = None,
    text: str = "",
    invited_ids: Sequence[UUID] = (),
    idempotency_key: str | None = None,
) -> FeedbackRound:
    """Ask several people something about oneself; or, SUPPORT, ask all who report to a manager how they are supported.

    A manager asks their own reports, HR those of managers in scope. Refuses fewer people than answers are shown of.
    """
    check_may_write_feedback(actor)
    checks = Checks()
    text = checks.text(text, "text", most=PARAGRAPH, required=kind is RoundKind.QUESTION)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    today = clock.today()
    message = f"Choose a day from tomorrow to {today + LONGEST}."
    checks.require(today < closes_on <= today + LONGEST, Code.OUT_OF_RANGE, message, "closes_on")
    async with transaction():
        made = await object_made_with(actor, "open_round", key)
        if made is not None:
            return await _opened_before(actor, made)
        subject = await _subject(actor, checks, kind, subject_id)
        invited = await _invited(actor, checks, kind, subject, invited_ids)
        checks.done()
        if kind is RoundKind.SUPPORT:
            person = await visible_colleagues(actor).get(id=subject)
            text = SUPPORT_QUESTION.format(name=person.name)
        opened = await create(
            actor,
            "open_round",
            FeedbackRound,
            opener_id=actor.employee_id,
            subject_id=subject,
            kind=kind,
            text=text,
            closes_on=closes_on,
            smallest=SMALLEST_GROUP,
            salt=token_hex(32),
        )
        rows = [RoundInvitation(round_id=opened.id, employee_id=person) for person in invited]
        await RoundInvitation.bulk_create(rows)
        await remember_key(actor, "open_round", key, opened)
        await announce("RoundOpened", round_id=opened.id)
        return opened


async def answer_round(
    actor: Actor, *, id: UUID, rating: int | None, text: str = "", named: bool = False
) -> FeedbackRound:
    """Answer once, without one's name unless one says otherwise. Neither the answer nor the log says who it was.

    The answers of the round are written anew in another order each time, so that their order tells nothing.
    """
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS)
    if rating is not None:
        checks.count(rating, "rating", least=LOWEST, most=HIGHEST)
    checks.require(rating is not None or bool(text), Code.REQUIRED, "Give a number or some words.", "text")
    async with transaction():
        found = await round_to_change(actor, id)
        me = actor.employee_id
        if me is None or RoundAction.ANSWER not in (await round_actions(actor, [found]))[found]:
            message = "This round is closed, or you have answered it, or it does not ask you. There is nothing to do."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        if found.kind is RoundKind.SUPPORT:
            checks.require(rating is not None, Code.REQUIRED, "Choose a number from 1 to 5.", "rating")
        checks.done()
        await RoundMark.create(round_id=found.id, mark=mark_of(found.salt, me))
        await _shuffle_in(found, RoundAnswer(employee_id=me if named else None, rating=rating, text=text))
        # Who it was is not for the log.
        await record(SYSTEM, "answer_round", found)
        return found


async def close_round(actor: Actor, *, id: UUID, version: int) -> FeedbackRound:
    """End it early; what was answered is shown if it is enough. Refuses all but the opener."""
    async with transaction():
        found = await _round_to_move(actor, id, version, RoundAction.CLOSE)
        await _close(actor, found, version)
        return found


async def cancel_round(actor: Actor, *, id: UUID, version: int) -> FeedbackRound:
    """Throw it away with everything that was answered. Refuses all but the opener."""
    async with transaction():
        found = await _round_to_move(actor, id, version, RoundAction.CANCEL)
        await RoundAnswer.filter(round_id=found.id).delete()
        await RoundMark.filter(round_id=found.id).delete()
        await change(
            actor, "cancel_round", found, expected_version=version, state=RoundState.CANCELLED, salt=""
        )
        return found


async def close_rounds() -> int:
    """Close the rounds whose day is past; how many. Idempotent."""
    async with transaction():
        late = FeedbackRound.filter(state=RoundState.OPEN, closes_on__lt=clock.today())
        rows = await late.select_for_update()
        for row in rows:
            await _close(SYSTEM, row, row.version)
        return len(rows)


async def _close(actor: Actor, found: FeedbackRound, version: int) -> None:
    anonymous = await RoundAnswer.filter(round_id=found.id, employee_id__isnull=True).count()
    shown = enough(anonymous, found.smallest)
    # What may never be shown is not kept.
    if not shown:
        await RoundAnswer.filter(round_id=found.id, employee_id__isnull=True).delete()
    await RoundMark.filter(round_id=found.id).delete()
    await change(
        actor,
        "close_round",
        found,
        expected_version=version,
        state=RoundState.CLOSED,
        shown=shown,
        salt="",
    )
    await announce("RoundClosed", round_id=found.id)


async def _shuffle_in(found: FeedbackRound, answer: RoundAnswer) -> None:
    answers = [*await RoundAnswer.filter(round_id=found.id), answer]
    marks = await RoundMark.filter(round_id=found.id)
    await RoundAnswer.filter(round_id=found.id).delete()
    await RoundMark.filter(round_id=found.id).delete()
    _random.shuffle(answers)
    _random.shuffle(marks)
    fresh = [
        RoundAnswer(
            id=uuid4(), round_id=found.id, employee_id=one.employee_id, rating=one.rating, text=one.text
        )
        for one in answers
    ]
    await RoundAnswer.bulk_create(fresh)
    await RoundMark.bulk_create([RoundMark(id=uuid4(), round_id=found.id, mark=one.mark) for one in marks])


async def _round_to_move(actor: Actor, id: UUID, version: int, action: RoundAction) -> FeedbackRound:
    found = await round_to_change(actor, id)
    if found.version != version:
        raise conflict(found)
    if action not in (await round_actions(actor, [found]))[found]:
        code = Code.WRONG_STATE if found.opener_id == actor.employee_id else Code.FORBIDDEN
        message = "Only whoever opened a round ends it, and while it is open. Ask them."
        raise Rejected(Problem(code, message, ("id",)))
    return found


async def _subject(actor: Actor, checks: Checks, kind: RoundKind, subject_id: UUID | None) -> UUID | None:
    subject = subject_id or actor.employee_id
    if subject == actor.employee_id:
        return subject
    for_hr = kind is RoundKind.SUPPORT and actor.is_hr
    if not for_hr or not await looked_after(actor).filter(id=subject).exists():
        message = (
            "Ask about yourself. HR partners also ask how managers in their scope support their reports."
        )
        checks.add(Code.INVALID, message, "subject_id")
    return subject


async def _invited(
    actor: Actor, checks: Checks, kind: RoundKind, subject: UUID | None, ids: Sequence[UUID]
) -> list[UUID]:
    if kind is RoundKind.SUPPORT:
        reports = visible_colleagues(actor).filter(manager_id=subject).exclude(id=actor.employee_id)
        chosen = [person.id for person in await reports]
        path = "subject_id"
    else:
        chosen, path = list(dict.fromkeys(ids)), "invited_ids"
        if len(chosen) > MOST_INVITED:
            checks.add(Code.TOO_MANY, f"Ask at most {MOST_INVITED} people.", path)
            return []
        if subject in chosen or await visible_colleagues(actor).filter(id__in=chosen).count() != len(chosen):
            checks.problems.extend(not_found("person", path).problems)
    message = (
        f"Answers are shown from {SMALLEST_GROUP} people on, and {len(chosen)} would be asked. "
        "Ask more people, or ask for feedback by name."
    )
    checks.require(enough(len(chosen)), Code.TOO_SHORT, message, path)
    return chosen


async def _opened_before(actor: Actor, id: UUID) -> FeedbackRound:
    found = await visible_rounds(actor).get_or_none(id=id)
    if found is None:
        raise not_found("round", "idempotency_key")
    return found
