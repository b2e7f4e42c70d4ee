"""Random tokens of links, sessions and programs; only their hashes are kept."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token(prefix: str = "") -> str:
    """256 random bits, readable in a URL."""
    return prefix + token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is stored of a token; the token itself has too many bits to guess from it."""
    return sha256(token.encode(errors="replace")).hexdigest()
