"""A small company in a review cycle, and the questions that tests ask it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from headway.graph.ids import global_id
from headway.people.models import Department, Employee, Skill
from headway.people.rules.vocabulary import LineKind
from headway.planning.models import Goal, Period
from headway.planning.rules import GoalState, PeriodState
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor, Role, Scope
from headway.platform.models import AuditEvent
from headway.platform.working import do_all
from headway.reviewing.actions import cycles, launching
from headway.reviewing.actions.templates import install
from headway.reviewing.jobs import JOBS
from headway.reviewing.models import Question, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.reads.reviews import standards
from headway.reviewing.rules import (
    CycleKind,
    CycleState,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.only_reports import asks_as
from headway.reviewing.rules.ready_made import ALL_AROUND, HALF_YEAR
from tests.factories import make_department, make_employee, make_reporting_line

# What the graph answers, read without a word about each null on the way.
Ask = Callable[..., Awaitable[Any]]

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SELF, MANAGER = ReviewDirection.SELF, ReviewDirection.MANAGER
DAYS: dict[str, Any] = {
    "self_due_on": date(2026, 12, 1),
    "manager_due_on": date(2026, 12, 8),
    "sign_off_due_on": date(2026, 12, 20),
}
INTEGRATION_SCOPES = frozenset({Scope.REVIEWS_READ, Scope.PEOPLE_READ, Scope.GOALS_READ})
REFUSED = "... on UserErrors { errors { code message path } current { id ... on Answer { text version } ... on Review { state version } ... on ReviewCycle { version phase: state } } }"
RESULTS = (
    {
        "SaveAnswer": "answer { id text rating version } review { id state version }",
        "CiteEvidence": "answer { id citations { kind evidenceId label } }",
        "RemoveCitation": "answer { id citations { label } }",
        "RemoveAnswer": "review { id answers { id } }",
        "ShareAllReviews": "cycle { id state version }",
        "MakeReviewTemplate": "template { id name number smallestGroup alsoSigns }",
        "ArchiveReviewTemplate": "template { id archivedAt }",
        "DraftNextGoal": "goal { title owner { name } draftedIn { id } }",
        "FixQuestionWording": "question { id title wording }",
        **dict.fromkeys(
            ("ScheduleReviewMeeting", "ChangeReviewMeeting", "HoldReviewMeeting"), "meeting { id version }"
        ),
    }
    | {
        f"{verb}Review": "review { id state version agreement overallRating }"
        for verb in ("Submit", "TakeBack", "Share", "Skip", "Acknowledge")
    }
    | {"EraseReviewWords": "reviews", "HoldReviews": "held"}
    | dict.fromkeys(
        ("ResolveDisagreement", "SignReview", "RecordUnsigned", "CorrectReview"),
        "review { id state version recordNumber unsigned overallRating }",
    )
    | {
        f"{verb}ReviewCycle": "cycle { id state version problems { code message settled } counts { participants } }"
        for verb in ("Create", "Check", "Launch", "Move", "Cancel", "Close", "StepBack", "Archive", "Repeat")
    }
    | dict.fromkeys(
        (
            "SettleCycleProblems",
            "StopLaunch",
            "ChangeCycleDays",
            "ExtendReviews",
            "SkipReviews",
            "UnlockParticipant",
            "AddToReviewCycle",
        ),
        "cycle { id state version problems { code settled } }",
    )
    | {
        "NudgeReviewers": "nudged",
        "RemindToSign": "reviews",
        "SettleClosedData": "changes { id reason settledAt }",
        "ReassignReview": "review { id state version }",
        "DecideManagerChange": "change { id choice version }",
    }
    | {
        f"{verb}Calibration": "session { id state version }"
        for verb in ("Prepare", "Open", "TakeOver", "Lock", "Reopen")
    }
    | {"HideCalibrationNames": "session { id namesHidden }"}
    | dict.fromkeys(
        (
            "PlaceInCalibration",
            "MarkCalibrationPlace",
            "AnswerCalibration",
            "DecideCalibration",
            "FlagCalibrationPlace",
        ),
        "place { id version }",
    )
)


@dataclass
class Company:
    """Ada leads all; below her Vera, then Mona, then Eli and Pia; Omar leads others, Dora has a dotted line to Eli.

    Hanna is HR of support, where all but Omar work; Otto is HR of elsewhere; Alma administers.
    """

    period: Period
    template: ReviewTemplate
    support: Department
    people: dict[str, Employee]
    accounts: dict[str, UUID] = field(default_factory=dict)

    def actor(self, name: str, **changes: Any) -> Actor:
        """The actor of a person, with the same account each time; `token` and `thin token` are integrations."""
        account = self.accounts.setdefault(name, uuid4())
        if name == "nobody":
            return Actor(account_id=None)
        if name in {"token", "thin token"}:
            scopes = INTEGRATION_SCOPES if name == "token" else INTEGRATION_SCOPES - {Scope.REVIEWS_READ}
            return Actor(account_id=account, name=name, scopes=scopes, integration=True)
        hr = {"hanna": frozenset({self.support.id}), "otto": frozenset({uuid4()})}
        roles = {Role.HR} if name in hr else {Role.ADMIN} if name == "alma" else set()
        values: dict[str, Any] = {
            "account_id": account,
            "employee_id": self.people[name].id,
            "name": self.people[name].name,
            "roles": frozenset(roles),
            "hr_departments": hr.get(name, frozenset()),
        }
        return Actor(**values | changes)

    def id_of(self, name: str) -> str:
        return global_id("Employee", self.people[name].id)

    def terms(self, **changes: Any) -> dict[str, Any]:
        """The input of a valid cycle."""
        return {
            "name": "H2 2026",
            "kind": "HALF_YEAR",
            "periodId": global_id("Period", self.period.id),
            "templateId": global_id("ReviewTemplate", self.template.id),
            "selfDueOn": "2026-12-01",
            "managerDueOn": "2026-12-08",
            "signOffDueOn": "2026-12-20",
        } | changes


async def make_company() -> Company:
    """Everybody above, a period, the ready-made template, a skill, and an agreed goal of Eli, Pia and Mona each."""
    clock.set_for_tests(NOON)
    support, elsewhere = await make_department("Support"), await make_department("Elsewhere")
    people: dict[str, Employee] = {}
    for name, manager in [
        *(
            ("ada", None),
            ("vera", "ada"),
            ("mona", "vera"),
            ("eli", "mona"),
            ("pia", "mona"),
            ("omar", "ada"),
        ),
        *(("dora", "vera"), ("hanna", "ada"), ("otto", "ada"), ("alma", "ada")),
    ]:
        people[name] = await make_employee(
            name.capitalize(),
            manager=people[manager] if manager else None,
            department=elsewhere if name == "omar" else support,
        )
    await make_reporting_line(people["eli"], people["dora"], kind=LineKind.DOTTED)
    period = await Period.create(
        name="H2 2026",
        starts_on=date(2026, 7, 1),
        ends_on=date(2026, 12, 31),
        state=PeriodState.OPEN,
        created_at=NOON,
        updated_at=NOON,
    )
    usual = await install(SYSTEM, HALF_YEAR)
    await install(SYSTEM, ALL_AROUND)
    company = Company(period, usual, support, people)
    await Skill.create(name="Coaching", created_at=NOON, updated_at=NOON)
    for name in ("eli", "pia", "mona"):
        await make_goal(company, name)
    return company


async def make_goal(company: Company, owner: str, **changes: Any) -> Goal:
    """An agreed goal of the period."""
    values: dict[str, Any] = {
        "title": f"Goal of {owner}",
        "state": GoalState.ACTIVE,
        "agreed_at": NOON,
    } | changes
    return await Goal.create(
        period=company.period,
        owner=company.people[owner],
        starts_on=company.period.starts_on,
        due_on=company.period.ends_on,
        created_at=NOON,
        updated_at=NOON,
        **values,
    )


async def launched(company: Company, *names: str, by: str = "hanna", **values: Any) -> ReviewCycle:
    """A launched cycle for these people, Eli alone if none are named."""
    actor = company.actor(by)
    cycle = await cycles.create_review_cycle(
        actor,
        name="H2 2026",
        kind=CycleKind.HALF_YEAR,
        period_id=company.period.id,
        template_id=company.template.id,
        **DAYS,
        **values,
        selection=cycles.Selection(include=tuple(company.people[name].id for name in names or ("eli",))),
    )
    return await launch_now(actor, cycle)


async def launch_now(actor: Actor, cycle: ReviewCycle) -> ReviewCycle:
    """Launch a cycle whatever the data check finds, and make its forms as a worker does."""
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.CHECKED)
    await launching.launch_review_cycle(actor, id=cycle.id, version=cycle.version, now=True)
    await do_all(JOBS)
    return await ReviewCycle.get(id=cycle.id)


async def form(cycle: ReviewCycle, person: Employee, direction: ReviewDirection) -> Review:
    """The form about this person in this direction, as it is now."""
    return await Review.get(cycle_id=cycle.id, reviewee_id=person.id, direction=direction)


async def put(review: Review, state: ReviewState, cycle_state: CycleState) -> None:
    """Set a form and its cycle to a state as if they had come there."""
    await Review.filter(id=review.id).update(state=state)
    await ReviewCycle.filter(id=review.cycle_id).update(state=cycle_state)


async def question(
    company: Company, direction: ReviewDirection, kind: QuestionKind, *, overall: bool = False
) -> Question:
    """The question of this kind of the ready-made template."""
    return await Question.get(
        template_id=company.template.id, direction=direction, kind=kind, overall=overall
    )


async def do(ask: Ask, actor: Actor, mutation: str, **input: Any) -> dict[str, Any]:
    """The answer to a mutation, an `errors` key in it if it was refused."""
    verb = mutation[0].lower() + mutation[1:]
    text = (
        f"mutation Do($input: {mutation}Input!) {{ {verb}(input: $input) "
        f"{{ ... on {mutation}Payload {{ {RESULTS[mutation]} }} {REFUSED} }} }}"
    )
    result = await ask(text, {"input": input}, as_=actor)
    assert result.errors is None, result.errors
    found: dict[str, Any] = result.data[verb]
    return found


def refusals(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and dotted path of each refusal."""
    return [(error["code"], ".".join(error["path"])) for error in answer.get("errors", [])]


