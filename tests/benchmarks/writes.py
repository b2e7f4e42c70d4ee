"""The two writes of the benchmark, each through the graph: log progress (M1), and hand in a review (M2)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

import orjson

from headway.graph.context import context_for
from headway.graph.documents import prepare
from headway.graph.executing import execute
from headway.graph.ids import global_id
from headway.planning.models import KeyResult
from headway.planning.rules import GoalState
from headway.platform.actor import Actor
from headway.reviewing.models import Review
from headway.reviewing.rules import ReviewState

Told = Callable[..., Awaitable[dict[str, Any]]]
LOG: Final = """mutation($it: LogProgressInput!) { logProgress(input: $it) { __typename
    ... on LogProgressPayload { keyResult { version } } ... on UserErrors { errors { message } } } }"""
SUBMIT: Final = """mutation($it: SubmitReviewInput!) { submitReview(input: $it) { __typename
    ... on SubmitReviewPayload { review { version state } } ... on UserErrors { errors { message } } } }"""
TAKE_BACK: Final = """mutation($it: TakeBackReviewInput!) { takeBackReview(input: $it) { __typename
    ... on TakeBackReviewPayload { review { version } } ... on UserErrors { errors { message } } } }"""


async def told(document: str, actor: Actor, **given: Any) -> dict[str, Any]:
    """What a mutation answers, from its bytes."""
    answer = await execute(prepare(document), {"it": given}, None, context_for(actor))
    data = orjson.loads(answer.encoded()).get("data")
    payload: dict[str, Any] = next(iter(data.values())) if data else {}
    return payload


@dataclass(slots=True)
class Logging:
    """Somebody who logs numbers on one key result, over and over."""

    actor: Actor
    key_result: str
    version: int
    value: str
    told: Told

    async def once(self) -> bool:
        payload = await self.told(
            LOG,
            self.actor,
            keyResultId=self.key_result,
            version=self.version,
            value=self.value,
            confidence="HIGH",
        )
        if "keyResult" not in payload:
            return False
        self.version = payload["keyResult"]["version"]
        return True


@dataclass(slots=True)
class Submitting:
    """Somebody who hands in a review, and takes it back in between."""

    actor: Actor
    review: str
    version: int

    async def once(self) -> bool:
        payload = await told(SUBMIT, self.actor, reviewId=self.review, version=self.version)
        if "review" in payload:
            self.version = payload["review"]["version"]
        return "review" in payload

    async def again(self) -> bool:
        payload = await told(TAKE_BACK, self.actor, reviewId=self.review, version=self.version)
        if "review" in payload:
            self.version = payload["review"]["version"]
        return "review" in payload


async def loggers(count: int, told: Told = told) -> list[Logging]:
    """So many people who log on a number of theirs, each on another goal."""
    found: dict[Any, Logging] = {}
    parts = KeyResult.filter(goal__state=GoalState.ACTIVE, goal__owner_id__isnull=False, measure="NUMBER")
    async for part in parts.order_by("id").limit(50 * count).prefetch_related("goal"):
        owner = part.goal.owner_id
        it = Logging(
            Actor(account_id=owner, employee_id=owner),
            global_id("KeyResult", part.id),
            part.version,
            str(part.target),
            told,
        )
        if part.goal_id not in found and await it.once():
            found[part.goal_id] = it
        if len(found) == count:
            break
    return list(found.values())


async def submitter() -> Submitting | None:
    """Somebody whose review may be handed in again and again."""
    async for review in Review.filter(state=ReviewState.SUBMITTED).order_by("-submitted_at", "id").limit(500):
        author = Actor(account_id=review.reviewer_id, employee_id=review.reviewer_id)
        it = Submitting(author, global_id("Review", review.id), review.version)
        if await it.again():
            return it
    return None
