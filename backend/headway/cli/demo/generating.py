"""Makes the company and writes it, person by person, so that the largest fits into memory."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from headway.cli.demo.appraising import Appraising
from headway.cli.demo.asking import asked_by, reported, rounds
from headway.cli.demo.calibrating import Calibrating
from headway.cli.demo.check_ins import CheckIns
from headway.cli.demo.colleagues import Colleagues
from headway.cli.demo.comments import comments_on
from headway.cli.demo.company import CURRENCY, NAME, Company, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.feedback import feedback_for
from headway.cli.demo.goal_lives import turned_goals
from headway.cli.demo.goals import Alignment, company_goals, goals_of
from headway.cli.demo.growth import Growth
from headway.cli.demo.inboxes import write_inboxes
from headway.cli.demo.leave import leave_of
from headway.cli.demo.people import make_people
from headway.cli.demo.periods import NOW
from headway.cli.demo.planning import agree_plans, sessions
from headway.cli.demo.records import write_people, write_structure
from headway.cli.demo.reviews import Reviewing
from headway.cli.demo.reward_papers import RewardPapers
from headway.cli.demo.reward_rules import RewardRules
from headway.cli.demo.rewards import Rewarding
from headway.cli.demo.steered import Steered
from headway.cli.demo.talks import talks_of
from headway.cli.demo.thanks import Thanks
from headway.cli.demo.timekeeping import days_of, feed_of
from headway.cli.demo.vacancies import Vacancies
from headway.cli.demo.webhooks import write_webhook
from headway.planning.models import Period
from headway.planning.rules.vocabulary import PeriodState
from headway.platform.database import connection, in_postgres
from headway.platform.models import Organisation
from headway.rewarding.models import Budget

STATES: Final = (*[PeriodState.CLOSED] * NOW, PeriodState.OPEN, PeriodState.OPEN)


async def generate(
    *, seed: int, people: int, today: date, password_hash: str, canaries: bool = False
) -> Company:
    """Write a whole company into an empty database, inside the caller's transaction."""
    company = Company(seed=seed, people=people, today=today, canaries=canaries)
    make_people(company)
    rewarding: list[Rewarding] = []
    for _ in _parts(company, password_hash, rewarding):
        if company.out.full:
            await company.out.flush()
    await company.out.flush()
    await write_inboxes(company)
    await write_webhook(company)
    await _plan_budgets(rewarding[0])
    await agree_plans(company)
    return company


def _parts(company: Company, password_hash: str, kept: list[Rewarding]) -> Iterator[None]:
    """Everything in the order of its references, pausing after each person."""
    _organisation(company)
    write_structure(company)
    yield from write_people(company, password_hash)
    _periods(company)
    reviewing, rewarding, alignment = Reviewing(company), Rewarding(company), Alignment()
    kept.append(rewarding)
    company_goals(company, alignment)
    turned_goals(company, company.periods[NOW], alignment.company[NOW][-1])
    # What other systems tell is drawn apart, so that all the rest is as it would be without them.
    outside, apart = Draw(company.seed + 1), Draw(company.seed + 2)
    feed_of(company, outside, alignment)
    rounds_of_hr = (
        Calibrating(company, reviewing, Draw(company.seed + 10)),
        Steered(company, reviewing, Draw(company.seed + 12)),
    )
    growth = Growth(company, apart)
    growth.roles()
    growth.offers()
    Appraising(company, Draw(company.seed + 11), alignment, sessions(company, apart)).write()
    # So is what people say to each other.
    talking, check_ins = Draw(company.seed + 3), CheckIns(company, Draw(company.seed + 4))
    # And what they ask each other.
    asking = Draw(company.seed + 8)
    yield
    for person in company.people:
        for period in company.periods[: NOW + 1]:
            goals = goals_of(company, alignment, person, period)
            said = feedback_for(company, person, period, goals)
            review = reviewing.review(person, period, goals, said)
            for held in rounds_of_hr:
                held.person(person, period, goals, said)
            if period.running:
                growth.person(person, goals)
            rewarding.rewards_of(person, period, goals, said, review)
            comments_on(company, talking, person, goals, said)
        talks_of(company, talking, person)
        asked_by(company, asking, person)
        leave_of(company, person)
        days_of(company, outside, person)
        check_ins.of(person)
        yield
    Colleagues(company, Draw(company.seed + 9), reviewing).write()
    reported(company, asking)
    rounds(company, asking)
    for written in (
        *rounds_of_hr,
        RewardRules(company, reviewing),
        Thanks(company),
        RewardPapers(company, reviewing, rewarding),
        rewarding.handovers,
        Vacancies(company, Draw(company.seed + 16)),
    ):
        written.write()
    company.write_events()
    yield


def _organisation(company: Company) -> None:
    mark = {"seed": company.seed, "people": company.size} | ({"canaries": True} if company.canaries else {})
    settings = {"demo": mark, "managers_see_pay": True, "peers_nominate": True}
    company.add(
        Organisation,
        noon(company.periods[0].starts_on),
        id=company.draw.id(),
        name=NAME,
        currency=CURRENCY,
        settings=settings,
    )


def _periods(company: Company) -> None:
    for period, state in zip(company.periods, STATES, strict=True):
        version = 1 + (state is not PeriodState.DRAFT) + (state is PeriodState.CLOSED)
        company.add(
            Period, noon(company.periods[0].starts_on), id=period.id, name=period.name, starts_on=period.starts_on,
            ends_on=period.ends_on, state=state, version=version,
        )  # fmt: skip


async def _plan_budgets(rewarding: Rewarding) -> None:
    """What was committed and executed is known at the end; the plans follow it."""
    marks = [f"${number}" if in_postgres() else "?" for number in range(1, 6)]
    sql = 'UPDATE "{}" SET planned = {}, committed = {}, executed = {}, version = {} WHERE id = {}'.format(  # noqa: S608
        Budget._meta.db_table, *marks
    )
    for purse in rewarding.purses.values():
        await connection().execute_query(
            sql, [purse.planned, purse.committed, purse.executed, 1 + purse.moves, purse.id]
        )
