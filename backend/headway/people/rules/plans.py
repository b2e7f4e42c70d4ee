"""What an import would do, before it does it: people known, people read, findings, questions and the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from headway.people.rules.columns import ColumnMatches
from headway.people.rules.headings import Field
from headway.people.rules.tables import Place
from headway.people.rules.vocabulary import EmployeeStatus, EmploymentType
from headway.platform.errors import Problem


class FindingCode(StrEnum):
    """What was found in a cell or a row."""

    AMOUNT_UNREADABLE = "AMOUNT_UNREADABLE"
    CURRENCY_MISSING = "CURRENCY_MISSING"
    DATE_IMPOSSIBLE = "DATE_IMPOSSIBLE"
    DATE_ORDER_OPEN = "DATE_ORDER_OPEN"
    DATE_OUT_OF_RANGE = "DATE_OUT_OF_RANGE"
    DATE_UNREADABLE = "DATE_UNREADABLE"
    DECIMAL_MARK_OPEN = "DECIMAL_MARK_OPEN"
    DUPLICATE_EMAIL = "DUPLICATE_EMAIL"
    DUPLICATE_EXTERNAL_ID = "DUPLICATE_EXTERNAL_ID"
    DUPLICATE_PERSON = "DUPLICATE_PERSON"
    EMAIL_DOMAIN_UNUSUAL = "EMAIL_DOMAIN_UNUSUAL"
    EMAIL_INVALID = "EMAIL_INVALID"
    EMAIL_TAKEN = "EMAIL_TAKEN"
    EMPLOYMENT_UNKNOWN = "EMPLOYMENT_UNKNOWN"
    HAS_LEFT = "HAS_LEFT"
    IDENTITY_CONFLICT = "IDENTITY_CONFLICT"
    IDENTITY_MISSING = "IDENTITY_MISSING"
    LEAVES_BEFORE_HIRE = "LEAVES_BEFORE_HIRE"
    LETTERS_LOST = "LETTERS_LOST"
    LEVEL_INVALID = "LEVEL_INVALID"
    MANAGER_HAS_LEFT = "MANAGER_HAS_LEFT"
    MANAGER_LEAVES = "MANAGER_LEAVES"
    MANAGER_NOT_IMPORTED = "MANAGER_NOT_IMPORTED"
    MANAGER_REMOVED = "MANAGER_REMOVED"
    MANAGER_SHARED_NAME = "MANAGER_SHARED_NAME"
    MANAGER_UNKNOWN = "MANAGER_UNKNOWN"
    MANAGER_WAITS = "MANAGER_WAITS"
    NAME_MISSING = "NAME_MISSING"
    OWN_RECORD = "OWN_RECORD"
    REPORTING_LOOP = "REPORTING_LOOP"
    ROW_WIDTH = "ROW_WIDTH"
    SELF_MANAGER = "SELF_MANAGER"
    TIME_ZONE_UNKNOWN = "TIME_ZONE_UNKNOWN"
    TOO_LONG = "TOO_LONG"


class Weight(StrEnum):
    """A problem keeps its row out, an open question holds it back, a warning only wants to be seen."""

    PROBLEM = "PROBLEM"
    OPEN = "OPEN"
    WARNING = "WARNING"


class RowKind(StrEnum):
    """What an import does with a row; WAITING rows are held back by a question that is not answered yet."""

    NEW = "NEW"
    CHANGED = "CHANGED"
    SAME = "SAME"
    WAITING = "WAITING"
    PROBLEM = "PROBLEM"


class QuestionKind(StrEnum):
    DATE_ORDER = "DATE_ORDER"
    DECIMAL_MARK = "DECIMAL_MARK"
    MANAGER = "MANAGER"


@dataclass(frozen=True, slots=True)
class PayRate:
    """Pay in minor units of a currency."""

    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an import knows of a person, without the manager; the names are those of `Field` in lower case."""

    external_id: str = ""
    name: str = ""
    email: str = ""
    department: tuple[str, ...] = ()
    title: str = ""
    level: int | None = None
    hire_date: date | None = None
    leave_date: date | None = None
    location: str = ""
    employment_type: EmploymentType | None = None
    employment_percent: int | None = None
    time_zone: str = ""
    pay: PayRate | None = None


@dataclass(frozen=True, slots=True)
class ExistingPerson:
    """A person in Headway; `manager_id` is the `id` of another one."""

    id: str
    profile: Profile
    manager_id: str | None = None
    status: EmployeeStatus = EmployeeStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the reader of the preview chose.

    `answers` holds a choice by question key; a key "manager-of:<row>" names the manager of one row. `corrections`
    replaces cells. `currencies` tells the decimal places of each currency that may be paid. `departments` are those
    that exist, whether anybody is in them or not.
    """

    today: date
    currencies: Mapping[str, int]
    time_zones: frozenset[str]
    remembered: Mapping[str, Field] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[Place, str] = field(default_factory=dict)
    departments: tuple[tuple[str, ...], ...] = ()
    skip_bad_rows: bool = False
    file_is_complete: bool = False
    confirmed_missing: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: where, what stands there, and a sentence that says what to do; `suggestion` may replace the cell."""

    row: int
    header: str
    value: str
    code: FindingCode
    message: str
    weight: Weight = Weight.PROBLEM
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: the value to send back and what to show."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something the file leaves open; until it is answered, its rows wait."""

    key: str
    kind: QuestionKind
    header: str
    message: str
    choices: tuple[Choice, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, in words; `field` is MANAGER_NAME for a manager and PAY_AMOUNT for pay."""

    field: Field
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ManagerRef:
    """Who a row reports to: a person in Headway, or a new person in another row of the file."""

    name: str
    person_id: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What happens with a row: `profile` and `manager` are what the person is to have afterwards."""

    number: int
    kind: RowKind
    person_id: str | None
    profile: Profile
    manager: ManagerRef | None
    changes: tuple[FieldChange, ...]
    findings: tuple[Finding, ...]

    @property
    def manager_changes(self) -> bool:
        return any(change.field is Field.MANAGER_NAME for change in self.changes)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole preview.

    `answered` are questions that an answer closed; `order` lists the rows to write, managers first; `missing` are
    people whom the file leaves out.
    """

    columns: ColumnMatches
    rows: tuple[RowPlan, ...]
    questions: tuple[Question, ...] = ()
    answered: tuple[Question, ...] = ()
    departments: tuple[tuple[str, ...], ...] = ()
    order: tuple[int, ...] = ()
    missing: tuple[ExistingPerson, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of_kind(self, kind: RowKind) -> tuple[RowPlan, ...]:
        """The rows of one kind in file order."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def manager_changes(self) -> tuple[RowPlan, ...]:
        """The rows of people in Headway who get another manager, or none."""
        return tuple(row for row in self.rows if row.manager_changes)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything to look at, in file order."""
        return tuple(finding for row in self.rows for finding in row.findings)
