"""Global ids: base64 of "Type:uuid", parsed strictly."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from headway.platform.errors import not_found


def global_id(type_name: str, id: UUID) -> str:
    """The id clients see."""
    return urlsafe_b64encode(f"{type_name}:{id}".encode()).decode().rstrip("=")


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
        raise not_found(type_name.lower(), *(path or ("id",)))
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
