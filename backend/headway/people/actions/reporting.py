"""Who reports to whom: changes of manager in time, dotted lines, and following the calendar."""

from datetime import date
from uuid import UUID

from tortoise.expressions import Q

from headway.people.access import employee_to_change, visible_colleagues, visible_employees
from headway.people.actions import chains
from headway.people.models import Employee, ReportingLine
from headway.people.reads import lines_of, names_of
from headway.people.rules.reporting import (
    FULL_WEIGHT,
    Share,
    Way,
    further,
    heaviest,
    in_words,
    line_on,
    succession,
)
from headway.people.rules.vocabulary import LineKind, LineRights
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import Checks
from headway.platform.database import connection, lock_row, transaction
from headway.platform.errors import Code, conflict, not_found
from headway.platform.events import announce, change, create, record
from headway.platform.models import Organisation

# From this many moves on, building the whole closure anew is quicker than finding out what they touch.
MANY_MOVES = 2_000


async def change_manager(
    actor: Actor, *, employee_id: UUID, manager_id: UUID | None, valid_from: date | None = None, version: int
) -> Employee:
    """Give a person another manager (None: nobody) from a day on, until the next change that is known already.

    A day in the past is recorded as told today. Refuses circles on any day they would hold, naming their members;
    oneself, somebody who has left, the manager they have already, and everybody but HR in scope and administrators.
    """
    checks = Checks()
    start = checks.day(valid_from, "valid_from") or clock.today()
    async with transaction():
        employee = await employee_to_change(actor, employee_id, "employee_id")
        if employee.version != version:
            raise conflict(employee)
        lines = (await lines_of([employee_id]))[employee_id]
        held, following = line_on(lines, start), succession(lines, start)
        if manager_id is not None:
            await check_manager(actor, checks, employee, manager_id, start, following.valid_to)
        if (held.manager_id if held else None) == manager_id:
            checks.add(
                Code.DUPLICATE, "This is so already on that day. Choose another manager or day.", "manager_id"
            )
        checks.done()
        if following.ends is not None:
            await _end(actor, "change_manager", await ReportingLine.get(id=following.ends.id), start)
        if manager_id is not None:
            await create(
                actor,
                "change_manager",
                ReportingLine,
                employee_id=employee_id,
                manager_id=manager_id,
                kind=LineKind.PRIMARY,
                weight=FULL_WEIGHT,
                valid_from=start,
                valid_to=following.valid_to,
                recorded_at=clock.now(),
            )
        today = line_on((await lines_of([employee_id]))[employee_id], clock.today())
        current = today.manager_id if today else None
        if current == employee.manager_id:
            await change(actor, "change_manager", employee, expected_version=version)
        else:
            await change(actor, "change_manager", employee, expected_version=version, manager_id=current)
            await _move(employee_id, current)
        await announce("ManagerChanged", employee_id=employee_id, manager_id=manager_id, valid_from=start)
        return employee


async def check_manager(
    actor: Actor, checks: Checks, employee: Employee | None, manager_id: UUID, start: date, end: date | None
) -> None:
    """Note why somebody cannot be the manager of a person, or of one who is new."""
    # Two moves that are fine alone may close a circle together, so that changes of lines wait for one another.
    await lock_row(Organisation.all()).first()
    if employee is not None and manager_id == employee.id:
        checks.add(
            Code.LOOP, f"{employee.name} cannot report to themself. Choose somebody else.", "manager_id"
        )
        return
    manager = await visible_colleagues(actor).get_or_none(id=manager_id)
    if manager is None:
        known = await visible_employees(actor).get_or_none(id=manager_id)
        if known is None:
            raise not_found("person", "manager_id")
        checks.add(Code.WRONG_STATE, f"{known.name} has left. Choose somebody who works here.", "manager_id")
        return
    if employee is not None and (circle := await _circle(employee.id, manager_id, start, end)):
        names = await names_of(circle)
        told = in_words([names[person] for person in circle])
        checks.add(
            Code.LOOP,
            f"They would report to each other in a circle: {told}. Choose somebody else.",
            "manager_id",
        )


async def _circle(employee_id: UUID, manager_id: UUID, start: date, end: date | None) -> tuple[UUID, ...]:
    """Who would report to each other if the manager's chain reaches the employee on any day of the time; one statement a level."""
    ways = [Way((manager_id,), start, end)]
    while ways:
        for way in ways:
            if way.people[-1] == employee_id:
                return (employee_id, *way.people[:-1])
        ways = further(ways, await lines_of({way.people[-1] for way in ways}))
    return ()


async def _end(actor: Actor, action: str, line: ReportingLine, day: date) -> None:
    before = {"valid_to": line.valid_to}
    line.valid_to = day
    await line.save(update_fields=["valid_to"])
    await record(actor, action, line, before=before, after={"valid_to": day})


