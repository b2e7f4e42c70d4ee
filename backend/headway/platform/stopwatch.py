"""The time that one statement of SQLite may take."""

from time import monotonic


class Stopwatch:
    """Ends a statement that runs for too long; a connection has one at a time."""

    def __init__(self, most_ms: int) -> None:
        self.most, self.began = most_ms / 1000, monotonic()

    def start(self) -> None:
        self.began = monotonic()

    def is_late(self) -> bool:
        return monotonic() - self.began > self.most
