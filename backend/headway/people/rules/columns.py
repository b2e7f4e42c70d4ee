"""Which column tells what: by the choice remembered, by its header, or by what its cells hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from headway.people.rules.employment import employment_type
from headway.people.rules.headings import HEADINGS, MANAGER, STAND_INS, Field, heading, heading_words
from headway.people.rules.tables import Table
from headway.people.rules.texts import email_address, words
from headway.platform.errors import Code, Problem


class MatchedBy(StrEnum):
    """Why a column is taken for a field."""

    MEMORY = "MEMORY"
    HEADER = "HEADER"
    PART_OF_HEADER = "PART_OF_HEADER"
    CONTENT = "CONTENT"


CONFIDENCE = {
    MatchedBy.MEMORY: 100,
    MatchedBy.HEADER: 95,
    MatchedBy.PART_OF_HEADER: 70,
    MatchedBy.CONTENT: 60,
}
MOSTLY = 0.8
NEVER_BY_PART = {Field.HIRE_DATE, Field.LEAVE_DATE, Field.PAY_AMOUNT, Field.EMPLOYMENT_TYPE}


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column and the field it tells; `confidence` is a percentage."""

    column: int
    header: str
    field: Field
    matched_by: MatchedBy

    @property
    def confidence(self) -> int:
        return CONFIDENCE[self.matched_by]


@dataclass(frozen=True, slots=True)
class ColumnMatches:
    """Every column that tells something, the headers nobody understood, and what is missing for an import."""

    matches: tuple[ColumnMatch, ...]
    unmatched: tuple[str, ...]
    problems: tuple[Problem, ...]

    def find(self, field: Field) -> ColumnMatch | None:
        """The column that tells this field."""
        return next((match for match in self.matches if match.field is field), None)


def match_columns(table: Table, remembered: Mapping[str, Field] | None = None) -> ColumnMatches:
    """Give each field at most one column; a remembered header wins, the closest header comes next, cells come last."""
    memory = {words(header): field for header, field in (remembered or {}).items()}
    offers = [offer for column in range(len(table.headers)) if (offer := _by_header(table, column, memory))]
    taken: dict[int, ColumnMatch] = {}
    fields: set[Field] = set()
    for offer in sorted(offers, key=_nearest_first):
        if offer.field is Field.IGNORED or offer.field not in fields:
            taken[offer.column] = offer
            fields.add(offer.field)
    _settle_name(table, taken)
    for match in _by_content(table, taken):
        taken[match.column] = match
    matches = tuple(taken[column] for column in sorted(taken))
    unmatched = tuple(header for column, header in enumerate(table.headers) if column not in taken)
    return ColumnMatches(matches, unmatched, tuple(_missing({match.field for match in matches}, unmatched)))


def department_columns(table: Table, matches: ColumnMatches) -> tuple[int, ...]:
    """The columns that make the department's path, from the whole to the part.

    A column comes above another when each value of the other lies in one value of it ("Depot North" only in
    "Operations") and not the other way round; columns that prove nothing stay in the order department, division, team.
    """
    kinds = (Field.DEPARTMENT, Field.DIVISION, Field.TEAM)
    columns = [match.column for field in kinds if (match := matches.find(field))]
    above = {column: sum(_lies_within(table, column, other) for other in columns) for column in columns}
    return tuple(sorted(columns, key=lambda column: (above[column], columns.index(column))))


def _by_header(table: Table, column: int, memory: Mapping[str, Field]) -> ColumnMatch | None:
    header = table.headers[column]
    if words(header) in memory:
        return ColumnMatch(column, header, memory[words(header)], MatchedBy.MEMORY)
    spoken = heading_words(header)
    said = heading(spoken)
    if said in MANAGER:
        return ColumnMatch(column, header, _kind_of_manager(table, column, memory), MatchedBy.HEADER)
    if said in HEADINGS and not (HEADINGS[said] is Field.EMPLOYMENT_TYPE and _tells_no_type(table, column)):
        return ColumnMatch(column, header, HEADINGS[said], MatchedBy.HEADER)
    part = STAND_INS.get(said) or _part(table, column, spoken, memory)
    return ColumnMatch(column, header, part, MatchedBy.PART_OF_HEADER) if part else None


def _nearest_first(offer: ColumnMatch) -> tuple[int, int, int]:
    """The surer match, then the header that says more: "Job title" before "Title", which may be Mr or Ms."""
    return -offer.confidence, -len(words(offer.header).split()), offer.column


def _part(table: Table, column: int, spoken: tuple[str, ...], memory: Mapping[str, Field]) -> Field | None:
    """The field of a longer header that holds a known heading of two words or more.

    A date or an amount is not taken this way: the end of a probation is no last day. What speaks of a manager
    ("Manager's work e-mail") tells the manager or nothing.
    """
    if any(word in MANAGER or word.removesuffix("s") in MANAGER for word in spoken):
        kind = _kind_of_manager(table, column, memory)
        return None if kind is Field.MANAGER_NAME else kind
    for length in range(len(spoken) - 1, 1, -1):
        for start in range(len(spoken) - length + 1):
            field = HEADINGS.get(heading(spoken[start : start + length]))
            if field and field not in NEVER_BY_PART:
                return field
    return None


