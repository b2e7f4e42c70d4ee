"""The people: a tree of departments and teams around the cast, grown to any size."""

from datetime import date, timedelta
from math import ceil
from typing import Final

from headway.cli.demo.company import Company, Person, Place
from headway.cli.demo.periods import NOW
from headway.cli.demo.words.names import CAST, FAMILY, FIRST
from headway.cli.demo.words.roles import PLACES, UNITS, Team, Unit
from headway.platform.text import words

FEWEST: Final = 40
SPAN: Final = 9
MAIL: Final = "meridian-freight.example"
PAY: Final = {1: 31_000, 2: 38_500, 3: 48_000, 4: 62_000, 5: 98_000, 6: 165_000}
YEARS: Final = {6: (11, 12), 5: (6, 9), 4: (4, 7), 3: (1.5, 6), 2: (0.8, 5), 1: (0.3, 4)}
LEADS: Final = {"Depots": "kenji", "People": "hr"}
GUESTS: Final = {"People": "hr_field", "Platform": "admin"}
SUPPORT_DESKS: Final = {"day": "Day Desk", "night": "Night Desk"}
SUPPORT_STAFF: Final = {
    "priya": "Support Operations", "grace": "Support Operations", "tomas": "Support Operations",
    "jonas": "Support Operations", "meiling": "Night Desk", "hannah": "Day Desk",
}  # fmt: skip


def email_of(name: str, number: int = 1) -> str:
    """The address of the so-manieth person of a name."""
    return f"{'.'.join(words(name))}{'' if number == 1 else number}@{MAIL}"


