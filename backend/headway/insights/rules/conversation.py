"""What two people say to each other."""

from enum import StrEnum


class SpokenKind(StrEnum):
    """A sort of thing in the conversation of two people."""

    MEETING = "MEETING"
    CHECK_IN = "CHECK_IN"
    FEEDBACK = "FEEDBACK"
    COMMENT = "COMMENT"
    REVIEW = "REVIEW"
