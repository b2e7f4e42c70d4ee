"""Writes the people: departments, roles, skills, employees, reporting lines with their history, first titles and pay."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from headway.cli.demo.company import CURRENCY, Company, Person, add_account, noon
from headway.cli.demo.words.roles import COMMON_SKILLS, SKILL_WORDS, UNITS
from headway.identity.models import HrScope
from headway.people.models import (
    Assignment,
    ChainLink,
    Department,
    Employee,
    Pay,
    ReportingLine,
    RoleProfile,
    Skill,
    SkillLevel,
)
from headway.people.rules.vocabulary import LineKind, LineRights, SkillSource

HR: Final = ("hr", "hr_field")
ADMINS: Final = ("admin",)
# The share of who rates by a dotted line, in percent.
DOTTED_WEIGHT: Final = 30


def write_structure(company: Company) -> None:
    """Departments, role profiles and the tree of skills."""
    start = noon(company.periods[0].starts_on - timedelta(30))
    for place in company.places:
        parent = place.parent.id if place.parent else None
        company.add(Department, start, id=place.id, name=place.name, code=place.code, parent_id=parent)
    for title, level in sorted({(role_of(person.title), person.level) for person in company.people}):
        if title not in company.role_ids:
            _role(company, title, level)
    for unit in UNITS:
        for team in unit.teams:
            for number, title in enumerate(team.ladder, 1):
                if title not in company.role_ids:
                    _role(company, title, number)
        _skills(company, f"{unit.name}: the craft", unit.skills)
    _skills(company, "Working together", COMMON_SKILLS)


def role_of(title: str) -> str:
    """The role behind a title: leads of a place hold the same role as leads of the team."""
    return (
        title.rpartition(", ")[0] if title.startswith(("Group", "Team")) is False and ", " in title else title
    )


def _role(company: Company, title: str, level: int) -> None:
    company.role_ids[title] = id = company.draw.id()
    start = noon(company.periods[0].starts_on - timedelta(30))
    description = f"Works at level {level} of six."
    company.add(RoleProfile, start, id=id, name=title, level=level, description=description)


def _skills(company: Company, group: str, names: tuple[str, ...]) -> None:
    start, parent = noon(company.periods[0].starts_on - timedelta(30)), company.draw.id()
    company.add(Skill, start, id=parent, name=group, parent_id=None)
    for name in names:
        company.skill_ids[name] = id = company.draw.id()
        company.add(Skill, start, id=id, name=name, description=SKILL_WORDS[name], parent_id=parent)


def write_people(company: Company, password_hash: str) -> Iterator[None]:
    """Everybody with account, lines, chain, first title, first pay and skills."""
    for person in company.people:
        _employee(company, person)
        _lines(company, person)
        _history(company, person)
        add_account(company, person, password_hash, hr=person.key in HR, admin=person.key in ADMINS)
        yield
    out, cast = company.out, company.cast
    out.add(HrScope, id=company.draw.id(), account_id=cast["hr"].account_id, department_id=None)
    for key in ("operations", "fleet"):
        out.add(
            HrScope,
            id=company.draw.id(),
            account_id=cast["hr_field"].account_id,
            department_id=cast[key].place.id,
        )


def _employee(company: Company, person: Person) -> None:
    company.add(
        Employee, noon(person.hired_on), noon(person.changed_on or person.hired_on),
        id=person.id, external_id=person.number,
        name=person.name, search_name=person.search_name, email=person.email,
        status=person.status, employment_type=person.employment, employment_percent=person.percent,
        title=person.title, level=person.level, location=person.location, time_zone=person.zone,
        hired_on=person.hired_on, left_on=person.left_on, department_id=person.place.id,
        role_profile_id=company.role_ids[role_of(person.title)],
        manager_id=person.manager.id if person.manager and person.status != "LEFT" else None,
    )  # fmt: skip


def _lines(company: Company, person: Person) -> None:
    """The primary line with its history, the dotted one, and the chain as of today."""
    manager, out = person.manager, company.out
    if manager is None:
        return
    dotted = company.cast["kenji"] if person.key == "jonas" else None
    weight = 100 - DOTTED_WEIGHT if dotted else 100
    begin = person.hired_on
    if person.former_manager and person.changed_on:
        _line(company, person, person.former_manager, begin, weight=weight, until=person.changed_on)
        begin = person.changed_on
    _line(company, person, manager, begin, weight=weight, until=person.left_on)
    if dotted:
        _line(
            company, person, dotted, company.periods[3].starts_on, weight=DOTTED_WEIGHT, kind=LineKind.DOTTED
        )
    elif not person.reports and person.status == "ACTIVE" and company.draw.chance(0.03) and manager.manager:
        others = [other for other in manager.manager.reports if other is not manager and other.reports]
        if others:
            day = max(person.hired_on, company.periods[3].starts_on)
            _line(
                company,
                person,
                company.draw.of(others),
                day,
                weight=0,
                kind=LineKind.DOTTED,
                rights=LineRights.COMMENT,
            )
    if person.status == "LEFT":
        return
    above, depth = manager, 1
    while above is not None:
        out.add(ChainLink, id=company.draw.id(), above_id=above.id, below_id=person.id, depth=depth)
        above, depth = above.manager, depth + 1  # type: ignore[assignment]  # the loop ends at the top


def _line(
    company: Company,
    person: Person,
    manager: Person,
    begin: date,
    *,
    weight: int,
    until: date | None = None,
    kind: LineKind = LineKind.PRIMARY,
    rights: LineRights = LineRights.RATE,
) -> None:
    company.out.add(
        ReportingLine, id=company.draw.id(), employee_id=person.id, manager_id=manager.id, kind=kind, rights=rights,
        weight=weight, valid_from=begin, valid_to=until, recorded_at=noon(begin),
    )  # fmt: skip


def _history(company: Company, person: Person) -> None:
    """The first title and pay, and what they could do when they came."""
    draw, out, at = company.draw, company.out, noon(person.hired_on)
    title, level = person.title, person.level
    if person.promoted_in is not None and person.team:
        title, level = person.team.ladder[level - 2], level - 1
        person.pay = person.pay * 90 // 100 // 10_000 * 10_000
    out.add(
        Assignment, id=draw.id(), employee_id=person.id, title=title, level=level,
        role_profile_id=company.role_ids[role_of(title)], valid_from=person.hired_on, recorded_at=at, source="import",
    )  # fmt: skip
    out.add(
        Pay, id=draw.id(), employee_id=person.id, amount_minor=person.pay, currency=CURRENCY,
        valid_from=person.hired_on, recorded_at=at, source="import",
    )  # fmt: skip
    if person.place.unit is None:
        return
    craft = draw.some(person.place.unit.skills, 2 if company.detail.reviewed > 1 else 1)
    for name in [*craft, draw.of(COMMON_SKILLS)]:
        person.skills[name] = judged = min(4, max(1, level - 1 + draw.whole(0, 2)))
        source = draw.of((SkillSource.MANAGER, SkillSource.SELF, SkillSource.COURSE, SkillSource.IMPORT))
        out.add(
            SkillLevel, id=draw.id(), employee_id=person.id, skill_id=company.skill_ids[name], level=judged,
            source=source, valid_from=person.hired_on, recorded_at=at, evidence="",
        )  # fmt: skip
