"""`headway account`: administrators and links from the console."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from headway.identity import actions
from headway.platform.database import open_database
from headway.platform.errors import Rejected
from headway.platform.migrating import migrate
from headway.platform.models import Organisation
from headway.platform.settings import Settings

T = TypeVar("T")


@click.group(help="Look after accounts from the console.")
def account() -> None:
    """The group of account commands."""


@account.command(help="Make an administrator; on an empty database, set up the organisation too.")
@click.option("--email", prompt=True, help="The address to sign in with.")
@click.option("--name", prompt=True, help="What to call the person.")
@click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True, help="At least 12 characters."
)
@click.option("--organisation", default="", help="The organisation's name, on an empty database.")
@click.option(
    "--currency", default="EUR", show_default=True, help="The organisation's currency, on an empty database."
)
def create_admin(email: str, name: str, password: str, organisation: str, currency: str) -> None:
    asyncio.run(_with_database(lambda: _create_admin(email, name, password, organisation, currency)))
    click.echo(f"{email} is an administrator now.")


async def _create_admin(email: str, name: str, password: str, organisation: str, currency: str) -> None:
    if await Organisation.exists():
        await actions.create_administrator(name=name, email=email, password=password)
    else:
        await actions.set_up(
            organisation=organisation or "My organisation",
            currency=currency,
            name=name,
            email=email,
            password=password,
        )


@account.command(help="Print a link with which somebody can choose a new password within 30 minutes.")
@click.argument("email")
def reset_link(email: str) -> None:
    made = asyncio.run(_with_database(lambda: actions.reset_link(email)))
    if made is None:
        raise click.ClickException(
            "There is no active account with this address. Check it for typing errors."
        )
    settings = Settings()
    click.echo(f"{settings.base_url or f'http://{settings.host}:{settings.port}'}/reset/{made[1]}")


async def _with_database(work: Callable[[], Awaitable[T]]) -> T:
    settings = Settings()
    settings.prepare()
    await migrate(settings.resolved_database_url())
    async with open_database(settings.resolved_database_url()):
        try:
            return await work()
        except Rejected as refused:
            raise click.ClickException(
                "\n".join(problem.message for problem in refused.problems)
            ) from refused
