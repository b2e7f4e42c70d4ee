"""The one rating of all managers of a person, for who reads what each of them says."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.models import Review
from headway.reviewing.reads.reviews import readable
from headway.reviewing.rules import ReviewDirection
from headway.reviewing.rules.combining import Rated, combined, share_of_manager
from headway.reviewing.rules.lives import GIVEN_AWAY, OPEN


@dataclass(frozen=True, slots=True)
class CombinedRating:
    """One rating, and how it came about."""

    value: float
    words: str


async def combined_ratings(actor: Actor, participant_ids: list[UUID]) -> dict[UUID, CombinedRating]:
    """Of each of these whose managers have all handed in, where the actor reads them all: two statements."""
    forms = Review.filter(
        participant_id__in=participant_ids, direction__in=(ReviewDirection.MANAGER, ReviewDirection.DOTTED)
    )
    led: dict[UUID, list[Review]] = defaultdict(list)
    for form in (
        await forms.exclude(state__in=sorted(GIVEN_AWAY))
        .select_related("reviewer")
        .order_by("-weight", "reviewer__search_name")
    ):
        led[form.participant_id].append(form)
    several = {id: forms for id, forms in led.items() if len(forms) > 1}
    known = await readable(actor, [form.id for forms in several.values() for form in forms])
    found: dict[UUID, CombinedRating] = {}
    for id, mine in several.items():
        handed_in = [form for form in mine if form.overall_rating is not None]
        if any(form.state in OPEN for form in mine) or any(form.id not in known for form in handed_in):
            continue
        left = share_of_manager(form.weight or 0 for form in mine if form.direction is ReviewDirection.DOTTED)
        whole = combined(
            [
                Rated(form.reviewer.name, left if form.weight is None else form.weight, form.overall_rating)
                for form in mine
            ]
        )
        if whole:
            found[id] = CombinedRating(round(float(whole.value), 1), whole.words)
    return found


async def combined_beside(actor: Actor, reviews: list[Review]) -> dict[Review, CombinedRating]:
    """As `combined_ratings`, of whom these forms are about."""
    told = await combined_ratings(actor, [review.participant_id for review in reviews])
    return {review: told[review.participant_id] for review in reviews if review.participant_id in told}
