"""The ready-made questionnaires: what happened, how realistic the goals were, what was learned, what helped, and what others see."""

from typing import Final

from headway.reviewing.rules.templates import QuestionDraft, ScaleDraft, ScaleStep, TemplateDraft
from headway.reviewing.rules.vocabulary import QuestionKind, ReviewDirection

FIVE_STEPS: Final = ScaleDraft(
    "Five steps towards the next level",
    (
        ScaleStep(1, "Early", "Learning the work; needs guidance for most of it."),
        ScaleStep(2, "Building", "Does known work alone; asks for help with the rest, in time."),
        ScaleStep(
            3, "Solid", "Works at level without help; takes on parts of the next level in known situations."
        ),
        ScaleStep(4, "Ready soon", "Often works at the next level; others build on the results."),
        ScaleStep(
            5, "Ready now", "Has worked at the next level for most of the period, in new situations too."
        ),
    ),
)

_SELF, _MANAGER = ReviewDirection.SELF, ReviewDirection.MANAGER

HALF_YEAR: Final = TemplateDraft(
    "Half-year review",
    FIVE_STEPS,
    (
        QuestionDraft(
            _SELF,
            "Goals",
            QuestionKind.GOAL_REALISM,
            "How realistic was each goal?",
            "With what you know today: was the target too easy, realistic or too hard for this period?",
        ),
        QuestionDraft(
            _SELF,
            "Looking back",
            QuestionKind.TEXT,
            "What went well?",
            "Two or three things you are content with, what you did, and what came of it.",
        ),
        QuestionDraft(
            _SELF,
            "Looking ahead",
            QuestionKind.RATING,
            "Where do you want to grow next?",
            "Choose the step that describes your work best, and say what you would like to work on.",
        ),
        QuestionDraft(
            _SELF,
            "Skills",
            QuestionKind.SKILLS_GAINED,
            "Which skills did you gain?",
            "One row a skill: the level before and after (0 to 5), and where it shows.",
            required=False,
        ),
        QuestionDraft(
            _SELF,
            "Support",
            QuestionKind.SUPPORT,
            "How well were you supported?",
            "By your manager, your team and the company: what helped, what was missing.",
        ),
        QuestionDraft(
            _MANAGER,
            "Goals",
            QuestionKind.GOAL_REALISM,
            "How realistic was each goal?",
            "With what you know today: was the target too easy, realistic or too hard for this period?",
        ),
        QuestionDraft(
            _MANAGER,
            "Looking back",
            QuestionKind.TEXT,
            "What went well?",
            "What you saw, what it led to, and why it mattered.",
        ),
        QuestionDraft(
            _MANAGER,
            "Looking ahead",
            QuestionKind.RATING,
            "Where to grow next?",
            "One or two things that would matter most. Say what you saw, what it led to, and what good would look like.",
        ),
        QuestionDraft(
            _MANAGER,
            "Skills",
            QuestionKind.SKILLS_GAINED,
            "Which skills were gained?",
            "One row a skill: the level before and after (0 to 5), and where it shows.",
            required=False,
        ),
        QuestionDraft(
            _MANAGER,
            "Support",
            QuestionKind.SUPPORT,
            "Which support did you provide?",
            "Time, training, people, tools: what was promised, what was given, what is still owed.",
        ),
        QuestionDraft(
            _MANAGER,
            "Overall",
            QuestionKind.RATING,
            "Overall rating",
            "The whole period, not the last weeks.",
            overall=True,
        ),
        QuestionDraft(
            _MANAGER,
            "Private note",
            QuestionKind.PRIVATE_NOTE,
            "Private note to HR",
            "Only you and HR read this.",
            required=False,
        ),
    ),
)

_PEER, _UPWARD = ReviewDirection.PEER, ReviewDirection.UPWARD
# Asked of peers and of reports in the same words, so that few of each can be shown together.
_STEP: Final = "Which step describes working with this person best?"
_KEEP: Final = "What should this person go on doing?"
_CHANGE: Final = "What would make working together better?"


def _by_others(direction: ReviewDirection) -> tuple[QuestionDraft, ...]:
    return (
        QuestionDraft(
            direction, "Working together", QuestionKind.RATING, _STEP, "Think of the whole period."
        ),
        QuestionDraft(
            direction, "Working together", QuestionKind.TEXT, _KEEP, "What they did, and what it led to."
        ),
        QuestionDraft(
            direction,
            "Working together",
            QuestionKind.TEXT,
            _CHANGE,
            "One thing, and what good would look like.",
            required=False,
        ),
    )


_DOTTED: Final = ReviewDirection.DOTTED
_BY_DOTTED: Final = (
    QuestionDraft(
        _DOTTED,
        "Working together",
        QuestionKind.TEXT,
        "What did you see of this person's work?",
        "Where you worked together: what they did, and what it led to.",
    ),
    QuestionDraft(
        _DOTTED,
        "Overall",
        QuestionKind.RATING,
        "Overall rating",
        "Of what you saw; it counts with your share beside the manager's.",
        overall=True,
    ),
)

ALL_AROUND: Final = TemplateDraft(
    "Review with colleagues",
    FIVE_STEPS,
    (
        *HALF_YEAR.questions,
        *_by_others(_PEER),
        *_by_others(_UPWARD),
        *_BY_DOTTED,
        QuestionDraft(
            _UPWARD,
            "Support",
            QuestionKind.SUPPORT,
            "How well does your manager support you?",
            "Time, clear goals, honest words, help when it is needed.",
        ),
    ),
)
READY_MADE: Final = (HALF_YEAR, ALL_AROUND)
