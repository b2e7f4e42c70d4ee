"""Colleagues in a review: proposed, approved, asked, declined; what they say is read together or not at all."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.people.rules.vocabulary import EmployeeStatus
from headway.planning.models import Goal
from headway.reviewing.models import Nomination, Release, Review, ReviewCycle
from headway.reviewing.rules import CycleState, NominationState, OthersGroup, ReviewState
from tests.circle import PEER, PEERS, UPWARD, around, fill, move, place, propose, told
from tests.reviews import SELF, Ask, Company, do, events, make_company, refusals


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def decide(ask: Ask, company: Company, by: str, peer: str, action: str, reason: str = "") -> Any:
    row = await Nomination.get(peer_id=company.people[peer].id)
    input = {
        "id": global_id("Nomination", row.id),
        "version": row.version,
        "action": action,
        "reason": reason,
    }
    return await do(ask, company.actor(by), "DecideNomination", **input)


async def asked(company: Company, cycle: ReviewCycle, about: str, direction: Any = PEER) -> list[Review]:
    forms = Review.filter(cycle_id=cycle.id, reviewee_id=company.people[about].id, direction=direction)
    return await forms.order_by("reviewer__name")


async def test_peers_are_proposed_by_the_person_and_approved_by_who_writes_the_review(
    ask: Ask, company: Company
) -> None:
    cycle = await around(company)
    assert cycle.state is CycleState.NOMINATION
    proposed = await propose(ask, company, cycle, "eli", "eli", "pia", "omar")
    assert {(row["peer"]["name"], row["state"]) for row in proposed["participant"]["nominations"]} == {
        ("Pia", "PROPOSED"),
        ("Omar", "PROPOSED"),
    }
    assert {tuple(row["allowedActions"]) for row in proposed["participant"]["nominations"]} == {("WITHDRAW",)}
    assert await asked(company, cycle, "eli") == []
    assert refusals(await decide(ask, company, "eli", "pia", "APPROVE")) == [("FORBIDDEN", "id")]
    assert refusals(await decide(ask, company, "pia", "pia", "APPROVE")) == [("NOT_FOUND", "id")]
    assert refusals(await decide(ask, company, "mona", "omar", "TURN_DOWN")) == [("REQUIRED", "reason")]
    assert (await decide(ask, company, "mona", "pia", "APPROVE"))["nomination"]["state"] == "APPROVED"
    down = await decide(ask, company, "mona", "omar", "TURN_DOWN", "Ask somebody of the shift.")
    assert down["nomination"]["turnDownReason"] == "Ask somebody of the shift."
    assert refusals(await decide(ask, company, "mona", "pia", "TURN_DOWN", "Late")) == [("WRONG_STATE", "id")]
    [form] = await asked(company, cycle, "eli")
    assert (form.reviewer_id, form.state, form.due_on) == (
        company.people["pia"].id, ReviewState.ASSIGNED, cycle.self_due_on,
    )  # fmt: skip
    # Who decides may choose without a proposal, also somebody who was turned down.
    assert "errors" not in await propose(ask, company, cycle, "mona", "eli", "omar", "dora")
    assert await Nomination.filter(state=NominationState.APPROVED).count() == 3
    assert await Nomination.filter(turn_down_reason="").count() == 3
    assert await events("decide_nomination") == 2


async def test_who_cannot_be_asked_and_how_many(ask: Ask, company: Company) -> None:
    cycle = await around(company, "eli", "pia", most=2)
    await Employee.filter(id=company.people["otto"].id).update(status=EmployeeStatus.LEFT)
    wrong = await propose(ask, company, cycle, "eli", "eli", "eli", "otto", "mona", "ada")
    assert refusals(wrong) == [
        ("OWN_RECORD", "peerIds.0"),
        ("NOT_FOUND", "peerIds.1"),
        ("INVALID", "peerIds.2"),
        ("INVALID", "peerIds.3"),
    ]
    assert refusals(await propose(ask, company, cycle, "eli", "eli", "pia", "omar", "dora")) == [
        ("TOO_MANY", "peerIds")
    ]
    assert refusals(await propose(ask, company, cycle, "eli", "eli")) == [("OUT_OF_RANGE", "peerIds")]
    assert refusals(await propose(ask, company, cycle, "pia", "eli", "omar")) == [
        ("NOT_FOUND", "participantId")
    ]
    assert refusals(await propose(ask, company, cycle, "token", "eli", "omar")) == [("FORBIDDEN", "")]
    assert await Nomination.all().count() == 0
    assert "errors" not in await propose(ask, company, cycle, "eli", "eli", "pia")
    assert refusals(await propose(ask, company, cycle, "eli", "eli", "pia")) == [("DUPLICATE", "peerIds.0")]
    await ReviewCycle.all().update(state=CycleState.MANAGER_REVIEW)
    assert refusals(await propose(ask, company, cycle, "eli", "eli", "omar")) == [("CLOSED", "participantId")]
    assert await Nomination.all().count() == 1


async def test_nobody_is_asked_about_too_many_colleagues(
    ask: Ask, company: Company, monkeypatch: Any
) -> None:
    cycle = await around(company, "eli", "pia")
    for module in ("rules.nominating", "actions.nominating"):
        monkeypatch.setattr(f"headway.reviewing.{module}.MOST_FORMS", 1)
    assert "errors" not in await propose(ask, company, cycle, "eli", "eli", "omar")
    assert refusals(await propose(ask, company, cycle, "pia", "pia", "omar")) == [("TOO_MANY", "peerIds.0")]


async def test_too_few_peers_hold_the_cycle_up_unless_a_reason_waives_it(ask: Ask, company: Company) -> None:
    cycle = await around(company, fewest=2)
    await propose(ask, company, cycle, "mona", "eli", "pia")
    assert refusals(await move(ask, company, cycle)) == [("REQUIRED", "reason")]
    await propose(ask, company, cycle, "mona", "eli", "omar")
    assert (await move(ask, company, cycle))["cycle"]["state"] == "COLLECTING"


async def test_a_peer_writes_or_declines_and_only_hr_learns_why(ask: Ask, company: Company) -> None:
    cycle = await around(company)
    await propose(ask, company, cycle, "mona", "eli", "pia", "omar")
    pias, omars = sorted(
        await asked(company, cycle, "eli"), key=lambda it: it.reviewer_id != company.people["pia"].id
    )
    id, other = global_id("Review", pias.id), global_id("Review", omars.id)
    assert refusals(await do(ask, company.actor("pia"), "SubmitReview", reviewId=id, version=1)) == [
        ("CLOSED", "id")
    ]
    await move(ask, company, cycle)
    query = "query($id: ID!) { review(id: $id) { readers allowedActions skipReason questions { title direction } goals { id } } }"
    seen = (await ask(query, {"id": id}, as_=company.actor("pia"))).data["review"]
    assert seen["allowedActions"] == ["WRITE", "SUBMIT", "DECLINE"]
    assert {question["direction"] for question in seen["questions"]} == {"PEER"}
    assert seen["readers"].startswith("Nobody reads this with your name. Eli, the managers above and HR read")
    assert await Goal.all().count() == 3
    for name in ("mona", "hanna", "eli"):
        answer = await do(ask, company.actor(name), "DeclineReview", reviewId=other, version=1, reason="x")
        assert refusals(answer)[0][0] in {"NOT_FOUND", "FORBIDDEN"}
    assert refusals(
        await do(ask, company.actor("omar"), "DeclineReview", reviewId=other, version=1, reason=" ")
    ) == [("REQUIRED", "reason")]
    declined = await do(
        ask, company.actor("omar"), "DeclineReview", reviewId=other, version=1, reason="We hardly met."
    )
    assert declined["review"]["state"] == "SKIPPED"
    assert (await Nomination.get(peer_id=company.people["omar"].id)).state is NominationState.DECLINED
    seen = (await ask(query, {"id": other}, as_=company.actor("hanna"))).data["review"]
    assert seen["skipReason"] == "We hardly met."
    assert (await ask(query, {"id": other}, as_=company.actor("mona"))).data["review"] is None
    # Asked once more, the form opens again.
    assert "errors" not in await propose(ask, company, cycle, "mona", "eli", "omar")
    assert (await Review.get(id=omars.id)).state is ReviewState.ASSIGNED


async def released(ask: Ask, company: Company, ratings: list[int]) -> ReviewCycle:
    """Eli's five peers have handed in, and collecting is over."""
    cycle = await around(company)
    await propose(ask, company, cycle, "mona", "eli", *PEERS)
    await move(ask, company, cycle)
    for form, rating in zip(await asked(company, cycle, "eli"), ratings, strict=False):
        await fill(form, rating=rating, text=f"Word {9 - rating}")
    assert "errors" not in await move(ask, company, cycle, "Late")
    return cycle


