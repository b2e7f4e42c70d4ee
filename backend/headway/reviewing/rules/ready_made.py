"""The ready-made questionnaires: what happened, how realistic the goals were, what was learned, what helped, and what others see."""

from dataclasses import replace
from typing import Final

from headway.reviewing.rules.templates import (
    QuestionDraft,
    ScaleDraft,
    ScaleStep,
    TemplateDraft,
    TemplatePolicy,
)
from headway.reviewing.rules.vocabulary import CycleKind, QuestionKind, ReviewDirection, ScorePart

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
            looks_ahead=True,
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
            looks_ahead=True,
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

# Goals are measured and counted; the manager's judgement counts more.
_WITH_SCORE: Final = TemplatePolicy(weights={ScorePart.GOALS: 40, ScorePart.MANAGER: 60})
_WITH_OTHERS: Final = TemplatePolicy(
    weights={ScorePart.GOALS: 40, ScorePart.MANAGER: 40, ScorePart.OTHERS: 20}
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
    CycleKind.HALF_YEAR,
    _WITH_OTHERS,
)

ANNUAL: Final = TemplateDraft(
    "Annual review",
    FIVE_STEPS,
    (
        *HALF_YEAR.questions,
        QuestionDraft(
            _MANAGER,
            "Next year",
            QuestionKind.TEXT,
            "What should the next year be about?",
            "The one or two results that would matter most, and the support they need.",
            looks_ahead=True,
        ),
    ),
    CycleKind.ANNUAL,
    _WITH_SCORE,
)
PROBATION: Final = TemplateDraft(
    "End of probation",
    FIVE_STEPS,
    (
        QuestionDraft(
            _SELF,
            "Starting here",
            QuestionKind.TEXT,
            "How did you settle in?",
            "What you can do alone by now, and what still takes help.",
        ),
        QuestionDraft(
            _SELF,
            "Support",
            QuestionKind.SUPPORT,
            "How well were you supported?",
            "People, time, tools and training in your first months.",
        ),
        QuestionDraft(
            _MANAGER,
            "First months",
            QuestionKind.TEXT,
            "What did you see?",
            "What was learned, what was done, and how people work together with them.",
        ),
        QuestionDraft(
            _MANAGER,
            "First months",
            QuestionKind.RATING,
            "How far are they in the role?",
            "Compared with what the role asks after these months, not with the most experienced.",
        ),
        QuestionDraft(
            _MANAGER,
            "Support",
            QuestionKind.SUPPORT,
            "Which support did you provide?",
            "What was promised at the start, and what was given.",
        ),
        QuestionDraft(
            _MANAGER,
            "Decision",
            QuestionKind.CHOICE,
            "What do you recommend?",
            "HR and the managers above read it with your reasons.",
            choices=("Goes on", "Probation is extended", "Does not go on"),
        ),
        QuestionDraft(
            _MANAGER,
            "Next",
            QuestionKind.TEXT,
            "What comes next?",
            "What the next half-year should bring, and who helps.",
            required=False,
            looks_ahead=True,
        ),
    ),
    CycleKind.PROBATION,
    TemplatePolicy(realism_required=False),
)
PROJECT: Final = TemplateDraft(
    "End of a project",
    FIVE_STEPS,
    (
        QuestionDraft(
            _SELF,
            "The project",
            QuestionKind.TEXT,
            "What was your part in it?",
            "What you took on, what came of it, and what you would do again.",
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
            _MANAGER,
            "The project",
            QuestionKind.TEXT,
            "What did they bring to it?",
            "What you saw, what it led to, and why it mattered.",
        ),
        QuestionDraft(
            _MANAGER,
            "The project",
            QuestionKind.RATING,
            "How well did they do their part?",
            "Only this project, not the rest of the period.",
        ),
        QuestionDraft(
            _MANAGER,
            "Next",
            QuestionKind.YES_NO,
            "Should they lead a part of the next one?",
            "Say what speaks for it, or what is missing.",
            looks_ahead=True,
        ),
        *_by_others(_PEER),
    ),
    CycleKind.PROJECT,
    TemplatePolicy(realism_required=False),
)
AD_HOC: Final = TemplateDraft(
    "Views from all around",
    FIVE_STEPS,
    (
        QuestionDraft(
            _SELF,
            "Looking at yourself",
            QuestionKind.TEXT,
            "How do you see your work?",
            "What others can count on you for, and what you find hard.",
        ),
        QuestionDraft(
            _MANAGER,
            "Looking at them",
            QuestionKind.TEXT,
            "How do you see their work?",
            "What others can count on them for, and what would help them most.",
        ),
        *_by_others(_PEER),
        *_by_others(_UPWARD),
    ),
    CycleKind.AD_HOC,
    TemplatePolicy(realism_required=False),
)
WITHOUT_RATING: Final = TemplateDraft(
    "Review without ratings",
    FIVE_STEPS,
    tuple(
        replace(question, kind=QuestionKind.TEXT) if question.kind is QuestionKind.RATING else question
        for question in HALF_YEAR.questions
        if not question.overall
    ),
)


def with_standards(draft: TemplateDraft) -> TemplateDraft:
    """The same questionnaire with the standards of the role judged by both, before what is rated over all."""
    asked = [replace(_STANDARDS, direction=way, title=title) for way, title in _STANDARD_TITLES.items()]
    place = next((at for at, it in enumerate(draft.questions) if it.overall), len(draft.questions))
    return replace(draft, questions=(*draft.questions[:place], *asked, *draft.questions[place:]))


_STANDARD_TITLES: Final = {
    _SELF: "How does your work meet the standards of your role?",
    _MANAGER: "How does the work meet the standards of the role?",
}
_STANDARDS: Final = QuestionDraft(
    _SELF,
    "Standards",
    QuestionKind.STANDARDS,
    "",
    "One step for each: what you saw in this period. Say so where there is no basis to judge.",
)
BY_STANDARDS: Final = replace(with_standards(HALF_YEAR), name="Review by standards")
READY_MADE: Final = (
    HALF_YEAR, ALL_AROUND, ANNUAL, PROBATION, PROJECT, AD_HOC, WITHOUT_RATING, BY_STANDARDS,
)  # fmt: skip
