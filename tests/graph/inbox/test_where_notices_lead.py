"""A notice of feedback leads to that feedback, one of a request to the request, one of a round to the round."""

from datetime import timedelta

from headway.monitoring import actions
from headway.monitoring.models import FeedbackRequest, FeedbackRound
from headway.monitoring.rules import FeedbackKind, FeedbackVisibility, RoundKind
from tests.company import TODAY, Company, data, gid
from tests.conftest import Ask
from tests.factories import make_employee
from tests.graph.inbox.telling import make_office, tell_all

INFO = "{ viewer { inbox { info { nodes { href text } } } } }"


async def lead(ask: Ask, company: Company, name: str) -> dict[str, str]:
    """Where each line of somebody's inbox leads."""
    items = data(await ask(INFO, as_=company.actor(name)))["viewer"]["inbox"]["info"]["nodes"]
    return {item["text"]: item["href"] for item in items}


async def test_each_leads_to_the_very_thing(ask: Ask, database: object, clock: object) -> None:
    company = await make_office()
    mona, priya, paul = (company.people[name] for name in ("mona", "priya", "paul"))
    for number in range(4):
        await make_employee(f"R{number}", manager=mona, department=company.support)
    given = await actions.give_feedback(
        company.actor("paul"), receiver_id=priya.id, kind=FeedbackKind.PRAISE,
        visibility=FeedbackVisibility.RECEIVER_AND_MANAGER, text="Calm.",
    )  # fmt: skip
    await actions.dispute_feedback(company.actor("priya"), id=given.id, version=1, text="Lucky.")
    await actions.ask_for_feedback(
        company.actor("priya"), respondent_ids=[paul.id], about_id=priya.id, text="How?", due_on=TODAY
    )
    closes_on = TODAY + timedelta(days=7)
    await actions.open_round(
        company.actor("mona"), kind=RoundKind.SUPPORT, closes_on=closes_on, subject_id=mona.id
    )
    await tell_all()
    request, found = await FeedbackRequest.get(), await FeedbackRound.get()
    feedback = f"/feedback/item/{gid(given)}"
    asked = f"Mona asks without names: “{found.text}”"
    assert await lead(ask, company, "priya") == {
        "Paul gave you feedback.": feedback,
        asked: f"/feedback/rounds/{gid(found)}",
    }
    assert await lead(ask, company, "mona") == {"Paul gave feedback about Priya.": feedback}
    assert await lead(ask, company, "paul") == {
        "Priya sees your feedback differently.": feedback,
        "Priya asks you for feedback: “How?”": f"/feedback/requests/{gid(request)}",
        asked: f"/feedback/rounds/{gid(found)}",
    }
