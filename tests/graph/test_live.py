"""Subscriptions: who is told what, and that what may not be seen is not even hinted at."""

from collections.abc import AsyncIterator
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from headway.monitoring import actions as monitoring
from headway.monitoring.models import Meeting, Notification
from headway.monitoring.rules import Confidence, FeedbackKind, FeedbackVisibility
from headway.people.actions.reporting import change_manager
from headway.planning import actions as planning
from headway.planning.models import Goal, KeyResult
from headway.planning.rules import GoalState, Visibility
from headway.platform.actor import SYSTEM, Actor
from headway.platform.database import transaction
from headway.platform.events import change
from headway.platform.news import MISSED, publish, tell
from headway.reviewing.models import Answer, Question
from headway.reviewing.rules import QuestionKind
from tests import reviews, rewards
from tests.company import NOON, Company, gid, make_company, make_goal, make_key_result
from tests.conftest import Ask
from tests.following import ENDED, Follow, Follower, followers
from tests.talks import meeting_of

INBOX = "subscription { inboxCount }"
GOAL = "subscription($id: ID!) { goalChanged(id: $id) { title state keyResults { currentValue } } }"
COUNTS = "subscription($id: ID!) { reviewCycleCounts(id: $id) { selfSubmitted shared } }"
TALK = (
    "subscription($id: ID!) { oneOnOneChanged(id: $id) { agenda { text } nextMeetings { note { text } } } }"
)
CHANGED = "subscription { changed { everything objects { __typename id } } }"


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


@pytest.fixture
async def follow(clock: ModuleType, database: object) -> AsyncIterator[Follow]:
    async with followers() as follow:
        yield follow


async def proposed(company: Company, title: str = "Answer faster", **values: Any) -> Goal:
    """Priya's goal, proposed to Mona."""
    goal = await make_goal(company.people["priya"], company.period, title, state=GoalState.DRAFT, **values)
    await make_key_result(goal)
    return await planning.propose_goal(company.actor("priya"), id=goal.id, version=1)


async def log(company: Company, key_result: KeyResult, value: int, version: int = 1) -> None:
    await monitoring.log_progress(
        company.actor("priya"),
        key_result_id=key_result.id,
        value=Decimal(value),
        confidence=Confidence.HIGH,
        version=version,
    )


async def begun(follower: Follower) -> Follower:
    """Past the first event of `changed`."""
    assert await follower.next() == {"changed": {"everything": True, "objects": []}}
    return follower


def objects(told: dict[str, Any]) -> set[str]:
    """Types and ids of an event of `changed`."""
    assert told["changed"]["everything"] is False
    return {f"{it['__typename']} {it['id']}" for it in told["changed"]["objects"]}


async def test_the_inbox_is_counted_now_and_when_the_number_is_another(
    company: Company, follow: Follow
) -> None:
    mona = follow(company.actor("mona"), INBOX)
    assert await mona.next() == {"inboxCount": 0}
    goal = await proposed(company)
    assert await mona.next() == {"inboxCount": 1}
    await planning.approve_goal(company.actor("mona"), id=goal.id, version=2)
    assert await mona.next() == {"inboxCount": 0}


async def test_what_somebody_was_told_is_counted_as_soon_as_they_are(
    company: Company, follow: Follow
) -> None:
    mona = follow(company.actor("mona"), "subscription { inboxInfoCount }")
    assert await mona.next() == {"inboxInfoCount": 0}
    goal = await make_goal(company.people["priya"], company.period)
    async with transaction():
        row = await Notification.create(
            employee=company.people["mona"], kind="REPORTS_GOAL_CLOSED", subject_type="Goal", subject_id=goal.id,
            event_id=1, at=NOON,
        )  # fmt: skip
        tell(row)
    assert await mona.next() == {"inboxInfoCount": 1}
    await monitoring.finish_items(company.actor("mona"), keys=None, up_to=NOON)
    assert await mona.next() == {"inboxInfoCount": 0}


async def test_what_leaves_the_number_as_it_is_is_not_told(company: Company, follow: Follow) -> None:
    mona = follow(company.actor("mona"), INBOX)
    assert await mona.next() == {"inboxCount": 0}
    await log(company, await make_key_result(await make_goal(company.people["priya"], company.period)), 5)
    await proposed(company, "The only one that is told")
    assert await mona.next() == {"inboxCount": 1}
    assert mona.told.empty()


