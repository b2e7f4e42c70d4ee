"""Bulk writing: rows wait by table and are written many at once, in an order that satisfies the references."""

from collections.abc import Iterator
from operator import itemgetter
from typing import Any, Final

import orjson
from tortoise.models import Model

from headway.cli.demo.planting import Planter
from headway.identity.models import Account, ApiToken, HrScope
from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.monitoring.models import (
    ActionItem,
    AgendaItem,
    CheckIn,
    CheckInSeries,
    Comment,
    Feedback,
    FeedbackReport,
    FeedbackRequest,
    FeedbackRound,
    LeaveEntry,
    Meeting,
    MeetingNote,
    Mention,
    MetricFeed,
    MetricValue,
    Notification,
    OneOnOne,
    ProgressUpdate,
    RoundAnswer,
    RoundInvitation,
    RoundMark,
    Snooze,
    TimeFact,
)
from headway.people.models import (
    Assignment,
    ChainLink,
    Department,
    Employee,
    MentorOffer,
    Pay,
    ReportingLine,
    RequiredSkill,
    RoleProfile,
    Skill,
    SkillLevel,
    Standard,
    Vacancy,
    VacancyFilling,
)
from headway.planning.models import (
    DevelopmentAction,
    DevelopmentObjective,
    DevelopmentPlan,
    Goal,
    GoalAssignment,
    GoalMove,
    GoalPause,
    GoalProposal,
    GoalSkill,
    GoalTemplate,
    GoalVersion,
    KeyResult,
    MentorRequest,
    Period,
    PlanningSession,
    SessionDecision,
    SessionItem,
    SessionParticipant,
)
from headway.platform.database import connection, in_postgres
from headway.platform.models import AuditEvent, Organisation
from headway.reviewing.models import (
    Answer,
    AppraisalFigure,
    AppraisalGoal,
    AppraisalItem,
    AppraisalMark,
    AppraisalVote,
    AppraisalVoter,
    AppraisalWords,
    CalibrationChange,
    CalibrationPlace,
    CalibrationSession,
    Citation,
    ClosedDataChange,
    ExternalReviewer,
    FrozenStandard,
    ManagerChange,
    NamedRequest,
    Nomination,
    OrganisationAppraisal,
    Participant,
    Question,
    QuestionWording,
    RatingScale,
    Release,
    Review,
    ReviewCycle,
    ReviewTemplate,
    SettledProblem,
)
from headway.rewarding.models import (
    ApprovalStep,
    Budget,
    DecisionRecord,
    HandoverFile,
    HandoverLine,
    PayBand,
    ProjectLead,
    ProjectWish,
    Reversal,
    Reward,
    RewardCycle,
    RewardLetter,
    RewardNomination,
    RewardReference,
)

# What a table refers to comes before it.
IN_ORDER: Final[tuple[type[Model], ...]] = (
    Organisation, Department, RoleProfile, Skill, Employee, ReportingLine, ChainLink, Assignment, Pay,
    Standard, RequiredSkill, MentorOffer, Vacancy, VacancyFilling, Account, HrScope, ApiToken, Period, GoalTemplate, GoalAssignment, Goal, KeyResult, GoalVersion, GoalProposal, GoalPause, GoalMove, GoalSkill,
    DevelopmentPlan, DevelopmentObjective, DevelopmentAction, MentorRequest, PlanningSession, SessionParticipant, SessionItem,
    SessionDecision, MetricFeed, MetricValue, CheckInSeries, CheckIn, ProgressUpdate, FeedbackRequest, Feedback, FeedbackReport,
    FeedbackRound, RoundInvitation, RoundMark, RoundAnswer,
    OneOnOne, Meeting, AgendaItem, ActionItem, MeetingNote, Comment, Mention,
    RatingScale, ReviewTemplate, Question, QuestionWording, ReviewCycle, FrozenStandard, Participant, SettledProblem, ManagerChange, ClosedDataChange, ExternalReviewer, NamedRequest, Nomination, Release, Review, Answer, Citation, SkillLevel,
    CalibrationSession, CalibrationPlace, CalibrationChange,
    OrganisationAppraisal, AppraisalGoal, AppraisalVoter, AppraisalMark, AppraisalVote, AppraisalFigure, AppraisalWords, AppraisalItem,
    Budget, RewardCycle, PayBand, ProjectWish, RewardNomination, Reward, RewardReference, ApprovalStep, DecisionRecord, RewardLetter, Reversal, ProjectLead, LeaveEntry, TimeFact, HandoverFile, HandoverLine, WebhookEndpoint, WebhookDelivery, Notification, Snooze, AuditEvent,
)  # fmt: skip
FULL: Final = 50_000


class Table:
    """The columns of a model, and rows waiting to be written as tuples of them."""

    def __init__(self, model: type[Model], planter: Planter | None) -> None:
        self.model, self.planter = model, planter
        meta = model._meta
        self.name = meta.db_table
        stored = meta.fields_db_projection
        # Numbers that the database counts itself are left to it.
        fields = [field for field in stored if not meta.fields_map[field].generated]
        self.columns = [stored[field] for field in fields]
        self.defaults = {field: _default(model, field) for field in fields if _has_default(model, field)}
        self.json = [field for field in fields if type(meta.fields_map[field]).__name__ == "JSONField"]
        self.as_tuple = itemgetter(*fields)
        self.rows: list[tuple[Any, ...]] = []
        self.written = 0

    def add(self, values: dict[str, Any]) -> None:
        """Let a row wait. Raises KeyError for a missing value and ValueError for one too many."""
        row = self.defaults | (self.planter(self.model, values) if self.planter else values)
        if len(row) > len(self.columns):
            raise ValueError(f"{self.name} has other columns than {sorted(values)}.")
        for field in self.json:
            row[field] = orjson.dumps(row[field]).decode()
        self.rows.append(self.as_tuple(row))


def _has_default(model: type[Model], field: str) -> bool:
    declared = model._meta.fields_map[field]
    return field != "id" and (declared.default is not None or declared.null)


def _default(model: type[Model], field: str) -> Any:
    default = model._meta.fields_map[field].default
    return default() if callable(default) else default


class Writer:
    """Takes rows in any order and writes them in bulk, with canaries if it is given some; the caller opens the transaction."""

    def __init__(self, planter: Planter | None = None) -> None:
        self.tables = {model: Table(model, planter) for model in IN_ORDER}

    def add(self, model: type[Model], **values: Any) -> None:
        """One row, by field names; fields with a default may be left out."""
        self.tables[model].add(values)

    @property
    def full(self) -> bool:
        """Whether enough rows wait to be worth writing."""
        return sum(len(table.rows) for table in self.tables.values()) >= FULL

    async def flush(self) -> None:
        """Write everything that waits."""
        for table in self.tables.values():
            if table.rows:
                await _insert(table)
                table.written += len(table.rows)
                table.rows.clear()

    def counts(self) -> Iterator[tuple[str, int]]:
        """How many rows each table got."""
        return ((table.name, table.written) for table in self.tables.values())


async def _insert(table: Table) -> None:
    client: Any = connection()
    if in_postgres():
        raw = client._connection
        await raw.copy_records_to_table(table.name, records=table.rows, columns=table.columns)
        return
    columns = ", ".join(f'"{column}"' for column in table.columns)
    marks = ", ".join("?" * len(table.columns))
    insert = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'  # noqa: S608 - names of our own tables
    await client._connection.executemany(insert, table.rows)
