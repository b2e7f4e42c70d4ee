"""The list of a demo's canaries: each string, whose it is, and which sign-ins may hear it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from tortoise.models import Model

from headway.cli.demo import hearing
from headway.cli.demo.hearing import Facts, Listener
from headway.cli.demo.planting import CANARY
from headway.cli.demo.sign_ins import SignIn
from headway.identity.models import Account, ApiToken, HrScope
from headway.identity.rules import AccountKind
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
from headway.monitoring.rules.comments import CommentSubject
from headway.monitoring.rules.leave import LeaveFact, leave_balance
from headway.people.access import with_departments_below
from headway.people.models import Employee, Pay, ReportingLine
from headway.people.rules.vocabulary import EmployeeStatus, LineKind, LineRights
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
    SessionParticipant,
)
from headway.platform import clock
from headway.platform.money import from_minor
from headway.platform.tokens import token_hash
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    ClosedDataChange,
    ExternalReviewer,
    Nomination,
    Participant,
    Review,
    SettledProblem,
)
from headway.reviewing.rules import QuestionKind, ReviewDirection, ReviewState
from headway.rewarding.models import (
    ApprovalStep,
    HandoverLine,
    ProjectWish,
    Reversal,
    Reward,
    RewardLetter,
    RewardNomination,
)


@dataclass(frozen=True, slots=True)
class Canary:
    """An unmistakable string; `seen_by` are the names of the sign-ins that may read it, and nobody else may."""

    string: str
    kind: str
    whose: str
    seen_by: list[str]


@dataclass(frozen=True, slots=True)
class Nest:
    """Texts of one kind: where they are, what decides who reads them (its own name, and that of the column), and whose they are."""

    kind: str
    model: type[Model]
    field: str
    whose: str
    hears: Callable[[Listener, Facts], bool]
    facts: Mapping[str, str]


def _same(*names: str, **others: str) -> dict[str, str]:
    return {name: name for name in names} | others


GOAL: Final = _same("owner_id", "state", "visibility", "level")
OF_GOAL: Final = {name: f"goal__{name}" for name in GOAL}
PLAN: Final = _same("owner_id", "state")
OF_PLAN: Final = {name: f"plan__{name}" for name in PLAN}
SESSION: Final = _same("organiser_id", "department_id", session="id")
OF_SESSION: Final = {name: f"session__{column}" for name, column in SESSION.items()}
REVIEW: Final = _same(
    "reviewer_id", "reviewee_id", "participant_id", "direction", "state", "release_id", cycle_state="cycle__state", opens="cycle__self_review_opens"
)  # fmt: skip
OF_REVIEW: Final = {name: f"review__{column}" for name, column in REVIEW.items()}
OF_PLACE: Final = {name: f"place__{name}" for name in ("employee_id", "reviewer_id")}
OF_PERSON: Final = _same(
    "participant_id", employee_id="participant__employee_id", manager_id="participant__manager_id"
)
REWARD: Final = _same("id", "employee_id", "proposer_id", "state", "communicated_at")
OF_REWARD: Final = {name: f"reward__{name}" for name in REWARD}
CHECK_IN: Final = _same("employee_id", "author_id", "state")
FEEDBACK: Final = _same("giver_id", "receiver_id", "visibility", "state", "reported_at")
OF_FEEDBACK: Final = {name: f"feedback__{name}" for name in ("giver_id", "receiver_id")}

TALK: Final = {name: f"one_on_one__{name}" for name in ("organiser_id", "partner_id")}
COMMENTED: Final = {
    CommentSubject.GOAL: (Goal, GOAL, hearing.hears_goal, "owner_id"),
    CommentSubject.FEEDBACK: (Feedback, FEEDBACK, hearing.hears_feedback, "receiver_id"),
}

NESTS: Final = (
    *(Nest(kind, Goal, field, "owner_id", hearing.hears_goal, GOAL) for kind, field in (
        ("goal", "title"), ("description of a goal", "description"), ("why a goal came back", "return_reason"),
        ("what a goal taught", "retrospective"))),
    Nest("key result", KeyResult, "title", "goal__owner_id", hearing.hears_goal, OF_GOAL),
    Nest("why a goal was agreed anew", GoalVersion, "reason", "goal__owner_id", hearing.hears_goal, OF_GOAL),
    *(Nest(kind, GoalProposal, field, "goal__owner_id", hearing.hears_change, OF_GOAL) for kind, field in (
        ("why other terms are proposed", "reason"), ("what a goal that is to end taught", "retrospective"),
        ("why a proposal was declined", "answer"))),
    Nest("why a goal was moved", GoalMove, "reason", "goal__owner_id", hearing.hears_change, OF_GOAL),
    Nest("why a goal was paused", GoalPause, "reason", "goal__owner_id", hearing.hears_change, OF_GOAL),
    *(Nest(kind, DevelopmentPlan, field, "owner_id", hearing.hears_growth, PLAN) for kind, field in (
        ("development plan", "summary"), ("looking back on a development plan", "conclusion"),
        ("why a development plan is a draft again", "reopen_reason"))),
    Nest("development objective", DevelopmentObjective, "title", "plan__owner_id", hearing.hears_growth, OF_PLAN),
    *(Nest(kind, DevelopmentAction, field, "plan__owner_id", hearing.hears_growth, OF_PLAN) for kind, field in (
        ("development action", "title"), ("evidence of a development action", "evidence"),
        ("why a development action was dropped", "drop_reason"))),
    *(Nest(kind, MentorRequest, field, "asker_id", hearing.hears_request, _same("asker_id", "mentor_id")) for kind, field in (
        ("question to a mentor", "message"), ("answer of a mentor", "answer"))),
    Nest("what is to be remembered of a session", PlanningSession, "summary", "organiser_id", hearing.hears_session, SESSION),
    Nest("why something was cut", SessionItem, "cut_reason", "owner_id", hearing.hears_session, OF_SESSION),
    Nest("decision of a session", SessionDecision, "text", "owner_id", hearing.hears_session, OF_SESSION | _same("owner_id")),
    Nest("progress note", ProgressUpdate, "note", "goal__owner_id", hearing.hears_note, OF_GOAL | _same("author_id")),
    *(Nest(kind, CheckIn, field, "employee_id", hearing.hears_check_in, CHECK_IN) for kind, field in (
        ("what went well", "wins"), ("what is in the way", "blockers"), ("answer to a check-in", "acknowledgement"))),
    Nest("feedback", Feedback, "text", "receiver_id", hearing.hears_feedback, FEEDBACK),
    Nest("what a receiver sees differently", Feedback, "dispute", "receiver_id", hearing.hears_feedback, FEEDBACK),
    Nest("report of abuse", FeedbackReport, "reason", "reporter_id", hearing.hears_report, OF_FEEDBACK | _same("reporter_id")),
    Nest("hidden words", FeedbackReport, "kept_text", "reporter_id", hearing.hears_hidden_words, OF_FEEDBACK),
    *(Nest(kind, FeedbackRequest, field, "asker_id", hearing.hears_question, _same("asker_id", "respondent_id")) for kind, field in (
        ("question to a colleague", "text"), ("why nothing was answered", "comment"))),
    Nest("answer without a name", RoundAnswer, "text", "round__subject_id", hearing.hears_round, {"subject_id": "round__subject_id", "shown": "round__shown"}),
    Nest("agenda", AgendaItem, "text", "one_on_one__partner_id", hearing.hears_talk, TALK),
    Nest("what is taken on", ActionItem, "text", "owner_id", hearing.hears_talk, TALK),
    Nest("why it was dropped", ActionItem, "drop_reason", "owner_id", hearing.hears_talk, TALK),
    Nest("private note of a meeting", MeetingNote, "text", "author_id", hearing.hears_own_note, _same("author_id")),
    Nest("answer", Answer, "text", "review__reviewee_id", hearing.hears_answer, OF_REVIEW | {"kind": "question__kind"}),
    Nest("why a peer is not asked", Nomination, "turn_down_reason", "participant__employee_id", hearing.hears_turned_down, OF_PERSON),
    Nest("why nobody from outside is asked", ExternalReviewer, "turn_down_reason", "participant__employee_id", hearing.hears_turned_down, OF_PERSON),
    Nest("why a problem was waived", SettledProblem, "reason", "employee_id", hearing.hears_waiver, {"cycle": "cycle_id"}),
    Nest("what follows from a late fact", ClosedDataChange, "reason", "participant__employee_id", hearing.hears_late_fact,
        {"employee_id": "participant__employee_id"}),
    Nest("acknowledgement", Review, "acknowledgement_comment", "reviewee_id", hearing.knows_review, REVIEW),
    Nest("why a review was skipped", Review, "skip_reason", "reviewee_id", hearing.knows_review, REVIEW),
    Nest("reason in calibration", CalibrationChange, "reason", "place__employee_id", hearing.hears_calibration, OF_PLACE),
    Nest("why a project is wished for", ProjectWish, "why", "employee_id", hearing.hears_wish, _same("employee_id")),
    *(Nest(kind, RewardNomination, field, "employee_id", hearing.hears_nomination, _same("employee_id", "nominator_id")) for kind, field in (
        ("why somebody is named for a reward", "reason"), ("why a nomination was declined", "decided_reason"))),
    Nest("reason of a reward", Reward, "reason", "employee_id", hearing.hears_reward, REWARD),
    Nest("decision about a reward", Reward, "decided_reason", "employee_id", hearing.hears_reward, REWARD),
    Nest("answer of a webhook", WebhookDelivery, "answer", "id", hearing.hears_webhook, {}),
    Nest("comment of an approver", ApprovalStep, "comment", "reward__employee_id", hearing.hears_comment, OF_REWARD),
    Nest("letter about a reward", RewardLetter, "body", "reward__employee_id", hearing.hears_letter, OF_REWARD | {"new_pay": "reward__new_pay_minor"}),
    Nest("why a reward is undone", Reversal, "reason", "reward__employee_id", hearing.hears_reversal, OF_REWARD | _same("outcome")),
)  # fmt: skip


async def canaries(sign_ins: Iterable[SignIn]) -> list[Canary]:
    """All that live in the open database, with those who may hear them today."""
    listeners = [listener for one in sign_ins if (listener := await _listener(one))]
    names: dict[Any, Any] = dict(await Employee.all().values_list("id", "name"))
    found = [canary for nest in NESTS for canary in await _in_nest(nest, listeners, names)]
    found += await _of_comments(listeners, names)
    return [*found, *await _of_pay(listeners, names), *await _of_leave(listeners)]


async def _of_comments(listeners: list[Listener], names: dict[UUID, str]) -> list[Canary]:
    """A comment is heard by those who hear what it is about."""
    found = []
    for kind, (model, facts, hears, whose) in COMMENTED.items():
        said = await Comment.filter(subject_kind=kind, text__contains="CANARY-").values("subject_id", "text")
        about = model.filter(id__in=[row["subject_id"] for row in said])
        subjects = {row["id"]: row for row in await about.values("id", *facts)}
        for row in said:
            subject, string = subjects[row["subject_id"]], CANARY.search(row["text"])
            seen_by = [it.name for it in listeners if hears(it, subject)]
            if string:
                found.append(Canary(string[0], "comment", names[subject[whose]], seen_by))
    return sorted(found, key=lambda canary: canary.string)


async def _in_nest(nest: Nest, listeners: list[Listener], names: dict[UUID, str]) -> list[Canary]:
    deciders = await _deciders() if "proposer_id" in nest.facts else {}
    handed_over = set(await HandoverLine.all().values_list("reward_id", flat=True)) if deciders else set()
    participants = await _participants() if "session" in nest.facts else {}
    taking_part = await _taking_part() if "cycle" in nest.facts else {}
    columns = {nest.field, nest.whose, *nest.facts.values()}
    found = []
    for row in await nest.model.filter(**{f"{nest.field}__contains": "CANARY-"}).values(*columns):
        facts = {name: row[column] for name, column in nest.facts.items()}
        facts |= {"deciders": deciders.get(facts.get("id"), set()), "handed": facts.get("id") in handed_over}
        facts |= {"participants": participants.get(facts.get("session"), set())}
        facts |= {"people": taking_part.get(facts.get("cycle"), set())}
        string = CANARY.search(row[nest.field])
        if string:
            kind = "private note" if facts.get("kind") == QuestionKind.PRIVATE_NOTE else nest.kind
            seen_by = [it.name for it in listeners if nest.hears(it, facts)]
            found.append(Canary(string[0], kind, names.get(row[nest.whose], ""), seen_by))
    return sorted(found, key=lambda canary: canary.string)


async def _of_pay(listeners: list[Listener], names: dict[UUID, str]) -> list[Canary]:
    rows = await Pay.all().order_by("id")
    today = clock.today()
    return [
        Canary(
            str(from_minor(pay.amount_minor, pay.currency)),
            "pay",
            names[pay.employee_id],
            [it.name for it in listeners if hearing.hears_pay(it, {"employee_id": pay.employee_id, "begun": pay.valid_from <= today})],
        )
        for pay in rows
    ]  # fmt: skip


async def _of_leave(listeners: list[Listener]) -> list[Canary]:
    """What people are due each year, and what is left of it today where no other figure is the same."""
    ledger: dict[Any, list[LeaveEntry]] = defaultdict(list)
    for entry in await LeaveEntry.all():
        ledger[entry.employee_id].append(entry)
    figures: dict[str, list[tuple[str, Employee]]] = defaultdict(list)
    for person in await Employee.filter(id__in=list(ledger)).order_by("id"):
        entries = ledger[person.id]
        facts = [LeaveFact(it.kind, it.hundredths, it.on, it.expires_on) for it in entries]
        due = [it.hundredths for it in entries if it.kind is LeaveKind.ENTITLEMENT]
        left = leave_balance(facts, clock.today(person.time_zone))
        for kind, hundredths in (*(("leave", one) for one in due), ("days of leave left", left)):
            figures[f"{hundredths / 100:.2f}"].append((kind, person))
    return [
        Canary(string, kind, person.name, [it.name for it in listeners if hearing.hears_leave(it, {"employee_id": person.id})])
        for string, [(kind, person), *others] in figures.items()
        if not others and not string.endswith("0")
    ]  # fmt: skip


async def _deciders() -> dict[Any, set[Any]]:
    """Who has or had a say about each reward, by person and by account."""
    found: dict[Any, set[Any]] = defaultdict(set)
    for reward, *who in await ApprovalStep.all().values_list(
        "reward_id", "approver_id", "decided_by_id", "decided_by_account_id"
    ):
        found[reward] |= {one for one in who if one}
    return found


async def _participants() -> dict[Any, set[Any]]:
    """Who takes part in each session."""
    found: dict[Any, set[Any]] = defaultdict(set)
    for session, person in await SessionParticipant.all().values_list("session_id", "employee_id"):
        found[session].add(person)
    return found


async def _taking_part() -> dict[Any, set[Any]]:
    """Who is in each cycle."""
    found: dict[Any, set[Any]] = defaultdict(set)
    for cycle, person in await Participant.all().values_list("cycle_id", "employee_id"):
        found[cycle].add(person)
    return found


async def _listener(one: SignIn) -> Listener | None:
    """How a sign-in stands to everybody; None for whoever has left."""
    token = await ApiToken.get(token_hash=token_hash(one.token)).select_related("account")
    account: Account = token.account
    integration = account.kind is AccountKind.INTEGRATION
    me = account.employee_id
    if me is None:
        return Listener(one.name, account.id, integration=integration, reads=frozenset(token.scopes))
    people: dict[Any, Any] = {person.id: person for person in await Employee.all()}
    if people[me].status is EmployeeStatus.LEFT:
        return None
    direct = frozenset(id for id, person in people.items() if person.manager_id == me)
    beside = frozenset(
        id for id, person in people.items() if people[me].manager_id and person.manager_id == people[me].manager_id
    )  # fmt: skip
    dotted = await _dotted(me)
    return Listener(
        one.name, account.id, me, people[me].manager_id, beside, direct, frozenset(_below(me, people)),
        frozenset(dotted), frozenset(id for id, rights in dotted.items() if rights is LineRights.RATE),
        await _looked_after(account, people), units=await _units(account), hr=account.hr, admin=account.admin, writes=await _forms(me),
    )  # fmt: skip


def _below(me: UUID, people: Mapping[Any, Any]) -> set[UUID]:
    found: set[UUID] = set()
    waiting = {me}
    while waiting:
        waiting = {id for id, person in people.items() if person.manager_id in waiting} - found
        found |= waiting
    return found


async def _dotted(me: UUID) -> dict[UUID, LineRights]:
    today = clock.today()
    lines = await ReportingLine.filter(manager_id=me, kind=LineKind.DOTTED)
    return {
        line.employee_id: line.rights
        for line in lines
        if line.valid_from <= today and (line.valid_to is None or line.valid_to > today)
    }


async def _looked_after(account: Account, people: Mapping[Any, Any]) -> frozenset[UUID]:
    granted: list[Any] = await HrScope.filter(account_id=account.id).values_list("department_id", flat=True)
    if not account.hr or not granted:
        return frozenset()
    departments = await with_departments_below(granted)
    return frozenset(
        id
        for id, person in people.items()
        if id != account.employee_id and (None in granted or person.department_id in departments)
    )


async def _units(account: Account) -> frozenset[UUID | None]:
    granted: list[Any] = await HrScope.filter(account_id=account.id).values_list("department_id", flat=True)
    if not account.hr or not granted:
        return frozenset()
    below = await with_departments_below(granted)
    return below | {None} if None in granted else below


async def _forms(me: UUID) -> dict[Any, Facts]:
    given_away = [ReviewState.REASSIGNED, ReviewState.VOID]
    forms = Review.filter(reviewer_id=me, direction=ReviewDirection.MANAGER).exclude(state__in=given_away)
    return {row["participant_id"]: row for row in await forms.values("participant_id", "state")}
