"""Who can be called in beside something because of a role: the HR partners who look after it, which only identity knows."""

from collections.abc import Collection
from uuid import UUID

from headway.identity.access import hr_partners
from headway.monitoring.access import subject_of, visible_comments
from headway.monitoring.reads import MOST_OFFERED
from headway.monitoring.rules.comments import MOST_MENTIONS, CommentSubject
from headway.people.access import visible_colleagues
from headway.people.reads import called
from headway.platform.actor import Actor


async def partners_called(actor: Actor, kind: CommentSubject, subject: UUID, search: str) -> set[UUID]:
    """The HR partners of this name who read the subject; nobody who was not searched for, since few readers are HR."""
    if not search:
        return set()
    people = called(visible_colleagues(actor), search).order_by("search_name", "id").limit(MOST_OFFERED)
    return await _reading(kind, subject, await people.values_list("id", flat=True))  # type: ignore[arg-type]


async def partners_among(kind: CommentSubject, subject: UUID, ids: Collection[UUID]) -> set[UUID]:
    """The HR partners among these people who read the subject."""
    return await _reading(kind, subject, list(ids)[:MOST_MENTIONS])


async def partners_beside(actor: Actor, comment: UUID, ids: Collection[UUID]) -> set[UUID]:
    """The same of what a visible comment is about."""
    found = await visible_comments(actor).get_or_none(id=comment) if ids else None
    return await partners_among(found.subject_kind, found.subject_id, ids) if found else set()


async def _reading(kind: CommentSubject, subject: UUID, ids: Collection[UUID]) -> set[UUID]:
    partners = await hr_partners(ids) if ids else {}
    return {id for id, partner in partners.items() if await subject_of(partner, kind, subject)}
