"""Jobs are done once, later again if that failed, and by somebody else if their worker was killed."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import ModuleType

import pytest
from tortoise.context import TortoiseContext

from headway.platform import clock as headway_clock
from headway.platform import jobs
from headway.platform.database import open_database, transaction
from headway.platform.jobs import JobCounts, JobKind, enqueue
from headway.platform.models import Job
from headway.platform.working import do_all, do_one, working
from tests.databases import Databases

PATIENCE = 60.0
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=UTC)


@pytest.fixture
def noon(clock: ModuleType) -> Callable[..., None]:
    """The clock stands at noon, and somewhat later when told to."""

    def later(**span: float) -> None:
        clock.set_for_tests(clock.now() + timedelta(**span))

    clock.set_for_tests(NOON)
    return later


def writing_to(done: list[int]) -> JobKind:
    async def write(number: int) -> None:
        done.append(number)

    return JobKind("write", write)


def failing(name: str, every: timedelta | None = None) -> JobKind:
    async def fail() -> None:
        raise ConnectionError("no answer")

    return JobKind(name, fail, every)


async def test_a_job_belongs_to_the_transaction_that_wants_it(database: TortoiseContext) -> None:
    done: list[int] = []

    async def want_and_fail() -> None:
        async with transaction():
            await enqueue("write", number=1)
            raise LookupError

    with pytest.raises(LookupError):
        await want_and_fail()
    async with transaction():
        await enqueue("write", number=2)
    await do_all([writing_to(done)])
    await do_all([writing_to(done)])
    assert done == [2]
    assert await jobs.job_counts() == JobCounts(waiting=0, running=0, failing=0, given_up=0, late=0)


async def test_a_key_is_used_once_and_a_day_that_has_not_come_is_waited_for(
    database: TortoiseContext, noon: Callable[..., None]
) -> None:
    done: list[int] = []
    for number in (1, 2):
        await enqueue("write", key="the same", number=number)
    await enqueue("write", run_at=NOON + timedelta(hours=1), number=3)
    await do_all([writing_to(done)])
    assert done == [1]
    await enqueue("write", key="the same", number=4)
    noon(hours=1)
    await do_all([writing_to(done)])
    assert done == [1, 3]
    noon(days=31)
    await jobs.sweep()
    await enqueue("write", key="the same", number=5)
    await do_all([writing_to(done)])
    assert done == [1, 3, 5]


async def test_what_fails_is_tried_ever_more_seldom_and_then_given_up(
    database: TortoiseContext, noon: Callable[..., None]
) -> None:
    await enqueue("call")
    seconds = []
    for attempt in range(1, jobs.MOST_ATTEMPTS):
        await do_all([failing("call")])
        await do_all([failing("call")])
        job = await Job.get()
        assert (job.attempts, job.given_up, job.lease) == (attempt, False, None)
        seconds.append((job.run_at - headway_clock.now()).seconds)
        noon(seconds=seconds[-1])
    assert seconds == [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360, 21600]
    assert await jobs.job_counts() == JobCounts(waiting=0, running=0, failing=1, given_up=0, late=0)
    await do_all([failing("call")])
    job = await Job.get()
    assert (job.given_up, job.error, job.ended_at) == (
        True,
        "ConnectionError: no answer",
        headway_clock.now(),
    )
    assert await jobs.job_counts() == JobCounts(waiting=0, running=0, failing=0, given_up=1, late=0)
    assert await jobs.failures() == [("call", 1)]
    noon(days=365)
    await jobs.sweep()
    assert await jobs.retry_given_up() == 1
    await do_all([failing("call")])
    assert ((await Job.get()).attempts, (await Job.get()).given_up) == (1, False)


async def test_a_recurring_job_is_done_at_the_whole_hour_and_never_given_up(
    database: TortoiseContext, noon: Callable[..., None]
) -> None:
    ran: list[int] = []

    async def count() -> None:
        ran.append(len(ran))

    hourly = JobKind("count", count, every=timedelta(hours=1))
    await jobs.schedule([hourly])
    await jobs.schedule([hourly])
    await do_all([hourly])
    await do_all([hourly])
    assert (ran, (await Job.get()).run_at) == ([0], datetime(2026, 3, 2, 13, tzinfo=UTC))
    noon(minutes=50)
    for _ in range(20):
        await do_all([failing("count", hourly.every)])
        noon(hours=7)
    job = await Job.get()
    assert (job.attempts, job.given_up, job.ended_at) == (20, False, None)
    await do_all([hourly])
    assert ran == [0, 1]
    assert ((await Job.get()).attempts, (await Job.get()).error) == (0, "")


async def test_a_job_that_names_an_instant_is_done_again_then_as_often_as_it_likes(
    database: TortoiseContext, noon: Callable[..., None]
) -> None:
    ran: list[datetime] = []

    async def again() -> datetime | None:
        ran.append(headway_clock.now())
        return NOON + timedelta(hours=len(ran)) if len(ran) < 20 else None

    await enqueue("again")
    for _ in range(25):
        await do_all([JobKind("again", again)])
        noon(hours=1)
    assert ran == [NOON + timedelta(hours=number) for number in range(20)]
    assert (await Job.get()).ended_at == ran[-1]
    assert not (await Job.get()).given_up


async def test_jobs_that_wait_for_others_hold_up_nobody(database: TortoiseContext) -> None:
    done, release = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        done.set()

    async def call() -> None:
        await release.wait()

    kinds = [JobKind("call", call), JobKind("write", write)]
    await jobs.enqueue_all("call", {str(number): {} for number in range(9)})
    await jobs.enqueue_all("call", {"0": {}})
    await enqueue("write")
    async with working(kinds, calling=kinds[:1]):
        await asyncio.wait_for(done.wait(), PATIENCE)
        assert await Job.filter(kind="call", ended_at__isnull=True).count() == 9
        release.set()


async def test_two_hands_never_do_one_job(database: TortoiseContext) -> None:
    done: list[int] = []
    for number in range(20):
        await enqueue("write", number=number)
    kind = writing_to(done)

    async def hand() -> None:
        while await do_one({"write": kind}):
            pass

    await asyncio.gather(*(hand() for _ in range(4)))
    assert sorted(done) == list(range(20))


async def test_who_lost_the_lease_neither_ends_nor_fails_what_another_does(
    database: TortoiseContext, noon: Callable[..., None]
) -> None:
    kind = writing_to([])
    await enqueue("write", number=1)
    slow = await jobs.lease(["write"])
    assert slow is not None
    assert await jobs.lease(["write"]) is None
    noon(minutes=1)
    assert await jobs.renew(slow)
    noon(minutes=1, seconds=30)
    assert await jobs.lease(["write"]) is None
    noon(minutes=1)
    quick = await jobs.lease(["write"])
    assert quick is not None
    assert not await jobs.renew(slow)
    assert not await jobs.finish(slow, kind)
    await jobs.fail(slow, kind, "too late")
    assert ((await Job.get()).error, (await Job.get()).ended_at) == ("", None)
    assert await jobs.finish(quick, kind)
    assert (await Job.get()).attempts == 2


async def test_what_ends_its_worker_again_and_again_is_given_up(database: TortoiseContext) -> None:
    done: list[int] = []
    await enqueue("write", number=1)
    await Job.all().update(attempts=jobs.MOST_ATTEMPTS)
    await do_all([writing_to(done)])
    assert (done, (await Job.get()).given_up) == ([], True)


async def test_jobs_of_a_newer_version_are_left_to_it(database: TortoiseContext) -> None:
    await enqueue("invented later")
    await do_all([writing_to([])])
    assert (await Job.get()).attempts == 0


def started(url: str, how: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.platform.worker_process", url, how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


async def _enqueue(url: str, count: int) -> None:
    async with open_database(url):
        for number in range(count):
            await enqueue("say", number=number)


async def test_a_killed_worker_loses_no_job_and_two_of_them_double_none(databases: Databases) -> None:
    url = databases.headway()
    await _enqueue(url, 1)
    with started(url, "hang") as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "0\n"
        with started(url, "done") as other:
            assert other.communicate()[0] == ""
        killed.kill()
    async with open_database(url):
        job = await Job.get()
        assert (job.attempts, job.ended_at) == (1, None)
        # As if its lease, and the pause before the second attempt, had passed.
        past = job.run_at - timedelta(days=1)
        await Job.all().update(leased_until=past, run_at=past)
    await _enqueue(url, 60)
    with started(url, "done") as one, started(url, "done") as two:
        said = [await asyncio.to_thread(worker.communicate) for worker in (one, two)]
    assert [one.returncode, two.returncode] == [0, 0]
    numbers = [int(line) for out, _ in said for line in out.split()]
    assert sorted(numbers) == sorted([0, *range(60)])
    async with open_database(url):
        assert await Job.filter(ended_at__isnull=False).count() == 61