async def test_a_goal_is_told_with_what_belongs_to_it(company: Company, follow: Follow) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal)
    vera = follow(company.actor("vera"), GOAL, id=gid(goal))
    assert await vera.next() == {
        "goalChanged": {"title": "Answer faster", "state": "ACTIVE", "keyResults": [{"currentValue": None}]}
    }
    await log(company, key_result, 12)
    told = await vera.next()
    assert told["goalChanged"]["keyResults"] == [{"currentValue": "12"}]


@pytest.mark.parametrize("id", ["nonsense", "", "hidden", "somebody"])
async def test_a_goal_that_may_not_be_seen_ends_at_once(company: Company, follow: Follow, id: str) -> None:
    hidden = await make_goal(company.people["priya"], company.period, visibility=Visibility.PRIVATE)
    ids = {"hidden": gid(hidden), "somebody": company.id("priya")}
    assert await follow(company.actor("paul"), GOAL, id=ids.get(id, id)).next() == ENDED


async def test_a_goal_that_becomes_private_ends(company: Company, follow: Follow) -> None:
    goal = await make_goal(company.people["priya"], company.period, visibility=Visibility.PUBLIC)
    paul = follow(company.actor("paul"), GOAL, id=gid(goal))
    assert (await paul.next())["goalChanged"]["title"] == "Answer faster"
    async with transaction():
        await change(SYSTEM, "update_goal", goal, visibility=Visibility.PRIVATE, title="Not for Paul")
    assert await paul.next() == ENDED


async def test_words_about_a_goal_for_others_are_no_event(company: Company, follow: Follow) -> None:
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal)
    vera = follow(company.actor("vera"), GOAL, id=gid(goal))
    paul = await begun(follow(company.actor("paul"), CHANGED))
    await vera.next()
    await monitoring.give_feedback(
        company.actor("mona"),
        receiver_id=company.people["priya"].id,
        kind=FeedbackKind.PRAISE,
        visibility=FeedbackVisibility.RECEIVER,
        text="Between us.",
        goal_id=goal.id,
    )
    await log(company, key_result, 7)
    assert (await vera.next())["goalChanged"]["keyResults"] == [{"currentValue": "7"}]
    assert vera.told.empty()
    assert paul.told.empty()


async def test_changes_of_the_people_below_are_told_and_those_of_others_are_not(
    company: Company, follow: Follow
) -> None:
    key_result = await make_key_result(await make_goal(company.people["priya"], company.period))
    follower = {
        name: await begun(follow(company.actor(name), CHANGED)) for name in ("ada", "priya", "hanna", "paul")
    }
    await log(company, key_result, 3)
    for name in ("ada", "priya", "hanna"):
        told = objects(await follower[name].next())
        assert f"KeyResult {gid(key_result)}" in told
        assert {it.split()[0] for it in told} == {"KeyResult", "ProgressUpdate"}
    feedback = await monitoring.give_feedback(
        company.actor("vera"),
        receiver_id=company.people["paul"].id,
        kind=FeedbackKind.PRAISE,
        visibility=FeedbackVisibility.RECEIVER,
        text="Thank you.",
    )
    assert objects(await follower["paul"].next()) == {f"Feedback {gid(feedback)}"}


async def test_a_manager_hears_nothing_more_of_somebody_who_moved(company: Company, follow: Follow) -> None:
    private = await make_goal(company.people["priya"], company.period, visibility=Visibility.PRIVATE)
    key_result = await make_key_result(private)
    watched = follow(company.actor("mona"), GOAL, id=gid(private))
    mona = await begun(follow(company.actor("mona"), CHANGED))
    tom = await begun(follow(company.actor("tom"), CHANGED))
    assert (await watched.next())["goalChanged"]["state"] == "ACTIVE"
    await change_manager(
        SYSTEM,
        employee_id=company.people["priya"].id,
        manager_id=company.people["tom"].id,
        valid_from=None,
        version=1,
    )
    assert objects(await mona.next()) == {f"Employee {company.id('priya')}"}
    assert objects(await tom.next()) == {f"Employee {company.id('priya')}"}
    await log(company, key_result, 3)
    assert f"KeyResult {gid(key_result)}" in objects(await tom.next())
    assert await watched.next() == ENDED
    assert mona.told.empty()


async def test_who_may_no_more_ends_before_the_next_answer(company: Company, follow: Follow) -> None:
    rights: list[Actor | None] = [company.actor("mona")]

    async def renew() -> Actor | None:
        return rights[-1]

    mona = follow(renew, INBOX)
    assert await mona.next() == {"inboxCount": 0}
    rights.append(None)
    await proposed(company)
    assert await mona.next() == ENDED


