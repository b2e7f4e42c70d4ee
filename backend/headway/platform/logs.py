"""The log: one JSON object a line on the error stream; no stacks, SQL, addresses of files or words of people."""

import atexit
import logging
import sys
from queue import Full, Queue
from threading import Thread
from time import sleep
from traceback import walk_tb
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor

from headway.platform.events import request_id

OURS: Final = "headway."
WAITING: Final = 10_000
FAREWELL: Final = 2.0
# A thread that is woken for each line costs a request more than the line itself.
GATHERED: Final = 0.05


class Unhurried:
    """A stream whose writer never waits: if nobody reads the log, its lines are lost and the server goes on."""

    def __init__(self, stream: TextIO, waiting: int = WAITING) -> None:
        self.stream = stream
        self.lines: Queue[str | None] = Queue(waiting)
        self.thread = Thread(target=self._write_all, name="log", daemon=True)
        self.thread.start()

    def write(self, line: str) -> None:
        try:
            self.lines.put_nowait(line)
        except Full:
            return

    def flush(self) -> None:
        """The thread does it."""

    def close(self) -> None:
        """Write what waits, unless nobody reads."""
        try:
            self.lines.put(None, timeout=FAREWELL)
        except Full:
            return
        self.thread.join(FAREWELL)

    def _write_all(self) -> None:
        while (line := self.lines.get()) is not None:
            self.stream.write(line)
            if self.lines.empty():
                self.stream.flush()
                sleep(GATHERED)
        self.stream.flush()


def configure(to: TextIO, *, development: bool) -> Unhurried:
    """Send every log of this process through the same steps; development keeps the stacks of errors."""
    stream = Unhurried(to)
    atexit.register(stream.close)
    file: Any = stream
    errors = structlog.processors.format_exc_info if development else kind_of_error
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        of_request,
        first_line,
        errors,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file),
    )
    lines = logging.StreamHandler(file)
    last: list[Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(),
    ]
    lines.setFormatter(structlog.stdlib.ProcessorFormatter(processors=last, foreign_pre_chain=shared))
    logging.basicConfig(handlers=[lines], level=logging.WARNING, force=True)
    return stream


def of_request(_: Any, __: str, event: EventDict) -> EventDict:
    """Ties the line to the answer with the same id."""
    if id := request_id.get():
        event["request_id"] = id
    return event


def first_line(_: Any, __: str, event: EventDict) -> EventDict:
    """Libraries put what went wrong, with its values, into further lines."""
    event["event"] = str(event["event"]).split("\n", 1)[0]
    return event


def kind_of_error(_: Any, __: str, event: EventDict) -> EventDict:
    """The kind of an error and the place in our code it passed last: its message may hold what somebody wrote."""
    given = event.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = type(error).__qualname__
        event["where"] = place_of(error)
    return event


def place_of(error: BaseException) -> str:
    """The innermost function of ours that the error passed, with its line."""
    frames = [
        (frame.f_globals.get("__name__", ""), frame.f_code.co_name, line)
        for frame, line in walk_tb(error.__traceback__)
    ]
    ours = [frame for frame in frames if frame[0].startswith(OURS)] or frames
    module, function, line = ours[-1] if ours else ("?", "?", 0)
    return f"{module}.{function}:{line}"