class Tree:
    """Grows departments and the people in them, managers before their reports."""

    def __init__(self, company: Company) -> None:
        self.company, self.draw = company, company.draw
        self.emails: dict[str, int] = {}
        self.codes = 0

    def place(self, name: str, unit: Unit | None, parent: Place | None, code: str = "") -> Place:
        """A new department."""
        self.codes += 1
        made = Place(
            self.draw.id(), name, code or f"{unit.code if unit else 'HQ'}-{self.codes:03d}", unit, parent
        )
        self.company.places.append(made)
        return made

    def person(
        self,
        manager: Person | None,
        place: Place,
        *,
        title: str,
        level: int,
        team: Team | None = None,
        key: str = "",
    ) -> Person:
        """A new person; of the cast when a key is given."""
        draw = self.draw
        name = CAST[key][0] if key else f"{draw.of(FIRST)} {draw.of(FAMILY)}"
        location, zone = self._where(manager, key)
        made = Person(
            draw.id(), draw.id(), name, " ".join(words(name)), self._email(name), place, team, title, level, location, zone,
            self._hired_on(manager, level, key), manager, key, f"MF{len(self.company.people) + 1001:06d}",
            min(1.0, max(0.0, draw.random.gauss(0.55, 0.2))),
        )  # fmt: skip
        self.company.people.append(made)
        self.company.by_id[made.id] = made
        if manager is not None:
            manager.reports.append(made)
        if key:
            self.company.cast[key] = made
        return made

    def cast(self, key: str, manager: Person | None, place: Place, team: Team | None = None) -> Person:
        """Somebody of the cast."""
        return self.person(manager, place, title=CAST[key][1], level=CAST[key][2], team=team, key=key)

    def grow(self, leader: Person, place: Place, team: Team, count: int, depth: int = 0) -> None:
        """Put so many people under a leader: directly, or through further leaders."""
        if count <= SPAN:
            for _ in range(count):
                self.member(leader, place, team)
            return
        leaders = min(SPAN - 1, ceil(count / (SPAN + 1)))
        shares = [count // leaders + (1 if number < count % leaders else 0) for number in range(leaders)]
        for number, share in enumerate(shares):
            below, title = place, f"Group Lead, {team.name}"
            if depth == 0:
                where = PLACES[number % len(PLACES)][0]
                below = self.place(f"{team.name} {where}", place.unit, place)
                title = f"{team.lead}, {where}"
            under = self.person(leader, below, title=title, level=4 if depth == 0 else 3, team=team)
            self.grow(under, below, team, share - 1, depth + 1)

    def member(self, leader: Person, place: Place, team: Team) -> Person:
        """Somebody without reports, on a rung of the team's ladder."""
        level = self.draw.weighted(((1, 45), (2, 35), (3, 20)))
        return self.person(leader, place, title=team.ladder[level - 1], level=level, team=team)

    def _email(self, name: str) -> str:
        first = email_of(name)
        self.emails[first] = number = self.emails.get(first, 0) + 1
        return email_of(name, number)

    def _where(self, manager: Person | None, key: str) -> tuple[str, str]:
        if manager is None or manager.level >= 5:
            return PLACES[0] if key else self.draw.of(PLACES)
        return (manager.location, manager.zone) if self.draw.chance(0.8) else self.draw.of(PLACES)

    def _hired_on(self, manager: Person | None, level: int, key: str) -> date:
        years = self.draw.between(*YEARS[level]) if not key else sum(YEARS[level]) / 2
        drawn = self.company.today - timedelta(round(years * 365.25))
        return max(drawn, manager.hired_on + timedelta(30)) if manager else drawn


def make_people(company: Company) -> None:
    """The whole company in memory; `records` writes it."""
    tree = Tree(company)
    head_office = tree.place("Executive Office", None, None, "EXE")
    ceo = tree.cast("ceo", None, head_office)
    support = max(10, round(UNITS[1].share * (company.size - 1) / 100))
    left, shares = company.size - 1 - support, 100 - UNITS[1].share
    for unit in UNITS:
        place = tree.place(unit.name, unit, None, unit.code)
        if unit.key == "support":
            _support(tree, place, support)
            continue
        count = (
            round(left * unit.share / shares) if unit is not UNITS[-1] else company.size - len(company.people)
        )
        left, shares = left - count, shares - unit.share
        _unit(tree, ceo, unit, place, count)
    _fates(company)
    _only_report(company)


def _unit(tree: Tree, ceo: Person, unit: Unit, place: Place, count: int) -> None:
    """A department of so many people: its head, three teams with leads, and the cast among them."""
    director = tree.cast(unit.key, ceo, place)
    sizes = [(count - 1) // 3 + (1 if number < (count - 1) % 3 else 0) for number in range(3)]
    for number, team in enumerate(unit.teams):
        # Whoever of the cast is in a team needs somebody who leads it.
        if team.name in GUESTS and sizes[number] == 1:
            giver = max((other for other in range(3) if other != number), key=lambda other: sizes[other])
            sizes[number], sizes[giver] = 2, sizes[giver] - 1
    for team, size in zip(unit.teams, sizes, strict=True):
        if size == 0:
            continue
        below = tree.place(team.name, unit, place)
        key = LEADS.get(team.name)
        lead = (
            tree.cast(key, director, below, team)
            if key
            else tree.person(director, below, title=team.lead, level=4, team=team)
        )
        if guest := GUESTS.get(team.name):
            tree.cast(guest, lead, below, team)
        tree.grow(lead, below, team, size - (2 if guest else 1))


def _support(tree: Tree, place: Place, count: int) -> None:
    """Customer Support: the eight people of its head, and two desks."""
    head = tree.cast("support", tree.company.cast["operations"], place)
    teams = {team.name: team for team in UNITS[1].teams}
    places = {name: tree.place(name, place.unit, place) for name in teams}
    desks = [tree.cast(key, head, places[name], teams[name]) for key, name in SUPPORT_DESKS.items()]
    for key, name in SUPPORT_STAFF.items():
        tree.cast(key, head, places[name], teams[name])
    rest = count - 9
    tree.cast("noah", desks[0], places["Day Desk"], teams["Day Desk"])
    half = (rest - 1) // 2
    tree.grow(desks[0], places["Day Desk"], teams["Day Desk"], rest - 1 - half)
    tree.grow(desks[1], places["Night Desk"], teams["Night Desk"], half)


def _fates(company: Company) -> None:
    """Who works part-time, is on leave, left, joined just now, changed manager or was promoted; and what they earn."""
    draw, members = (
        company.draw,
        [person for person in company.people if not person.reports and not person.key],
    )
    for person in company.people:
        person.pay = round(
            PAY[person.level] * draw.between(0.88, 1.08) * (1.15 if person.unit == "technology" else 1), -2
        )  # type: ignore[assignment]
        person.pay = int(person.pay) * 100
    few = max(1, len(members) // 33)
    chosen = draw.some(members, few * 3 + max(4, len(members) // 10))
    for person in chosen[:few]:
        _leave_company(company, person)
    for person in chosen[few : 2 * few]:
        person.status = "ON_LEAVE"
    for person in chosen[2 * few : 3 * few]:
        person.hired_on = company.today - timedelta(draw.whole(16, 34))
        person.level, person.title = 1, person.team.ladder[0] if person.team else person.title
        person.pay = min(person.pay, PAY[1] * 110)
    for person in chosen[3 * few :]:
        person.employment, person.percent = draw.weighted(
            ((("PART_TIME", 50), 2), (("PART_TIME", 60), 3), (("PART_TIME", 80), 4), (("FIXED_TERM", 100), 2),
             (("CONTRACTOR", 100), 1), (("INTERN", 100), 1))
        )  # fmt: skip
        person.pay = person.pay * person.percent // 100
    for person in company.people:
        if not person.reports and person.status == "ACTIVE":
            _career(company, person)
    _change_cast(company)


def _only_report(company: Company) -> None:
    """Somebody experienced leads one newer colleague, late in the list so that nearly all is as it would be without them."""
    for junior in reversed(company.people):
        beside = junior.manager.reports if junior.manager else []
        before = [one for one in beside[: beside.index(junior)] if _settled(one)] if beside else []
        seniors = [one for one in before if one.level == 3 and one.hired_on < junior.hired_on]
        if _settled(junior) and junior.level < 3 and len(before) > 3 and seniors:
            beside.remove(junior)
            junior.manager = seniors[0]
            seniors[0].reports.append(junior)
            return


def _settled(person: Person) -> bool:
    """Whether nothing else is told of somebody: without reports, at work, and always with this manager."""
    plain = not person.key and not person.reports and person.status == "ACTIVE"
    return plain and person.former_manager is None and person.promoted_in is None


def _leave_company(company: Company, person: Person) -> None:
    first = max(person.hired_on + timedelta(90), company.periods[0].ends_on)
    if first >= company.yesterday:
        person.hired_on = company.periods[0].starts_on - timedelta(200)
        person.hired_on = max(person.hired_on, person.manager.hired_on if person.manager else person.hired_on)
        first = max(person.hired_on + timedelta(90), company.periods[0].ends_on)
    person.status, person.left_on = "LEFT", company.draw.day(first, company.yesterday)


def _career(company: Company, person: Person) -> None:
    """A tenth changed manager within their department, an eighth of the higher levels was promoted."""
    draw, old = company.draw, company.today - person.hired_on
    manager = person.manager
    if manager is not None and manager.manager is not None and old > timedelta(400) and draw.chance(0.1):
        others = [
            other
            for other in manager.manager.reports
            if other is not manager and other.reports and other.hired_on <= person.hired_on
        ]
        if others:
            person.former_manager = draw.of(others)
            person.changed_on = draw.day(person.hired_on + timedelta(200), company.today - timedelta(40))
    if 2 <= person.level <= 3 and person.team and person.title in person.team.ladder and draw.chance(0.3):
        number = draw.whole(0, NOW)
        if person.hired_on + timedelta(240) < company.periods[number].seen_until:
            person.promoted_in = number


def _change_cast(company: Company) -> None:
    """Priya came from the day desk in the last period; Jonas answers to the depots as well."""
    cast, last = company.cast, company.periods[3]
    priya = cast["priya"]
    priya.former_manager, priya.changed_on = cast["day"], last.starts_on + timedelta(70)
    priya.promoted_in, priya.strength = None, 0.8
    for key in ("noah", "hannah", "jonas", "meiling", "grace", "tomas", "hr_field", "admin"):
        cast[key].former_manager, cast[key].changed_on, cast[key].promoted_in = None, None, None
    cast["day"].strength, cast["night"].strength = 0.85, 0.4
