"""What points at one of many rows is looked up by its key, and found as it is in a list; so is what does not."""

from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from headway.platform.database import open_database
from headway.platform.migrating import build_schema
from tests.databases import Databases
from tests.platform.staff import STAFF, Card, Note, Person, Team


async def make_people() -> None:
    """Three people with cards of different codes, and one without; each has a note."""
    team = await Team.create(id=1, name="Sales")
    for number in range(1, 4):
        await Card.create(id=number, code=number)
    for number in range(1, 5):
        card = number if number < 4 else None
        person = await Person.create(id=number, name=f"p{number}", seat=number, team=team, card_id=card)
        await Note.create(id=number, person=person, text="…")


async def ids(rows: QuerySet[Any]) -> list[int]:
    return [row.id for row in await rows.order_by("id")]


async def test_finds_what_a_list_finds(databases: Databases) -> None:
    url = databases.blank()
    await build_schema(url, STAFF)
    async with open_database(url, STAFF):
        await make_people()
        coded = Q(card_id__in=Subquery(Card.filter(code__gte=2).values("id")))
        assert await ids(Person.filter(coded)) == [2, 3]
        # A null is in no list, and not in none.
        assert await ids(Person.filter(~coded)) == [1]
        assert await ids(Person.filter(coded | Q(seat=4))) == [2, 3, 4]
        noted = Note.filter(person_id__in=Subquery(Person.filter(coded, team__name="Sales").values("id")))
        assert await ids(noted) == [2, 3]
        first = Card.all().order_by("id").limit(1)
        assert await ids(Person.filter(card_id__in=Subquery(first.values("id")))) == [1]
        assert await ids(Person.filter(id__in=Subquery(Person.filter(seat=2).values("id")))) == [2]
        assert await noted.delete() == 2


async def test_sqlite_lists_nothing(sqlite_url: str) -> None:
    async with open_database(sqlite_url, STAFF):
        text = Person.filter(card_id__in=Subquery(Card.filter(code=2).values("id"))).sql()
    assert text.endswith(
        'FROM "person" WHERE CASE WHEN "card_id" IS NOT NULL THEN EXISTS '
        '(SELECT "card"."id" "id" FROM "card" WHERE "card"."code"=? AND "card"."id"="person"."card_id") END'
    )
