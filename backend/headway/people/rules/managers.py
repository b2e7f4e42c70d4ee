"""Who is meant by the manager's cell: by number, by address, or by a name that several people may share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from headway.people.rules import texts
from headway.people.rules.drafts import Draft
from headway.people.rules.headings import Field
from headway.people.rules.plans import (
    Choice,
    ExistingPerson,
    Finding,
    FindingCode,
    ImportOptions,
    ManagerRef,
    Profile,
    Question,
    QuestionKind,
    Weight,
)
from headway.people.rules.reading import ManagerCell
from headway.people.rules.vocabulary import EmployeeStatus


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may be a manager: in the file, in Headway, or in both; `key` answers a question about them."""

    key: str
    node: str
    profile: Profile
    person: ExistingPerson | None
    draft: Draft | None

    @property
    def ref(self) -> ManagerRef:
        """How a plan names the manager."""
        row = self.draft.row if self.draft and not self.person else None
        return ManagerRef(self.profile.name, self.person.id if self.person else None, row)

    @property
    def label(self) -> str:
        profile = self.profile
        parts = (
            profile.name,
            profile.title,
            " / ".join(profile.department),
            profile.external_id or profile.email,
        )
        return ", ".join(part for part in parts if part)

    def has_left(self, today: date) -> bool:
        day = self.profile.leave_date
        left = self.person is not None and self.person.status is EmployeeStatus.LEFT
        return day < today if day else left


class Colleagues:
    """Everybody in the file and in Headway, found by number, address, name (also one with letters lost) or key."""

    def __init__(self, drafts: Iterable[Draft], existing: Iterable[ExistingPerson]) -> None:
        self.by_key: dict[str, Colleague] = {}
        self.by_node: dict[str, Colleague] = {}
        self._by_number: dict[str, Colleague] = {}
        self._by_address: dict[str, Colleague] = {}
        self._by_name: dict[str, dict[str, Colleague]] = {}
        in_file = set()
        for draft in drafts:
            in_file.add(draft.node)
            self._add(
                Colleague(_key(draft.profile, draft.node), draft.node, draft.profile, draft.person, draft)
            )
        for person in existing:
            if person.id not in in_file:
                self._add(Colleague(_key(person.profile, person.id), person.id, person.profile, person, None))

    def _add(self, one: Colleague) -> None:
        profile = one.profile
        self.by_node.setdefault(one.node, one)
        self.by_key.setdefault(one.key, one)
        if profile.external_id:
            self._by_number.setdefault(profile.external_id, one)
        if profile.email:
            self._by_address.setdefault(profile.email, one)
        if profile.name:
            for form in {profile.name, *texts.lossy_forms(profile.name)}:
                self._by_name.setdefault(texts.key(form), {}).setdefault(one.key, one)

    def find(self, cell: ManagerCell) -> Mapping[str, Colleague]:
        """Everybody who may be meant by a manager's cell, by key: as its column tells, else however they are known."""
        by_number = _by_key(self._by_number.get(cell.text))
        by_address = _by_key(self._by_address.get(texts.email_address(cell.text) or ""))
        by_name = self._by_name.get(texts.key(texts.full_name(cell.text)), {})
        if cell.field is Field.MANAGER_NAME:
            return by_name or by_address or by_number
        if cell.field is Field.MANAGER_EMAIL:
            return by_address or by_number or by_name
        return by_number or by_address or by_name


def _key(profile: Profile, node: str) -> str:
    if profile.external_id:
        return f"id:{profile.external_id}"
    return f"email:{profile.email}" if profile.email else node


def _by_key(one: Colleague | None) -> Mapping[str, Colleague]:
    return {one.key: one} if one else {}


_Asked = tuple[ManagerCell, Mapping[str, Colleague], list[int]]


