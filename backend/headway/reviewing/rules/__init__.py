"""Review cycles and review forms: words, allowed moves, checks and sentences."""

from headway.reviewing.rules.vocabulary import (
    Agreement,
    CycleAction,
    CycleKind,
    CycleProblemKind,
    CycleState,
    EvidenceKind,
    QuestionKind,
    Realism,
    ReviewAction,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
)

__all__ = [
    "Agreement",
    "CycleAction",
    "CycleKind",
    "CycleProblemKind",
    "CycleState",
    "EvidenceKind",
    "QuestionKind",
    "Realism",
    "ReviewAction",
    "ReviewDirection",
    "ReviewState",
    "SelfReviewOpens",
]
