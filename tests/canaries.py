"""The company of planning with a canary in every private text, planted by the product's own actions where there are some."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from headway.identity.models import Account, ApiToken
from headway.monitoring import actions as monitoring
from headway.monitoring.models import (
    CheckIn,
    Feedback,
    Notification,
    TimeFact,
    TimeFactRevision,
)
from headway.monitoring.rules import Confidence, FeedbackKind, FeedbackVisibility
from headway.people.actions.employment import set_pay
from headway.people.actions.imports import upload_people
from headway.people.models import Assignment, Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.planning.models import Goal, KeyResult
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.database import open_database
from headway.platform.events import record
from headway.platform.models import Organisation
from headway.reviewing.actions import cycles, sharing, writing
from headway.reviewing.actions.templates import install_ready_made
from headway.reviewing.models import Answer, Participant, Question, Review, ReviewCycle, ReviewTemplate
from headway.reviewing.rules import (
    Agreement,
    CycleKind,
    CycleState,
    EvidenceKind,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.nominating import NO_OTHERS, OthersAsked
from headway.reviewing.rules.ready_made import ALL_AROUND, HALF_YEAR
from headway.rewarding.models import Reward
from tests import goal_canaries
from tests.ahead_canaries import ask_before
from tests.appraisal_canaries import plant_appraisal
from tests.asking_canaries import plant_care, plant_questions
from tests.calibration_canaries import plant_calibration
from tests.company import NOON, Company, make_company
from tests.cycle_canaries import plant_cycles
from tests.growth_canaries import plant_growth, plant_sessions
from tests.heard_by import canary
from tests.others_canaries import plant_others
from tests.reviews import launch_now
from tests.reward_canaries import plant_rewards
from tests.signing_canaries import signed_about_tina
from tests.talk_canaries import plant_comments, plant_talks
from tests.webhook_canaries import plant_webhooks

STAMPS: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}


async def plant(company: Company) -> None:
    """Plant them all."""
    clock.set_for_tests(NOON)
    settings = {"managers_see_pay": False}
    await Organisation.create(name="Meridian", currency="EUR", settings=settings, **STAMPS)
    await goal_canaries.plant(company)
    await _check_ins(company)
    await _feedback(company)
    await plant_talks(company)
    await plant_comments(company)
    await plant_care(company)
    await plant_questions(company)
    await _reviews(company)
    await plant_calibration(company)
    await plant_cycles(company)
    await plant_appraisal(company)
    await plant_others(company, await _cycle(company, "paul", OthersAsked(0, 8)), company.actor("admin"))
    await plant_rewards(company)
    await _identity(company)
    await _career(company)
    await plant_growth(company)
    await plant_sessions(company)
    await _pay_and_leave(company)
    await _time(company)
    await _import(company)
    await plant_webhooks()
    await _tell_everybody_of_everything(company)


@dataclass(frozen=True)
class Planted:
    """Where a company with every canary in it is, who is in it, and when it was made."""

    url: str
    company: Company
    at: datetime


async def plant_in(url: str) -> Planted:
    """A company with every canary in it, in a database without rows."""
    try:
        async with open_database(url):
            company = await make_company()
            await plant(company)
            return Planted(url, company, clock.now())
    finally:
        clock.reset()


async def _tell_everybody_of_everything(company: Company) -> None:
    """As if nobody had asked who may see what when it happened; the inbox asks again."""
    about: dict[str, Any] = {"GOAL_AGREED": Goal, "FEEDBACK_RECEIVED": Feedback, "REVIEW_ACKNOWLEDGED": Review, "REWARD_TOLD": Reward}  # fmt: skip
    rows = [
        Notification(
            employee=person,
            kind=kind,
            subject_type=model.__name__,
            subject_id=subject.id,
            event_id=0,
            at=NOON,
        )
        for kind, model in about.items()
        for subject in await model.all()
        for person in company.people.values()
    ]
    for number, row in enumerate(rows):
        row.event_id = number
    await Notification.bulk_create(rows)


async def _check_ins(company: Company) -> None:
    """One that was corrected, one that the manager answered, and a draft."""
    priya, mona = company.actor("priya"), company.actor("mona")
    said = monitoring.Content(canary("what went well"), canary("what is in her way"), mood=3)
    wrong = await monitoring.publish_check_in(priya, content=said)
    right = await monitoring.correct_check_in(
        priya, id=wrong.id, version=1, content=monitoring.Content(canary("what she corrected"))
    )
    await monitoring.acknowledge_check_in(mona, id=right.id, version=1, words=canary("what mona says to it"))
    await CheckIn.filter(id=wrong.id).update(mood=882_200_882)
    key_result = (await KeyResult.first()).id  # type: ignore[union-attr]
    number = monitoring.Number(
        key_result, 1, Decimal("8833.0883"), Confidence.LOW, canary("a number she drafts")
    )
    draft = monitoring.Content(canary("what she has not said yet"), numbers=[number])
    await monitoring.save_check_in(priya, id=None, version=0, content=draft)


async def _feedback(company: Company) -> None:
    paul = company.actor("paul")
    for name, visibility in (
        ("feedback for her", FeedbackVisibility.RECEIVER),
        ("feedback for her and her manager", FeedbackVisibility.RECEIVER_AND_MANAGER),
        ("feedback for her manager", FeedbackVisibility.MANAGER_ONLY),
        ("feedback for all", FeedbackVisibility.PUBLIC),
        ("feedback taken back", FeedbackVisibility.PUBLIC),
    ):
        given = await monitoring.give_feedback(
            paul,
            receiver_id=company.people["priya"].id,
            kind=FeedbackKind.PRAISE,
            visibility=visibility,
            text=canary(name),
        )
        if name == "feedback taken back":
            await monitoring.retract_feedback(paul, id=given.id, version=given.version)


async def _pay_and_leave(company: Company) -> None:
    priya = company.people["priya"].id
    await set_pay(
        SYSTEM,
        employee_id=priya,
        amount_minor=7_654_321,
        currency="EUR",
        valid_from=date(2026, 1, 1),
        source=canary("where her pay comes from"),
    )
    await monitoring.grant_leave(
        SYSTEM, employee_id=priya, hundredths=1737, on=date(2026, 1, 1), expires_on=date(2026, 12, 31), source_key="planted"
    )  # fmt: skip


async def _reviews(company: Company) -> None:
    await install_ready_made(SYSTEM)
    hers = await _cycle(company, "priya")
    await _answer(company, hers, "priya", QuestionKind.TEXT, "her draft")
    await _answer(company, hers, "mona", QuestionKind.TEXT, "the draft about her")
    await _answer(company, hers, "mona", QuestionKind.PRIVATE_NOTE, "the note about her")
    his = await _cycle(company, "paul")
    await _answer(company, his, "paul", QuestionKind.TEXT, "what paul handed in")
    await _answer(company, his, "mona", QuestionKind.TEXT, "what mona handed in about paul")
    await _answer(company, his, "mona", QuestionKind.PRIVATE_NOTE, "the note about paul")
    await Review.filter(cycle_id=his.id).update(state=ReviewState.SUBMITTED, submitted_at=NOON)
    tinas = await _cycle(company, "tina")
    await _answer(company, tinas, "tom", QuestionKind.TEXT, "what tina was told")
    await _answer(company, tinas, "tom", QuestionKind.PRIVATE_NOTE, "the note about tina")
    await Review.filter(cycle_id=tinas.id).update(state=ReviewState.SHARED, submitted_at=NOON, shared_at=NOON)
    await ReviewCycle.filter(id=tinas.id).update(state=CycleState.SIGN_OFF)
    told = await Review.get(cycle_id=tinas.id, direction=ReviewDirection.MANAGER)
    await sharing.acknowledge_review(
        company.actor("tina"), id=told.id, version=told.version, agreement=Agreement.DISAGREE, comment=canary("what tina said")
    )  # fmt: skip
    await signed_about_tina(company)
    await ask_before(company)
    await ReviewCycle.filter(id=tinas.id).update(name=canary("the round about tina"))
    await _figures_of_reviews(company)


async def _figures_of_reviews(company: Company) -> None:
    """Ratings and levels that no form would take: unmistakable."""
    draft = await Answer.get(text=canary("the draft about her"))
    await Answer.filter(id=draft.id).update(
        choice=canary("what mona chose"),
        rating=661_100_661,
        level_before=662_200_662,
        level_after=663_300_663,
    )
    await writing.cite_evidence(
        company.actor("mona"), answer_id=draft.id, kind=EvidenceKind.GOAL, evidence_id=(await Goal.get(title=canary("a shared goal"))).id
    )  # fmt: skip
    his = Review.filter(reviewee_id=company.people["paul"].id, direction=ReviewDirection.MANAGER)
    await his.update(overall_rating=664_400_664)
    tinas = Review.filter(reviewee_id=company.people["tina"].id, direction=ReviewDirection.MANAGER)
    await tinas.update(skip_reason=canary("why tina is skipped"))
    hers = Participant.filter(employee_id=company.people["priya"].id)
    await hers.update(title=canary("her title in the round"))


async def _cycle(company: Company, name: str, others: OthersAsked = NO_OTHERS) -> ReviewCycle:
    """A launched cycle about one person, in which managers write too."""
    admin = company.actor("admin")
    template = await ReviewTemplate.get(name=(ALL_AROUND if others.most_peers else HALF_YEAR).name)
    days: dict[str, Any] = {
        "self_due_on": date(2026, 10, 1), "manager_due_on": date(2026, 10, 8), "sign_off_due_on": date(2026, 10, 20),
    }  # fmt: skip
    cycle = await cycles.create_review_cycle(
        admin, name=f"About {name}", kind=CycleKind.HALF_YEAR, period_id=company.period.id, template_id=template.id, **days,
        others=others, selection=cycles.Selection(include=(company.people[name].id,)),
    )  # fmt: skip
    return await launch_now(admin, cycle)


async def _answer(company: Company, cycle: ReviewCycle, by: str, kind: QuestionKind, name: str) -> None:
    form = await Review.get(cycle_id=cycle.id, reviewer_id=company.people[by].id)
    asked = await Question.filter(template_id=cycle.template_id, direction=form.direction, kind=kind).first()
    assert asked is not None
    await writing.save_answer(
        company.actor(by), review_id=form.id, question_id=asked.id, version=0, text=canary(name)
    )


async def _identity(company: Company) -> None:
    """An account with a token, and a line of the audit log."""
    priya = company.people["priya"]
    account = await Account.create(
        id=company.actor("priya").account_id, email="her@example.org", name=canary("her address"), employee_id=priya.id, **STAMPS
    )  # fmt: skip
    name = canary("her token")
    await ApiToken.create(
        account=account, name=name, prefix="Canary: hw", token_hash="hers", scopes=["people:read"], expires_at=NOON + timedelta(30), **STAMPS
    )  # fmt: skip
    otto = company.actor("otto")
    said = {"code": canary("what a log says")}
    await record(otto, "update_department", company.support, before=said, after=said, reason=canary("why it was logged"))  # fmt: skip


async def _career(company: Company) -> None:
    """An earlier title, and a skill as it was judged."""
    priya = company.people["priya"]
    held: dict[str, Any] = {"employee_id": priya.id, "recorded_at": NOON}
    await Assignment.create(
        title=canary("her title before"), valid_from=date(2025, 1, 1), source="import", **held
    )
    skill = await Skill.create(name="Coaching", **STAMPS)
    await SkillLevel.create(
        skill=skill, level=551_100_551, source=SkillSource.MANAGER, valid_from=date(2026, 1, 1), evidence=canary("how skilled she is"), **held
    )  # fmt: skip


async def _time(company: Company) -> None:
    """A day as timekeeping says it, and as it said it before."""
    fact = await TimeFact.create(
        employee_id=company.people["priya"].id, source_key="hers", day=date(2026, 8, 3), scheduled=123_457, worked=234_568, over_plan=345_679, **STAMPS
    )  # fmt: skip
    await TimeFactRevision.create(
        time_fact=fact, number=1, day=date(2026, 8, 3), scheduled=456_781, worked=567_892, replaced_at=NOON
    )


async def _import(company: Company) -> None:
    """A file about somebody new, not applied yet."""
    name = canary("who is imported")
    file = (
        "Name,Work Email,Canary: heading,Pay Rate,Pay Currency\n"
        f"{name},new@example.org,{name},32123.45,EUR\n{name},no address,{name},32123.45,EUR\n"
    )
    await upload_people(company.actor("admin"), file_name=canary("the file of people"), content=file.encode())
