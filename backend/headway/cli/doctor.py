"""`headway doctor`: whether settings, database, migrations and front end are in order."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import click
from pydantic import ValidationError

from headway.platform.database import connection, open_database
from headway.platform.jobs import failures, job_counts
from headway.platform.migrating import pending
from headway.platform.settings import Settings, wrong_settings
from headway.web.spa import bundle


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is in order, and what to do if not."""

    what: str
    fine: bool
    words: str


@click.command(help="Check settings, database, migrations and front end, and say what to do.")
def doctor() -> None:
    try:
        findings = asyncio.run(_examine(Settings()))
    except ValidationError as error:
        findings = [Finding("settings", False, words) for words in wrong_settings(error)]
    for finding in findings:
        click.echo(f"{'ok  ' if finding.fine else 'MEND'}  {finding.what}: {finding.words}")
    sys.exit(0 if all(finding.fine for finding in findings) else 1)


async def _examine(settings: Settings) -> list[Finding]:
    looks: list[Callable[[Settings], Awaitable[Finding]]] = [
        _address,
        _mail,
        _database,
        _migrations,
        _jobs,
        _front_end,
    ]
    return [await look(settings) for look in looks]


async def _address(settings: Settings) -> Finding:
    public = settings.host not in ("127.0.0.1", "localhost", "::1")
    if public and not settings.https:
        return Finding(
            "address", False, "Set HEADWAY_HTTPS=1 behind a proxy with TLS; cookies are not Secure now."
        )
    if settings.https and settings.base_url.startswith("http:"):
        return Finding(
            "address", False, "HEADWAY_HTTPS is on, so HEADWAY_BASE_URL has to begin with https://."
        )
    return Finding("address", True, f"{settings.host}:{settings.port}")


async def _mail(settings: Settings) -> Finding:
    if not settings.smtp_url:
        return Finding("mail", True, "none; `headway account reset-link` prints a link to hand over")
    if not settings.base_url:
        return Finding("mail", False, "Set HEADWAY_BASE_URL; without it no reset link can be mailed.")
    return Finding("mail", True, f"from {settings.mail_from}")


async def _database(settings: Settings) -> Finding:
    try:
        async with open_database(settings.resolved_database_url()):
            await connection().execute_query("SELECT 1")
    except Exception as error:  # noqa: BLE001  # whatever the driver raises is the finding
        return Finding(
            "database",
            False,
            f"It does not answer ({type(error).__name__}). Check HEADWAY_DATABASE_URL or HEADWAY_DATA.",
        )
    return Finding("database", True, "answers")


async def _migrations(settings: Settings) -> Finding:
    try:
        waiting = await pending(settings.resolved_database_url())
    except Exception as error:  # noqa: BLE001  # as above
        return Finding("migrations", False, f"They cannot be read ({type(error).__name__}).")
    if waiting:
        return Finding("migrations", False, f"{len(waiting)} to apply. Run `headway migrate`.")
    return Finding("migrations", True, "up to date")


async def _jobs(settings: Settings) -> Finding:
    try:
        async with open_database(settings.resolved_database_url()):
            counts, failing = await job_counts(), await failures()
    except Exception as error:  # noqa: BLE001  # as above
        return Finding("jobs", False, f"They cannot be read ({type(error).__name__}).")
    named = ", ".join(f"{kind} ({count})" for kind, count in failing)
    if counts.given_up:
        return Finding(
            "jobs", False, f"{counts.given_up} given up: {named}. Run `headway worker --retry` once mended."
        )
    if counts.late:
        return Finding(
            "jobs", False, f"{counts.late} wait for nobody. Start `headway serve` or `headway worker`."
        )
    if failing:
        return Finding("jobs", True, f"{counts.waiting} to do; failed and tried again: {named}")
    return Finding("jobs", True, f"{counts.waiting} to do")


async def _front_end(_: Settings) -> Finding:
    found = bundle()
    return Finding(
        "front end", found is not None, "built" if found else "Not built. Run `npm ci && npm run build`."
    )
