"""Nominations: who may name whom for what, what becomes of it, and who learns of that."""

from types import ModuleType
from typing import Any

import pytest

from headway.graph.ids import global_id, key_of
from headway.platform.models import AuditEvent, Organisation, OutboxEvent
from headway.rewarding.models import NominationReference, Reward, RewardNomination
from tests.conftest import Ask
from tests.rewards import (
    NOON,
    REASON,
    Company,
    codes,
    integration,
    make_budgets,
    make_company,
    make_goal,
    move,
    propose,
    run,
    tell,
)

OTHERS = ("paul", "mona", "vera", "ada", "rita", "nils", "hanna", "otto", "alma")


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    company = await make_company()
    await make_budgets(company)
    await let_peers(nominate=True)
    return company


async def let_peers(*, nominate: bool) -> None:
    organisation = await Organisation.get()
    await Organisation.all().update(settings={**organisation.settings, "peers_nominate": nominate})


async def nominate(
    ask: Ask, company: Company, *, by: str, whom: str = "paul", kind: str = "RECOGNITION", **more: Any
) -> dict[str, Any]:
    given = {"employeeId": company.id_of(whom), "kind": kind, "reason": REASON} | more
    return await run(ask, "nominateForReward", given, as_=company.actor(by))


async def decide(
    ask: Ask, company: Company, mutation: str, nomination: dict[str, Any], *, by: str, **more: Any
) -> dict[str, Any]:
    given = {"id": nomination["id"], "version": nomination["version"]} | more
    return await run(ask, mutation, given, as_=company.actor(by))


WHO: list[tuple[str, str, bool, tuple[str, str] | None]] = [
    ("rita", "RECOGNITION", True, None),
    ("rita", "RECOGNITION", False, ("FORBIDDEN", "employeeId")),
    ("rita", "BONUS", True, ("FORBIDDEN", "kind")),
    ("nils", "RECOGNITION", True, None),
    ("nils", "RAISE", False, ("FORBIDDEN", "employeeId")),
    ("mona", "BONUS", False, None),
    ("ada", "PROMOTION", False, None),
    ("hanna", "RAISE", False, None),
    ("otto", "RAISE", True, ("FORBIDDEN", "kind")),
    ("alma", "VACATION", False, ("FORBIDDEN", "employeeId")),
    ("paul", "RECOGNITION", True, ("OWN_RECORD", "employeeId")),
]


async def test_who_may_nominate_whom_for_what(ask: Ask, company: Company) -> None:
    for by, kind, peers, refused in WHO:
        await let_peers(nominate=peers)
        before = await RewardNomination.all().count(), await AuditEvent.all().count()
        answer = await nominate(ask, company, by=by, kind=kind)
        after = await RewardNomination.all().count(), await AuditEvent.all().count()
        if refused is None:
            assert (answer["state"], answer["kind"], answer["reason"]) == ("OPEN", kind, REASON)
            assert after == (1, before[1] + 1)
            await RewardNomination.all().delete()
        else:
            assert (codes(answer), after) == ([refused], before), by


async def test_what_a_nomination_needs(ask: Ask, company: Company) -> None:
    goal = await make_goal(company, "paul", visibility="PRIVATE")
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)}]
    wrong: list[tuple[dict[str, Any], tuple[str, str]]] = [
        ({"reason": ""}, ("REQUIRED", "reason")),
        ({"reason": "Thanks."}, ("TOO_SHORT", "reason")),
        ({"reason": "x" * 2001}, ("TOO_LONG", "reason")),
        ({"references": named}, ("NOT_FOUND", "references.0.id")),
        ({"employeeId": global_id("Employee", company.root.id)}, ("NOT_FOUND", "employeeId")),
    ]
    for more, code in wrong:
        assert codes(await nominate(ask, company, by="rita", **more)) == [code]
    await company.people["paul"].filter(id=company.people["paul"].id).update(status="LEFT")
    assert codes(await nominate(ask, company, by="rita")) == [("WRONG_STATE", "employeeId")]
    for machine in (integration(), company.actor("rita", scopes=frozenset())):
        given = {"employeeId": company.id_of("paul"), "kind": "RECOGNITION", "reason": REASON}
        assert codes(await run(ask, "nominateForReward", given, as_=machine)) == [("FORBIDDEN", "")]
    assert await RewardNomination.all().count() == await NominationReference.all().count() == 0


