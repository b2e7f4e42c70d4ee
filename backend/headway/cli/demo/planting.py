"""Canaries: an unmistakable string in every text that is not for everybody, and pay that no other figure equals."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from tortoise.models import Model

from headway.monitoring.models import Feedback, ProgressUpdate
from headway.people.models import Pay
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    Goal,
    GoalVersion,
    KeyResult,
    MentorRequest,
    PlanningSession,
    SessionDecision,
    SessionItem,
)
from headway.platform.text import words
from headway.reviewing.models import Answer, Review
from headway.rewarding.models import ApprovalStep, Reward

PLANTED: Final[dict[type[Model], tuple[str, ...]]] = {
    Goal: ("title", "description", "return_reason", "retrospective"),
    KeyResult: ("title",),
    GoalVersion: ("reason",),
    DevelopmentPlan: ("summary", "conclusion", "reopen_reason"),
    DevelopmentObjective: ("title",),
    DevelopmentAction: ("title", "evidence", "drop_reason"),
    MentorRequest: ("message", "answer"),
    PlanningSession: ("summary",),
    SessionItem: ("cut_reason",),
    SessionDecision: ("text",),
    ProgressUpdate: ("note",),
    Feedback: ("text",),
    Answer: ("text",),
    Review: ("acknowledgement_comment", "skip_reason"),
    Reward: ("reason", "decided_reason"),
    ApprovalStep: ("comment",),
}
CANARY: Final = re.compile(r"CANARY-[0-9a-f]{12}")
# Tails of pay: a step that meets every one of them before it meets one again.
TAILS, STEP = 100_000, 27_183


class Planter:
    """Changes rows on their way to the database; the same seed plants the same."""

    def __init__(self, seed: int) -> None:
        self.seed, self.tail = seed, 0

    def __call__(self, model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
        """The row with its canaries; texts begin with theirs, so that no shortening loses it."""
        row = dict(values)
        for field in PLANTED.get(model, ()):
            if row.get(field):
                row[field] = f"{self.canary(model, field, row['id'])} {row[field]}"
        if model is Goal:
            row["search_title"] = " ".join(words(row["title"]))
        if model is Pay:
            row["amount_minor"] = row["amount_minor"] // TAILS * TAILS + self.next_tail()
        return row

    def canary(self, model: type[Model], field: str, id: str) -> str:
        """The string of this text."""
        return f"CANARY-{sha256(f'{self.seed} {model.__name__} {field} {id}'.encode()).hexdigest()[:12]}"

    def next_tail(self) -> int:
        """The last five digits of the next pay; never whole euros."""
        self.tail = (self.tail + STEP) % TAILS
        return self.tail if self.tail % 100 else self.next_tail()
