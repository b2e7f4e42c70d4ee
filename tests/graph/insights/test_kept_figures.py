"""Figures about very many people: kept for whoever has the same rights, never for others, and counted again in time."""

from datetime import timedelta
from types import ModuleType
from typing import Any, Final
from uuid import UUID

import pytest

from headway.insights import jobs
from headway.people.models import ChainLink, Employee, RoleProfile, SkillLevel, Vacancy
from headway.people.rules.vocabulary import SkillSource
from headway.platform import kept
from headway.platform.actor import Actor
from headway.platform.models import KeptFigures
from tests.company import NOON, TODAY, Company, data, gid
from tests.conftest import Ask
from tests.growth import STAMPS, make_desks

FRESH: Final = "fresh { asOf againAfter }"
SKILLS: Final = f"{{ viewer {{ skillGaps {{ {FRESH} whole {{ spots {{ judged gap }} }} units {{ name people spots {{ judged gap }} }} supply {{ judged }} }} }} }}"
PAGES: Final = """query($role: ID!) { viewer { skillGaps(by: MANAGER) { units { name people spots { judged gap trend } } }
        candidates(roleId: $role, first: 50) { considered nearest { place fit { employee { name } reasons } } }
        succession { now oneYear holder { name } nearest { employee { name } } }
        openRoles { considered now oneYear nearest { employee { name } } }
        team(allLevels: true) { sentence { text } managers { employee { name } people goalsOffTrack } people(first: 4) { totalCount nodes { employee { name } reasons } } } } }"""
WHO: Final = ("vera", "mona", "tom", "hanna", "boris", "ada", "paul")


@pytest.fixture
async def company(database: object, clock: ModuleType) -> Company:
    made = await make_desks()
    role = await a_role()
    opened = {"opened_on": TODAY, "wanted_by": TODAY, **STAMPS}
    await Vacancy.create(role_profile=role, department=made.support, **opened)
    await Employee.filter(name="Mona").update(role_profile_id=role.id)
    return made


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two people were very many."""
    for module in (kept, jobs):
        monkeypatch.setattr(module, "MANY", 2)


async def a_role() -> RoleProfile:
    role = await RoleProfile.all().order_by("name").first()
    assert role is not None
    return role


async def judged(ask: Ask, actor: Actor) -> Any:
    return data(await ask(SKILLS, as_=actor))["viewer"]["skillGaps"]


async def judge_somebody(company: Company) -> None:
    """Somebody whom no one judged before is."""
    row = await SkillLevel.all().order_by("id").first()
    assert row is not None
    await SkillLevel.all().delete()
    for name, person in company.people.items():
        if name[-1].isdigit():
            await SkillLevel.create(
                employee=person, skill_id=row.skill_id, level=1, source=SkillSource.REVIEW, valid_from=TODAY, recorded_at=NOON
            )  # fmt: skip


async def test_few_people_are_counted_when_they_are_asked_for(ask: Ask, company: Company) -> None:
    vera = company.actor("vera")
    before = await judged(ask, vera)
    assert before["fresh"]["againAfter"] is None
    await judge_somebody(company)
    assert await judged(ask, vera) != before
    assert await KeptFigures.all().count() == 0


@pytest.mark.usefixtures("many")
async def test_many_are_counted_once_and_again_when_that_is_too_old(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    vera = company.actor("vera")
    before = await judged(ask, vera)
    assert before["fresh"] == {"asOf": NOON.isoformat(), "againAfter": 30}
    await judge_somebody(company)
    clock.set_for_tests(NOON + kept.GOOD_FOR)
    assert await judged(ask, vera) == before
    clock.set_for_tests(NOON + kept.GOOD_FOR + timedelta(seconds=1))
    after = await judged(ask, vera)
    assert after["whole"] != before["whole"]
    assert after["fresh"]["asOf"] > before["fresh"]["asOf"]


async def test_everybody_is_told_what_counting_now_tells_whoever_asked_before(
    ask: Ask, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = {"role": gid(await a_role())}
    live = [data(await ask(PAGES, role, as_=company.actor(name))) for name in WHO]
    monkeypatch.setattr(kept, "MANY", 0)
    for _ in range(2):
        assert [data(await ask(PAGES, role, as_=company.actor(name))) for name in WHO] == live
    assert await KeptFigures.all().count() > len(WHO)


@pytest.mark.usefixtures("many")
async def test_other_rights_are_other_figures_at_once(ask: Ask, company: Company) -> None:
    whole = company.actor("boris", hr_whole_company=True)
    everybody = await judged(ask, whole)
    narrower = await judged(ask, company.actor("boris", hr_departments=frozenset({company.board.id})))
    assert narrower != everybody
    assert await judged(ask, whole) == everybody


@pytest.mark.usefixtures("many")
async def test_who_left_the_team_is_named_by_no_kept_list(ask: Ask, company: Company) -> None:
    role, vera = {"role": gid(await a_role())}, company.actor("vera")

    async def named() -> set[str]:
        found = data(await ask(PAGES, role, as_=vera))["viewer"]
        fits = [*found["openRoles"][0]["nearest"], *(it["fit"] for it in found["candidates"]["nearest"])]
        return {it["employee"]["name"] for it in [*fits, *found["team"]["people"]["nodes"]]}

    before = await named()
    gone = next(name for name in sorted(before) if name[-1].isdigit())
    await ChainLink.filter(below_id=company.people[gone].id).delete()
    assert gone in before
    assert gone not in await named()


@pytest.mark.usefixtures("many")
async def test_all_that_pages_show_is_counted_again_before_anybody_waits(
    ask: Ask, company: Company, clock: ModuleType
) -> None:
    vera, hanna = company.actor("vera"), company.actor("hanna")
    by_id = {actor.employee_id: actor for actor in (vera, hanna)}

    async def actors_of(ids: Any) -> dict[UUID, Actor]:
        return {id: by_id[id] for id in ids if id in by_id}

    async def people_of_hr() -> list[UUID]:
        return [company.people["hanna"].id]

    before = await judged(ask, vera)
    await judge_somebody(company)
    clock.set_for_tests(later := NOON + timedelta(minutes=30))
    (job,) = jobs.Recount(actors_of, people_of_hr).jobs()
    assert await job.run() == 2
    after = await judged(ask, vera)
    assert after["fresh"]["asOf"] == later.isoformat()
    assert after["whole"] != before["whole"]
    kept_rows = await KeptFigures.all().count()
    await ask(PAGES, {"role": gid(await a_role())}, as_=vera)
    assert await KeptFigures.all().count() == kept_rows
    clock.set_for_tests(NOON + timedelta(days=1))
    await kept.forget_old_figures()
    assert await KeptFigures.all().count() == 0
