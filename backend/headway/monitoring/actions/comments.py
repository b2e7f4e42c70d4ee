"""Commenting: say something beside a goal, feedback, a check-in or a development plan, call others in, word it anew, take it away."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.monitoring.access import (
    comment_to_change,
    concerned,
    subject_of,
    subject_to_comment,
    visible_comments,
    who_may_be_mentioned,
    writes_comments,
)
from headway.monitoring.models import Comment, CommentVersion, Mention
from headway.monitoring.rules.comments import (
    MOST_CHARACTERS,
    MOST_MENTIONS,
    CommentAction,
    CommentSubject,
    allowed_comment_actions,
    named_in,
    newly_named,
)
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create, object_made_with, remember_key

_NOBODY_READS = (
    "This person may not read this, so that they cannot be called in. Choose somebody from the list."
)


async def add_comment(
    actor: Actor,
    *,
    kind: CommentSubject,
    subject_id: UUID,
    text: str,
    parent_id: UUID | None = None,
    mention_ids: Collection[UUID] = (),
    readers_by_role: Collection[UUID] = (),
    idempotency_key: str | None = None,
) -> Comment:
    """Say something beside what one may read; a reply to a reply joins the same thread.

    Refuses to call in people who may not read the subject: by their place in the company, or because the caller knows
    of a role of theirs. The same idempotency key gives the comment of the first call again.
    """
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    key = checks.text(idempotency_key, "idempotency_key", most=100) or None
    async with transaction():
        made = await object_made_with(actor, "add_comment", key)
        if made is not None:
            return await _said_before(actor, made)
        subject = await subject_to_comment(actor, kind, subject_id)
        thread = await _thread(actor, checks, subject_id, parent_id)
        readers = who_may_be_mentioned(actor, kind, subject, readers_by_role)
        named = await _named(checks, readers, text, mention_ids)
        checks.done()
        spoke = await _speakers(thread)
        comment = await create(
            actor,
            "add_comment",
            Comment,
            subject_kind=kind,
            subject_id=subject_id,
            parent_id=thread,
            author_id=actor.employee_id,
            text=text,
            said_at=clock.now(),
        )
        await _call_in(actor, comment, named)
        await remember_key(actor, "add_comment", key, comment)
        await announce(
            "CommentAdded",
            comment_id=comment.id,
            concerned_ids=concerned(kind, subject),
            thread_ids=spoke,
        )
        return comment


async def edit_comment(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    text: str,
    mention_ids: Collection[UUID] = (),
    readers_by_role: Collection[UUID] = (),
) -> Comment:
    """Word it anew within some minutes; what it said before is kept. Who was called in before is not called again.

    Refuses others, later edits, and people who may not read the subject.
    """
    checks = Checks()
    text = checks.text(text, "text", most=MOST_CHARACTERS, required=True)
    async with transaction():
        comment = await _comment_to_move(actor, id, version, CommentAction.EDIT)
        subject = await subject_of(actor, comment.subject_kind, comment.subject_id)
        readers = who_may_be_mentioned(actor, comment.subject_kind, subject, readers_by_role)
        named = await _named(checks, readers, text, mention_ids)
        checks.done()
        await create(
            actor,
            "edit_comment",
            CommentVersion,
            comment_id=comment.id,
            number=comment.version,
            text=comment.text,
            replaced_at=clock.now(),
        )
        await change(
            actor, "edit_comment", comment, expected_version=version, text=text, edited_at=clock.now()
        )
        await _call_in(actor, comment, named)
        return comment


async def delete_comment(actor: Actor, *, id: UUID, version: int) -> Comment:
    """Take one's words away for good, those before an edit too; the place in the thread is kept. Refuses others."""
    async with transaction():
        comment = await _comment_to_move(actor, id, version, CommentAction.DELETE)
        await change(
            actor, "delete_comment", comment, expected_version=version, text="", deleted_at=clock.now()
        )
        await CommentVersion.filter(comment_id=comment.id).update(text="")
        await _call_in(actor, comment, [])
        return comment


async def _thread(actor: Actor, checks: Checks, subject_id: UUID, parent_id: UUID | None) -> UUID | None:
    """The first comment of the thread that this one joins."""
    if parent_id is None:
        return None
    parent = await visible_comments(actor).get_or_none(id=parent_id, subject_id=subject_id)
    if parent is None:
        checks.problems.extend(not_found("comment", "parent_id").problems)
        return None
    return parent.parent_id or parent.id


async def _speakers(thread: UUID | None) -> set[UUID]:
    """Who spoke in this thread so far."""
    said = Comment.filter(Q(id=thread) | Q(parent_id=thread)) if thread else Comment.filter(id__isnull=True)
    return {comment.author_id for comment in await said}


async def _named(
    checks: Checks, readers: QuerySet[Any], text: str, mention_ids: Collection[UUID]
) -> list[UUID]:
    """Whom the text names, of those who were chosen."""
    chosen = set(mention_ids)
    if len(chosen) > MOST_MENTIONS:
        checks.add(Code.TOO_MANY, f"Call in at most {MOST_MENTIONS} people at once.", "mention_ids")
        return []
    if not chosen:
        return []
    names: dict[UUID, str] = dict(await readers.filter(id__in=list(chosen)).values_list("id", "name"))
    checks.require(set(names) == chosen, Code.INVALID, _NOBODY_READS, "mention_ids")
    return named_in(text, names)


async def _call_in(actor: Actor, comment: Comment, named: Collection[UUID]) -> None:
    """Keep whom it names; those who were never called in by it are told."""
    before = {mention.employee_id: mention for mention in await Mention.filter(comment_id=comment.id)}
    for employee_id, mention in before.items():
        if mention.named is not (employee_id in named):
            await change(actor, "name_in_comment", mention, named=employee_id in named)
    called = newly_named(named, before)
    for employee_id in called:
        await create(actor, "name_in_comment", Mention, comment_id=comment.id, employee_id=employee_id)
    if called:
        await announce("PeopleMentioned", comment_id=comment.id, employee_ids=called)


async def _comment_to_move(actor: Actor, id: UUID, version: int, action: CommentAction) -> Comment:
    comment = await comment_to_change(actor, id)
    if comment.version != version:
        raise conflict(comment)
    allowed = allowed_comment_actions(
        wrote=comment.author_id == actor.employee_id,
        writes=writes_comments(actor, comment.subject_kind),
        deleted=comment.deleted_at is not None,
        said_at=comment.said_at,
        now=clock.now(),
    )
    if action not in allowed:
        mine = comment.author_id == actor.employee_id
        message = (
            "A comment can be edited for 15 minutes, until it is deleted. Write a new one instead."
            if mine
            else "Only its author changes a comment. Reply to it instead."
        )
        raise Rejected(Problem(Code.WRONG_STATE if mine else Code.FORBIDDEN, message, ("id",)))
    return comment


async def _said_before(actor: Actor, id: UUID) -> Comment:
    comment = await visible_comments(actor).get_or_none(id=id)
    if comment is None:
        raise not_found("comment", "idempotency_key")
    return comment
