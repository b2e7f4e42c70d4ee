"""`python -m tests.benchmarks --people 1000` or `--database postgres://…`: one table for each kind of actor."""

import argparse
import asyncio
import gc
import tempfile
from pathlib import Path

import click
import orjson

from headway.cli.demo.opening import Demo, prepare
from headway.monitoring.actions.kept_statuses import keep_statuses
from headway.monitoring.reads.circumstances import thresholds
from headway.monitoring.reads.kept_status import judged_by
from headway.people.models import ChainLink, Employee
from headway.planning.reads import current_period
from headway.platform.actor import SYSTEM, Actor, Role, Scope
from headway.platform.database import in_postgres, open_database
from tests.benchmarks.engines import Cost, limit, measured, ordinary, ours
from tests.benchmarks.mix import long, mixed, processes, writes
from tests.benchmarks.questions import About, Question, questions
from tests.conftest import _statements

ENGINES = {"by hand": limit, "ordinary": ordinary, "ours": ours}


async def actors() -> list[tuple[str, Actor, About]]:
    """A manager in the middle of the tree with a report that is a manager too, HR of the whole company, and a machine."""
    middle = await ChainLink.filter(depth=2).order_by("above_id").first().select_related("above", "below")
    assert middle is not None
    manager = await Employee.filter(id=middle.below.manager_id).get()
    period = await current_period(SYSTEM)
    assert period is not None
    above, about = middle.above, About(middle.below, manager, period, judged_by(await thresholds()))
    everything = frozenset(Scope)
    hr = {"roles": frozenset({Role.HR}), "hr_whole_company": True}
    return [
        ("manager", Actor(account_id=above.id, employee_id=above.id), about),
        ("HR", Actor(account_id=above.id, employee_id=above.id, **hr), about),  # type: ignore[arg-type]
        ("integration", Actor(account_id=above.id, integration=True, scopes=everything), about),
    ]


async def row(question: Question, actor: Actor, seconds: float) -> list[str]:
    """The costs of a question by each engine, as lines of the table."""
    costs: dict[str, tuple[Cost, int]] = {}
    for name, engine in ENGINES.items():
        made = engine(question, actor)
        if made is not None:
            with _statements() as sent:
                await made(_body(question))
            costs[name] = (await measured(made, question, seconds), len(sent))
    return [_line(question, name, *cost, costs) for name, cost in costs.items()]


def _body(question: Question) -> bytes:
    return orjson.dumps({"query": question.document, "variables": question.variables})


def _line(question: Question, name: str, cost: Cost, sent: int, costs: dict[str, tuple[Cost, int]]) -> str:
    least = costs.get("by hand", costs["ours"])[0].cpu
    return (
        f"{question.name:<15} {name:<9} {cost.app:8.2f} {cost.database:8.2f} {cost.cpu / least:7.2f}x "
        f"{cost.p50:8.1f} {cost.p99:8.1f} {cost.a_second:8.0f} {sent:4} {cost.size / 1024:8.1f} {cost.memory:6.0f}"
    )


async def reads(seconds: float) -> None:
    """A table for each kind of actor."""
    for kind, actor, about in await actors():
        click.echo(
            f"\n{kind}: CPU of application and database (ms a request), ratio to by hand, p50 and p99 (ms),"
        )
        click.echo("requests a second, statements, size (KB), memory of the process (MB)")
        for question in questions(about):
            for line in await row(question, actor, seconds):
                click.echo(line)


async def one(seconds: float) -> None:
    """Requests a second of the first question."""
    _, actor, about = (await actors())[0]
    question = questions(about)[0]
    click.echo((await measured(ours(question, actor), question, seconds)).a_second)


async def run(url: str, part: str, seconds: float, minutes: float) -> None:
    """Print the tables of a part, or of all."""
    async with open_database(url):
        # A server does it each minute.
        await keep_statuses()
        gc.collect()
        gc.freeze()
        asked = [(it, actor) for _, actor, about in await actors() for it in questions(about)[:4]]
        if part == "one":
            await one(seconds)
        if part in ("all", "reads"):
            await reads(seconds)
        if part in ("all", "writes"):
            await writes(seconds)
        if part in ("all", "mix"):
            await mixed(url, asked[:4], seconds)
        if part in ("all", "processes") and in_postgres():
            await processes(url, seconds)
        if part == "memory":
            await long(asked, minutes)


def main() -> None:
    """Make a demo company unless a database is given, and measure."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--database", help="an address; a demo company is made there if it is empty")
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--seconds", type=float, default=3.0, help="for each question and engine")
    parser.add_argument("--minutes", type=float, default=10.0, help="for the memory")
    parser.add_argument(
        "--part", default="all", choices=["all", "reads", "writes", "mix", "processes", "one", "memory"]
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.database or f"sqlite://{Path(folder) / 'bench.db'}"
        asyncio.run(prepare(url, Demo(1, given.people, canaries=False)))
        asyncio.run(run(url, given.part, given.seconds, given.minutes))


if __name__ == "__main__":
    main()
