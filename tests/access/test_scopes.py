"""Access queries made once for a shape of actor are those that would be made anew for each actor."""

import importlib
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from tortoise.queryset import QuerySet

from headway.graph.reading.scopes import OfActor, asker, sql_of, stand_in, template
from headway.graph.relay import Listing
from headway.platform import clock
from headway.platform.actor import Actor
from tests.company import Company, make_company
from tests.heard_by import KINDS

Visible = Callable[[Actor], QuerySet[Any]]
DOMAINS: Final = ("people", "planning", "monitoring", "reviewing", "rewarding", "integrating", "identity")
PLACE: Final = re.compile(r"\$\d+|\?")
# Queries of a scope that are not named after it.
OTHERS: Final = {"insights.reads.team": ("given_rewards",)}


def access_queries() -> Iterator[Visible]:
    """Every function by which rows are reached."""
    for domain in DOMAINS:
        module = importlib.import_module(f"headway.{domain}.access")
        for name, it in vars(module).items():
            if name.startswith("visible_") and it.__module__.startswith(module.__name__):
                yield it
    for module_name, names in OTHERS.items():
        module = importlib.import_module(f"headway.{module_name}")
        yield from (getattr(module, name) for name in names)


VISIBLE: Final = list(access_queries())


def test_every_access_query_is_found() -> None:
    assert {"visible_goals", "visible_pay", "visible_budgets", "visible_tokens", "given_rewards"} <= {
        it.__name__ for it in VISIBLE
    }


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    return await make_company()


@pytest.mark.parametrize("visible", VISIBLE, ids=[it.__name__ for it in VISIBLE])
async def test_a_template_with_an_actors_values_is_the_query_of_this_actor(
    company: Company, visible: Visible
) -> None:
    for name in (*KINDS, "nobody"):
        actor = company.actor(name, hr_departments=frozenset({company.support.id, company.board.id}))
        made = template(visible, lambda it: Listing(visible(it), ()), asker(actor))
        sql, values = sql_of(Listing(visible(actor), ()))
        shown = "".join(made.pieces)
        for text, number in made.texts:
            shown = shown.replace(text, str(asker(actor).ids[number]))
        assert shown == "".join(PLACE.split(sql)), name
        ids = asker(actor).ids
        given = [ids[it.number] if isinstance(it, OfActor) else it for it in made.values]
        assert [str(it) for it in given] == [str(it) for it in values], name


async def test_two_actors_of_one_shape_share_a_template(company: Company) -> None:
    def find(actor: Actor) -> Listing[Any]:
        return Listing(VISIBLE[0](actor), ())

    first, second = asker(company.actor("mona")), asker(company.actor("paul"))
    assert template("shared", find, first) is template("shared", find, second)
    assert template("shared", find, asker(company.actor("hanna"))) is not template("shared", find, first)


async def test_a_stand_in_is_nobody(company: Company) -> None:
    shape = asker(company.actor("hanna")).shape
    somebody = stand_in(shape, clock.today())
    assert somebody.employee_id not in {person.id for person in company.people.values()}
    assert len(somebody.hr_departments) == 1
