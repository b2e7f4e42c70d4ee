"""Journey 6: the homes answer in their first sentence, and an integration reads the same in one nested query."""

from typing import Any, Final

from tests.web.demo import Demo
from tests.web.journeys.conftest import Company
from tests.web.journeys.steps import aligned, budget, log, moved, proposed, told

HOMES: Final = """{ viewer { home { sentence { text parts { text href } } steps { step state } goals { title status } }
    team { sentence { text } people { nodes { employee { name } level reasons goals { title } } } decisions { kind title } } inboxCount } }"""
NESTED: Final = """query($name: String!) { employees(where: {search: $name}) { nodes {
    name department { name } manager { name manager { name } } reportCount pay { amount { amount currency } }
    goals { nodes { title status progress parent { title owner { name } } keyResults { title currentValue target points { on value note } } } }
    feedbackReceived { nodes { kind visibility text giver { name } } }
    reviews { nodes { state overallRating } }
    rewards { nodes { kind state summary } } } } }"""


async def circle(company: Company) -> None:
    """A goal with a number, feedback, a reward told and one that waits for Vera."""
    goal = await aligned(
        company, "priya", "Close tickets the same day", None, agreed_by="mona", startsOn="2026-11-16"
    )
    await log(company, "priya", goal["keyResults"][0]["id"], "95", note="Words for few.")
    given = {"receiverId": company.ids["priya"], "kind": "PRAISE", "text": "Calm when the system was down."}
    for visibility in ("PUBLIC", "RECEIVER"):
        await company["paul"].do("giveFeedback", "feedback { id }", visibility=visibility, **given)
    await budget(company, "BONUS", "1000")
    bonus: dict[str, Any] = {"amount": {"amount": "100", "currency": "EUR"}}
    await told(
        company, await moved(company, "approveReward", await proposed(company, "BONUS", **bonus), by="vera")
    )
    await proposed(company, "BONUS", whom="paul", **bonus)


async def test_each_home_answers_its_question_first(company: Company) -> None:
    await circle(company)
    priya = (await company["priya"].ask(HOMES))["viewer"]
    assert priya["team"] is None
    assert [(goal["title"], goal["status"]) for goal in priya["home"]["goals"]] == [
        ("Close tickets the same day", "ON_TRACK")
    ]
    sentence = priya["home"]["sentence"]
    assert sentence["text"].endswith("Your one goal is on track or done.")
    assert "".join(part["text"] for part in sentence["parts"]) == sentence["text"]
    assert [step["step"] for step in priya["home"]["steps"]] == ["PLAN", "MONITOR", "REVIEW", "REWARD"]
    mona = (await company["mona"].ask(HOMES))["viewer"]["team"]
    assert {it["employee"]["name"] for it in mona["people"]["nodes"]} == {"Priya Nair", "Paul Kim"}
    vera = (await company["vera"].ask(HOMES))["viewer"]
    assert (vera["inboxCount"], [task["kind"] for task in vera["team"]["decisions"]]) == (
        1,
        ["APPROVE_REWARD"],
    )
    for name in ("admin", "integration"):
        nobody = (await company[name].ask(HOMES))["viewer"]
        assert (nobody["home"], nobody["team"], nobody["inboxCount"]) == (None, None, 0)


async def test_an_integration_reads_it_all_in_one_query_as_far_as_its_scopes_go(company: Company) -> None:
    await circle(company)
    [person] = (await company["integration"].ask(NESTED, name="priya"))["employees"]["nodes"]
    [goal] = person["goals"]["nodes"]
    assert (person["manager"], person["pay"]["amount"]) == (
        {"name": "Mona Diaz", "manager": {"name": "Vera Ortiz"}}, {"amount": "38400.00", "currency": "EUR"},
    )  # fmt: skip
    assert goal["keyResults"][0]["points"] == [{"on": "2026-11-20", "value": "95", "note": None}]
    assert [it["visibility"] for it in person["feedbackReceived"]["nodes"]] == ["PUBLIC"]
    assert [(it["kind"], it["state"]) for it in person["rewards"]["nodes"]] == [("BONUS", "COMMUNICATED")]
    # A peer who asks the same gets the directory and what is public.
    [same] = (await company["tom"].ask(NESTED, name="priya"))["employees"]["nodes"]
    assert (same["name"], same["pay"], same["goals"], same["rewards"]) == (
        "Priya Nair",
        None,
        {"nodes": []},
        {"nodes": []},
    )
    assert len(same["feedbackReceived"]["nodes"]) == 1


async def test_a_token_ends_when_it_is_revoked(company: Company) -> None:
    [token] = (await company["admin"].ask("{ viewer { apiTokens { id version name } } }"))["viewer"][
        "apiTokens"
    ]
    await company["admin"].do(
        "revokeApiToken", "token { revokedAt }", id=token["id"], version=token["version"]
    )
    answer = await company["integration"].client.post("/graphql", json={"query": "{ organisation { name } }"})
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")


async def test_the_demo_company_shows_the_same_homes(demo: Demo) -> None:
    found: dict[str, Any] = {role: (await demo.ask(role, HOMES))["viewer"] for role in demo.clients}
    for role in ("employee", "manager", "skip-level manager", "peer", "HR partner"):
        home = found[role]["home"]
        assert home["sentence"]["text"].endswith("."), role
        assert "".join(part["text"] for part in home["sentence"]["parts"]) == home["sentence"]["text"]
        assert home["goals"], role
    assert [found[role]["team"] is not None for role in ("employee", "manager", "skip-level manager")] == [
        False,
        True,
        True,
    ]
    assert found["integration"]["home"] is None


async def test_the_nested_query_runs_on_the_demo_company(demo: Demo) -> None:
    name = demo.people["employee"]
    for role in demo.clients:
        [person] = (await demo.ask(role, NESTED, {"name": name}))["employees"]["nodes"]
        assert (person["name"], person["pay"] is not None) == (name, role not in {"peer", "administrator"}), (
            role
        )
    [seen] = (await demo.ask("integration", NESTED, {"name": name}))["employees"]["nodes"]
    assert len(seen["goals"]["nodes"]) > 2
    assert {it["visibility"] for it in seen["feedbackReceived"]["nodes"]} <= {"PUBLIC"}
    assert {it["state"] for it in seen["reviews"]["nodes"]} <= {"SHARED", "ACKNOWLEDGED"}
