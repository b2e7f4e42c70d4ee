"""Accounts and tokens: words and bounds."""

from enum import StrEnum


class AccountKind(StrEnum):
    """A person who signs in, or an integration that only holds tokens."""

    PERSON = "PERSON"
    INTEGRATION = "INTEGRATION"


class LinkKind(StrEnum):
    """What a one-time link is for."""

    INVITATION = "INVITATION"
    RESET = "RESET"