async def test_what_five_said_is_read_together_by_those_above_and_later_by_the_person(
    ask: Ask, company: Company
) -> None:
    cycle = await released(ask, company, [3, 4, 4, 5, 2])
    expected = {
        "raters": "PEERS",
        "forms": 5,
        "questions": [
            {"title": "Which step describes working with this person best?", "kind": "RATING", "answers": 5, "mean": 3.6, "texts": []},
            *(
                {"title": title, "kind": "TEXT", "answers": None, "mean": None, "texts": ["Word 4", "Word 5", "Word 5", "Word 6", "Word 7"]}
                for title in ("What should this person go on doing?", "What would make working together better?")
            ),
        ],
    }  # fmt: skip
    for name in ("mona", "vera", "ada", "hanna"):
        assert await told(ask, company, cycle, "eli", name) == [expected], name
    for name in ("eli", *PEERS, "token", "nobody"):
        assert await told(ask, company, cycle, "eli", name) == [], name
    await ReviewCycle.all().update(state=CycleState.SHARING)
    await Review.filter(direction=SELF).update(state=ReviewState.SHARED)
    assert await told(ask, company, cycle, "eli", "eli") == [expected]
    for name in (*PEERS, "token", "nobody"):
        assert await told(ask, company, cycle, "eli", name) == [], name


