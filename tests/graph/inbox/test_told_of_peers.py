"""Who has to propose, approve and choose peers finds it among their tasks, is reminded, and no longer once it is done."""

from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.identity.models import Account
from headway.platform import clock as now
from headway.reviewing.jobs import remind_of_reviews
from headway.reviewing.models import Nomination, Review, ReviewCycle
from headway.reviewing.rules import CycleState
from tests.circle import PEER, around, invite, propose
from tests.graph.inbox import telling
from tests.reviews import NOON, Ask, Company, do, make_company

TASKS = (
    "{ viewer { tasks { kind title detail href } inbox { info(first: 20) { nodes { lines { text } } } } } }"
)
ABOUT_PEERS = {"PROPOSE_PEERS", "DECIDE_PEERS"}


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    company = await make_company()
    stamps: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    for name, person in company.people.items():
        account = await Account.create(
            email=person.email, name=person.name, employee=person, hr=name == "hanna", **stamps
        )
        company.accounts[name] = account.id
    return company


async def told(company: Any) -> dict[str, list[str]]:
    """Which kinds of things each person was told."""
    return {name: sorted(kinds) for name, kinds in (await telling.told(company)).items()}


async def waits_for(ask: Ask, company: Company, name: str) -> list[tuple[str, str]]:
    """What somebody has to do about peers."""
    answer = await ask(TASKS, as_=company.actor(name))
    tasks = answer.data["viewer"]["tasks"]
    return [(task["title"], task["detail"]) for task in tasks if task["kind"] in ABOUT_PEERS]


async def decide(ask: Ask, company: Company, peer: str, action: str, by: str = "mona") -> Any:
    row = await Nomination.get(peer_id=company.people[peer].id)
    input = {"id": global_id("Nomination", row.id), "version": row.version, "action": action, "reason": "No."}
    return await do(ask, company.actor(by), "DecideNomination", **input)


async def test_tasks_about_peers_stop_once_they_are_done(ask: Ask, company: Company) -> None:
    cycle = await around(company, externals=1)
    due = "H2 2026 · their forms due 1 Dec"
    assert await waits_for(ask, company, "eli") == [("Propose 2 colleagues for your review", due)]
    await propose(ask, company, cycle, "eli", "eli", "pia", "omar")
    assert await waits_for(ask, company, "eli") == []
    waiting = "H2 2026 · proposed today · their forms due 1 Dec"
    assert await waits_for(ask, company, "mona") == [("Eli proposes 2 reviewers", waiting)]
    await invite(ask, company, cycle, "eli", "eli")
    assert await waits_for(ask, company, "mona") == [("Eli proposes 3 reviewers", waiting)]
    # HR and the manager above may decide, but it is not theirs to do.
    assert [await waits_for(ask, company, name) for name in ("vera", "hanna", "pia")] == [[], [], []]
    await decide(ask, company, "pia", "APPROVE")
    assert "errors" not in await decide(ask, company, "omar", "TURN_DOWN", by="vera")
    assert await waits_for(ask, company, "eli") == [("Propose 1 colleague for your review", due)]
    form = await Review.get(direction=PEER)
    decline = {"reviewId": global_id("Review", form.id), "version": 1, "reason": "Hardly met."}
    assert "errors" not in await do(ask, company.actor("pia"), "DeclineReview", **decline)
    title, detail = (await waits_for(ask, company, "eli"))[0]
    assert (title, detail) == (
        "Propose 2 more colleagues for your review",
        "H2 2026 · 1 colleague cannot write · their forms due 1 Dec",
    )
    await telling.tell_all()
    assert await told(company) == {
        "mona": ["EXTERNAL_PROPOSED", "PEERS_PROPOSED", "PEER_DECLINED"],
        "pia": ["ASKED_AS_COLLEAGUE"],
        "eli": ["PEER_DECLINED", "PEER_TURNED_DOWN"],
    }
    await ReviewCycle.all().update(state=CycleState.MANAGER_REVIEW)
    assert [await waits_for(ask, company, name) for name in ("eli", "mona")] == [[], []]


async def test_who_keeps_peers_waiting_is_reminded_and_then_the_next(ask: Ask, company: Company) -> None:
    cycle = await around(company)
    began = await ReviewCycle.get(id=cycle.id)
    assert began.launched_at is not None

    async def after(days: int) -> dict[str, list[str]]:
        now.set_for_tests(NOON + timedelta(days=days))
        for _ in range(2):
            await remind_of_reviews()
        await telling.tell_all()
        return await told(company)

    assert await after(2) == {}
    assert await after(3) == {"eli": ["PEERS_TO_PROPOSE"]}
    assert await after(7) == {"eli": ["PEERS_TO_PROPOSE"], "mona": ["PEERS_TO_PROPOSE_BELOW"]}
    await propose(ask, company, cycle, "eli", "eli", "pia")
    after_three = await after(10)
    peers = {kind for kind in after_three["mona"] if kind.startswith("PEER")}
    assert peers == {"PEERS_TO_PROPOSE_BELOW", "PEERS_PROPOSED", "PEER_TO_DECIDE"}
    assert "PEER_TO_DECIDE_BELOW" not in after_three.get("vera", [])
    found = await after(14)
    assert "PEER_TO_DECIDE_BELOW" in found["vera"]
    assert found["eli"].count("PEERS_TO_PROPOSE") == 1
    info = (await ask(TASKS, as_=company.actor("vera"))).data["viewer"]["inbox"]["info"]
    lines = [line["text"] for node in info["nodes"] for line in node["lines"]]
    assert (
        "Pia is proposed to write about Eli; somebody who reports to you has not decided for a week." in lines
    )
    await decide(ask, company, "pia", "APPROVE")
    info = (await ask(TASKS, as_=company.actor("vera"))).data["viewer"]["inbox"]["info"]
    assert "Pia is proposed" not in str(info)
