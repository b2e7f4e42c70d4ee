"""What is sent and how it is signed, in the manner of the Standard Webhooks specification."""

import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

PREFIX: Final = "whsec_"
# Of the body: it says what the fields mean.
VERSION: Final = 1


def message_id(key: UUID) -> str:
    """How a message is known to its receiver, however often it is sent."""
    return f"msg_{key.hex}"


def body_of(id: str, type: str, at: datetime, subject: tuple[str, str] | None) -> bytes:
    """The message: ids only, so that who may read what is behind them is asked when they are looked up."""
    about = {"type": subject[0], "id": subject[1]} if subject else {}
    held = {"id": id, "type": type, "timestamp": at.isoformat(), "version": VERSION, "data": about}
    return json.dumps(held, separators=(",", ":")).encode()


def secret_of(key: bytes) -> str:
    """A key as it is shown."""
    return PREFIX + b64encode(key).decode()


def signatures(secrets: Iterable[str], id: str, at: int, body: bytes) -> str:
    """A signature with each secret, as the header holds them."""
    return " ".join(
        _signature(secret, b".".join((id.encode(), str(at).encode(), body))) for secret in secrets
    )


def _signature(secret: str, signed: bytes) -> str:
    key = b64decode(secret.removeprefix(PREFIX))
    return "v1," + b64encode(hmac.new(key, signed, sha256).digest()).decode()