async def test_the_same_twice_and_too_many_are_refused(ask: Ask, company: Company) -> None:
    await nominate(ask, company, by="rita")
    assert codes(await nominate(ask, company, by="rita")) == [("DUPLICATE", "employeeId")]
    first = await RewardNomination.get()
    row: dict[str, Any] = {"nominator_id": first.nominator_id, "created_at": NOON, "updated_at": NOON}
    others = [RewardNomination(employee=company.people["nils"], kind="BONUS", **row) for _ in range(19)]
    await RewardNomination.bulk_create(others)
    assert codes(await nominate(ask, company, by="rita", whom="vera")) == [("TOO_MANY", "employeeId")]
    assert await RewardNomination.all().count() == 20


async def test_a_nomination_is_taken_up_by_a_proposal(ask: Ask, company: Company) -> None:
    goal = await make_goal(company, "paul")
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)}]
    nomination = await nominate(ask, company, by="vera", kind="BONUS", references=named)
    assert nomination["allowedActions"] == ["TAKE_UP", "DECLINE", "WITHDRAW"]
    # A proposal that is refused leaves it open, and so does one for somebody else.
    refused = await propose(ask, company, nominationId=nomination["id"], amount=None)
    assert codes(refused) == [("REQUIRED", "amount")]
    other = await propose(ask, company, nominationId=nomination["id"], employeeId=company.id_of("rita"))
    assert codes(other) == [("NOT_FOUND", "nominationId")]
    assert (await RewardNomination.get()).state == "OPEN"
    reward = await propose(ask, company, nominationId=nomination["id"])
    row = await Reward.get()
    assert (reward["state"], str(row.nomination_id)) == (
        "PROPOSED",
        str(key_of(nomination["id"], "RewardNomination")),
    )
    kept = await RewardNomination.get()
    assert (kept.state, kept.version, kept.decided_by_name) == ("TAKEN_UP", 2, "Mona Berg")
    again = await propose(ask, company, nominationId=nomination["id"])
    assert codes(again) == [("WRONG_STATE", "nominationId")]
    assert await Reward.all().count() == 1
    assert {"RewardNominated", "NominationTakenUp"} <= set(
        await OutboxEvent.all().values_list("kind", flat=True)
    )


async def test_who_sees_a_nomination_and_may_do_what_in_each_state(ask: Ask, company: Company) -> None:
    """Every mutation, by every actor: what is not allowed is refused and changes nothing."""
    for state in ("OPEN", "TAKEN_UP", "DECLINED", "WITHDRAWN"):
        await check_state(ask, company, state)
        await RewardNomination.all().delete()


async def check_state(ask: Ask, company: Company, state: str) -> None:
    nomination = await nominate(ask, company, by="rita")
    if state == "TAKEN_UP":
        await propose(ask, company, "RECOGNITION", nominationId=nomination["id"])
    elif state != "OPEN":
        mutation, by = {"DECLINED": ("decline", "mona"), "WITHDRAWN": ("withdraw", "rita")}[state]
        more = {"reason": "Both of you did that."} if state == "DECLINED" else {}
        await decide(ask, company, f"{mutation}RewardNomination", nomination, by=by, **more)
    row = await RewardNomination.get()
    seen = {"rita", "mona", "vera", "ada", "hanna"}
    open_ = {"TAKE_UP", "DECLINE"} if state == "OPEN" else set()
    query = """query($id: ID!) { node(id: $id) { ... on RewardNomination { state allowedActions decidedReason } }
        rewardNominations { nodes { id } } mine: rewardNominations(turn: MINE) { totalCount } waiting: rewardNominations(turn: MY_TURN) { totalCount } }"""
    for name in OTHERS:
        answer = await ask(query, {"id": nomination["id"]}, as_=company.actor(name))
        assert answer.errors is None
        assert answer.data is not None
        if name not in seen:
            assert answer.data == {
                "node": None,
                "rewardNominations": {"nodes": []},
                "mine": {"totalCount": 0},
                "waiting": {"totalCount": 0},
            }, name
        else:
            allowed = open_ if name != "rita" else {"WITHDRAW"} if open_ else set()
            assert set(answer.data["node"].pop("allowedActions")) == allowed, name
            reason = "Both of you did that." if state == "DECLINED" else ""
            assert answer.data["node"] == {"state": state, "decidedReason": reason}
            assert answer.data["rewardNominations"] == {"nodes": [{"id": nomination["id"]}]}
            waits = bool(open_) and name != "rita"
            assert (answer.data["mine"], answer.data["waiting"]) == (
                {"totalCount": int(name == "rita")},
                {"totalCount": int(waits)},
            )
        for action, mutation in (
            ("DECLINE", "declineRewardNomination"),
            ("WITHDRAW", "withdrawRewardNomination"),
        ):
            may = name in seen and (
                action in open_ if name != "rita" else bool(open_) and action == "WITHDRAW"
            )
            if may:
                continue
            more = {"reason": "No."} if action == "DECLINE" else {}
            given = {"id": nomination["id"], "version": row.version} | more
            refused = await run(ask, mutation, given, as_=company.actor(name))
            expected = (
                "NOT_FOUND"
                if name not in seen
                else "FORBIDDEN"
                if (action == "WITHDRAW") != (name == "rita")
                else "WRONG_STATE"
            )
            assert codes(refused) == [(expected, "id")], (name, action)
    assert await RewardNomination.get() == row
    assert (await RewardNomination.get()).version == row.version


