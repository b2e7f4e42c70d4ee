"""Messages of the protocol graphql-transport-ws, read strictly."""

from dataclasses import dataclass, field
from typing import Any, Final

from headway.web.strict_json import BadBody, parse

PROTOCOL: Final = "graphql-transport-ws"
MOST_BYTES: Final = 64 * 1024
LONGEST_ID: Final = 128
WITH_PAYLOAD: Final = frozenset({"connection_init", "ping", "pong"})
KNOWN: Final = WITH_PAYLOAD | {"subscribe", "complete"}


class Close(Exception):
    """The end of a socket: a close code and a sentence."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True, slots=True)
class Message:
    """What a client sent; `id` of an operation, for `subscribe` and `complete`."""

    type: str
    id: str = ""
    payload: dict[str, Any] = field(default_factory=dict)


def read_message(text: str | None) -> Message:
    """The message of a text frame. Raises Close with 4400 for anything that the protocol does not know."""
    if text is None:
        raise Close(4400, "Send text, not bytes.")
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise Close(1009, "The message is larger than 64 KiB.")
    try:
        said = parse(text.encode())
    except (BadBody, UnicodeEncodeError) as bad:
        raise Close(4400, "The message is not valid JSON.") from bad
    if not isinstance(said, dict):
        raise Close(4400, "Send a JSON object.")
    return _message(said)


def _message(said: dict[str, Any]) -> Message:
    kind, id, payload = said.get("type"), said.get("id"), said.get("payload")
    if not isinstance(kind, str) or kind not in KNOWN:
        raise Close(4400, "The type of the message is not known.")
    if kind in WITH_PAYLOAD:
        if not isinstance(payload, dict | None):
            raise Close(4400, "The payload must be an object.")
        return Message(kind, payload=payload or {})
    if not isinstance(id, str) or not 0 < len(id) <= LONGEST_ID:
        raise Close(4400, "Name the operation with an id of 1 to 128 characters.")
    if kind == "complete":
        return Message(kind, id)
    if not isinstance(payload, dict) or not payload:
        raise Close(4400, "The payload must be an object with a document.")
    return Message(kind, id, payload)
