"""Clients who send or read too slowly lose their connection, and nothing of the server waits for them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any
from unittest.mock import Mock

import pytest
import uvicorn
from uvicorn.server import ServerState

from headway.web import connections
from headway.web.connections import MOST_HEADER_BYTES, Impatient

SOON, PATIENCE = 0.05, 60.0
LARGE = b"x" * (64 * 2**20)


async def answer(scope: Any, receive: Any, send: Any) -> None:
    body = LARGE if scope["path"] == "/large" else b"ok"
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": body, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[int, ServerState]]:
    """The port of a server that is as impatient as a test makes it: what has to arrive may take long on a busy machine."""
    monkeypatch.setattr(connections, "HEADERS_WITHIN", PATIENCE)
    monkeypatch.setattr(connections, "READS_WITHIN", PATIENCE)
    config = uvicorn.Config(answer, log_config=None, ws="none")
    config.load()
    state = ServerState()
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(lambda: Impatient(config, state, {}), "127.0.0.1", 0)
    yield listening.sockets[0].getsockname()[1], state
    listening.close()
    await listening.wait_closed()


async def said(port: int, *parts: bytes) -> bytes:
    """Everything the server says until it hangs up, to a client who never does."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    heard = b""
    try:
        for part in parts:
            writer.write(part)
            await writer.drain()
        while more := await reader.read(2**16):
            heard += more
    except ConnectionResetError:
        return heard
    finally:
        writer.close()
    return heard


@pytest.mark.parametrize(
    "parts", [[], [b"GET / HTT"], [b"GET / HTTP/1.1\r\nhost: x\r\nx-a: "], [b"\r\n"]], ids=repr
)
async def test_headers_that_do_not_arrive_end_the_connection(
    server: tuple[int, ServerState], monkeypatch: pytest.MonkeyPatch, parts: list[bytes]
) -> None:
    monkeypatch.setattr(connections, "HEADERS_WITHIN", SOON)
    assert await said(server[0], *parts) == b""


async def test_a_kept_connection_is_not_kept_by_half_a_request(
    server: tuple[int, ServerState], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server[0])
    writer.write(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n")
    assert b"200 OK" in await reader.readuntil(b"0\r\n\r\n")
    monkeypatch.setattr(connections, "HEADERS_WITHIN", SOON)
    writer.write(b"GET / HTTP/1.1\r\nhost")
    with suppress(ConnectionResetError):
        assert await reader.read() == b""
    writer.close()


async def test_headers_without_end_are_refused() -> None:
    config = uvicorn.Config(answer, log_config=None, ws="none")
    config.load()
    client = Mock(spec=asyncio.Transport)
    protocol = Impatient(config, ServerState(), {})
    protocol.connection_made(client)
    protocol.data_received(b"GET / HTTP/1.1\r\nx-a: " + b"x" * MOST_HEADER_BYTES)
    assert not client.write.called
    protocol.data_received(b"x")
    assert client.write.call_args.args[0].startswith(b"HTTP/1.1 400 ")
    assert client.close.called
    protocol.connection_lost(None)


async def test_the_rest_of_a_refused_body_is_not_taken_for_headers() -> None:
    config = uvicorn.Config(answer, log_config=None, ws="none")
    config.load()
    client = Mock(spec=asyncio.Transport)
    protocol = Impatient(config, ServerState(), {})
    protocol.connection_made(client)
    most = MOST_HEADER_BYTES
    protocol.data_received(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: %d\r\n\r\n" % (3 * most))
    protocol.cycle.response_complete = True
    for _ in range(3):
        protocol.data_received(b"x" * most)
    protocol.data_received(b"GET / HTTP/1.1\r\nx-a: " + b"x" * (most - 100))
    assert not client.write.called
    protocol.data_received(b"x" * 200)
    protocol.data_received(b"x")
    assert client.write.call_args.args[0].startswith(b"HTTP/1.1 400 ")
    protocol.connection_lost(None)


async def test_an_answer_nobody_takes_is_dropped(
    server: tuple[int, ServerState], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "READS_WITHIN", SOON)
    port, state = server
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**10)
    writer.write(b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n")
    await reader.readuntil(b"\r\n\r\n")
    while state.tasks:
        await asyncio.wait(state.tasks)
    assert state.connections == set()
    writer.close()
