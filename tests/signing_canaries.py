"""Tina's review, settled, signed and corrected, with a canary in every word and number of what was signed."""

from datetime import timedelta
from typing import Any

from headway.platform import clock
from headway.reviewing.actions import correcting, meetings, sharing, signing
from headway.reviewing.models import Answer, Review, ReviewMeeting, ReviewRecord
from headway.reviewing.rules import Agreement, ReviewDirection, SignatureOutcome, Signer
from tests.company import NOON, Company
from tests.heard_by import canary


async def signed_about_tina(company: Company) -> None:
    """She signs, Tom does not, and Tom corrects what he wrote; then she sees it differently again."""
    review = await Review.get(reviewee_id=company.people["tina"].id, direction=ReviewDirection.MANAGER)
    await _settle(company, review)
    review = await signing.sign_review(company.actor("tina"), id=review.id, version=review.version + 1)
    clock.set_for_tests(NOON + timedelta(days=8))
    review = await signing.record_unsigned(
        company.actor("boris"), id=review.id, version=review.version, signer=Signer.MANAGER,
        outcome=SignatureOutcome.UNREACHABLE, reason=canary("why tom does not sign"),
    )  # fmt: skip
    told = await Answer.get(text=canary("what tina was told"))
    review = await correcting.correct_review(
        company.actor("tom"), id=review.id, version=review.version, reason=canary("why tina is told something else"),
        corrections=[correcting.Correction(told.id, text=canary("what tina is told now"))],
    )  # fmt: skip
    clock.set_for_tests(NOON)
    review = await sharing.acknowledge_review(
        company.actor("tina"), id=review.id, version=review.version, agreement=Agreement.DISAGREE, comment=canary("what tina said")
    )  # fmt: skip
    await _settle(company, review)
    await signing.sign_review(company.actor("tina"), id=review.id, version=review.version + 1)
    meeting = await meetings.schedule_review_meeting(
        company.actor("tom"), review_id=review.id, starts_at=NOON + timedelta(days=1), minutes=60,
        place=canary("where tina meets tom"),
    )  # fmt: skip
    words = {"agenda": canary("what tina and tom talk about"), "notes": canary("what they noted")}
    await ReviewMeeting.filter(id=meeting.id).update(**words)
    for record in await ReviewRecord.all():
        await _figures(record)


async def _settle(company: Company, review: Review) -> None:
    await signing.resolve_disagreement(
        company.actor("vera"), id=review.id, version=review.version, outcome=canary("what came of tina's word")
    )  # fmt: skip


async def _figures(record: ReviewRecord) -> None:
    """Ratings, goals and colleagues' words that no form would hold: unmistakable."""
    content: dict[str, Any] = record.content
    content |= {"rating": 668_800_668, "label": canary("what tina's rating is called")}
    content["answers"][0] |= {
        "skill": canary("what tina learned"), "choice": canary("what tom chose"),
        "rating": 669_900_669, "level_before": 671_100_671, "level_after": 672_200_672,
    }  # fmt: skip
    words = {"text": canary("tina's goal"), "salt": "", "digest": ""}
    results = {"text": canary("tina's result"), "salt": "", "digest": ""}
    content["goals"] = [
        {"id": "", "title": words, "private": False, "state": "ACTIVE", "outcome": "", "results": [results]}
    ]
    said = {"text": canary("what is said of tina"), "salt": "", "digest": ""}
    content["others"] = [
        {"raters": "PEERS", "forms": 5, "question": "What?", "mean": 673_300_673.5, "texts": [said]}
    ]
    await ReviewRecord.filter(id=record.id).update(content=content)
