"""`headway serve`: the product on one's own data."""

import asyncio
import socket

import click
import uvicorn
from starlette.applications import Starlette

from headway.platform.migrating import migrate
from headway.platform.settings import Settings
from headway.web.app import build_app

GRACE = 10


@click.command(help="Serve Headway on your own data; the first start shows a page to set it up.")
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 picks a free one.")
@click.option("--data", type=click.Path(file_okay=False), help="The folder of the SQLite file.")
def serve(host: str | None, port: int | None, data: str | None) -> None:
    """Migrate, then serve until told to stop."""
    given = {"host": host, "port": port, "data": data}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    settings.prepare()
    asyncio.run(migrate(settings.resolved_database_url()))
    listening = listen(settings)
    click.echo(f"Headway is at {address(settings, listening)}")
    run(build_app(settings), listening)


def listen(settings: Settings) -> socket.socket:
    """The socket to serve on; it takes connections before anything is announced, and they wait for the server."""
    config = uvicorn.Config("", host=settings.host, port=settings.port, log_config=None)
    listening = config.bind_socket()
    listening.listen(config.backlog)
    return listening


def address(settings: Settings, listening: socket.socket) -> str:
    """Where a browser finds the server."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    return settings.base_url or f"http://{host}:{listening.getsockname()[1]}"


def run(app: Starlette, listening: socket.socket) -> None:
    """Serve until a signal; what is in flight is answered first."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        access_log=False,
        lifespan="on",
    )
    uvicorn.Server(config).run(sockets=[listening])
