"""The appraisal of the organisation: voted without names, counted once, decided on, and published to all."""

from datetime import timedelta
from typing import Any

import pytest

from headway.planning import actions as planning
from headway.planning.models import SessionItem
from headway.platform import clock as headway_clock
from headway.platform.models import AuditEvent, Organisation
from headway.reviewing.actions.appraising import open_appraisals
from headway.reviewing.models import (
    AppraisalGoal,
    AppraisalItem,
    AppraisalMark,
    AppraisalVote,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.reads.appraisal import appraisals_to_vote_in
from headway.reviewing.rules.appraisal import MIXED, AppraisalState, mark_of
from tests.appraisals import EMPLOYEES, MANAGERS, Appraised, make_appraised, ref
from tests.company import NOON, Company, codes, data, gid, make_company
from tests.conftest import Ask
from tests.factories import make_employee


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.fixture
async def it(company: Company, ask: Ask) -> Appraised:
    return await make_appraised(company, ask)


async def revealed(it: Appraised) -> OrganisationAppraisal:
    """Five managers gave 3 or 4 and said so, six employees gave 1 or 2, of whom four said something."""
    found = await it.opened()
    for number, name in enumerate(MANAGERS):
        await it.vote(found, name, 3 + number % 2, f"Manager {number}.")
    for number, name in enumerate(EMPLOYEES):
        await it.vote(found, name, 1 + number % 2, f"Employee {number}." if number < 4 else "")
    await it.done("RevealAppraisal", "otto", **ref(await OrganisationAppraisal.get(id=found.id)))
    return await OrganisationAppraisal.get(id=found.id)


FIGURES = [
    {"group": "MANAGERS", "people": 5, "mean": 3.0},
    {"group": "EMPLOYEES", "people": 6, "mean": 2.33},
]


async def test_what_is_voted_is_hidden_until_it_is_counted(it: Appraised) -> None:
    made = await it.done("ScheduleAppraisal", "otto", **it.terms())
    assert [goal["title"] for goal in made["goals"]] == ["Grow by a tenth", "Lose no customer"]
    assert (made["state"], made["asked"], made["voted"], made["smallest"]) == ("SCHEDULED", 0, None, 5)
    assert [await open_appraisals() for _ in range(2)] == [1, 0]
    found = await OrganisationAppraisal.get()
    votes = [{"goalId": goal["id"], "score": 4, "text": " Well done. "} for goal in made["goals"]]
    told = await it.done("VoteInAppraisal", "priya", id=gid(found), votes=votes)
    assert (told["allowedActions"], told["voted"], told["myGroup"]) == ([], None, "EMPLOYEES")
    for name in EMPLOYEES[1:]:
        await it.vote(found, name, 2)
    for name in MANAGERS:
        await it.vote(found, name, 3, "So so.")
    [steered] = await it.seen("otto")
    assert (steered["asked"], steered["voted"]) == (12, 11)
    for name in ("ada", "otto", "priya"):
        [open_one] = await it.seen(name)
        assert [(goal["figures"], goal["words"]["nodes"]) for goal in open_one["goals"]] == [([], [])] * 2, (
            name
        )
    await it.done("RevealAppraisal", "otto", **ref(await OrganisationAppraisal.get()))
    [shown] = await it.seen("ada")
    assert await it.seen("otto") == [shown | {"myGroup": "EMPLOYEES"}]
    assert [goal["figures"] for goal in shown["goals"]] == [FIGURES] * 2
    # One of six employees said something, which is not enough.
    assert {word["text"] for goal in shown["goals"] for word in goal["words"]["nodes"]} == {"So so."}
    for name in ("priya", "vera", "hanna", "admin"):
        [hidden] = await it.seen(name)
        assert [goal["figures"] for goal in hidden["goals"]] == [[], []], name
        assert [goal["words"]["nodes"] for goal in hidden["goals"]] == [[], []], name


async def test_what_follows_is_read_by_all_and_goes_into_planning(it: Appraised) -> None:
    await revealed(it)
    [shown] = await it.seen("ada")
    first, second = shown["goals"]
    for goal in (first, second):
        await it.done(
            "AddAppraisalItem", "ada", goalId=goal["id"], kind="CONCLUSION", text="It was too much."
        )
    item = await it.done(
        "AddAppraisalItem", "otto", goalId=first["id"], kind="IMPROVEMENT", text="Plan fewer goals", ownerId=it.company.id("vera"), dueOn="2026-10-01",
    )  # fmt: skip
    assert item | {"id": 0} == {
        "id": 0, "kind": "IMPROVEMENT", "text": "Plan fewer goals", "dueOn": "2026-10-01", "version": 1, "owner": {"name": "Vera"},
    }  # fmt: skip
    assert [goal["items"] for goal in (await it.seen("priya"))[0]["goals"]] == [[], []]
    published = await it.done("PublishAppraisal", "otto", **ref(await OrganisationAppraisal.get()))
    assert (published["state"], published["allowedActions"]) == ("PUBLISHED", [])
    for name in ("priya", "tina", "admin"):
        [read] = await it.seen(name)
        assert [len(goal["figures"]) for goal in read["goals"]] == [2, 2], name
        assert [one["text"] for one in read["goals"][0]["items"]] == ["It was too much.", "Plan fewer goals"]
        assert (read["asked"], read["voted"]) == (12, 11)
    assert await it.seen("integration") == []
    session = await planning.schedule_planning_session(
        it.actor("ada"), title="Next half-year", starts_at=NOON + timedelta(days=9), minutes=60
    )
    [carried] = await SessionItem.filter(session_id=session.id)
    assert (carried.title, carried.note) == ("Plan fewer goals", "How H2 went: Grow by a tenth")
    assert (carried.owner_id, str(carried.due_on)) == (it.company.people["vera"].id, "2026-10-01")


async def test_what_is_kept_tells_nobody(it: Appraised) -> None:
    found = await it.opened()
    for name in EMPLOYEES[:4]:
        await it.vote(found, name, 2, "The same words.")
    before = set(await AppraisalVote.all().values_list("id", flat=True))
    marks = set(await AppraisalMark.all().values_list("id", flat=True))
    await it.vote(found, EMPLOYEES[4], 5, "Other words.")
    # Every vote and every mark is another row now: none is the newest.
    assert not before & set(await AppraisalVote.all().values_list("id", flat=True))
    assert not marks & set(await AppraisalMark.all().values_list("id", flat=True))
    assert (await AppraisalVote.all().count(), await AppraisalMark.all().count()) == (10, 5)
    logged = AuditEvent.filter(action="vote_in_appraisal")
    assert {(row.employee_id, row.actor_name, str(row.after)) for row in await logged} == {
        (None, "Headway", "{}")
    }
    assert not {"employee_id", "created_at"} & set(
        AppraisalVote._meta.fields_map | AppraisalMark._meta.fields_map
    )
    await it.done("RevealAppraisal", "otto", **ref(await OrganisationAppraisal.get()))
    assert (await AppraisalVote.all().count(), await AppraisalMark.all().count()) == (0, 0)
    assert (await OrganisationAppraisal.get()).salt == ""
    [first, second] = (await it.seen("ada"))[0]["goals"]
    assert first["figures"] == second["figures"] == [{"group": "EMPLOYEES", "people": 5, "mean": 2.6}]
    assert len(first["words"]["nodes"]) == 5


async def test_of_many_votes_some_are_mixed(it: Appraised) -> None:
    """Whoever votes late does not rewrite all that was voted."""
    found = await it.opened()
    goal = await AppraisalGoal.filter(appraisal_id=found.id).first()
    assert goal is not None
    many = [AppraisalVote(goal_id=goal.id, group="EMPLOYEES", score=3) for _ in range(2 * MIXED)]
    await AppraisalVote.bulk_create(many)
    before = set(await AppraisalVote.filter(goal_id=goal.id).values_list("id", flat=True))
    await it.vote(found, "priya", 3)
    after = set(await AppraisalVote.filter(goal_id=goal.id).values_list("id", flat=True))
    assert (len(after), len(after - before)) == (2 * MIXED + 1, MIXED + 1)


async def test_a_group_of_few_is_told_of_nowhere(it: Appraised) -> None:
    found = await it.opened()
    for number, name in enumerate((*MANAGERS[:4], *EMPLOYEES)):
        await it.vote(found, name, 2 + number % 3, "Words.")
    await it.done("RevealAppraisal", "otto", **ref(await OrganisationAppraisal.get()))
    [shown] = await it.seen("ada")
    for goal in shown["goals"]:
        assert [figure["group"] for figure in goal["figures"]] == ["EMPLOYEES"]
        assert {word["group"] for word in goal["words"]["nodes"]} == {"EMPLOYEES"}
    assert await AppraisalWords.all().count() == 12


@pytest.mark.parametrize("by", ["priya", "ada", "hanna", "admin", "integration"])
async def test_only_hr_for_the_whole_company_steers(it: Appraised, by: str) -> None:
    assert codes(await it.send("ScheduleAppraisal", by, **it.terms()), "scheduleAppraisal") == ["FORBIDDEN "]
    assert await OrganisationAppraisal.all().count() == 0
    found = await it.opened()
    for verb, more in {
        "RevealAppraisal": {},
        "CancelAppraisal": {"reason": "No."},
        "ExtendAppraisal": {"closesOn": "2026-09-09"},
    }.items():
        field = verb[0].lower() + verb[1:]
        expected = ["FORBIDDEN "] if by == "integration" else ["FORBIDDEN id"]
        assert codes(await it.send(verb, by, **ref(found), **more), field) == expected
    assert (await OrganisationAppraisal.get()).state is AppraisalState.OPEN


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": " "}, ["REQUIRED name"]),
        ({"opensOn": "2026-08-31"}, ["INVALID opensOn"]),
        ({"closesOn": "2026-08-31"}, ["INVALID closesOn"]),
        ({"periodId": "nothing"}, ["NOT_FOUND periodId"]),
    ],
)
async def test_what_cannot_be_planned(it: Appraised, changes: dict[str, Any], expected: list[str]) -> None:
    answer = await it.send("ScheduleAppraisal", "otto", **it.terms(**changes))
    assert codes(answer, "scheduleAppraisal") == expected
    assert await OrganisationAppraisal.all().count() == 0


