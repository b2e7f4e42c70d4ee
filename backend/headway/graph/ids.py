"""Global ids: base64 of "Type:uuid", parsed strictly."""

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Callable
from functools import cache
from typing import Final
from uuid import UUID

from headway.platform.errors import not_found

_CAPITAL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def global_id(type_name: str, id: UUID) -> str:
    """The id clients see."""
    return global_ids(type_name)(id)


@cache
def global_ids(type_name: str) -> Callable[[UUID | str], str]:
    """Makes the ids of a type. Lists make them by the hundred, so that what is alike in them is worked out once."""
    front, encode = f"{type_name}:", binascii.b2a_base64
    # Letters, digits, colons and hyphens have no sextet that differs in the alphabet for addresses.
    end = -(-(len(front) + len(str(UUID(int=0)))) * 8 // 6)

    def made(id: UUID | str) -> str:
        return encode(f"{front}{id}".encode())[:end].decode()

    return made


def split_id(text: str) -> tuple[str, UUID] | None:
    """Type name and key of a global id, or None for anything else."""
    try:
        name, _, key = urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").partition(":")
        parsed = UUID(key)
    except (ValueError, binascii.Error, UnicodeError):
        return None
    return (name, parsed) if global_id(name, parsed) == text.rstrip("=") else None


def key_of(text: str, type_name: str, *path: str) -> UUID:
    """The key of a global id of this type; refuses as if the object did not exist."""
    parts = split_id(text)
    if parts is None or parts[0] != type_name:
        raise not_found(_CAPITAL.sub(" ", type_name).lower(), *(path or ("id",)))
    return parts[1]


def key_of_any(text: str, *path: str) -> UUID:
    """The key of a global id of whatever type."""
    parts = split_id(text)
    if parts is None:
        raise not_found("object", *(path or ("id",)))
    return parts[1]


def key_or_none(text: str | None, type_name: str, *path: str) -> UUID | None:
    """As `key_of`, for optional inputs."""
    return None if text is None else key_of(text, type_name, *path)
