"""From a table and the people known to a plan: what an import would create, change, leave and refuse."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from headway.people.rules.columns import ColumnMatches, match_columns
from headway.people.rules.departments import DepartmentNames
from headway.people.rules.drafts import Draft, drafts_of
from headway.people.rules.headings import Field
from headway.people.rules.hierarchy import everyone_below, loops, managers_first
from headway.people.rules.managers import Colleague, Colleagues, ManagerFinder, warn_of_leavers
from headway.people.rules.plans import (
    ExistingPerson,
    FieldChange,
    Finding,
    FindingCode,
    ImportOptions,
    ImportPlan,
    PayRate,
    Profile,
    RowKind,
    RowPlan,
    Weight,
)
from headway.people.rules.reading import Reader, Reading
from headway.people.rules.tables import Table, corrected
from headway.people.rules.texts import has_lost_letters
from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform.errors import Code, Problem

UNCONFIRMED_SHARE = 20  # one in twenty people may be missing without a confirmation
ROUNDS = 20
NOBODY = Profile()

Managers = Mapping[int, Colleague | None]


def plan_import(table: Table, existing: Sequence[ExistingPerson], options: ImportOptions) -> ImportPlan:
    """Plan without changing anything; the same file against its own outcome plans nothing but SAME."""
    table = corrected(table, options.corrections)
    columns = match_columns(table, options.remembered)
    if columns.problems:
        return ImportPlan(columns, (), problems=columns.problems)
    reader = Reader(table, columns, options)
    plan = plan_readings(reader.read(), columns, existing, options)
    return replace(
        plan,
        questions=(*reader.questions, *plan.questions),
        answered=(*reader.answered, *plan.answered),
    )


def plan_readings(
    readings: Sequence[Reading],
    columns: ColumnMatches,
    existing: Sequence[ExistingPerson],
    options: ImportOptions,
) -> ImportPlan:
    """Plan with rows that are read already, from a file or from another system."""
    names = _department_names(readings, existing, options)
    drafts = drafts_of(readings, existing, columns, names)
    colleagues = Colleagues(drafts, existing)
    finder = ManagerFinder(colleagues, options)
    managers = {draft.row: finder.find(draft) for draft in drafts}
    _settle(drafts, managers, existing, colleagues)
    warn_of_leavers(drafts, managers, options)
    _warn_of_status(drafts)
    _warn_of_domains(drafts, existing, columns)
    rows = tuple(_row_plan(draft, managers[draft.row], colleagues, options) for draft in drafts)
    written = [row for row in rows if row.kind in {RowKind.NEW, RowKind.CHANGED}]
    return ImportPlan(
        columns,
        rows,
        questions=finder.questions(),
        answered=finder.answered(),
        departments=names.to_create(row.profile.department for row in written),
        order=_order(written, managers),
        missing=_missing(readings, drafts, existing) if options.file_is_complete else (),
    )


def problems_applying(
    plan: ImportPlan, existing: Sequence[ExistingPerson], options: ImportOptions
) -> list[Problem]:
    """Why the plan may not be carried out as it stands; nothing if it may."""
    found = list(plan.problems)
    refused, waiting = len(plan.of_kind(RowKind.PROBLEM)), len(plan.of_kind(RowKind.WAITING))
    if refused and not options.skip_bad_rows:
        message = f"{refused} rows cannot be imported. Correct them in the file, or choose to skip them."
        found.append(Problem(Code.INVALID, message, ("skip_bad_rows",)))
    if waiting and not options.skip_bad_rows:
        message = f"{waiting} rows wait for an answer. Answer the {len(plan.questions)} questions, or choose to skip them."
        found.append(Problem(Code.AMBIGUOUS, message, ("answers",)))
    working = sum(person.status is not EmployeeStatus.LEFT for person in existing)
    missing = len(plan.missing)
    if missing * UNCONFIRMED_SHARE > working and options.confirmed_missing != missing:
        message = f"{missing} of {working} people are not in the file and would be marked as left. Confirm the number."
        found.append(Problem(Code.TOO_MANY, message, ("confirmed_missing",)))
    return found


def _department_names(
    readings: Iterable[Reading], existing: Iterable[ExistingPerson], options: ImportOptions
) -> DepartmentNames:
    names = DepartmentNames([*options.departments, *(person.profile.department for person in existing)])
    paths = dict.fromkeys(reading.profile.department for reading in readings)
    lossy = {path: None for path in paths if any(has_lost_letters(level) for level in path)}
    for path in paths:
        if path not in lossy:
            names.add(path)
    for path in lossy:
        names.add(names.spelled(path))
    return names


def _settle(
    drafts: Sequence[Draft], managers: Managers, existing: Sequence[ExistingPerson], colleagues: Colleagues
) -> None:
    """Hold back who depends on a held row, and refuse loops, until what is left can be written as a whole.

    A refused row keeps its person's present manager, which may close another loop; after some rounds every
    row that still moves somebody is refused, so the work stays linear in the number of rows.
    """
    header = next((draft.reading.manager.header for draft in drafts if draft.reading.manager), "")
    in_file = {draft.node: draft for draft in drafts}
    for _ in range(ROUNDS):
        _hold_reports(drafts, managers)
        circles = [
            circle
            for circle in loops(_lines(drafts, managers, existing))
            if any(node in in_file and not in_file[node].held for node in circle)
        ]
        for circle in circles:
            _tell_loop(circle, in_file, colleagues, header)
        if not circles:
            return
    for draft in drafts:
        if draft.person and not draft.held and _moves(draft, managers[draft.row]):
            message = "This change of manager depends on rows that form loops. Correct those first."
            draft.add(FindingCode.REPORTING_LOOP, message, header)
    _hold_reports(drafts, managers)


def _hold_reports(drafts: Sequence[Draft], managers: Managers) -> None:
    """A new person who is not created cannot be anybody's manager."""
    reports: dict[str, list[Draft]] = {}
    for draft in drafts:
        manager = managers[draft.row]
        if manager and manager.person is None:
            reports.setdefault(manager.node, []).append(draft)
    below = {
        node: [report.node for report in listed if report.person is None] for node, listed in reports.items()
    }
    for weight in (Weight.PROBLEM, Weight.OPEN):
        tops = [
            draft.node
            for draft in drafts
            if draft.person is None and (draft.refused if weight is Weight.PROBLEM else draft.held)
        ]
        for node in {*tops, *everyone_below(tops, below)}:
            for report in reports.get(node, ()):
                _hold(report, managers[report.row], weight)


