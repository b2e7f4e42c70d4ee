"""Reviewing in the graph: templates, cycles, forms with their answers and evidence."""

import strawberry

from headway.graph.reviewing.ahead import AheadMutation
from headway.graph.reviewing.appraisal import AppraisalQuery, OrganisationAppraisal
from headway.graph.reviewing.appraise import AppraisalMutation
from headway.graph.reviewing.attend import AttendingMutation
from headway.graph.reviewing.calibrate import CalibrationMutation
from headway.graph.reviewing.calibration import CalibrationQuery, CalibrationSession
from headway.graph.reviewing.closed_data import ClosedDataChange, ClosedDataMutation
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.erasing import ErasingMutation, ErasingQuery
from headway.graph.reviewing.inviting import InvitingMutation
from headway.graph.reviewing.make_templates import TemplatesMutation
from headway.graph.reviewing.meetings import MeetingsMutation
from headway.graph.reviewing.nominating import NominatingMutation
from headway.graph.reviewing.only_reports import NamedRequest, OnlyReportsMutation, OnlyReportsQuery
from headway.graph.reviewing.participants import ManagerChange
from headway.graph.reviewing.person import PersonReviews
from headway.graph.reviewing.queries import ReviewsQuery
from headway.graph.reviewing.relations import RelationsMutation, RelationsQuery
from headway.graph.reviewing.reviews import Review
from headway.graph.reviewing.run_cycles import CyclesMutation
from headway.graph.reviewing.sign_reviews import SigningMutation
from headway.graph.reviewing.steer_cycles import SteeringMutation
from headway.graph.reviewing.succeeding import SucceedingMutation
from headway.graph.reviewing.write_reviews import ReviewsMutation

__all__ = [
    "CalibrationSession",
    "ClosedDataChange",
    "ManagerChange",
    "NamedRequest",
    "OrganisationAppraisal",
    "PersonReviews",
    "Review",
    "ReviewCycle",
    "ReviewingMutation",
    "ReviewingQuery",
]


@strawberry.type
class ReviewingQuery(
    ReviewsQuery, CalibrationQuery, AppraisalQuery, RelationsQuery, OnlyReportsQuery, ErasingQuery
):
    pass


@strawberry.type
class ReviewingMutation(
    TemplatesMutation,
    AheadMutation,
    CyclesMutation,
    SteeringMutation,
    SucceedingMutation,
    ClosedDataMutation,
    NominatingMutation,
    InvitingMutation,
    OnlyReportsMutation,
    ReviewsMutation,
    SigningMutation,
    MeetingsMutation,
    ErasingMutation,
    CalibrationMutation,
    AppraisalMutation,
    RelationsMutation,
    AttendingMutation,
):
    pass