async def test_a_vote_is_cast_once_in_time_by_who_is_asked(it: Appraised) -> None:
    found = await it.opened()
    goal = gid(await AppraisalGoal.filter(appraisal_id=found.id).first())  # type: ignore[arg-type]
    newcomer = await make_employee("Nora", manager=it.company.people["mona"])
    it.company.people["nora"] = newcomer

    async def refused(by: str, *votes: dict[str, Any]) -> list[str]:
        return codes(
            await it.send("VoteInAppraisal", by, id=gid(found), votes=list(votes)), "voteInAppraisal"
        )

    assert await refused("nora", {"goalId": goal, "score": 3}) == ["WRONG_STATE id"]
    assert await refused("admin", {"goalId": goal, "score": 3}) == ["WRONG_STATE id"]
    assert await refused("priya") == ["REQUIRED votes"]
    assert await refused("priya", {"goalId": goal, "score": 9}) == ["OUT_OF_RANGE votes.0.score"]
    assert await refused("priya", {"goalId": "nothing", "score": 3}) == ["NOT_FOUND votes.0.goalId"]
    assert await refused("priya", {"goalId": goal, "text": "x" * 2001}) == ["TOO_LONG votes.0.text"]
    assert (await AppraisalVote.all().count(), await AppraisalMark.all().count()) == (0, 0)
    await it.vote(found, "priya", 3)
    assert await refused("priya", {"goalId": goal, "score": 5}) == ["WRONG_STATE id"]
    headway_clock.set_for_tests(NOON + timedelta(days=8))
    assert await refused("paul", {"goalId": goal, "score": 5}) == ["WRONG_STATE id"]
    assert [vote.score for vote in await AppraisalVote.all()] == [3, 3]
    later = await it.done("ExtendAppraisal", "otto", **ref(found), closesOn="2026-09-12")
    assert later["closesOn"] == "2026-09-12"
    await it.vote(found, "paul", 4)
    assert await AppraisalMark.filter(mark=mark_of(found.salt, it.company.people["paul"].id)).count() == 1


