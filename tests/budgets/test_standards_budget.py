"""Weak spots of standards cost the same number of statements however many people were judged."""

from random import Random
from types import ModuleType
from typing import Any

import pytest

from headway.people.models import RoleProfile
from headway.reviewing.models import Question
from headway.reviewing.rules import QuestionKind
from tests.company import Company
from tests.conftest import Ask, Statements
from tests.factories import make_employee
from tests.judged import Judged, judge, make_judged, make_shared

GAPS = "{ viewer { standardGaps { sentence { text } cycles { name } standards units { name unitId spots { mean trend } } weakSpots { href evidence } } } }"
CELL = 'query($unit: String!) { viewer { standardCell(unitId: $unit, standard: "Craft") { people { employee { name } share } strong { employee { name } } } } }'


@pytest.fixture
async def judged(database: object, clock: ModuleType) -> Judged:
    return await make_judged()


async def fill(judged: Judged, size: int) -> None:
    """So many more people at the night desk, judged in both cycles."""
    company: Company = judged.company
    role, draw = await RoleProfile.get(name="Role 0"), Random(size)
    night = company.people["Night 1"].department_id
    for number in range(size):
        person = await make_employee(f"Person {number}", manager=company.people["mona"], role_profile=role)
        await type(person).filter(id=person.id).update(department_id=night)
        person = await type(person).get(id=person.id).select_related("manager", "role_profile")
        for cycle in judged.cycles:
            asked = await Question.get(template_id=cycle.template_id, kind=QuestionKind.STANDARDS)
            await judge(judged, cycle, await make_shared(cycle, person), asked, person, draw)


@pytest.mark.parametrize("size", [2, 24])
async def test_statements(ask: Ask, judged: Judged, statements: Statements, size: int) -> None:
    await fill(judged, size)
    vera, counted = judged.company.actor("vera"), {}
    with statements() as sent:
        found = await ask(GAPS, as_=vera)
    counted["gaps"] = len(sent)
    assert found.errors is None, found.errors
    assert found.data is not None
    units: list[dict[str, Any]] = found.data["viewer"]["standardGaps"]["units"]
    night = next(it["unitId"] for it in units if it["name"] == "Night")
    with statements() as sent:
        cell = await ask(CELL, {"unit": night}, as_=vera)
    counted["cell"] = len(sent)
    assert cell.errors is None, cell.errors
    assert cell.data is not None
    assert len(cell.data["viewer"]["standardCell"]["people"]) >= size
    # group size; how many people; cycles and their scales; groups; parents and names of departments; the counts; the period and who
    # carries its goals. A cell adds people twice, names.
    assert counted == {"gaps": 10, "cell": 14}
