"""Lists of what happened, in either order: the same rows for everybody, by the instants they are sorted by."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from headway.graph.ids import split_id
from headway.integrating.models import WebhookDelivery
from headway.monitoring.models import (
    ActionItem,
    CheckIn,
    Feedback,
    FeedbackRequest,
    Meeting,
    MetricValue,
    OneOnOne,
)
from headway.planning.models import Goal, GoalAssignment, GoalTemplate, MentorRequest, PlanningSession
from headway.platform.models import Row
from headway.reviewing.models import Review
from headway.rewarding.models import Reward
from tests.company import NOON, Company, data
from tests.conftest import Ask
from tests.heard_by import KINDS

# Where the list is, and the column it is sorted by.
LISTS: dict[str, tuple[type[Row], str]] = {
    "employees(first: 100) { nodes { reviews(first: 100, order: %s) { nodes { id } } } }": (Review, "created_at"),
    "employees(first: 100) { nodes { rewards(first: 100, order: %s) { nodes { id } } } }": (Reward, "created_at"),
    "employees(first: 100) { nodes { checkIns(first: 100, order: %s) { nodes { id } } } }": (CheckIn, "recorded_at"),
    "goals(first: 100) { nodes { feedback(first: 100, order: %s) { nodes { id } } } }": (Feedback, "sent_at"),
    "oneOnOnes(first: 100) { nodes { allActionItems(first: 100, order: %s) { nodes { id } } } }": (ActionItem, "created_at"),
    "oneOnOnes(first: 100) { nodes { pastMeetings(first: 100, order: %s) { nodes { id } } } }": (Meeting, "starts_at"),
    "metricFeeds(first: 100) { nodes { values(first: 100, order: %s) { nodes { id } } } }": (MetricValue, "recorded_at"),
    "planningSessions(first: 100, order: %s) { nodes { id } }": (PlanningSession, "starts_at"),
    "oneOnOnes(first: 100, order: %s) { nodes { id } }": (OneOnOne, "created_at"),
    "recognition(first: 100, order: %s) { nodes { id } }": (Feedback, "sent_at"),
    "feedbackRequests(first: 100, order: %s) { nodes { id } }": (FeedbackRequest, "asked_at"),
    "mentorRequests(order: %s) { id }": (MentorRequest, "created_at"),
    "webhookEndpoints { deliveries(first: 100, order: %s) { nodes { id } } }": (WebhookDelivery, "created_at"),
}  # fmt: skip


def ids_of(answer: Any) -> list[list[UUID]]:
    """The ids of each list at the bottom of an answer."""
    if isinstance(answer, list):
        if all(set(it) == {"id"} for it in answer):
            return [[(split_id(it["id"]) or ("", UUID(int=0)))[1] for it in answer]]
        return [ids for it in answer for ids in ids_of(it)]
    [inner] = answer.values()
    return ids_of(inner)


async def spread(model: type[Row], column: str) -> dict[UUID, int]:
    """The rows, three at least, each a day after another; which day each has."""
    rows = await model.all().order_by("id")
    columns = rows[0]._meta.fields_db_projection
    alike = {name: getattr(rows[0], name) for name in columns if name != "id"}
    for number in range(len(rows), 3):
        other = {"revision": number + 1} if model is MetricValue else {}
        rows.append(await model.create(id=uuid4(), **alike | {column: NOON} | other))
    for day, row in enumerate(rows, start=1):
        await model.filter(id=row.id).update(**{column: NOON - timedelta(days=day)})
    return {row.id: -day for day, row in enumerate(rows, start=1)}


async def test_either_order_has_the_same_rows_by_their_instants(ask: Ask, planted: Company) -> None:
    goal = await Goal.filter(owner_id=planted.people["priya"].id, state="ACTIVE").order_by("id").first()
    assert goal
    await Feedback.all().update(goal_id=goal.id, visibility="PUBLIC", kind="PRAISE", state="SENT")
    for asked, (model, column) in LISTS.items():
        days = await spread(model, column)
        longest = 0
        for name in KINDS:
            actor, found = planted.actor(name), {}
            for order in ("NEWEST", "OLDEST"):
                answer = data(await ask(f"{{ {asked % order} }}", as_=actor))
                found[order] = [ids for ids in ids_of(answer) if ids]
            for newest, oldest in zip(found["NEWEST"], found["OLDEST"], strict=True):
                assert newest == oldest[::-1] == sorted(newest, key=days.__getitem__, reverse=True), (
                    asked,
                    name,
                )
                longest = max(longest, len(newest))
        assert longest > 1, asked


async def test_requests_are_sorted_by_the_day_they_are_due(ask: Ask, planted: Company) -> None:
    days = await spread(FeedbackRequest, "due_on")
    answer: Any = data(
        await ask("{ feedbackRequests(order: DUE) { nodes { id } } }", as_=planted.actor("tina"))
    )
    assert ids_of(answer) == [sorted(days, key=days.__getitem__)]


async def test_goal_templates_are_sorted_and_found_by_a_part_of_their_name(
    ask: Ask, planted: Company
) -> None:
    await GoalAssignment.all().delete()
    await GoalTemplate.all().delete()
    for day, name in enumerate(("Bündeln", "Answer 100%", "Coach")):
        at = NOON + timedelta(days=day)
        await GoalTemplate.create(name=name, title=name, created_at=at, updated_at=at)
    for arguments, names in (
        ("(order: NAME)", ["Answer 100%", "Bündeln", "Coach"]),
        ("(order: NEWEST)", ["Coach", "Answer 100%", "Bündeln"]),
        ('(search: "BUND")', ["Bündeln"]),
        ('(search: "%")', ["Answer 100%"]),
        ('(search: "_")', []),
    ):
        answer: Any = data(
            await ask(f"{{ goalTemplates{arguments} {{ name }} }}", as_=planted.actor("hanna"))
        )
        assert [it["name"] for it in answer["goalTemplates"]] == names, arguments