async def test_cancelling_throws_the_votes_away(it: Appraised) -> None:
    found = await it.opened()
    await it.vote(found, "priya", 3)
    assert codes(await it.send("CancelAppraisal", "otto", **ref(found), reason=""), "cancelAppraisal") == [
        "REQUIRED reason"
    ]
    await it.done("CancelAppraisal", "otto", **ref(found), reason="Too early.")
    assert (await AppraisalVote.all().count(), await AppraisalMark.all().count()) == (0, 0)
    assert await it.seen("priya") == []
    assert [one["state"] for one in await it.seen("otto")] == ["CANCELLED"]


async def test_decisions_have_an_owner_and_a_day_and_nothing_is_published_without(it: Appraised) -> None:
    found = await revealed(it)
    first, second = await AppraisalGoal.filter(appraisal_id=found.id).order_by("position")

    async def adding(by: str = "ada", **more: Any) -> list[str]:
        return codes(await it.send("AddAppraisalItem", by, **{"goalId": gid(first), "kind": "DECISION", "text": "Do it", **more}), "addAppraisalItem")  # fmt: skip

    vera = it.company.id("vera")
    assert await adding("priya") == ["FORBIDDEN id"]
    assert await adding() == ["REQUIRED dueOn", "REQUIRED ownerId"]
    assert await adding(ownerId=vera, dueOn="2026-08-31") == ["INVALID dueOn"]
    assert await adding(kind="CONCLUSION", text="") == ["REQUIRED text"]
    assert codes(await it.send("PublishAppraisal", "otto", **ref(found)), "publishAppraisal") == [
        "WRONG_STATE id"
    ]
    assert await AppraisalItem.all().count() == 0
    made = await it.done("AddAppraisalItem", "ada", goalId=gid(first), kind="CONCLUSION", text="Met.")
    assert await adding(kind="CONCLUSION", text="Not met.") == ["CONFLICT version"]
    found = await OrganisationAppraisal.get()
    assert found.state is AppraisalState.DECISIONS
    refused = await it.send("PublishAppraisal", "otto", **ref(found))
    assert codes(refused, "publishAppraisal") == ["REQUIRED id", "REQUIRED noDecisions"]
    assert "Lose no customer" in str(data(refused))
    stale = await it.send("UpdateAppraisalItem", "ada", id=made["id"], version=9, text="Nearly met.")
    assert codes(stale, "updateAppraisalItem") == ["CONFLICT version"]
    again = await it.done("UpdateAppraisalItem", "ada", id=made["id"], version=1, text="Nearly met.")
    assert (again["text"], again["version"]) == ("Nearly met.", 2)
    hidden = await it.send("UpdateAppraisalItem", "priya", id=made["id"], version=2, text="Mine.")
    assert codes(hidden, "updateAppraisalItem") == ["NOT_FOUND id"]
    decided = await it.done("AddAppraisalItem", "ada", goalId=gid(first), kind="DECISION", text="Do it", ownerId=vera, dueOn="2026-10-01")  # fmt: skip
    await it.done("RemoveAppraisalItem", "ada", id=decided["id"], version=1)
    await it.done("AddAppraisalItem", "otto", goalId=gid(second), kind="CONCLUSION", text="Lost two.")
    both = await it.done(
        "PublishAppraisal", "otto", **ref(await OrganisationAppraisal.get()), noDecisions=True
    )
    assert (both["state"], both["noDecisions"]) == ("PUBLISHED", True)
    assert await adding(ownerId=vera, dueOn="2026-10-01") == ["WRONG_STATE id"]
    assert await SessionItem.all().count() == 0


