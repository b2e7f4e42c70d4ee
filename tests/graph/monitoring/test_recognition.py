"""Recognition: praise that everybody reads, the newest first, of everybody or of those near one."""

from datetime import timedelta

from tests.company import NOON, Company, data, make_company, make_feedback
from tests.conftest import Ask

FEED = """query($scope: RecognitionScope!, $search: String) {
    recognition(first: 9, scope: $scope, search: $search) { totalCount nodes { text } } }"""


async def feed(ask: Ask, company: Company, by: str, scope: str = "COMPANY", search: str | None = None) -> str:
    """The first words of each, in order."""
    given = {"scope": scope, "search": search}
    shown = data(await ask(FEED, given, as_=company.actor(by)))["recognition"]
    assert shown["totalCount"] == len(shown["nodes"])
    return " ".join(node["text"] for node in shown["nodes"])


async def test_praise_in_public_is_read_by_everybody_and_nothing_else_is(
    ask: Ask, database: object, clock: object
) -> None:
    company = await make_company()
    people = company.people
    public = {"visibility": "PUBLIC"}
    said = [
        ("tom", "tina", "Board", public),
        ("priya", "vera", "Above", public),
        ("vera", "paul", "Émile", public),
        ("mona", "priya", "Mine", public),
        ("mona", "priya", "Read", {**public, "state": "READ"}),
        ("mona", "priya", "Advice", {**public, "kind": "CONSTRUCTIVE"}),
        ("mona", "priya", "Back", {**public, "state": "RETRACTED"}),
        ("mona", "priya", "", {**public, "state": "HIDDEN"}),
        ("mona", "priya", "Both", {"visibility": "RECEIVER_AND_MANAGER"}),
    ]
    for number, (giver, receiver, text, more) in enumerate(said):
        at = NOON + timedelta(minutes=number)
        await make_feedback(people[giver], people[receiver], text=text, sent_at=at, **more)
    assert (
        await feed(ask, company, "priya") == await feed(ask, company, "mona") == "Read Mine Émile Above Board"
    )
    assert await feed(ask, company, "priya", "DEPARTMENT") == "Read Mine Émile Above"
    assert await feed(ask, company, "priya", "TEAM") == "Read Mine Émile"
    assert await feed(ask, company, "mona", "TEAM") == "Read Mine Émile"
    assert await feed(ask, company, "priya", "ME") == "Read Mine Above"
    assert await feed(ask, company, "tina", "DEPARTMENT") == "Board"
    assert await feed(ask, company, "priya", search="emile") == "Émile"
    # Integrations belong to no team; the administrator without an employee reads no feedback.
    assert await feed(ask, company, "integration") == "Read Mine Émile Above Board"
    assert await feed(ask, company, "integration", "TEAM") == ""
    assert await feed(ask, company, "admin") == ""