def _hold(report: Draft, manager: Colleague | None, weight: Weight) -> None:
    codes = {FindingCode.MANAGER_NOT_IMPORTED, FindingCode.MANAGER_WAITS, FindingCode.REPORTING_LOOP}
    if manager is None or manager.draft is None or any(finding.code in codes for finding in report.findings):
        return
    cell, row, name = report.reading.manager, manager.draft.row, manager.profile.name
    header, text = (cell.header, cell.text) if cell else ("", "")
    if weight is Weight.PROBLEM:
        message = f"The manager {name} in row {row} cannot be imported. Correct that row first."
        report.add(FindingCode.MANAGER_NOT_IMPORTED, message, header, text)
    else:
        message = f"The manager {name} in row {row} waits for an answer."
        report.add(FindingCode.MANAGER_WAITS, message, header, text, Weight.OPEN)


def _lines(drafts: Iterable[Draft], managers: Managers, existing: Iterable[ExistingPerson]) -> dict[str, str]:
    """Who would report to whom afterwards."""
    lines = {person.id: person.manager_id for person in existing if person.manager_id}
    for draft in drafts:
        if draft.held:
            continue
        if manager := managers[draft.row]:
            lines[draft.node] = manager.node
        else:
            lines.pop(draft.node, None)
    return lines


def _tell_loop(
    circle: Sequence[str], in_file: Mapping[str, Draft], colleagues: Colleagues, header: str
) -> None:
    shown = [colleagues.by_node[node].profile.name for node in circle[:10] if node in colleagues.by_node]
    way = " → ".join([*shown, "…"] if len(circle) > 10 else [*shown, *shown[:1]])
    for node in circle:
        draft = in_file.get(node)
        if draft and not draft.held:
            text = draft.reading.manager.text if draft.reading.manager else ""
            message = f"These people report to each other in a circle: {way}. Correct one manager."
            draft.add(FindingCode.REPORTING_LOOP, message, header, text)


def _moves(draft: Draft, manager: Colleague | None) -> bool:
    before = draft.person.manager_id if draft.person else None
    return (manager.node if manager else None) != before


def _warn_of_status(drafts: Iterable[Draft]) -> None:
    for draft in drafts:
        person, day = draft.person, draft.profile.leave_date
        if person is None or person.status is not EmployeeStatus.LEFT or day != person.profile.leave_date:
            continue
        if day is None or "leave_date" not in draft.reading.said:
            message = f"{draft.profile.name} has left in Headway. Bring them back on their page if they work here again."
            draft.add(FindingCode.HAS_LEFT, message, "", weight=Weight.WARNING)


