"""Canaries: an unmistakable string in every text that is not for everybody, and pay and leave that no other figure equals."""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from tortoise.models import Model

from headway.integrating.models import WebhookDelivery
from headway.monitoring.models import (
    ActionItem,
    AgendaItem,
    CheckIn,
    Comment,
    Feedback,
    FeedbackReport,
    FeedbackRequest,
    LeaveEntry,
    MeetingNote,
    ProgressUpdate,
    RoundAnswer,
)
from headway.monitoring.rules import LeaveKind
from headway.people.models import Pay
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    Goal,
    GoalMove,
    GoalPause,
    GoalProposal,
    GoalVersion,
    KeyResult,
    MentorRequest,
    PlanningSession,
    SessionDecision,
    SessionItem,
)
from headway.platform.text import words
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    ClosedDataChange,
    ExternalReviewer,
    Nomination,
    Review,
    SettledProblem,
)
from headway.rewarding.models import (
    ApprovalStep,
    HandoverLine,
    ProjectWish,
    Reversal,
    Reward,
    RewardLetter,
    RewardNomination,
)

PLANTED: Final[dict[type[Model], tuple[str, ...]]] = {
    Goal: ("title", "description", "return_reason", "retrospective"),
    KeyResult: ("title",),
    GoalVersion: ("reason",),
    GoalProposal: ("reason", "retrospective", "answer"),
    GoalPause: ("reason",),
    GoalMove: ("reason",),
    DevelopmentPlan: ("summary", "conclusion", "reopen_reason"),
    DevelopmentObjective: ("title",),
    DevelopmentAction: ("title", "evidence", "drop_reason"),
    MentorRequest: ("message", "answer"),
    PlanningSession: ("summary",),
    SessionItem: ("cut_reason",),
    SessionDecision: ("text",),
    ProgressUpdate: ("note",),
    CheckIn: ("wins", "blockers", "acknowledgement"),
    Feedback: ("text", "dispute"),
    FeedbackReport: ("reason", "kept_text"),
    FeedbackRequest: ("text", "comment"),
    RoundAnswer: ("text",),
    AgendaItem: ("text",),
    ActionItem: ("text", "drop_reason"),
    MeetingNote: ("text",),
    Comment: ("text",),
    Answer: ("text",),
    Nomination: ("turn_down_reason",),
    Review: ("acknowledgement_comment", "skip_reason", "dispute_outcome", "correction_reason"),
    CalibrationChange: ("reason",),
    SettledProblem: ("reason",),
    ClosedDataChange: ("reason",),
    ExternalReviewer: ("turn_down_reason", "decline_reason"),
    ProjectWish: ("why",),
    Reward: ("reason", "decided_reason"),
    RewardNomination: ("reason", "decided_reason"),
    ApprovalStep: ("comment",),
    RewardLetter: ("body",),
    Reversal: ("reason",),
    WebhookDelivery: ("answer",),
}
CANARY: Final = re.compile(r"CANARY-[0-9a-f]{12}")
# Tails of pay: a step that meets every one of them before it meets one again.
TAILS, STEP = 100_000, 27_183
# More days of leave than anybody has, so far apart that taking some of them leads to no other.
LEAVE, APART = 700_000_011, 10_000


class Planter:
    """Changes rows on their way to the database; the same seed plants the same."""

    def __init__(self, seed: int) -> None:
        self.seed, self.tail, self.due = seed, 0, 0

    def __call__(self, model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
        """The row with its canaries; texts begin with theirs, so that no shortening loses it."""
        row = dict(values)
        for field in PLANTED.get(model, ()):
            if row.get(field):
                row[field] = self.sung(model, field, row["id"], row[field])
        if model is Goal:
            row["search_title"] = " ".join(words(row["title"]))
        if model is Pay:
            row["amount_minor"] = row["amount_minor"] // TAILS * TAILS + self.next_tail()
        if model is LeaveEntry and row["kind"] is LeaveKind.ENTITLEMENT:
            row["hundredths"] = LEAVE + self.due * APART
            self.due = (self.due + 1) % TAILS
        if model in {GoalVersion, GoalProposal} and row.get("terms"):
            row["terms"] = self.terms(row["goal_id"], row["terms"])
        if model is HandoverLine:
            row["content"] = self.handed_over(row["content"])
        return row

    def terms(self, goal_id: str, terms: dict[str, Any]) -> dict[str, Any]:
        """Terms that were agreed, with the words of the goal as they are."""
        return terms | {
            "title": self.sung(Goal, "title", goal_id, terms["title"]),
            "description": self.sung(Goal, "description", goal_id, terms["description"]),
            "keyResults": [
                one | {"title": self.sung(KeyResult, "title", one["id"], one["title"])}
                for one in terms["keyResults"]
            ],
        }

    def handed_over(self, content: dict[str, Any]) -> dict[str, Any]:
        """A line with the words of its reward as they are."""
        said = {name: content[name] for name in ("reason",) if name in content}
        return content | {
            name: self.sung(Reward, name, content["reward"], text) for name, text in said.items()
        }

    def sung(self, model: type[Model], field: str, id: str, text: str) -> str:
        """The text behind its canary; nothing stays nothing."""
        return text and f"{self.canary(model, field, id)} {text}"

    def canary(self, model: type[Model], field: str, id: str) -> str:
        """The string of this text."""
        return f"CANARY-{sha256(f'{self.seed} {model.__name__} {field} {id}'.encode()).hexdigest()[:12]}"

    def next_tail(self) -> int:
        """The last five digits of the next pay; never whole euros."""
        self.tail = (self.tail + STEP) % TAILS
        return self.tail if self.tail % 100 else self.next_tail()