class ManagerFinder:
    """Finds each row's manager, and gathers one question for each name that several people share."""

    def __init__(self, colleagues: Colleagues, options: ImportOptions) -> None:
        self.colleagues = colleagues
        self.options = options
        self._shared: dict[str, _Asked] = {}
        self._answered: dict[str, _Asked] = {}

    def find(self, draft: Draft) -> Colleague | None:
        """The manager whom the row asks for, or the one known; nobody where the row says so or cannot tell."""
        chosen = self.colleagues.by_key.get(self.options.answers.get(f"manager-of:{draft.row}", ""))
        cell = draft.reading.manager
        if chosen is None and cell is None:
            return self._known(draft)
        manager = chosen or (self._named(draft, cell) if cell and cell.text else None)
        if manager and manager.node == draft.node:
            message = f"{draft.profile.name} reports to themself here. Name another manager or leave the cell empty."
            draft.add(
                FindingCode.SELF_MANAGER, message, cell.header if cell else "", cell.text if cell else ""
            )
            return None
        if cell and not cell.text and not chosen and (before := self._known(draft)):
            message = f"{draft.profile.name} will report to nobody; {before.profile.name} was the manager. Check that."
            draft.add(FindingCode.MANAGER_REMOVED, message, cell.header, weight=Weight.WARNING)
        return manager

    def _known(self, draft: Draft) -> Colleague | None:
        return self.colleagues.by_node.get(draft.person.manager_id or "") if draft.person else None

    def _named(self, draft: Draft, cell: ManagerCell) -> Colleague | None:
        found = self.colleagues.find(cell)
        if not found:
            message = f'The manager "{cell.text[:80]}" is neither in these rows nor in Headway. Correct it or choose somebody.'
            draft.add(FindingCode.MANAGER_UNKNOWN, message, cell.header, cell.text)
            return None
        first = next(iter(found.values()))
        if len(found) == 1:
            return first
        key = f"manager:{texts.key(texts.full_name(cell.text))}"
        if chosen := found.get(self.options.answers.get(key, "")):
            self._answered.setdefault(key, (cell, found, []))[2].append(draft.row)
            return chosen
        # The name still fits whom they report to, so that the same file again asks nothing.
        if (known := self._known(draft)) and found.get(known.key) is known:
            return known
        self._shared.setdefault(key, (cell, found, []))[2].append(draft.row)
        message = f"{len(found)} people are called {first.profile.name}. Say above who is meant."
        draft.findings.append(
            Finding(draft.row, cell.header, cell.text, FindingCode.MANAGER_SHARED_NAME, message, Weight.OPEN)
        )
        return None

    def questions(self) -> tuple[Question, ...]:
        """One question for each shared name, with everybody who may be meant."""
        return tuple(_question(key, *asked) for key, asked in self._shared.items())

    def answered(self) -> tuple[Question, ...]:
        """The same for the names of which somebody said who is meant."""
        return tuple(_question(key, *asked) for key, asked in self._answered.items())


def _question(key: str, cell: ManagerCell, found: Mapping[str, Colleague], rows: Sequence[int]) -> Question:
    name = texts.full_name(cell.text)
    message = f"{len(found)} people are called {name}. Whom do these {len(rows)} rows report to?"
    if len(rows) == 1:
        message = f"{len(found)} people are called {name}. Whom does row {rows[0]} report to?"
    choices = tuple(Choice(one.key, one.label) for one in found.values())
    return Question(key, QuestionKind.MANAGER, cell.header, message, choices, tuple(rows))


def warn_of_leavers(
    drafts: Iterable[Draft], managers: Mapping[int, Colleague | None], options: ImportOptions
) -> None:
    """Tell where somebody who stays reports to somebody who has left or will be removed."""
    for draft in drafts:
        manager, cell, leaves = managers.get(draft.row), draft.reading.manager, draft.profile.leave_date
        if manager is None or (leaves and leaves < options.today):
            continue
        header, text = (cell.header, cell.text) if cell else ("", "")
        name = manager.profile.name
        if manager.has_left(options.today):
            message = f"{name} has left. Name the manager who took over."
            draft.add(FindingCode.MANAGER_HAS_LEFT, message, header, text, Weight.WARNING)
        elif options.file_is_complete and manager.draft is None:
            message = f"{name} is not in the file and will be removed. Name the manager who takes over."
            draft.add(FindingCode.MANAGER_LEAVES, message, header, text, Weight.WARNING)
