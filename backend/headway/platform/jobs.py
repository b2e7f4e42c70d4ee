"""Jobs: what is to be done later or again and again, kept in the database and leased by one worker at a time."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from headway.platform import clock
from headway.platform.database import transaction
from headway.platform.events import plain
from headway.platform.models import Job

LEASE: Final = timedelta(minutes=2)
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=6)
MOST_ATTEMPTS: Final = 12
KEPT: Final = timedelta(days=30)
LATE: Final = timedelta(minutes=15)
RECURRING: Final = "recurring"
_BATCH: Final = 1_000
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class JobKind:
    """What is done for jobs of this name, called with what was enqueued.

    It must bear being done twice, since the job of a worker that died is done again. With `every` there is one such job,
    done at whole multiples of that time (each quarter of an hour, each hour, each midnight of UTC). One that answers with
    an instant is done again then.
    """

    name: str
    run: Callable[..., Awaitable[object]]
    every: timedelta | None = None


@dataclass(frozen=True, slots=True)
class JobCounts:
    """How the jobs are: due soon or later, being done, failed and to be tried again, given up; late ones nobody took."""

    waiting: int
    running: int
    failing: int
    given_up: int
    late: int


async def enqueue(
    kind: str, *, key: str | None = None, run_at: datetime | None = None, **payload: Any
) -> None:
    """Have something done once the caller's transaction has committed; with a key once for all calls of 30 days."""
    job = Job(kind=kind, key=key, payload=plain(payload), run_at=run_at or clock.now())
    await Job.bulk_create([job], ignore_conflicts=True)


async def enqueue_all(kind: str, payloads: Mapping[str, Mapping[str, Any]]) -> None:
    """The same of many, each under a key of its own."""
    rows = [
        Job(kind=kind, key=key, payload=plain(payload), run_at=clock.now())
        for key, payload in payloads.items()
    ]
    if rows:
        await Job.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


async def schedule(kinds: Collection[JobKind]) -> None:
    """See to it that every recurring job is there; new ones are due at once."""
    recurring = [Job(kind=kind.name, key=RECURRING, run_at=clock.now()) for kind in kinds if kind.every]
    if recurring:
        await Job.bulk_create(recurring, ignore_conflicts=True)


async def lease(kinds: Collection[str]) -> Job | None:
    """Take the job that has waited longest; nobody else gets it until the lease ends."""
    if not await _due(kinds).exists():
        return None
    async with transaction():
        # PostgreSQL passes what others are taking; SQLite has one writer at a time.
        waiting = _due(kinds).order_by("run_at").select_for_update(skip_locked=True, no_key=True)
        job = await waiting.first()
        if job is None:
            return None
        now = clock.now()
        job.lease, job.leased_until, job.attempts = uuid4(), now + LEASE, job.attempts + 1
        # What ends its worker, too, comes back ever more seldom.
        job.run_at = now + pause(job.attempts)
        await job.save(update_fields=["lease", "leased_until", "attempts", "run_at"])
        return job


def _due(kinds: Collection[str]) -> QuerySet[Job]:
    now = clock.now()
    free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
    return Job.filter(free, ended_at__isnull=True, run_at__lte=now, kind__in=list(kinds))


async def renew(job: Job) -> bool:
    """Hold the lease for longer; False once somebody else has the job."""
    return bool(await _held(job).update(leased_until=clock.now() + LEASE))


async def finish(job: Job, kind: JobKind) -> bool:
    """The job is done: for ever, or until its next time. False if somebody else had taken it over."""
    now = clock.now()
    done: dict[str, Any] = {"ended_at": now}
    if kind.every:
        done = {"run_at": next_time(now, kind.every), "attempts": 0}
    return bool(await _held(job).update(lease=None, leased_until=None, error="", **done))


async def again(job: Job, at: datetime) -> None:
    """The job has done what could be done now, and is to be done again then."""
    await _held(job).update(lease=None, leased_until=None, error="", run_at=at, attempts=0)


async def fail(job: Job, kind: JobKind, error: str) -> None:
    """Try the job again later, ever more seldom; one that does not recur is given up in the end."""
    now = clock.now()
    given_up = kind.every is None and job.attempts >= MOST_ATTEMPTS
    then: dict[str, Any] = (
        {"ended_at": now, "given_up": True} if given_up else {"run_at": now + pause(job.attempts)}
    )
    await _held(job).update(lease=None, leased_until=None, error=error[:1_000], **then)


def _held(job: Job) -> QuerySet[Job]:
    return Job.filter(id=job.id, lease=job.lease)


def next_time(after: datetime, every: timedelta) -> datetime:
    """The next whole multiple of this time, counted from a midnight."""
    return _EPOCH + ((after - _EPOCH) // every + 1) * every


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * int(2 ** min(attempts - 1, 20)))


async def retry_given_up() -> int:
    """Give every job that was given up as many attempts again; how many."""
    return await Job.filter(given_up=True).update(
        given_up=False, ended_at=None, attempts=0, run_at=clock.now()
    )


async def sweep() -> None:
    """Forget what was done long ago; what was given up stays until somebody has seen to it."""
    await Job.filter(given_up=False, ended_at__lt=clock.now() - KEPT).delete()


async def job_counts() -> JobCounts:
    """How the jobs of this database are."""
    now = clock.now()
    open_jobs = Job.filter(ended_at__isnull=True)
    running = Q(leased_until__gte=now)
    failing = ~Q(error="") & (Q(leased_until__isnull=True) | Q(leased_until__lt=now))
    return JobCounts(
        waiting=await open_jobs.filter(leased_until__isnull=True, error="").count(),
        running=await open_jobs.filter(running).count(),
        failing=await open_jobs.filter(failing).count(),
        given_up=await Job.filter(given_up=True).count(),
        late=await open_jobs.filter(leased_until__isnull=True, run_at__lt=now - LATE).count(),
    )


async def failures() -> Sequence[tuple[str, int]]:
    """The kinds that fail or were given up, each with how many of its jobs."""
    troubled = Job.filter(~Q(error="")).annotate(n=Count("id")).group_by("kind").order_by("kind")
    return [(row["kind"], row["n"]) for row in await troubled.values("kind", "n")]
