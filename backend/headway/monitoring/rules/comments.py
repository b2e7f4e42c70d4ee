"""What may be done with a comment, until when, and whom it calls in."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

MOST_CHARACTERS: Final = 4_000
MOST_MENTIONS: Final = 20
EDITABLE_FOR: Final = timedelta(minutes=15)


class CommentSubject(StrEnum):
    """What a comment can be about."""

    GOAL = "GOAL"
    FEEDBACK = "FEEDBACK"
    CHECK_IN = "CHECK_IN"
    DEVELOPMENT = "DEVELOPMENT"


class CommentAction(StrEnum):
    """What somebody can do with a comment."""

    REPLY = "REPLY"
    EDIT = "EDIT"
    DELETE = "DELETE"


def allowed_comment_actions(
    *, wrote: bool, writes: bool, deleted: bool, said_at: datetime, now: datetime
) -> frozenset[CommentAction]:
    """Whoever may write beside the subject replies; the author edits for some minutes and deletes at any time."""
    allowed = {CommentAction.REPLY} if writes else set()
    if wrote and writes and not deleted:
        allowed.add(CommentAction.DELETE)
        if now - said_at < EDITABLE_FOR:
            allowed.add(CommentAction.EDIT)
    return frozenset(allowed)


def named_in(text: str, names: Mapping[UUID, str]) -> list[UUID]:
    """Those of the chosen people whom the text still names."""
    return [id for id, name in names.items() if f"@{name}" in text]


def newly_named(named: Iterable[UUID], called: Iterable[UUID]) -> list[UUID]:
    """Who is named and was never called in by this comment."""
    before = set(called)
    return [id for id in named if id not in before]
