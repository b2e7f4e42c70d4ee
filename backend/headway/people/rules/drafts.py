"""Rows read, set beside the people they are about: who is meant, and what the person would be afterwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from headway.people.rules import texts
from headway.people.rules.columns import ColumnMatches
from headway.people.rules.departments import DepartmentNames
from headway.people.rules.plans import ExistingPerson, Finding, FindingCode, Profile, Weight
from headway.people.rules.reading import Reading


@dataclass(slots=True)
class Draft:
    """A row on its way to a plan; checks add findings to it."""

    reading: Reading
    person: ExistingPerson | None
    profile: Profile
    findings: list[Finding] = field(default_factory=list)

    @property
    def row(self) -> int:
        return self.reading.row

    @property
    def node(self) -> str:
        """The person's place in the hierarchy."""
        return self.person.id if self.person else f"row {self.row}"

    @property
    def refused(self) -> bool:
        return any(finding.weight is Weight.PROBLEM for finding in self.findings)

    @property
    def held(self) -> bool:
        """Whether the row will not be written: it is refused, or waits for an answer."""
        return any(finding.weight is not Weight.WARNING for finding in self.findings)

    def add(
        self, code: FindingCode, message: str, header: str, value: str = "", weight: Weight = Weight.PROBLEM
    ) -> None:
        self.findings.append(Finding(self.row, header, value, code, message, weight))


def drafts_of(
    readings: Sequence[Reading],
    existing: Sequence[ExistingPerson],
    matches: ColumnMatches,
    names: DepartmentNames,
) -> list[Draft]:
    """Recognise each row's person by external id, then by e-mail, and merge what the row says into what is known."""
    by_id = {person.profile.external_id: person for person in existing if person.profile.external_id}
    by_email = {person.profile.email: person for person in existing if person.profile.email}
    headers = _headers(matches)
    drafts = []
    for reading in readings:
        said = reading.profile
        known, owner = by_id.get(said.external_id), by_email.get(said.email)
        stranger = owner if owner and said.external_id and owner.profile.external_id else None
        person = known or (owner if owner and not stranger else None)
        draft = Draft(reading, person, said, list(reading.findings))
        if stranger and not known:
            message = f"{_introduced(stranger)} has this e-mail. Correct the e-mail or the employee number."
            draft.add(FindingCode.EMAIL_TAKEN, message, headers["email"], said.email)
        elif owner and person is not owner:
            message = f"The employee number is that of {_introduced(known)}, the e-mail that of {_introduced(owner)}. Correct one."
            draft.add(FindingCode.IDENTITY_CONFLICT, message, headers["email"], said.email)
        _merge(draft, headers, names)
        _check(draft, headers)
        drafts.append(draft)
    _find_duplicates(drafts, headers)
    return drafts


def _introduced(person: ExistingPerson | None) -> str:
    if person is None:
        return "nobody"
    number = person.profile.external_id
    return f"{person.profile.name} ({number})" if number else person.profile.name


def _headers(matches: ColumnMatches) -> dict[str, str]:
    """The header that tells each part of a profile."""
    headers = {match.field.value.lower(): match.header for match in reversed(matches.matches)}
    headers.setdefault("name", headers.get("last_name", ""))
    headers.setdefault("department", headers.get("division", headers.get("team", "")))
    for lacking in ("external_id", "email", "leave_date"):
        headers.setdefault(lacking, "")
    return headers


def _merge(draft: Draft, headers: dict[str, str], names: DepartmentNames) -> None:
    """What the row says replaces what is known, except a text that lost letters: it never replaces a better one."""
    reading, known = draft.reading, draft.person.profile if draft.person else Profile()
    said = {name: getattr(reading.profile, name) for name in reading.said}
    lossy = set(reading.lossy)
    if "department" in said:
        said["department"] = names.spelled(said["department"])
        if not any(texts.has_lost_letters(level) for level in said["department"]):
            lossy.discard("department")
    for name in sorted(lossy):
        written, better = _shown(said[name]), _shown(getattr(known, name))
        message = (
            f'Letters were lost in "{written}". Export the file as UTF-8, or correct it after the import.'
        )
        if not better or texts.has_lost_letters(better):
            better = ""
        else:
            said[name] = getattr(known, name)
            message = f'Letters were lost in "{written}", so "{better}" stays. Export the file as UTF-8 to change it.'
        draft.findings.append(
            Finding(
                draft.row, headers[name], written, FindingCode.LETTERS_LOST, message, Weight.WARNING, better
            )
        )
    draft.profile = replace(known, **said)


def _shown(value: object) -> str:
    return " / ".join(value) if isinstance(value, tuple) else str(value)


def _check(draft: Draft, headers: dict[str, str]) -> None:
    profile, said = draft.profile, draft.reading.profile
    if not profile.name or ("name" in draft.reading.said and not said.name):
        draft.add(FindingCode.NAME_MISSING, "The name is missing. Fill it in.", headers["name"])
    if not said.external_id and not said.email:
        header = headers["external_id"] or headers["email"]
        message = "Neither an employee number nor a usable e-mail says who this is. Fill one in."
        draft.add(FindingCode.IDENTITY_MISSING, message, header)
    if profile.hire_date and profile.leave_date and profile.leave_date < profile.hire_date:
        message = f"The last day {profile.leave_date} lies before the first, {profile.hire_date}. Correct one of them."
        draft.add(
            FindingCode.LEAVES_BEFORE_HIRE, message, headers["leave_date"], profile.leave_date.isoformat()
        )


def _find_duplicates(drafts: Iterable[Draft], headers: dict[str, str]) -> None:
    numbers: dict[str, list[Draft]] = {}
    addresses: dict[str, list[Draft]] = {}
    people: dict[str, list[Draft]] = {}
    for draft in drafts:
        said = draft.reading.profile
        for index, value in ((numbers, said.external_id), (addresses, said.email)):
            if value:
                index.setdefault(value, []).append(draft)
        if draft.person:
            people.setdefault(draft.person.id, []).append(draft)
    for code, index, what, header in (
        (FindingCode.DUPLICATE_EXTERNAL_ID, numbers, "have this employee number", headers["external_id"]),
        (FindingCode.DUPLICATE_EMAIL, addresses, "have this e-mail", headers["email"]),
        (
            FindingCode.DUPLICATE_PERSON,
            people,
            "are the same person",
            headers["external_id"] or headers["email"],
        ),
    ):
        for value, same in index.items():
            if len(same) > 1:
                _tell_duplicates(same, code, what, header, "" if index is people else value)


def _tell_duplicates(same: list[Draft], code: FindingCode, what: str, header: str, value: str) -> None:
    listed = ", ".join(str(draft.row) for draft in same[:10]) + (" and more" if len(same) > 10 else "")
    for draft in same:
        already = {finding.code for finding in draft.findings}
        if code is FindingCode.DUPLICATE_PERSON and FindingCode.DUPLICATE_EXTERNAL_ID in already:
            continue
        draft.add(code, f"Rows {listed} {what}. Keep one of them.", header, value)