async def _move(employee_id: UUID, manager_id: UUID | None) -> None:
    await chains.detach(employee_id)
    if manager_id is not None:
        await chains.attach(employee_id, manager_id)


async def add_dotted_line(
    actor: Actor,
    *,
    employee_id: UUID,
    manager_id: UUID,
    rights: LineRights = LineRights.COMMENT,
    weight: int = 0,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Employee:
    """Give a person a dotted-line manager, who comments, or rates with a share in percent that the primary manager gives up.

    Refuses a share without the right to rate, shares of more than 100 together, oneself, and the same manager twice.
    """
    checks = Checks()
    start = checks.day(valid_from, "valid_from") or clock.today()
    checks.span(start, checks.day(valid_to, "valid_to"), "valid_to")
    checks.count(weight, "weight", most=FULL_WEIGHT)
    if (rights is LineRights.RATE) != (weight > 0):
        checks.add(Code.INVALID, "Give a share above 0 to who rates, and 0 to who comments.", "weight")
    if manager_id == employee_id:
        checks.add(Code.LOOP, "Nobody reports to themself. Choose somebody else.", "manager_id")
    async with transaction():
        employee = await employee_to_change(actor, employee_id, "employee_id")
        if not await visible_colleagues(actor).filter(id=manager_id).exists():
            raise not_found("person", "manager_id")
        held = await _lasting_dotted(employee_id, start, valid_to)
        if manager_id in {employee.manager_id, *(line.manager_id for line in held)}:
            already = "They report to this person already. Choose somebody else."
            checks.add(Code.DUPLICATE, already, "manager_id")
        shares = [Share(line.weight, max(line.valid_from, start), line.valid_to) for line in held]
        total = heaviest([*shares, Share(weight, start, valid_to)])
        checks.require(
            total <= FULL_WEIGHT,
            Code.OUT_OF_RANGE,
            f"The shares would be {total} percent together. Give less.",
            "weight",
        )
        checks.done()
        await create(
            actor,
            "add_dotted_line",
            ReportingLine,
            employee_id=employee_id,
            manager_id=manager_id,
            kind=LineKind.DOTTED,
            rights=rights,
            weight=weight,
            valid_from=start,
            valid_to=valid_to,
            recorded_at=clock.now(),
        )
        await announce("DottedLineAdded", employee_id=employee_id, manager_id=manager_id)
        return employee


async def end_dotted_line(
    actor: Actor, *, employee_id: UUID, manager_id: UUID, day: date | None = None
) -> Employee:
    """End a dotted line on a day (today), which it no longer holds on. Refuses where there is none on that day."""
    checks = Checks()
    last = checks.day(day, "day") or clock.today()
    checks.done()
    async with transaction():
        employee = await employee_to_change(actor, employee_id, "employee_id")
        lines = [line for line in await _lasting_dotted(employee_id, last, None) if line.valid_from <= last]
        line = next((line for line in lines if line.manager_id == manager_id), None)
        if line is None:
            raise not_found("dotted line", "manager_id")
        await _end(actor, "end_dotted_line", line, last)
        return employee


async def _lasting_dotted(employee_id: UUID, start: date, end: date | None) -> list[ReportingLine]:
    overlapping = Q(valid_to__isnull=True) | Q(valid_to__gt=start)
    lines = ReportingLine.filter(overlapping, employee_id=employee_id, kind=LineKind.DOTTED)
    return await (lines if end is None else lines.filter(valid_from__lt=end))


async def refresh_chains(day: date) -> int:
    """Let everybody's manager and the chains be those of the lines of this day; the number of people who moved. Idempotent."""
    async with transaction():
        moved = await connection().execute_query_dict(
            "SELECT employee.id AS employee, line.manager_id AS manager FROM employee LEFT JOIN reporting_line line "  # noqa: S608 - a date
            "ON line.employee_id = employee.id AND line.kind = 'PRIMARY' "
            f"AND line.valid_from <= '{day.isoformat()}' AND (line.valid_to IS NULL OR line.valid_to > '{day.isoformat()}') "
            "WHERE employee.manager_id IS DISTINCT FROM line.manager_id"
        )
        moves = {_uuid(row["employee"]): row["manager"] and _uuid(row["manager"]) for row in moved}
        for employee in await Employee.filter(id__in=list(moves)):
            await change(SYSTEM, "follow_reporting_line", employee, manager_id=moves[employee.id])
        await follow(moves)
        return len(moves)


async def follow(moves: dict[UUID, UUID | None]) -> None:
    """Bring the chains in line with managers that were changed already."""
    if len(moves) > MANY_MOVES:
        await chains.rebuild()
    elif moves:
        await chains.rebuild_below(moves)


def _uuid(value: object) -> UUID:
    """SQLite answers a statement of our own with text."""
    return UUID(str(value))
