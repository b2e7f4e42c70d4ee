"""The words of the people domain."""

from enum import StrEnum


class EmployeeStatus(StrEnum):
    """Whether somebody works here now."""

    ACTIVE = "ACTIVE"
    ON_LEAVE = "ON_LEAVE"
    LEFT = "LEFT"


class EmploymentType(StrEnum):
    """The kind of contract."""

    FULL_TIME = "FULL_TIME"
    PART_TIME = "PART_TIME"
    FIXED_TERM = "FIXED_TERM"
    CONTRACTOR = "CONTRACTOR"
    INTERN = "INTERN"
    OTHER = "OTHER"


class LineKind(StrEnum):
    """A primary reporting line (exactly one at any instant) or a dotted one."""

    PRIMARY = "PRIMARY"
    DOTTED = "DOTTED"


class LineRights(StrEnum):
    """What a dotted-line manager may do in a review."""

    COMMENT = "COMMENT"
    RATE = "RATE"


class SkillSource(StrEnum):
    """Who judged a skill level."""

    SELF = "SELF"
    MANAGER = "MANAGER"
    REVIEW = "REVIEW"
    COURSE = "COURSE"
    IMPORT = "IMPORT"


class SkillGrouping(StrEnum):
    """By what insights put people together."""

    DEPARTMENT = "DEPARTMENT"
    MANAGER = "MANAGER"


class ImportState(StrEnum):
    """The life of an import: uploaded, applied, undone."""

    UPLOADED = "UPLOADED"
    APPLIED = "APPLIED"
    UNDONE = "UNDONE"


class VacancyState(StrEnum):
    """The life of a vacancy."""

    OPEN = "OPEN"
    FILLED = "FILLED"
    WITHDRAWN = "WITHDRAWN"


class VacancyMove(StrEnum):
    """What somebody can do with a vacancy."""

    EDIT = "EDIT"
    FILL = "FILL"
    WITHDRAW = "WITHDRAW"
    REOPEN = "REOPEN"
