"""Connections of clients who are slow on purpose, or gone: none of them is kept for long."""

from asyncio import Transport
from asyncio.events import TimerHandle
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEADERS_WITHIN: Final = 10.0
READS_WITHIN: Final = 30.0
MOST_HEADER_BYTES: Final = 64 * 1024


class Impatient(HttpToolsProtocol):
    """uvicorn's protocol with a time for the headers to arrive and for the answer to be taken, and a size of headers."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.header_bytes = 0
        self.in_body = False
        self.headers_due: TimerHandle | None = None
        self.reading_due: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self.headers_due = self.loop.call_later(HEADERS_WITHIN, transport.abort)

    def data_received(self, data: bytes) -> None:
        if self.header_bytes > MOST_HEADER_BYTES:
            self.send_400_response("The headers of the request are too large.")
            return
        if self.headers_due is None and getattr(self.cycle, "response_complete", True):
            self.headers_due = self.loop.call_later(HEADERS_WITHIN, self.transport.abort)
        # A body that was refused before it had all arrived is no header of the next request.
        if self.headers_due and not self.in_body:
            self.header_bytes += len(data)
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._no_headers_due()
        self.in_body = True
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self.in_body = False
        super().on_message_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.reading_due = self.loop.call_later(READS_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.reading_due:
            self.reading_due.cancel()

    def connection_lost(self, exc: Exception | None) -> None:
        self._no_headers_due()
        if self.reading_due:
            self.reading_due.cancel()
        super().connection_lost(exc)

    def _no_headers_due(self) -> None:
        self.header_bytes = 0
        if self.headers_due:
            self.headers_due.cancel()
            self.headers_due = None