async def save(ask: Ask, actor: Actor, review: Review, asked: Question, **values: Any) -> dict[str, Any]:
    """Save an answer, the first version unless told otherwise."""
    input = {
        "reviewId": global_id("Review", review.id),
        "questionId": global_id("Question", asked.id),
        "version": 0,
    }
    return await do(ask, actor, "SaveAnswer", **input | values)


async def answer_all(ask: Ask, company: Company, actor: Actor, review: Review) -> None:
    """Answer everything the ready-made form needs."""
    for asked in await Question.filter(
        template_id=company.template.id, direction=asks_as(review.direction), required=True
    ):
        values: dict[str, Any] = {"text": "Something true."}
        if asked.kind is QuestionKind.GOAL_REALISM:
            for goal in await Goal.filter(owner_id=review.reviewee_id, state=GoalState.ACTIVE):
                given = {"goalId": global_id("Goal", goal.id), "choice": "REALISTIC"}
                assert refusals(await save(ask, actor, review, asked, **given)) == []
            continue
        if asked.kind is QuestionKind.STANDARDS:
            for standard in (await standards(SYSTEM, [review])).get(review, []):
                about = global_id("FrozenStandard", standard.id)
                saved = await save(ask, actor, review, asked, standardId=about, rating=3)
                assert refusals(saved) == []
            continue
        if asked.kind is QuestionKind.RATING:
            values["rating"] = 3
        assert refusals(await save(ask, actor, review, asked, **values)) == []


async def events(action: str) -> int:
    """How often the audit log tells of this."""
    return await AuditEvent.filter(action=action).count()


async def all_around() -> ReviewTemplate:
    """The questionnaire that asks colleagues, too."""
    return await ReviewTemplate.get(name=ALL_AROUND.name)


async def at(cycle: ReviewCycle) -> dict[str, Any]:
    """The input that names a cycle as it is now."""
    version = (await ReviewCycle.get(id=cycle.id)).version
    return {"id": global_id("ReviewCycle", cycle.id), "version": version}