async def test_a_stale_version_and_no_reason_are_refused(ask: Ask, company: Company) -> None:
    nomination = await nominate(ask, company, by="rita")
    stale = nomination | {"version": 7}
    refused = await decide(ask, company, "withdrawRewardNomination", stale, by="rita")
    assert codes(refused) == [("CONFLICT", "version")]
    refused = await decide(ask, company, "declineRewardNomination", nomination, by="mona", reason=" ")
    assert codes(refused) == [("REQUIRED", "reason")]
    assert (await RewardNomination.get()).version == 1


async def test_evidence_is_shown_to_those_who_see_it(ask: Ask, company: Company) -> None:
    goals = [await make_goal(company, "paul", title=seen, visibility=seen) for seen in ("PRIVATE", "SHARED")]
    named = [{"kind": "GOAL", "id": global_id("Goal", goal.id)} for goal in goals]
    nomination = await nominate(ask, company, by="mona", kind="BONUS", references=named)
    query = "query($id: ID!) { node(id: $id) { ... on RewardNomination { references { label kind } } } }"
    for name, titles in {"mona": ["PRIVATE", "SHARED"], "vera": ["SHARED"], "hanna": ["SHARED"]}.items():
        answer = await ask(query, {"id": nomination["id"]}, as_=company.actor(name))
        assert answer.data is not None
        found = sorted(one["label"] for one in answer.data["node"]["references"])
        assert found == titles


async def test_recognition_needs_no_approval_and_ends_in_the_feed(ask: Ask, company: Company) -> None:
    short = await propose(ask, company, "RECOGNITION", reason="Thanks.")
    assert codes(short) == [("TOO_SHORT", "reason")]
    assert codes(await propose(ask, company, "BONUS", public=True)) == [("INVALID", "public")]
    reward = await propose(ask, company, "RECOGNITION", effectiveOn="2026-11-20")
    assert (reward["state"], reward["approvals"], reward["cost"]) == ("COMMITTED", [], None)
    assert reward["summary"] == "Public recognition"
    reward = await tell(ask, company, reward, by="mona")
    feed = "{ recognition { nodes { text giver { name } receiver { name } } } }"
    assert (await ask(feed, as_=company.actor("nils"))).data == {"recognition": {"nodes": []}}
    reward = await move(ask, company, "executeReward", reward, by="hanna")
    said = {"text": REASON, "giver": {"name": "Mona Berg"}, "receiver": {"name": "Paul Berg"}}
    assert (await ask(feed, as_=company.actor("nils"))).data == {"recognition": {"nodes": [said]}}
    reward = await move(ask, company, "askReversal", reward, by="hanna")
    reward = await move(ask, company, "confirmReversal", reward, by="hugo")
    assert reward["state"] == "REVERSED"
    assert (await ask(feed, as_=company.actor("nils"))).data == {"recognition": {"nodes": []}}


async def test_recognition_in_private_is_for_the_person_and_the_manager(ask: Ask, company: Company) -> None:
    reward = await propose(ask, company, "RECOGNITION", by="vera", public=False, effectiveOn="2026-11-20")
    reward = await tell(ask, company, reward, by="vera")
    reward = await move(ask, company, "executeReward", reward, by="hanna")
    heard = "{ feedback { nodes { text } } recognition { nodes { text } } }"
    for name, texts in {"paul": [REASON], "mona": [REASON], "vera": [REASON], "rita": [], "ada": []}.items():
        answer = await ask(heard, as_=company.actor(name))
        assert answer.data is not None
        assert answer.data["recognition"] == {"nodes": []}
        assert [one["text"] for one in answer.data["feedback"]["nodes"]] == texts, name