def _kind_of_manager(table: Table, column: int, memory: Mapping[str, Field]) -> Field:
    values = set(table.values(column))
    if values and sum(email_address(value) is not None for value in values) >= MOSTLY * len(values):
        return Field.MANAGER_EMAIL
    ids = {
        value
        for other, header in enumerate(table.headers)
        if memory.get(words(header), HEADINGS.get(heading(heading_words(header)))) is Field.EXTERNAL_ID
        for value in table.values(other)
    }
    if values and len(values & ids) >= MOSTLY * len(values):
        return Field.MANAGER_ID
    return Field.MANAGER_NAME


def _tells_no_type(table: Table, column: int) -> bool:
    """A status of Active and Terminated is no kind of contract, whatever its header says."""
    values = set(table.values(column))
    return bool(values) and not any(employment_type(value) for value in values)


def _settle_name(table: Table, taken: dict[int, ColumnMatch]) -> None:
    """First and last name win over a full one; "Name" beside "Vorname" is the last name unless it holds both."""
    have = {match.field: match for match in taken.values()}
    whole, first = have.get(Field.NAME), have.get(Field.FIRST_NAME)
    if whole is None or first is None:
        return
    if Field.LAST_NAME in have:
        del taken[whole.column]
    elif whole.matched_by is not MatchedBy.MEMORY:
        pairs = [(row.cell(first.column).strip(), row.cell(whole.column)) for row in table.rows]
        if sum(bool(given) and given in name for given, name in pairs) < MOSTLY * len(pairs):
            taken[whole.column] = replace(whole, field=Field.LAST_NAME)


def _by_content(table: Table, taken: Mapping[int, ColumnMatch]) -> Iterator[ColumnMatch]:
    """Addresses and numbers recognise themselves; a column that could be two things is left to the reader."""
    have = {match.field: match.column for match in taken.values()}
    free = {column: table.values(column) for column in range(len(table.headers)) if column not in taken}
    addresses = [column for column, values in free.items() if _are_addresses(values)]
    if Field.EMAIL not in have and len(addresses) == 1:
        yield ColumnMatch(addresses[0], table.headers[addresses[0]], Field.EMAIL, MatchedBy.CONTENT)
    elif Field.EMAIL in have and len(addresses) == 1 and not _has_manager(have):
        known = set(table.values(have[Field.EMAIL]))
        if _lies_in(free[addresses[0]], known):
            yield ColumnMatch(
                addresses[0], table.headers[addresses[0]], Field.MANAGER_EMAIL, MatchedBy.CONTENT
            )
    if Field.EXTERNAL_ID in have and not _has_manager(have):
        ids = set(table.values(have[Field.EXTERNAL_ID]))
        managers = [column for column, values in free.items() if _lies_in(values, ids)]
        if len(managers) == 1:
            yield ColumnMatch(managers[0], table.headers[managers[0]], Field.MANAGER_ID, MatchedBy.CONTENT)


def _has_manager(fields: Mapping[Field, int]) -> bool:
    return bool(fields.keys() & {Field.MANAGER_ID, Field.MANAGER_EMAIL, Field.MANAGER_NAME})


def _are_addresses(values: list[str]) -> bool:
    return bool(values) and sum(email_address(value) is not None for value in values) >= MOSTLY * len(values)


def _lies_in(values: list[str], known: set[str]) -> bool:
    """Whether a column points into another: nearly all its values are there, and several rows share one."""
    distinct = set(values)
    return len(distinct) < len(values) and len(distinct & known) >= MOSTLY * len(distinct)


def _lies_within(table: Table, part: int, whole: int) -> bool:
    """Whether each value of `part` is found beside one value of `whole` only, and not the other way round."""
    if part == whole:
        return False
    pairs = {
        (row.cell(part).strip(), row.cell(whole).strip())
        for row in table.rows
        if row.cell(part).strip() and row.cell(whole).strip()
    }
    parts, wholes = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    return len(pairs) == len(parts) > len(wholes)


def _missing(fields: set[Field], unmatched: tuple[str, ...]) -> Iterator[Problem]:
    choose = f" Choose it among: {', '.join(unmatched)}." if unmatched else " Add it to the file."
    if Field.NAME not in fields and not {Field.FIRST_NAME, Field.LAST_NAME} <= fields:
        yield Problem(
            Code.REQUIRED, f"No column holds the name, or first and last name.{choose}", ("columns", "name")
        )
    if not fields & {Field.EXTERNAL_ID, Field.EMAIL}:
        message = f"No column holds an employee number or an e-mail, so people cannot be recognised.{choose}"
        yield Problem(Code.REQUIRED, message, ("columns", "external_id"))
