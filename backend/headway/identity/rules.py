"""Accounts, tokens and links: words, bounds and lifetimes."""

from datetime import datetime, timedelta
from enum import StrEnum

from headway.platform.errors import Code, Problem

FEWEST_PASSWORD_CHARACTERS = 12
MOST_PASSWORD_CHARACTERS = 200
FAILURES_PER_MINUTE = 10
RESETS_PER_HOUR = 5
LINK_LIFE = {"INVITATION": timedelta(days=7), "RESET": timedelta(minutes=30)}
LONGEST_TOKEN_LIFE = timedelta(days=366)


class AccountKind(StrEnum):
    """A person who signs in, or an integration that only holds tokens."""

    PERSON = "PERSON"
    INTEGRATION = "INTEGRATION"


class LinkKind(StrEnum):
    """What a one-time link is for."""

    INVITATION = "INVITATION"
    RESET = "RESET"


def problems_of_password(password: str) -> list[Problem]:
    """Length alone: long passwords are good ones, and puzzles about characters only make people write them down."""
    if len(password) < FEWEST_PASSWORD_CHARACTERS:
        return [
            Problem(Code.TOO_SHORT, f"Use at least {FEWEST_PASSWORD_CHARACTERS} characters.", ("password",))
        ]
    if len(password) > MOST_PASSWORD_CHARACTERS:
        return [Problem(Code.TOO_LONG, f"Use at most {MOST_PASSWORD_CHARACTERS} characters.", ("password",))]
    return []


def looks_like_email(text: str) -> bool:
    """Whether mail could be delivered there; the receiver proves the rest by opening the link."""
    name, at, host = text.rpartition("@")
    return bool(
        at and name and "." in host.strip(".") and len(text) <= 254 and not any(c.isspace() for c in text)
    )


def usable(expires_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Whether a session, token or link still works."""
    return ended_at is None and now < expires_at
