"""`headway serve`: the product on one's own data."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
import uvicorn
from starlette.applications import Starlette

from headway.platform.logs import configure
from headway.platform.migrating import migrate
from headway.platform.settings import Settings
from headway.web.app import build_app
from headway.web.connections import Impatient
from headway.web.lines import Lines
from headway.web.socket_messages import MOST_BYTES

GRACE = 10
# Rows of an answer are many objects and no garbage: looked through after each 700 of them, as is usual, they cost time for nothing.
NEW_OBJECTS_BEFORE_COLLECTING = 20_000
MOST_CONNECTIONS = 1_000


@click.command(help="Serve Headway on your own data; the first start shows a page to set it up.")
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 picks a free one.")
@click.option("--data", type=click.Path(file_okay=False), help="The folder of the SQLite file.")
def serve(host: str | None, port: int | None, data: str | None) -> None:
    """Migrate, then serve until told to stop."""
    given = {"host": host, "port": port, "data": data}
    settings = Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    settings.prepare()
    listening = listen(settings)
    configure(sys.stderr, development=settings.development)
    asyncio.run(migrate(settings.resolved_database_url()))
    with ending_in_peace():
        run(build_app(settings), listening, f"Headway is at {address(settings, listening)}")


def listen(settings: Settings) -> socket.socket:
    """The socket to serve on, bound before any work is done for it."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        message = f"Headway cannot listen at {settings.host}, port {settings.port} ({error.strerror}). Choose others with --host and --port, or stop what listens there."
        raise click.ClickException(message) from None
    listening.set_inheritable(True)
    return listening


def address(settings: Settings, listening: socket.socket) -> str:
    """Where a browser finds the server."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104
    return settings.base_url or f"http://{host}:{listening.getsockname()[1]}"


def run(app: Starlette, listening: socket.socket, words: str) -> None:
    """Serve until a signal, saying the words as soon as it answers; what is in flight is answered first."""
    server = Server(config(app))
    server.words = words
    server.run(sockets=[listening])


def config(app: Starlette) -> uvicorn.Config:
    """How uvicorn serves the application."""
    return uvicorn.Config(
        app,
        http=Impatient,
        limit_concurrency=MOST_CONNECTIONS,
        log_config=None,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        access_log=False,
        lifespan="on",
        ws_max_size=MOST_BYTES,
        # Messages are short, and compressing them would hold memory for each socket.
        ws_per_message_deflate=False,
    )


class Server(uvicorn.Server):
    """Says where it is once it answers, not before; says goodbye on open lines, which would not end by themselves."""

    words = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            # What is there now stays: the collector need not look at it again and again.
            gc.collect()
            gc.freeze()
            gc.set_threshold(NEW_OBJECTS_BEFORE_COLLECTING)
            click.echo(self.words)
            sys.stdout.flush()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        lines: Lines = self.config.app.state.lines  # type: ignore[union-attr]  # it is ours
        await lines.close()
        await super().shutdown(sockets)


@contextmanager
def ending_in_peace() -> Iterator[None]:
    """Being told to stop unwinds what is under way, and is how serving ends: no error.

    uvicorn stops gracefully and then raises the signal again, which would end the process with an error.
    """
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(0)
    finally:
        signal.signal(signal.SIGTERM, before)
