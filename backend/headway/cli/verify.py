"""`headway verify`: whether signed reviews, calibrations and the audit log are what they were, and which row is not."""

import asyncio
import sys

import click

from headway.platform.chain import Mismatch, Walk, knows
from headway.platform.database import open_database
from headway.platform.settings import Settings
from headway.reviewing.reads.proving import verify as walk_chain


@click.command(
    help="Walk the chain of signed reviews and of the audit log, replay calibrations, and name each row that was tampered with."
)
@click.option(
    "--kept", default="", help="A line that an earlier run printed: is the chain of then a part of this one?"
)
def verify(kept: str) -> None:
    walk, found = asyncio.run(_verify(Settings(), kept))
    for it in found:
        click.echo(f"{it.table} {it.id}: {it.what}")
    click.echo(f"{walk.place}:{walk.hash}")
    click.echo(_told(walk, found), err=True)
    sys.exit(1 if found else 0)


async def _verify(settings: Settings, kept: str) -> tuple[Walk, list[Mismatch]]:
    async with open_database(settings.resolved_database_url()):
        walk, found = await walk_chain()
        if kept and not await knows(kept):
            found.append(
                Mismatch("chain_entry", kept.partition(":")[0], "is not what it was when the line was kept")
            )
        return walk, found


def _told(walk: Walk, found: list[Mismatch]) -> str:
    if found:
        return f"{len(found)} rows do not match. Compare them with a backup, and ask who could write to the database."
    return f"{walk.place} entries match. Keep the line above elsewhere: `headway verify --kept LINE` compares with it."
