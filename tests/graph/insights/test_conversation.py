"""The conversation of two people: each thing once, in order, page after page, of what the asker may read."""

from datetime import timedelta
from typing import Any

import pytest

from headway.monitoring import actions
from headway.monitoring.models import CheckIn, Meeting
from headway.monitoring.rules import CheckInState
from headway.monitoring.rules.comments import CommentSubject
from headway.platform import clock as headway_clock
from tests.company import NOON, Company, data, gid, make_company, make_feedback, make_goal
from tests.conftest import Ask
from tests.heard_by import KINDS
from tests.talks import meeting_of

QUERY = """query($a: ID!, $b: ID!, $first: Int = 100, $after: String, $since: Date, $until: Date, $kinds: [SpokenKind!]) {
    conversation(personId: $a, otherId: $b, first: $first, after: $after, since: $since, until: $until, kinds: $kinds) {
        totalCount pageInfo { hasNextPage endCursor } nodes { at kind object { __typename id } } } }"""


async def between(ask: Ask, company: Company, by: str, a: str = "mona", b: str = "priya", **more: Any) -> Any:
    given = {"a": company.id(a), "b": company.id(b)} | more
    return data(await ask(QUERY, given, as_=company.actor(by)))["conversation"]


async def talking(company: Company) -> list[str]:
    """What Mona and Priya said to each other over some days; the ids, the newest first."""
    mona, priya = company.actor("mona"), company.people["priya"]
    series = await meeting_of(company)
    goal = await make_goal(priya, company.period)
    said: list[Any] = [await make_feedback(company.people["mona"], priya)]
    said.append(
        await CheckIn.create(
            employee=priya, author=priya, manager_id=company.people["mona"].id, state=CheckInState.PUBLISHED, wins="Calm.",
            effective_on=NOON.date(), recorded_at=NOON + timedelta(days=1), created_at=NOON, updated_at=NOON,
        )
    )  # fmt: skip
    headway_clock.set_for_tests(NOON + timedelta(days=2))
    first = await actions.add_comment(
        mona, kind=CommentSubject.GOAL, subject_id=goal.id, text="@Paul, look.", mention_ids=[company.people["paul"].id]
    )  # fmt: skip
    headway_clock.set_for_tests(NOON + timedelta(days=3))
    answer = await actions.add_comment(
        company.actor("priya"), kind=CommentSubject.GOAL, subject_id=goal.id, text="@Mona, I will.", parent_id=first.id,
        mention_ids=[company.people["mona"].id],
    )  # fmt: skip
    # What others say beside it is between them.
    await actions.add_comment(company.actor("paul"), kind=CommentSubject.GOAL, subject_id=goal.id, text="So?")
    headway_clock.set_for_tests(NOON + timedelta(days=20))
    meetings = await Meeting.filter(one_on_one_id=series.id, starts_at__lte=headway_clock.now()).order_by(
        "starts_at"
    )
    return [gid(row) for row in (*said, first, answer, *meetings)][::-1]


async def test_each_thing_is_there_once_in_order_and_page_after_page(
    ask: Ask, clock: object, database: object
) -> None:
    company = await make_company()
    expected = await talking(company)
    found = await between(ask, company, "priya")
    assert [it["object"]["id"] for it in found["nodes"]] == expected
    assert found["totalCount"] == len(expected) == 6
    assert [it["kind"] for it in found["nodes"]] == ["MEETING"] * 2 + ["COMMENT"] * 2 + [
        "CHECK_IN",
        "FEEDBACK",
    ]
    assert await between(ask, company, "mona", "priya", "mona") == found

    paged: list[str] = []
    after = None
    for left in (4, 2, 0):
        page = await between(ask, company, "priya", first=2, after=after)
        paged += [it["object"]["id"] for it in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert page["pageInfo"]["hasNextPage"] is (left > 0)
    assert paged == expected

    days = await between(ask, company, "priya", since="2026-09-02", until="2026-09-08")
    assert [it["kind"] for it in days["nodes"]] == ["MEETING", "COMMENT", "COMMENT", "CHECK_IN"]
    only = await between(ask, company, "priya", kinds=["FEEDBACK", "COMMENT"])
    assert [it["object"]["id"] for it in only["nodes"]] == [*expected[2:4], expected[5]]


@pytest.mark.parametrize("after", ["x", "W10", "WyItYXQgaWQiLCAiMSIsICIyIl0"])
async def test_a_cursor_from_elsewhere_is_refused(
    ask: Ask, clock: object, database: object, after: str
) -> None:
    company = await make_company()
    given = {"a": company.id("mona"), "b": company.id("priya"), "after": after}
    answer = await ask(QUERY, given, as_=company.actor("priya"))
    assert [str(error.message) for error in answer.errors or ()] == [
        "This cursor is not from this list. Pass an endCursor as it was given."
    ]


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31"])
async def test_days_without_bound_are_taken_as_they_are(
    ask: Ask, clock: object, database: object, since: str
) -> None:
    company = await make_company()
    assert (await between(ask, company, "priya", since=since, until="9999-12-31"))["totalCount"] == 0


async def test_nobody_reads_in_it_what_they_may_not_read_elsewhere(ask: Ask, planted: Company) -> None:
    headway_clock.set_for_tests(NOON + timedelta(days=20))
    opened = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    for pair in (("mona", "priya"), ("paul", "priya"), ("tom", "tina")):
        both = [await between(ask, planted, name, *pair) for name in pair]
        ids = sorted({it["object"]["id"] for found in both for it in found["nodes"]})
        assert ids
        for name in KINDS:
            found = await between(ask, planted, name, *pair)
            may = data(await ask(opened, {"ids": ids}, as_=planted.actor(name)))["nodes"]
            told = {it["object"]["id"] for it in found["nodes"]}
            assert told == {row["id"] for row in may if row}, (name, pair)
            assert found["totalCount"] == len(told), (name, pair)
