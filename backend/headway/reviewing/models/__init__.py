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
from headway.reviewing.models.calibration import (
    CalibrationAttendance,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    CloseRelation,
)
from headway.reviewing.models.externals import ExternalForm, ExternalReviewer
from headway.reviewing.models.meetings import ReviewMeeting
from headway.reviewing.models.others import NamedRequest, Nomination, Release
from headway.reviewing.models.reviews import (
    Answer,
    Citation,
    DraftedGoal,
    FrozenStandard,
    Participant,
    Question,
    QuestionWording,
    RatingScale,
    Review,
    ReviewCycle,
    ReviewTemplate,
)
from headway.reviewing.models.running import ClosedDataChange, ManagerChange, SettledProblem
from headway.reviewing.models.signing import LegalHold, ReviewRecord, ReviewSignature

__all__ = [
    "Answer",
    "AppraisalFigure",
    "AppraisalGoal",
    "AppraisalItem",
    "AppraisalMark",
    "AppraisalVote",
    "AppraisalVoter",
    "AppraisalWords",
    "CalibrationAttendance",
    "CalibrationChange",
    "CalibrationPlace",
    "CalibrationSession",
    "Citation",
    "CloseRelation",
    "ClosedDataChange",
    "DraftedGoal",
    "ExternalForm",
    "ExternalReviewer",
    "FrozenStandard",
    "LegalHold",
    "ManagerChange",
    "NamedRequest",
    "Nomination",
    "OrganisationAppraisal",
    "Participant",
    "Question",
    "QuestionWording",
    "RatingScale",
    "Release",
    "Review",
    "ReviewCycle",
    "ReviewMeeting",
    "ReviewRecord",
    "ReviewSignature",
    "ReviewTemplate",
    "SettledProblem",
]
