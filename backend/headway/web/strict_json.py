"""Request bodies: read within a size limit, parsed strictly."""

import asyncio
import json
import re
from math import isfinite
from typing import Any

from starlette.requests import ClientDisconnect, Request

ARRIVES_WITHIN = 5.0
MOST_NESTED = 40
MOST_DIGITS = 20
# Reading this much takes some thousandths of a second; the largest body takes a tenth.
LARGE = 16 * 1024
# A whole string, also one without end, so that what it holds is not looked at again.
STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|$)|[][{}]', re.DOTALL)


class BadBody(Exception):
    """A body that cannot be taken: an HTTP status, a code and a sentence."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


async def read_body(request: Request, limit: int) -> bytes:
    """The body, refused as soon as it is known to be larger than `limit` bytes."""
    if request.headers.get("content-encoding", "identity") != "identity":
        raise BadBody(415, "UNSUPPORTED_ENCODING", "Send the body without compression.")
    length = request.headers.get("content-length", "0")
    if not length.isdigit() or int(length[:12]) > limit:
        raise _too_large(limit)
    try:
        async with asyncio.timeout(ARRIVES_WITHIN):
            return await _stream(request, limit)
    except ClientDisconnect as gone:
        raise BadBody(400, "INCOMPLETE", "The body ended early. Send it again.") from gone
    except TimeoutError as late:
        raise BadBody(408, "TIMEOUT", "The request did not arrive within 5 seconds. Send it again.") from late


async def _stream(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > limit:
            raise _too_large(limit)
    return bytes(body)


def _too_large(limit: int) -> BadBody:
    return BadBody(413, "BODY_TOO_LARGE", f"The body is larger than {limit // 1024} KiB. Send less at once.")


async def read_object(request: Request, limit: int) -> dict[str, Any]:
    """The JSON object of a request sent as application/json."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.lower().replace(" ", "").replace('"', "").removeprefix("charset=")
    if kind.strip().lower() != "application/json" or charset not in ("", "utf-8"):
        raise BadBody(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json in UTF-8.")
    parsed = await _parsed(request, await read_body(request, limit))
    if not isinstance(parsed, dict):
        raise BadBody(400, "BAD_REQUEST", "Send a JSON object.")
    return parsed


async def _parsed(request: Request, body: bytes) -> Any:
    """A large body is read in a thread, one of an account at a time, so that everybody else is served meanwhile."""
    if len(body) <= LARGE:
        return parse(body)
    actor = request.state.actor
    async with request.app.state.in_flight.reading.turn(actor.account_id if actor else None):
        return await asyncio.to_thread(parse, body)


def parse(body: bytes) -> Any:
    """Strict JSON: UTF-8, no NaN, no name twice in an object, bounded nesting and digits."""
    try:
        text = body.decode("utf-8")
        _check_nesting(text)
        parsed = json.loads(
            text, parse_constant=_refuse, parse_int=_integer, parse_float=_number, object_pairs_hook=_object
        )
        if "\\u" in text:
            # Escapes can spell half a character, which no text holds, no database keeps and no answer can repeat.
            json.dumps(parsed, ensure_ascii=False).encode()
        return parsed
    except (ValueError, RecursionError) as error:
        raise BadBody(
            400, "BAD_JSON", "The body is not valid JSON in UTF-8. Check it and send it again."
        ) from error


def _check_nesting(text: str) -> None:
    depth = 0
    for mark in STRING_OR_BRACKET.findall(text):
        if mark in "[{":
            depth += 1
            if depth > MOST_NESTED:
                message = f"The body is nested more than {MOST_NESTED} deep. Send it flatter."
                raise BadBody(400, "NESTING_LIMIT", message)
        elif mark in "]}":
            depth -= 1


def _refuse(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        message = f"A number has {len(digits)} digits; the limit is {MOST_DIGITS}. Send it as text."
        raise BadBody(400, "DIGITS_LIMIT", message)
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError("a number without end")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a name twice in an object")
    return members
