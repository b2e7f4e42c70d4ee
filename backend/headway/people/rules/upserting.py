"""People as another system sends them, row by row, made ready for the rules of an import."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from headway.people.rules import texts
from headway.people.rules.columns import ColumnMatch, ColumnMatches, MatchedBy
from headway.people.rules.headings import Field
from headway.people.rules.plans import Finding, FindingCode, Profile, RowPlan, Weight
from headway.people.rules.reading import KEPT_WHEN_BLANK, ManagerCell, Reading
from headway.platform.errors import Code, Problem

# What a row may say, by the name of its input, and what that is to an import.
SENT_AS: Final[Mapping[str, Field]] = {
    "external_id": Field.EXTERNAL_ID,
    "name": Field.NAME,
    "email": Field.EMAIL,
    "department": Field.DEPARTMENT,
    "title": Field.TITLE,
    "level": Field.LEVEL,
    "manager_external_id": Field.MANAGER_ID,
    "hired_on": Field.HIRE_DATE,
    "left_on": Field.LEAVE_DATE,
    "location": Field.LOCATION,
    "employment_type": Field.EMPLOYMENT_TYPE,
    "employment_percent": Field.EMPLOYMENT_PERCENT,
    "time_zone": Field.TIME_ZONE,
}
COLUMNS: Final = ColumnMatches(
    tuple(
        ColumnMatch(number, name, field, MatchedBy.HEADER)
        for number, (name, field) in enumerate(SENT_AS.items())
    ),
    unmatched=(),
    problems=(),
)
_PARTS: Final = frozenset(part.name for part in fields(Profile))
_CODES: Final[Mapping[FindingCode, Code]] = {
    FindingCode.NAME_MISSING: Code.REQUIRED,
    FindingCode.IDENTITY_MISSING: Code.REQUIRED,
    FindingCode.DUPLICATE_EMAIL: Code.DUPLICATE,
    FindingCode.DUPLICATE_EXTERNAL_ID: Code.DUPLICATE,
    FindingCode.DUPLICATE_PERSON: Code.DUPLICATE,
    FindingCode.EMAIL_TAKEN: Code.DUPLICATE,
    FindingCode.IDENTITY_CONFLICT: Code.DUPLICATE,
    FindingCode.MANAGER_UNKNOWN: Code.NOT_FOUND,
    FindingCode.MANAGER_NOT_IMPORTED: Code.NOT_FOUND,
    FindingCode.REPORTING_LOOP: Code.LOOP,
    FindingCode.SELF_MANAGER: Code.LOOP,
    FindingCode.OWN_RECORD: Code.OWN_RECORD,
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person by the number of the HR system; `said` holds what is to change by the names of `SENT_AS`, None empties it."""

    external_id: str
    said: Mapping[str, object] = field(default_factory=dict)


def reading_of(place: int, row: PersonRow, problems: list[Problem]) -> Reading:
    """The row as an import reads it; what is wrong with its values keeps it out."""
    said = {name: value for name, value in row.said.items() if name != "manager_external_id"}
    parts = {SENT_AS[name].value.lower(): value for name, value in said.items() if _speaks(name, value)}
    parts["external_id"] = texts.clean(row.external_id)
    filled = {name: value for name, value in parts.items() if value is not None and name in _PARTS}
    profile = Profile(**filled)  # type: ignore[arg-type]
    faults = tuple(
        Finding(place, problem.path[0], "", FindingCode.TOO_LONG, problem.message) for problem in problems
    )
    return Reading(place, profile, frozenset(parts), frozenset(), _manager(row), faults)


def _speaks(name: str, value: object) -> bool:
    """Some things nobody is without: to empty them says nothing."""
    return value is not None or SENT_AS[name] not in KEPT_WHEN_BLANK


def _manager(row: PersonRow) -> ManagerCell | None:
    if "manager_external_id" not in row.said:
        return None
    number = row.said["manager_external_id"]
    return ManagerCell(Field.MANAGER_ID, "manager_external_id", texts.clean(str(number or "")))


def problems_of(row: RowPlan, checked: list[Problem]) -> Iterator[Problem]:
    """Why a row is not written: what its values are, then what the plan found."""
    yield from checked
    for finding in row.findings:
        if finding.weight is not Weight.WARNING and finding.code is not FindingCode.TOO_LONG:
            code = _CODES.get(finding.code, Code.INVALID)
            yield Problem(code, finding.message, (finding.header or "external_id",))