def _warn_of_domains(
    drafts: Sequence[Draft], existing: Iterable[ExistingPerson], columns: ColumnMatches
) -> None:
    """An address whose domain is one slip away from the usual one is probably mistyped."""
    addresses = {person.profile.email for person in existing} | {draft.profile.email for draft in drafts}
    domains = Counter(address.rpartition("@")[2] for address in addresses if address)
    usual = [
        domain for domain, count in domains.most_common(5) if count >= 5 and count * 10 >= len(addresses)
    ]
    email = columns.find(Field.EMAIL)
    for draft in drafts:
        name, _, domain = draft.profile.email.rpartition("@")
        if not domain or domains[domain] > 2:
            continue
        if meant := next((one for one in usual if one_slip_apart(domain, one)), None):
            message = f"Nobody else writes from {domain}. Did you mean {meant}?"
            suggestion = f"{name}@{meant}"
            code, header = FindingCode.EMAIL_DOMAIN_UNUSUAL, email.header if email else ""
            draft.findings.append(
                Finding(draft.row, header, draft.profile.email, code, message, Weight.WARNING, suggestion)
            )


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one letter added, left out, replaced or swapped with its neighbour makes one text the other."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    lengths = {len(one), len(other)}
    return lengths in ({0, 1}, {1}) or (lengths == {2} and one == other[::-1])


def _row_plan(
    draft: Draft, manager: Colleague | None, colleagues: Colleagues, options: ImportOptions
) -> RowPlan:
    changes: tuple[FieldChange, ...] = ()
    if draft.person and not draft.held:
        changes = tuple(_changes(draft, draft.person, options))
        if _moves(draft, manager):
            before = colleagues.by_node.get(draft.person.manager_id or "")
            changes += (FieldChange(Field.MANAGER_NAME, _name(before), _name(manager)),)
    if draft.refused:
        kind = RowKind.PROBLEM
    elif draft.held:
        kind = RowKind.WAITING
    elif draft.person is None:
        kind = RowKind.NEW
    else:
        kind = RowKind.CHANGED if changes else RowKind.SAME
    person_id = draft.person.id if draft.person else None
    ref = manager.ref if manager else None
    return RowPlan(draft.row, kind, person_id, draft.profile, ref, changes, tuple(draft.findings))


def _name(colleague: Colleague | None) -> str:
    return colleague.profile.name if colleague else ""


def additions(row: RowPlan, currencies: Mapping[str, int]) -> list[FieldChange]:
    """What somebody new is added with, beside name and e-mail, as changes from nothing."""
    nobody = replace(NOBODY, name=row.profile.name, email=row.profile.email)
    changes = list(_differences(nobody, row.profile, currencies))
    return changes + ([FieldChange(Field.MANAGER_NAME, "", row.manager.name)] if row.manager else [])


def _changes(draft: Draft, person: ExistingPerson, options: ImportOptions) -> Iterable[FieldChange]:
    return _differences(person.profile, draft.profile, options.currencies)


def _differences(before: Profile, after: Profile, currencies: Mapping[str, int]) -> Iterable[FieldChange]:
    for part in fields(Profile):
        old, new = getattr(before, part.name), getattr(after, part.name)
        if old != new:
            shown = Field.PAY_AMOUNT if part.name == "pay" else Field(part.name.upper())
            yield FieldChange(shown, _in_words(old, currencies), _in_words(new, currencies))


def _in_words(value: object, currencies: Mapping[str, int]) -> str:
    if isinstance(value, PayRate):
        amount = Decimal(value.amount_minor).scaleb(-currencies.get(value.currency, 2))
        return f"{amount:f} {value.currency}"
    if isinstance(value, tuple):
        return " / ".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _order(written: Sequence[RowPlan], managers: Managers) -> tuple[int, ...]:
    above = {
        row.number: manager.draft.row
        for row in written
        if (manager := managers[row.number]) and manager.draft
    }
    return tuple(managers_first([row.number for row in written], above))


def _missing(
    readings: Iterable[Reading], drafts: Iterable[Draft], existing: Iterable[ExistingPerson]
) -> tuple[ExistingPerson, ...]:
    """Who works here and is in no row, not even in one that cannot be imported."""
    seen = {draft.person.id for draft in drafts if draft.person}
    numbers = {reading.profile.external_id for reading in readings} - {""}
    addresses = {reading.profile.email for reading in readings} - {""}
    return tuple(
        person
        for person in existing
        if person.status is not EmployeeStatus.LEFT
        and person.id not in seen
        and person.profile.external_id not in numbers
        and person.profile.email not in addresses
    )
