"""`headway demo`: one plausible company of any size, made by chance from a seed, and served with sign-ins for each role."""

import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Final

import click

from headway.cli.demo.opening import Demo, NotOurs, Opened, prepare
from headway.cli.demo.people import FEWEST
from headway.cli.demo.sign_ins import EX_EMPLOYEE, SignIn
from headway.cli.serve import address, ending_in_peace, listen, run
from headway.platform.logs import configure
from headway.platform.settings import Settings
from headway.web.app import build_app

MOST: Final = 100_000
FOLDER: Final = "headway-demo"
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


@click.command(help="Serve a demo company of any size, with sign-ins for each role.")
@click.option("--host", help="The address to listen on; 127.0.0.1 unless HEADWAY_HOST says otherwise.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 picks a free one.")
@click.option(
    "--data",
    type=click.Path(file_okay=False),
    help=f"The folder of the SQLite file; ./{FOLDER} if not given.",
)
@click.option(
    "--people",
    type=click.IntRange(FEWEST, MOST),
    default=120,
    show_default=True,
    help="How many people work there.",
)
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="The same seed makes the same company on the same day.",
)
@click.option(
    "--canaries",
    is_flag=True,
    help="Plant an unmistakable string in every text that is not for everybody; the line of JSON lists who may see which.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one line of JSON when it is ready, and nothing else."
)
def demo(
    host: str | None,
    port: int | None,
    data: str | None,
    people: int,
    seed: int,
    *,
    canaries: bool,
    as_json: bool,
) -> None:
    """Make the company or take it up again, then serve until told to stop."""
    settings = _settings(host, port, data)
    settings.prepare()
    configure(sys.stderr, development=settings.development)
    with ending_in_peace():
        _make_and_serve(settings, Demo(seed, people, canaries), as_json=as_json)


def _make_and_serve(settings: Settings, wanted: Demo, *, as_json: bool) -> None:
    if not as_json:
        click.echo(f"Making Meridian Freight with {wanted.people:,} people, unless it is there …", err=True)
    try:
        opened = asyncio.run(prepare(settings.resolved_database_url(), wanted))
    except NotOurs as refusal:
        raise click.ClickException(str(refusal)) from None
    if settings.host not in LOOPBACK:
        click.echo(
            "Passwords and tokens of a demo follow from its seed: whoever reaches this address comes in.",
            err=True,
        )
    listening = listen(settings)
    url = address(settings, listening)
    words = as_line(url, opened) if as_json else as_table(url, opened, wanted)
    people = [
        {key: str(value) for key, value in asdict(one).items()}
        for one in opened.sign_ins
        if one.email and one.role != EX_EMPLOYEE
    ]
    run(build_app(settings, demo_sign_ins=people), listening, words)


def _settings(host: str | None, port: int | None, data: str | None) -> Settings:
    """The settings of the environment, and what the command line says instead; a folder named there goes before an address."""
    settings = Settings()
    changes: dict[str, object] = {} if "data" in settings.model_fields_set else {"data": Path(FOLDER)}
    if host is not None:
        changes["host"] = host
    if port is not None:
        changes["port"] = port
    if data is not None:
        changes |= {"data": Path(data), "database_url": ""}
    return settings.model_copy(update=changes)


def as_line(url: str, opened: Opened) -> str:
    """Where it is and how to come in, for programs."""
    said = {"url": url, "graphql": f"{url}/graphql", "sign_ins": [asdict(one) for one in opened.sign_ins]}
    return json.dumps(
        said | ({"canaries": [asdict(one) for one in opened.canaries]} if opened.canaries else {})
    )


def as_table(url: str, opened: Opened, wanted: Demo) -> str:
    """The same for people."""
    rows = [("Role", "Name", "E-mail", "Token"), *(_row(one) for one in opened.sign_ins)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = "\n".join(
        "  " + "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in rows
    )
    made = "was made just now" if opened.made_now else "was there from the last start"
    password = next(one.password for one in opened.sign_ins if one.password)
    return (
        f"\nMeridian Freight ({wanted.people:,} people, seed {wanted.seed}) {made}.\n\n"
        f"  Open     {url}\n  GraphQL  {url}/graphql\n\n"
        f"Everybody's password is {password}\n\n{table}\n\n"
        "Password and tokens follow from the seed: for a demo only. Stop with Ctrl+C."
    )


def _row(one: SignIn) -> tuple[str, str, str, str]:
    return one.role, one.name, one.email or "(token only)", one.token
