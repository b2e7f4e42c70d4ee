"""Passwords by Argon2, off the event loop."""

import asyncio
from dataclasses import dataclass
from functools import cache
from secrets import token_urlsafe

from pwdlib import PasswordHash

_passwords = PasswordHash.recommended()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a password was right, and its hash anew when the recommended cost has risen."""

    right: bool
    new_hash: str | None


async def hash_password(password: str) -> str:
    """An Argon2id hash."""
    return await asyncio.to_thread(_passwords.hash, password)


async def verify_password(password: str, hashed: str) -> Verdict:
    """Takes equally long for an unknown account (`hashed` empty), and is then never right."""
    hashed_or_nobodys = hashed or await asyncio.to_thread(_nobodys_hash)
    right, new_hash = await asyncio.to_thread(_passwords.verify_and_update, password, hashed_or_nobodys)
    return Verdict(right and bool(hashed), new_hash)


@cache
def _nobodys_hash() -> str:
    """Verified for unknown accounts, so that an answer takes as long as for known ones."""
    return _passwords.hash(token_urlsafe())
