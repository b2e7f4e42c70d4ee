"""Who may reach which comments: whoever may read what they are about, and nobody else."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from uuid import UUID

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.monitoring.access.check_ins import may_check_in, readers_of_check_in, visible_check_ins
from headway.monitoring.access.feedback import may_write_feedback, readers_of_feedback, visible_feedback
from headway.monitoring.models import Comment, CommentVersion, Mention
from headway.monitoring.rules.comments import CommentSubject
from headway.people.access import visible_colleagues
from headway.planning.access import (
    may_write_goals,
    readers_of_development_plan,
    readers_of_goal,
    visible_development_plans,
    visible_goals,
)
from headway.platform.actor import Actor
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found

# How each kind of subject is reached, who writes beside it, which people read it, and whose it is.
_VISIBLE: Final[Mapping[CommentSubject, Callable[[Actor], QuerySet[Any]]]] = {
    CommentSubject.GOAL: visible_goals,
    CommentSubject.FEEDBACK: visible_feedback,
    CommentSubject.CHECK_IN: visible_check_ins,
    CommentSubject.DEVELOPMENT: visible_development_plans,
}
_MAY_WRITE: Final[Mapping[CommentSubject, Callable[[Actor], bool]]] = {
    CommentSubject.GOAL: may_write_goals,
    CommentSubject.FEEDBACK: may_write_feedback,
    CommentSubject.CHECK_IN: may_check_in,
    CommentSubject.DEVELOPMENT: may_write_goals,
}
_READERS: Final[Mapping[CommentSubject, Callable[[Any], Q]]] = {
    CommentSubject.GOAL: readers_of_goal,
    CommentSubject.FEEDBACK: readers_of_feedback,
    CommentSubject.CHECK_IN: readers_of_check_in,
    CommentSubject.DEVELOPMENT: readers_of_development_plan,
}

_WHOSE: Final[Mapping[CommentSubject, tuple[str, ...]]] = {
    CommentSubject.GOAL: ("owner_id",),
    CommentSubject.FEEDBACK: ("giver_id", "receiver_id"),
    CommentSubject.CHECK_IN: ("employee_id", "author_id"),
    CommentSubject.DEVELOPMENT: ("owner_id",),
}
_CALLED: Final[Mapping[CommentSubject, str]] = {
    CommentSubject.CHECK_IN: "check-in",
    CommentSubject.DEVELOPMENT: "development plan",
}


def visible_comments(actor: Actor) -> QuerySet[Comment]:
    """The comments on all that one may read."""
    about = [
        Q(subject_kind=kind, subject_id__in=Subquery(visible(actor).values("id")))
        for kind, visible in _VISIBLE.items()
    ]
    return Comment.filter(Q(*about, join_type="OR"))


def visible_threads(actor: Actor) -> QuerySet[Comment]:
    """The comments that begin a thread."""
    return visible_comments(actor).filter(parent_id__isnull=True)


def visible_comment_versions(actor: Actor) -> QuerySet[CommentVersion]:
    """What visible comments said before they were edited."""
    return CommentVersion.filter(comment_id__in=Subquery(visible_comments(actor).values("id")))


def visible_mentions(actor: Actor) -> QuerySet[Mention]:
    """Whom visible comments name."""
    return Mention.filter(named=True, comment_id__in=Subquery(visible_comments(actor).values("id")))


def writes_comments(actor: Actor, kind: CommentSubject) -> bool:
    """People comment, by session or by a token of theirs that may write such things; integrations never."""
    return actor.employee_id is not None and not actor.integration and _MAY_WRITE[kind](actor)


async def subject_of(actor: Actor, kind: CommentSubject, id: UUID) -> Any | None:
    """What a comment is, or would be, about; None if the actor may not read it."""
    return await _VISIBLE[kind](actor).get_or_none(id=id)


async def subject_to_comment(actor: Actor, kind: CommentSubject, id: UUID) -> Any:
    """Something the actor may write beside."""
    if not writes_comments(actor, kind):
        message = "This account or token writes no comments here. Sign in as an employee, or use a token that may write."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    subject = await subject_of(actor, kind, id)
    if subject is None:
        raise not_found(_CALLED.get(kind, kind.lower()), "subject_id")
    return subject


async def comment_to_change(actor: Actor, id: UUID) -> Comment:
    """A visible comment, locked; what may be done with it is decided by the rules."""
    comment = await lock_row(visible_comments(actor).filter(id=id)).first()
    if comment is None:
        raise not_found("comment")
    return comment


def concerned(kind: CommentSubject, subject: Any) -> list[UUID]:
    """Whose it is that is commented: those who hear of it without being called in."""
    return [getattr(subject, column) for column in _WHOSE[kind]]


def who_may_be_mentioned(
    actor: Actor, kind: CommentSubject, subject: Any, by_role: Collection[UUID] = ()
) -> QuerySet[Any]:
    """Those who work here, may read the subject by their place in the company or by a role they have, and are not the actor."""
    reading = _READERS[kind](subject)
    if by_role:
        reading |= Q(id__in=list(by_role))
    return visible_colleagues(actor).filter(reading).exclude(id=actor.employee_id)