@pytest.mark.parametrize("ratings", [[3, 4, 4, 5], []])
async def test_of_fewer_than_five_nothing_is_read(ask: Ask, company: Company, ratings: list[int]) -> None:
    cycle = await released(ask, company, ratings)
    assert await told(ask, company, cycle, "eli", "mona") == []
    assert await Release.all().count() == 0


async def test_a_mean_that_would_betray_is_withheld(ask: Ask, company: Company) -> None:
    cycle = await released(ask, company, [5, 5, 5, 5, 2])
    [group] = await told(ask, company, cycle, "eli", "mona")
    assert (group["questions"][0]["answers"], group["questions"][0]["mean"]) == (None, None)


async def test_few_peers_and_few_reports_are_read_together(ask: Ask, company: Company) -> None:
    cycle = await around(company, "mona", upward=True, fewest=0)
    await propose(ask, company, cycle, "vera", "mona", "omar", "dora", "otto")
    await move(ask, company, cycle)
    forms = [*await asked(company, cycle, "mona"), *await asked(company, cycle, "mona", UPWARD)]
    assert [form.direction for form in forms] == [PEER] * 3 + [UPWARD] * 2
    for form, rating in zip(forms, [2, 3, 4, 3, 3], strict=True):
        await fill(form, rating=rating, text="A word.")
    await move(ask, company, cycle, "Late")
    [group] = await told(ask, company, cycle, "mona", "vera")
    assert (group["raters"], group["forms"]) == (OthersGroup.OTHERS, 5)
    assert [(it["mean"], len(it["texts"])) for it in group["questions"]] == [
        (3.0, 0),
        (None, 5),
        (None, 5),
        (None, 0),
    ]
    assert await told(ask, company, cycle, "mona", "eli") == []


