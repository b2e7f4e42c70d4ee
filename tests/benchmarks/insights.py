"""`python -m tests.benchmarks.insights postgres://…`: what each document of the pages of insights costs HR, leadership and a top manager.

With `recount` behind it, how long the job takes that counts for all of them again. The documents are those of a built
front end. Each is asked twice: the first may count figures that are kept from then on.
"""

import asyncio
import gc
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import click
import orjson
from tortoise.functions import Count

from headway.cli.serve import NEW_OBJECTS_BEFORE_COLLECTING
from headway.graph.context import context_for
from headway.graph.documents import prepare
from headway.graph.executing import execute
from headway.graph.ids import global_id
from headway.identity.access import actors_of, people_of_hr
from headway.insights.jobs import Recount
from headway.people.models import ChainLink, RoleProfile, Vacancy
from headway.platform.actor import Actor
from headway.platform.database import open_database
from headway.platform.models import KeptFigures
from tests.benchmarks.engines import backends, ticks

MANIFEST: Final = Path("frontend/dist/documents.json")


class Asked(NamedTuple):
    """A document of a page with its variables."""

    line: str
    document: str
    variables: dict[str, Any]


class Cost(NamedTuple):
    """Milliseconds until the answer, and of processor of the application and the database."""

    wall: float
    cpu: float


async def whose() -> dict[str, Actor]:
    """Who looks after everybody for HR, who leads all, and who of those directly below leads most."""
    hr = next(it for it in (await actors_of(await people_of_hr())).values() if it.hr_whole_company)
    leads = ChainLink.all().annotate(people=Count("id")).group_by("above_id").order_by("-people").limit(20)
    found = await leads.values_list("above_id", "people")
    most = found[0][1]
    top = next(id for id, people in found if people < most / 3)
    named = {"HR": hr}
    for id, people in ((found[0][0], most), (top, dict(found)[top])):
        named[f"head of {people:,}"] = (await actors_of([id])).get(id) or Actor(account_id=id, employee_id=id)
    return named


async def asked() -> list[Asked]:
    """Every document, by each grouping there is."""
    roles = [global_id("RoleProfile", it.id) for it in await RoleProfile.all().order_by("id").limit(8)]
    vacancies = [global_id("Vacancy", it.id) for it in await Vacancy.all().order_by("id").limit(8)]
    person = await ChainLink.filter(depth=2).order_by("id").first()
    assert person is not None
    return [*_listed(roles, vacancies, global_id("Employee", person.below_id))]


def _listed(roles: list[str], vacancies: list[str], person: str) -> Iterator[Asked]:
    for by in ("DEPARTMENT", "MANAGER"):
        yield Asked(f"skills by {by.lower()}", "SkillGaps", {"by": by})
    for by in ("DEPARTMENT", "MANAGER", "ROLE"):
        yield Asked(f"standards by {by.lower()}", "StandardGaps", {"by": by})
    for by in ("DEPARTMENT", "MANAGER", "LEVEL"):
        yield Asked(f"ratings by {by.lower()}", "RatingInsights", {"by": by})
    for subject in ("RATINGS", "REWARDS"):
        yield Asked(f"fairness of {subject.lower()}", "Fairness", {"subject": subject})
    yield Asked("candidates: open roles and succession", "CandidatesStart", {})
    yield Asked("candidates for one role", "Candidates", {"role": roles[0]})
    yield Asked("eight roles at once", "RoleFilling", {"roles": roles, "vacancies": []})
    yield Asked("open roles filled at once", "RoleFilling", {"roles": [], "vacancies": vacancies})
    yield Asked("open roles of the company's page", "OpenRoles", {})
    yield Asked("company home", "CompanyHome", {})
    yield Asked("team home", "TeamHome", {"allLevels": False, "first": 50})
    yield Asked("team home, all levels", "TeamHome", {"allLevels": True, "first": 50})
    yield Asked("how somebody's goals came out", "TrackRecord", {"of": person})


async def costs(document: str, variables: dict[str, Any], actor: Actor) -> Cost:
    """Of one answer."""
    serving = await backends()
    busy, began, cpu = ticks(serving), time.perf_counter(), time.process_time()
    given = orjson.loads((await execute(prepare(document), variables, None, context_for(actor))).encoded())
    passed, spent = time.perf_counter() - began, time.process_time() - cpu
    assert "errors" not in given, given["errors"]
    return Cost(1000 * passed, 1000 * (spent + ticks(await backends()) - busy))


async def table(documents: dict[str, str]) -> None:
    actors = await whose()
    click.echo(f"| first and second time: until the answer (processor) | {' | '.join(actors)} |")
    click.echo("|---" * (len(actors) + 1) + "|")
    for line, name, variables in await asked():
        cells = []
        for actor in actors.values():
            first = await costs(documents[name], variables, actor)
            again = await costs(documents[name], variables, actor)
            cells.append(f"{first.wall:,.0f} ({first.cpu:,.0f}), {again.wall:,.0f} ({again.cpu:,.0f})")
        click.echo(f"| {line} | {' | '.join(cells)} |")


async def main(url: str, *, recounts: bool) -> None:
    texts = [text for text in orjson.loads(MANIFEST.read_bytes()).values() if "query " in text]
    documents = {re.split(r"\W", text.split("query ", 1)[1])[0]: text for text in texts}
    # As the server does once it answers.
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS_BEFORE_COLLECTING)
    async with open_database(url):
        if recounts:
            began = time.perf_counter()
            people = await Recount(actors_of, people_of_hr).recount()
            click.echo(f"Counted again for {people} people in {time.perf_counter() - began:.0f} s.")
        else:
            await KeptFigures.all().delete()
            await table(documents)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], recounts="recount" in sys.argv[2:]))