async def test_voting_ends_with_the_day_of_the_organisation_and_its_group_size_counts(it: Appraised) -> None:
    settings = {"group_sizes": [["2026-01-01", 7]]}
    await Organisation.create(
        name="Northwind", currency="EUR", time_zone="Pacific/Auckland", settings=settings, created_at=NOON, updated_at=NOON
    )  # fmt: skip
    # Noon in UTC is midnight in Auckland: the first of September is over there an hour before.
    late = await it.send("ScheduleAppraisal", "otto", **it.terms())
    headway_clock.set_for_tests(NOON - timedelta(hours=1))
    found = await it.opened()
    assert found.smallest == 7
    for day, voting in ((timedelta(days=7, hours=-1), True), (timedelta(days=7), False)):
        headway_clock.set_for_tests(NOON + day)
        [seen] = await it.seen("priya")
        assert ("VOTE" in seen["allowedActions"]) is voting, day
        assert len(await appraisals_to_vote_in(it.actor("priya"))) == voting, day
    votes = [{"goalId": gid(goal), "score": 4} for goal in await AppraisalGoal.all()]
    closed = await it.send("VoteInAppraisal", "priya", id=gid(found), votes=votes)
    assert codes(closed, "voteInAppraisal") == ["WRONG_STATE id"]
    assert codes(late, "scheduleAppraisal") == ["INVALID opensOn"]
    assert (await AppraisalVote.all().count(), await AppraisalMark.all().count()) == (0, 0)
