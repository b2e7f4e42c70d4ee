"""Reads beside writers, in several processes, and for a long time."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import chain

import click
import orjson

from headway.platform.actor import Actor
from tests.benchmarks.engines import ours, resident
from tests.benchmarks.questions import Question
from tests.benchmarks.whole import whole
from tests.benchmarks.writes import Logging, loggers, submitter
from tests.conftest import _statements

Work = Callable[[], Awaitable[object]]


def asking(question: Question, actor: Actor) -> Work:
    """One request of this question."""
    engine, body = (
        ours(question, actor),
        orjson.dumps({"query": question.document, "variables": question.variables}),
    )
    return lambda: engine(body)


async def times(work: Work, until: float) -> list[float]:
    """How long it took, over and over, in milliseconds."""
    found = []
    while time.perf_counter() < until:
        began = time.perf_counter()
        await work()
        found.append(1000 * (time.perf_counter() - began))
    return sorted(found)


def told(name: str, found: Sequence[float], seconds: float) -> str:
    p50, p99 = found[len(found) // 2], found[min(len(found) - 1, len(found) * 99 // 100)]
    return f"{name:<40} p50 {p50:7.1f} ms   p99 {p99:7.1f} ms   {len(found) / seconds:7.0f} a second"


async def writes(seconds: float) -> None:
    """What each of the writes costs alone."""
    click.echo("\nWrites, one client; statements without BEGIN and COMMIT")
    logging, submitting = (await loggers(1))[0], await submitter()
    with _statements() as sent:
        assert await logging.once()
    click.echo(told("M1 log progress", await times(logging.once, time.perf_counter() + seconds), seconds))
    click.echo(f"{'':<40} {len(sent)} statements")
    if submitting is None:
        click.echo("M2: nobody may hand in a review again.")
        return
    with _statements() as sent:
        assert await submitting.once()
    found = []
    for _ in range(50):
        assert await submitting.again()
        began = time.perf_counter()
        assert await submitting.once()
        found.append(1000 * (time.perf_counter() - began))
    assert await submitting.again()
    click.echo(told("M2 submit a review", sorted(found), sum(found) / 1000))
    click.echo(f"{'':<40} {len(sent)} statements")


async def mixed(
    url: str, questions: Sequence[tuple[Question, Actor]], seconds: float, writers: int = 8
) -> None:
    """Whole requests of readers alone, and beside writers."""
    click.echo(f"\nReads alone, and beside {writers} writers (M1); whole requests")
    async with whole(url) as app:
        busy = await loggers(writers, app.told)
        for question, actor in questions:
            read = partial(app.ask, actor, question.document, dict(question.variables))
            await read()
            click.echo(told(question.name, await times(read, time.perf_counter() + seconds), seconds))
            until = time.perf_counter() + seconds
            found, *written = await asyncio.gather(
                times(read, until), *(times(it.once, until) for it in busy)
            )
            click.echo(told(f"{question.name}, beside writers", found, seconds))
            click.echo(told("  the writers", sorted(chain.from_iterable(written)), seconds))


async def processes(url: str, seconds: float) -> None:
    """How much one process serves, and how much two at once."""
    click.echo("\nRequests a second of Q1 as a manager, eight clients in each process")
    for count in (1, 2):
        started = [
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.benchmarks",
                "--database",
                url,
                "--seconds",
                str(seconds),
                "--part",
                "one",
                stdout=asyncio.subprocess.PIPE,
            )
            for _ in range(count)
        ]
        rates = [float((await it.communicate())[0].split()[-1]) for it in started]
        click.echo(f"{count} at once: {sum(rates):.0f}  ({', '.join(f'{it:.0f}' for it in rates)})")


async def long(questions: Sequence[tuple[Question, Actor]], minutes: float) -> None:
    """The memory of the process while everything is asked, and written, for minutes."""
    click.echo(f"\nMemory of the process over {minutes:g} minutes of the mix: MB at each tenth")
    reads, busy = [asking(*it) for it in questions], await loggers(2)
    for _ in range(10):
        until = time.perf_counter() + 6 * minutes
        await asyncio.gather(
            *(round_robin(reads, until) for _ in range(4)), *(_writing(it, until) for it in busy)
        )
        click.echo(f"{resident():.0f}")


async def round_robin(reads: Sequence[Work], until: float) -> None:
    while time.perf_counter() < until:
        for read in reads:
            await read()


async def _writing(it: Logging, until: float) -> None:
    while time.perf_counter() < until:
        await it.once()
        await asyncio.sleep(0.05)