async def test_news_that_were_missed_are_told_as_such(company: Company, follow: Follow) -> None:
    paul = await begun(follow(company.actor("paul"), CHANGED))
    publish(MISSED)
    assert await paul.next() == {"changed": {"everything": True, "objects": []}}


async def test_what_was_not_committed_is_not_told(company: Company, follow: Follow) -> None:
    mona = await begun(follow(company.actor("mona"), CHANGED))
    goal = await make_goal(company.people["priya"], company.period)

    async def fail() -> None:
        async with transaction():
            await change(SYSTEM, "update_goal", goal, title="Never")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    other = await proposed(company)
    assert f"Goal {gid(other)}" in objects(await mona.next())
    assert mona.told.empty()


async def test_a_reward_is_no_news_to_its_person_before_it_is_told(
    ask: Ask, follow: Follow, clock: ModuleType
) -> None:
    company = await rewards.make_company()
    await rewards.make_budgets(company)
    paul = await begun(follow(company.actor("paul"), CHANGED))
    mona = await begun(follow(company.actor("mona"), CHANGED))
    reward = await rewards.told(ask, company, "BONUS")
    # Each step is news to the proposer; the person hears of the last one first.
    assert objects(await paul.next()) == {f"Reward {reward['id']}"}
    assert f"Reward {reward['id']}" in objects(await mona.next())
    assert paul.told.empty()


async def test_what_is_written_in_a_form_is_no_news_until_it_is_handed_in(
    ask: Ask, follow: Follow, clock: ModuleType
) -> None:
    clock.set_for_tests(reviews.NOON)
    company = await reviews.make_company()
    cycle = await reviews.launched(company)
    review = await reviews.form(cycle, company.people["eli"], reviews.SELF)
    await reviews.answer_all(ask, company, company.actor("eli"), review)
    written = await Answer.filter(review_id=review.id, question__kind=QuestionKind.TEXT).first()
    assert written is not None
    asked = await Question.get(id=written.question_id)
    vera = await begun(follow(company.actor("vera"), CHANGED))
    counts = follow(company.actor("hanna"), COUNTS, id=gid(cycle))
    assert await counts.next() == {"reviewCycleCounts": {"selfSubmitted": 0, "shared": 0}}
    saved = await reviews.save(ask, company.actor("eli"), review, asked, version=1, text="More words.")
    assert saved["answer"]["version"] == 2
    await review.refresh_from_db()
    done = await reviews.do(
        ask, company.actor("eli"), "SubmitReview", reviewId=gid(review), version=review.version
    )
    assert reviews.refusals(done) == []
    assert await counts.next() == {"reviewCycleCounts": {"selfSubmitted": 1, "shared": 0}}
    assert f"Review {gid(review)}" in objects(await vera.next())
    assert vera.told.empty()


async def test_what_is_no_subscription_is_refused(company: Company, follow: Follow) -> None:
    for document in (
        "{ viewer { inboxCount } }",
        'mutation { returnGoal(input: {id: 1, version: 1, reason: ""}) { __typename } }',
    ):
        [error] = await follow(company.actor("mona"), document).next()
        assert error["extensions"]["code"] == "SUBSCRIPTIONS_ONLY"
        assert error["message"].endswith("Send queries and mutations by POST to /graphql.")


async def test_a_document_that_is_not_valid_is_refused(company: Company, follow: Follow) -> None:
    [error] = await follow(company.actor("mona"), "subscription { pay }").next()
    assert error["extensions"] == {"code": "BAD_REQUEST", "path": ["pay"]}


async def test_the_agenda_is_seen_by_the_other_and_a_private_note_is_not_even_hinted_at(
    company: Company, follow: Follow
) -> None:
    series = await meeting_of(company)
    priya = follow(company.actor("priya"), TALK, id=gid(series))
    vera = follow(company.actor("vera"), TALK, id=gid(series))
    empty = [{"note": None}] * 10
    assert await priya.next() == {"oneOnOneChanged": {"agenda": [], "nextMeetings": empty}}
    assert await vera.next() == ENDED
    meeting = await Meeting.all().order_by("starts_at").first()
    assert meeting is not None
    mona = company.actor("mona")
    await monitoring.save_meeting_note(mona, meeting_id=meeting.id, version=0, text="Be kind.")
    await monitoring.add_agenda_item(mona, one_on_one_id=series.id, text="Hours")
    told = await priya.next()
    assert told == {"oneOnOneChanged": {"agenda": [{"text": "Hours"}], "nextMeetings": empty}}
