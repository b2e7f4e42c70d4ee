"""A review with colleagues: who asks whom, and forms filled in quickly."""

from typing import Any

from headway.graph.ids import global_id
from headway.people.models import ReportingLine
from headway.people.rules.vocabulary import LineKind, LineRights
from headway.reviewing.models import (
    Answer,
    ExternalReviewer,
    Participant,
    Question,
    Review,
    ReviewCycle,
    ReviewTemplate,
)
from headway.reviewing.rules import QuestionKind, ReviewDirection, ReviewState
from headway.reviewing.rules.nominating import OthersAsked
from headway.reviewing.rules.ready_made import ALL_AROUND
from tests.factories import make_reporting_line
from tests.reviews import NOON, RESULTS, Ask, Company, do, launched

PEER, UPWARD = ReviewDirection.PEER, ReviewDirection.UPWARD
PEERS = ("pia", "omar", "dora", "otto", "alma")
RESULTS |= {
    "InviteExternal": "external { id state version }",
    "DecideExternal": "external { id state version } link",
    "ProposePeers": "participant { id nominations { id state peer { name } allowedActions } }",
    "DecideNomination": "nomination { id state version turnDownReason }",
    "AnswerNamedRequest": "request { id version } review { id state }",
    "DeclineReview": "review { id state version }",
}
OTHERS = "others { raters forms questions { title kind answers mean texts } }"


async def around(
    company: Company,
    *names: str,
    most: int = 6,
    fewest: int = 2,
    upward: bool = False,
    smallest: int = 5,
    dotted: dict[str, int] | None = None,
    externals: int = 0,
) -> ReviewCycle:
    """A launched cycle for these people in which colleagues are asked, and who rates Eli by a dotted line with a share."""
    company.template = await ReviewTemplate.get(name=ALL_AROUND.name)
    await ReportingLine.filter(kind=LineKind.DOTTED).delete()
    for name, weight in (dotted or {}).items():
        rights = LineRights.RATE if weight else LineRights.COMMENT
        await make_reporting_line(
            company.people["eli"], company.people[name], kind=LineKind.DOTTED, rights=rights, weight=weight
        )
    if smallest < company.template.smallest_group:
        await ReviewTemplate.filter(id=company.template.id).update(smallest_group=smallest)
    return await launched(company, *names, others=OthersAsked(fewest, most, upward, smallest, externals))


async def place(company: Company, cycle: ReviewCycle, name: str) -> str:
    """The global id of somebody's place in a cycle."""
    found = await Participant.get(cycle_id=cycle.id, employee_id=company.people[name].id)
    return global_id("Participant", found.id)


async def propose(
    ask: Ask, company: Company, cycle: ReviewCycle, by: str, about: str, *peers: str
) -> dict[str, Any]:
    """Propose peers, and what is answered."""
    ids = [company.id_of(peer) for peer in peers]
    input = {"participantId": await place(company, cycle, about), "peerIds": ids}
    return await do(ask, company.actor(by), "ProposePeers", **input)


async def invite(
    ask: Ask, company: Company, cycle: ReviewCycle, by: str, about: str, email: str = "rosa@example.com"
) -> dict[str, Any]:
    """Ask somebody from outside, and what is answered."""
    input = {"participantId": await place(company, cycle, about), "name": "Rosa", "email": email}
    return await do(ask, company.actor(by), "InviteExternal", **input)


async def decide_external(
    ask: Ask, company: Company, by: str, action: str, reason: str = ""
) -> dict[str, Any]:
    """Do something with the newest invitation."""
    row = await ExternalReviewer.all().order_by("-created_at").first()
    assert row is not None
    id = global_id("ExternalReviewer", row.id)
    input = {"id": id, "version": row.version, "action": action, "reason": reason}
    return await do(ask, company.actor(by), "DecideExternal", **input)


async def fill(form: Review, *, rating: int, text: str) -> None:
    """Answer everything the form asks, and hand it in."""
    cycle = await ReviewCycle.get(id=form.cycle_id)
    for asked in await Question.filter(template_id=cycle.template_id, direction=form.direction):
        given = {"text": text} if asked.kind is QuestionKind.TEXT else {"rating": rating}
        await Answer.create(
            review_id=form.id, question_id=asked.id, created_at=NOON, updated_at=NOON, **given
        )
    await Review.filter(id=form.id).update(state=ReviewState.SUBMITTED, submitted_at=NOON)


async def move(ask: Ask, company: Company, cycle: ReviewCycle, reason: str = "") -> dict[str, Any]:
    """Move a cycle on, as HR."""
    row = await ReviewCycle.get(id=cycle.id)
    input = {"id": global_id("ReviewCycle", cycle.id), "version": row.version, "reason": reason}
    return await do(ask, company.actor("hanna"), "MoveReviewCycle", **input)


async def told(ask: Ask, company: Company, cycle: ReviewCycle, about: str, name: str) -> list[dict[str, Any]]:
    """What somebody reads of what others said, by both ways to it."""
    query = f"""query($id: ID!, $cycle: ID!) {{ node(id: $id) {{ ... on Participant {{ {OTHERS} }} }}
        reviews(where: {{cycleId: $cycle, revieweeId: "{company.id_of(about)}"}}) {{ nodes {{ direction {OTHERS} }} }} }}"""
    variables = {"id": await place(company, cycle, about), "cycle": global_id("ReviewCycle", cycle.id)}
    result = await ask(query, variables, as_=company.actor(name))
    assert result.errors is None, result.errors
    found: list[dict[str, Any]] = result.data["node"]["others"] if result.data["node"] else []
    assert all(node["others"] == found for node in result.data["reviews"]["nodes"])
    return found
