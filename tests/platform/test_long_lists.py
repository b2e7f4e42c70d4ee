"""A condition holds as many values as one likes."""

from uuid import UUID

from tortoise.context import TortoiseContext
from tortoise.expressions import Q

from headway.people.models import Employee
from tests.company import make_company


async def named(*conditions: Q, **more: object) -> list[str]:
    return [person.name for person in await Employee.filter(*conditions, **more).order_by("name")]


async def test_more_values_than_a_statement_has(database: TortoiseContext, clock: object) -> None:
    people = (await make_company()).people
    strangers = [UUID(int=number) for number in range(40_000)]
    found = Q(id__in=[*strangers, people["priya"].id, people["mona"].id])
    assert await named(found) == ["Mona", "Priya"]
    assert await named(~found, manager_id=people["mona"].id) == ["Paul"]
    names = [f"n{number}" for number in range(2_000)]
    assert await named(found | Q(name="Vera"), name__in=[*names, "Vera"]) == ["Vera"]
    assert await Employee.filter(id__in=strangers).update(name="Nobody") == 0
