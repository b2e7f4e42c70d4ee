"""The company while it is made: who, when, how much of everything, and where rows go."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from headway.cli.demo.drawing import Draw
from headway.cli.demo.periods import NOW, HalfYear, half_years
from headway.cli.demo.planting import Planter
from headway.cli.demo.words.growth import Words
from headway.cli.demo.words.roles import Team, Unit
from headway.cli.demo.writing import Writer
from headway.identity.models import Account
from headway.platform.models import AuditEvent, VersionedRow

NAME: Final = "Meridian Freight"
CURRENCY: Final = "EUR"
MOST_EVENTS: Final = 6_000


@dataclass(frozen=True, slots=True)
class Detail:
    """How much history a person gets; thinner in larger companies."""

    goals: tuple[int, int]
    past_goals: tuple[int, int]
    gap: int
    past_gap: int
    feedback: float
    past_feedback: float
    reviewed: int


def detail_for(people: int) -> Detail:
    """Full up to 400 people, a third of it up to 3,000, a sixth up to 20,000, the bones above."""
    if people <= 400:
        return Detail((2, 4), (2, 3), 8, 15, 5, 3, 4)
    if people <= 3000:
        return Detail((2, 3), (1, 2), 14, 30, 2.5, 1, 2)
    if people <= 20_000:
        return Detail((1, 2), (1, 1), 35, 80, 0.8, 0.3, 1)
    return Detail((1, 1), (1, 1), 45, 120, 0.4, 0.1, 1)


@dataclass(slots=True, eq=False)
class Place:
    """A department of the tree."""

    id: str
    name: str
    code: str
    unit: Unit | None
    parent: "Place | None" = None

    @property
    def top(self) -> "Place":
        """The department right below the company."""
        return self if self.parent is None else self.parent.top


@dataclass(slots=True, eq=False)
class Person:
    """Somebody who works or worked here."""

    id: str
    account_id: str
    name: str
    search_name: str
    email: str
    place: Place
    team: Team | None
    title: str
    level: int
    location: str
    zone: str
    hired_on: date
    manager: "Person | None"
    key: str = ""
    number: str = ""
    strength: float = 0.0
    percent: int = 100
    employment: str = "FULL_TIME"
    status: str = "ACTIVE"
    left_on: date | None = None
    former_manager: "Person | None" = None
    changed_on: date | None = None
    promoted_in: int | None = None
    pay: int = 0
    reports: list["Person"] = field(default_factory=list)
    skills: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> str:
        return self.name.split()[0]

    @property
    def unit(self) -> str:
        """The key of the department's words."""
        return self.place.unit.key if self.place.unit else "finance"

    def manager_on(self, day: date) -> "Person | None":
        """Whom they reported to on a day."""
        return self.former_manager if self.changed_on and day < self.changed_on else self.manager

    def takes_part(self, period: HalfYear) -> bool:
        """Whether they worked here for a good part of a period."""
        here_early = self.hired_on + timedelta(90) <= period.seen_until
        return here_early and (self.left_on is None or self.left_on > period.ends_on + timedelta(30))


class Company:
    """Everything the parts of the generator share."""

    def __init__(self, *, seed: int, people: int, today: date, canaries: bool = False) -> None:
        self.seed, self.size, self.today, self.canaries = seed, people, today, canaries
        # The last day on which something happened: nothing in the demo lies in the future of its making.
        self.yesterday = today - timedelta(1)
        self.draw = Draw(seed)
        self.out = Writer(Planter(seed) if canaries else None)
        self.detail = detail_for(people)
        # Audit events of more days than are kept would only fill memory.
        self.recent = today - timedelta(45 if people <= 400 else 10 if people <= 3000 else 2)
        self.periods = half_years(today, [self.draw.id() for _ in range(NOW + 2)])
        self.people: list[Person] = []
        self.places: list[Place] = []
        self.cast: dict[str, Person] = {}
        self.by_id: dict[str, Person] = {}
        self.skill_ids: dict[str, str] = {}
        self.role_ids: dict[str, str] = {}
        # Who was promoted to which role, from which day on, and by which assignment.
        self.promoted: list[tuple[Person, str, date, str]] = []
        # The standards of each role, with their ids.
        self.standards: dict[str, list[tuple[str, Words]]] = {}
        self.cards: list[str] = []
        # Goals that were drawn apart, by their owners.
        self.apart: dict[str, list[Any]] = {}
        self._drawn_apart = Draw(seed + 7)
        # Numbers logged, by who logged them, until the check-ins of that person are written.
        self.logged: dict[str, list[dict[str, Any]]] = {}
        self.events: list[tuple[datetime, Person, str, str, str, dict[str, Any]]] = []

    @contextmanager
    def drawing_apart(self) -> Iterator[None]:
        """What is drawn inside leaves all the rest as it would be without it."""
        self.draw, self._drawn_apart = self._drawn_apart, self.draw
        try:
            yield
        finally:
            self.draw, self._drawn_apart = self._drawn_apart, self.draw

    @property
    def now_period(self) -> HalfYear:
        return self.periods[NOW]

    def add(
        self, model: type[VersionedRow], at: datetime, updated: datetime | None = None, **values: Any
    ) -> None:
        """A versioned row, made and last changed at these moments."""
        values["created_at"], values["updated_at"] = at, updated or at
        self.out.tables[model].add(values)

    def is_recent(self, at: datetime) -> bool:
        """Whether the audit log goes back that far."""
        return at.date() >= self.recent

    def happened(self, at: datetime, who: Person, action: str, model: str, id: str, **after: Any) -> None:
        """Something for the audit log, if it is recent."""
        if self.is_recent(at):
            self.events.append((at, who, action, model, id, after))

    def write_events(self) -> None:
        """The newest events in the order they happened."""
        for at, who, action, model, id, after in sorted(self.events, key=lambda event: event[0])[
            -MOST_EVENTS:
        ]:
            self.out.add(
                AuditEvent, at=at, account_id=who.account_id, employee_id=who.id, actor_name=who.name,
                action=action, object_type=model, object_id=id, after=after,
            )  # fmt: skip


def noon(day: date) -> datetime:
    """Midday, for rows whose hour tells nothing."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def add_account(
    company: Company, person: Person, password_hash: str, *, hr: bool = False, admin: bool = False
) -> None:
    """The account of somebody who works here."""
    company.add(
        Account, noon(person.hired_on), id=person.account_id, email=person.email, name=person.name,
        employee_id=person.id, password_hash=password_hash, hr=hr, admin=admin,
        active=person.status != "LEFT",
    )  # fmt: skip