async def test_reports_write_about_their_manager_where_they_are_enough(ask: Ask, company: Company) -> None:
    cycle = await around(company, "ada", "mona", most=0, fewest=0, upward=True)
    assert cycle.state is CycleState.COLLECTING
    assert [form.reviewer_id for form in await asked(company, cycle, "ada", UPWARD)] == [
        company.people[name].id for name in ("alma", "hanna", "omar", "otto", "vera")
    ]
    assert await asked(company, cycle, "mona", UPWARD) == []


async def test_a_form_without_a_name_is_never_shared_and_one_that_is_released_stays(
    ask: Ask, company: Company
) -> None:
    cycle = await released(ask, company, [3, 4, 4, 5, 2])
    form = (await asked(company, cycle, "eli"))[0]
    id = global_id("Review", form.id)
    await ReviewCycle.all().update(state=CycleState.SHARING)
    share = {"reviewId": id, "version": form.version}
    assert refusals(await do(ask, company.actor("alma"), "ShareReview", **share)) == [("WRONG_STATE", "id")]
    assert refusals(await do(ask, company.actor("hanna"), "ShareReview", **share)) == [("WRONG_STATE", "id")]
    row = await ReviewCycle.get(id=cycle.id)
    await Review.filter(direction=SELF).update(state=ReviewState.SUBMITTED)
    await do(
        ask,
        company.actor("hanna"),
        "ShareAllReviews",
        cycleId=global_id("ReviewCycle", row.id),
        version=row.version,
    )
    assert await Review.filter(direction=PEER).exclude(state=ReviewState.SUBMITTED).count() == 0
    assert await Review.filter(direction=SELF, state=ReviewState.SHARED).count() == 1
    # Also when the phase is stepped back to: what was shown is not changed under those who read it.
    await ReviewCycle.all().update(state=CycleState.COLLECTING)
    assert refusals(await do(ask, company.actor("alma"), "TakeBackReview", **share)) == [("CLOSED", "id")]


async def test_who_knows_of_a_form_without_a_name(ask: Ask, company: Company) -> None:
    """Its writer reads it; HR knows that it is there and how far; nobody else hears of it."""
    cycle = await released(ask, company, [3, 4, 4, 5, 2])
    form = next(it for it in await asked(company, cycle, "eli") if it.reviewer_id == company.people["pia"].id)
    query = """query($id: ID!, $person: ID!) { node(id: $id) { ... on Review { state answers { text rating } overallRating } }
        reviews(where: {direction: PEER}) { totalCount } employee(id: $person) { reviews { nodes { direction } } } }"""
    variables = {"id": global_id("Review", form.id), "person": company.id_of("eli")}
    seen = {}
    for name in ("pia", "eli", "mona", "vera", "ada", "dora", "omar", "hanna", "otto", "alma", "token"):
        data = (await ask(query, variables, as_=company.actor(name))).data
        ways = sum(node["direction"] == "PEER" for node in data["employee"]["reviews"]["nodes"])
        assert ways == data["reviews"]["totalCount"], name
        row = data["node"]
        seen[name] = (row and len(row["answers"]), data["reviews"]["totalCount"])
    assert seen == {
        "hanna": (0, 5),
        "pia": (3, 1),
        **dict.fromkeys(("dora", "omar", "otto", "alma"), (None, 1)),
        **dict.fromkeys(("eli", "mona", "vera", "ada", "token"), (None, 0)),
    }


async def test_who_knows_who_is_asked(ask: Ask, company: Company) -> None:
    cycle = await around(company)
    await propose(ask, company, cycle, "eli", "eli", "omar")
    await propose(ask, company, cycle, "mona", "eli", "pia")
    ids = [global_id("Nomination", row.id) for row in await Nomination.all().order_by("created_at")]
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Nomination { state } } }"
    seen = {}
    for name in ("eli", "mona", "vera", "pia", "omar", "hanna", "otto", "alma", "token"):
        nodes = (await ask(query, {"ids": ids}, as_=company.actor(name))).data["nodes"]
        seen[name] = [node is not None for node in nodes].count(True)
    assert seen == dict.fromkeys(("eli", "mona", "vera", "hanna"), 2) | {"pia": 1} | dict.fromkeys(
        ("omar", "otto", "alma", "token"), 0
    )
    assert await place(company, cycle, "eli")
