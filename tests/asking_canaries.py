"""Canaries in what people ask each other, by name and in rounds, and in reports of abuse."""

from datetime import timedelta

from headway.monitoring import actions as monitoring
from headway.monitoring.models import Feedback, RoundAnswer
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility, RoundKind
from tests.company import TODAY, Company
from tests.heard_by import ASKED_WITHOUT_NAMES, canary

SOON = TODAY + timedelta(days=7)


async def plant_care(company: Company) -> None:
    """What Priya sees differently, what she reports, and what was hidden for that."""
    paul, priya, hanna = (company.actor(name) for name in ("paul", "priya", "hanna"))
    hers = await Feedback.get(text=canary("feedback for her"))
    await monitoring.dispute_feedback(
        priya, id=hers.id, version=hers.version, text=canary("what she sees differently")
    )
    for name in ("feedback she reports", "feedback that is hidden"):
        given = await monitoring.give_feedback(
            paul, receiver_id=company.people["priya"].id, kind=FeedbackKind.NOTE,
            visibility=FeedbackVisibility.RECEIVER, text=canary(name),
        )  # fmt: skip
        await monitoring.report_feedback(priya, id=given.id, version=1, reason=canary("why she reports it"))
        if name == "feedback that is hidden":
            await monitoring.hide_feedback(hanna, id=given.id, version=2, reason="Abuse.")


async def plant_questions(company: Company) -> None:
    """What Priya asks Tina, and what she asks without names."""
    priya, people = company.actor("priya"), company.people
    [asked] = await monitoring.ask_for_feedback(
        priya, respondent_ids=[people["tina"].id], about_id=people["priya"].id, text=canary("what she asks tina"), due_on=SOON,
    )  # fmt: skip
    await monitoring.decline_feedback_request(
        company.actor("tina"), id=asked.id, version=1, reason=canary("why tina would rather not")
    )
    found = await monitoring.open_round(
        priya, kind=RoundKind.QUESTION, closes_on=SOON, text=canary("what she asks without names"),
        invited_ids=[people[name].id for name in ASKED_WITHOUT_NAMES],
    )  # fmt: skip
    for name in ASKED_WITHOUT_NAMES[:5]:
        await monitoring.answer_round(
            company.actor(name), id=found.id, rating=3, text=canary("an answer without a name")
        )
    await monitoring.close_round(priya, id=found.id, version=1)
    await RoundAnswer.all().update(rating=991_100_991)
