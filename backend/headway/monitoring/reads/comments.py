"""What is shown of comments beside their rows, and who can be called in."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final
from uuid import UUID

from headway.monitoring.access import subject_of, who_may_be_mentioned, writes_comments
from headway.monitoring.models import Comment
from headway.monitoring.rules.comments import CommentAction, CommentSubject, allowed_comment_actions
from headway.people.reads import called
from headway.platform import clock
from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.people.models import Employee

MOST_OFFERED: Final = 8


async def comment_actions(actor: Actor, rows: list[Comment]) -> dict[Comment, list[CommentAction]]:
    """What the actor may do with each, without asking the database."""
    return {row: [action for action in CommentAction if action in _allowed(actor, row)] for row in rows}


def _allowed(actor: Actor, row: Comment) -> frozenset[CommentAction]:
    return allowed_comment_actions(
        wrote=row.author_id == actor.employee_id,
        writes=writes_comments(actor, row.subject_kind),
        deleted=row.deleted_at is not None,
        said_at=row.said_at,
        now=clock.now(),
    )


async def mentionable(
    actor: Actor, kind: CommentSubject, subject_id: UUID, search: str, by_role: Collection[UUID] = ()
) -> "list[Employee]":
    """The first people by name who may read this and so be called in, of those whom the searched words fit."""
    subject = await subject_of(actor, kind, subject_id) if writes_comments(actor, kind) else None
    if subject is None:
        return []
    people = who_may_be_mentioned(actor, kind, subject, by_role)
    found = called(people, search) if search else people
    return await found.order_by("search_name", "id").limit(MOST_OFFERED)
