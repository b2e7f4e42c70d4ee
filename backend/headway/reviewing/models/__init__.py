"""Tables of reviewing: one file for each thing that is kept."""

from headway.reviewing.models.appraisal import (
    AppraisalFigure,
    AppraisalGoal,
    AppraisalItem,
    AppraisalMark,
    AppraisalVote,
    AppraisalVoter,
    AppraisalWords,
    OrganisationAppraisal,
)
from headway.reviewing.models.calibration import CalibrationChange, CalibrationPlace, CalibrationSession
from headway.reviewing.models.others import Nomination, Release
from headway.reviewing.models.reviews import (
    Answer,
    Citation,
    Participant,
    Question,
    RatingScale,
    Review,
    ReviewCycle,
    ReviewTemplate,
)
from headway.reviewing.models.running import ManagerChange, SettledProblem

__all__ = [
    "Answer",
    "AppraisalFigure",
    "AppraisalGoal",
    "AppraisalItem",
    "AppraisalMark",
    "AppraisalVote",
    "AppraisalVoter",
    "AppraisalWords",
    "CalibrationChange",
    "CalibrationPlace",
    "CalibrationSession",
    "Citation",
    "ManagerChange",
    "Nomination",
    "OrganisationAppraisal",
    "Participant",
    "Question",
    "RatingScale",
    "Release",
    "Review",
    "ReviewCycle",
    "ReviewTemplate",
    "SettledProblem",
]
