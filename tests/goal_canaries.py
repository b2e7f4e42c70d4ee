"""Goals with a canary in every private text, planted by the product's own actions."""

from decimal import Decimal
from typing import Any

from headway.monitoring import actions as monitoring
from headway.monitoring.models import MetricFeed, MetricValue, ProgressUpdate
from headway.monitoring.rules import Confidence
from headway.planning import actions as planning
from headway.planning.models import Goal, GoalVersion, KeyResult
from headway.planning.rules import Outcome, Visibility
from headway.planning.rules.terms import GoalEdit, GoalTerms, KeyResultTerms
from tests.company import NOON, Company, make_key_result
from tests.heard_by import canary

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


async def plant(company: Company) -> None:
    """Goals of every visibility, and whatever is said about them."""
    private = await _agreed(company, "a private goal", Visibility.PRIVATE)
    await _log(company, private, "a note on a private goal")
    public = await _agreed(company, "a public goal", Visibility.PUBLIC)
    await _log(company, public, "a note on a public goal")
    shared = await _agreed(company, "a shared goal", Visibility.SHARED)
    await _log(company, shared, "a note on a shared goal")
    await _measured(shared)
    priya, mona = company.actor("priya"), company.actor("mona")
    paused = await planning.pause_goal(
        mona, id=shared.id, version=shared.version, reason=canary("why it was paused")
    )
    resumed = await planning.resume_goal(mona, id=shared.id, version=paused.version)
    above = await _agreed(company, "a goal above", Visibility.PUBLIC)
    moved = await planning.update_goal(
        mona,
        id=shared.id,
        version=resumed.version,
        edit=GoalEdit(parent_id=above.id),
        reason=canary("why it was moved"),
    )
    proposed = await planning.amend_goal(
        priya,
        id=shared.id,
        version=moved.version,
        edit=GoalEdit(title=canary("other words")),
        reason=canary("why other words"),
    )
    declined = await planning.decline_goal_proposal(
        mona, id=shared.id, version=proposed.version, reason=canary("why no other words")
    )
    ended = await planning.close_goal(
        priya,
        id=shared.id,
        version=declined.version,
        outcome=Outcome.PARTIAL,
        retrospective=canary("what a shared goal taught"),
    )
    await planning.accept_goal_proposal(mona, id=shared.id, version=ended.version)
    await _returned(company, Visibility.PRIVATE, "why a private goal came back")
    await _returned(company, Visibility.PUBLIC, "why a public goal came back")
    again = await _returned(company, Visibility.PUBLIC, "why it came back before")
    await planning.propose_goal(company.actor("priya"), id=again.id, version=again.version)
    await GoalVersion.filter(goal_id=private.id).update(reason=canary("why it was agreed anew"))
    # Beside a number that is at its target, the other one moves the goal most.
    await make_key_result(private, "100")


async def _measured(goal: Goal) -> None:
    """A number that came from a feed."""
    key_result = await KeyResult.get(goal_id=goal.id)
    feed = await MetricFeed.create(
        key="hers", name=canary("the feed of a shared goal"), key_result=key_result, **STAMPS
    )
    number: dict[str, Any] = {"value": Decimal("8181.2727"), "effective_on": NOON.date(), "recorded_at": NOON}
    value = await MetricValue.create(feed=feed, key="1", revision=1, **number)
    await ProgressUpdate.create(
        goal_id=goal.id, key_result=key_result, metric_value=value, confidence=Confidence.HIGH, **number
    )


async def _proposed(company: Company, title: str, visibility: Visibility) -> Goal:
    number = KeyResultTerms(title=canary(f"a number of {title}"), baseline=Decimal(0), target=Decimal(100))
    terms = GoalTerms(
        title=canary(title), period_id=company.period.id, owner_id=company.people["priya"].id, visibility=visibility, key_results=(number,),
        description=canary(title),
    )  # fmt: skip
    return await planning.create_goal(company.actor("priya"), terms=terms, propose=True)


async def _agreed(company: Company, title: str, visibility: Visibility) -> Goal:
    goal = await _proposed(company, title, visibility)
    return await planning.approve_goal(company.actor("mona"), id=goal.id, version=goal.version)


async def _returned(company: Company, visibility: Visibility, reason: str) -> Goal:
    goal = await _proposed(company, "something vague", visibility)
    return await planning.return_goal(
        company.actor("mona"), id=goal.id, version=goal.version, reason=canary(reason)
    )


async def _log(company: Company, goal: Goal, note: str) -> None:
    key_result = await KeyResult.get(goal_id=goal.id)
    value = Decimal("13.5791") if goal.visibility is Visibility.PRIVATE else Decimal(10)
    await monitoring.log_progress(
        company.actor("priya"), key_result_id=key_result.id, version=key_result.version, value=value,
        confidence=Confidence.HIGH, note=canary(note),
    )  # fmt: skip
