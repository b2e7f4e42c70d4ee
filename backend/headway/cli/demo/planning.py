"""Planning sessions of the demo, and performance plans that were agreed by the product's own reading of them."""

from datetime import timedelta
from typing import Any, Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.words import growth as words
from headway.planning.models import (
    PerformancePlan,
    PerformancePlanVersion,
    Period,
    PlanningSession,
    SessionDecision,
    SessionItem,
    SessionParticipant,
)
from headway.planning.reads import plan_of
from headway.planning.rules.sessions import ItemKind, ItemState, SessionState

# Whose plan of the running period was agreed, whose has changed since, and who waits for the other side.
AGREED: Final = ("priya", "grace", "tomas", "seun", "day")
CHANGED: Final = ("meiling",)
WAITING: Final = ("jonas", "hannah")


def sessions(company: Company, draw: Draw) -> list[str]:
    """The last session of Customer Support and its next one, with what went on; one of the whole organisation to come.

    Answers the ids of the improvements on its agenda, as the appraisal of the organisation has them.
    """
    head = company.cast["support"]
    guests = [company.cast[key] for key in ("day", "night", "priya", "hr")]
    before = company.now_period.starts_on + timedelta(4)
    last = _session(company, draw, "Planning the half-year", before, head, guests, SessionState.CLOSED)
    discussed, decided, cut, went_on = words.LAST_SESSION
    at = noon(before)
    for place, title in enumerate(discussed):
        _item(company, draw, last, head, (place, title), at, state=ItemState.DISCUSSED)
    for place, (title, reason) in enumerate(cut, len(discussed)):
        _item(company, draw, last, head, (place, title), at, state=ItemState.CUT, cut_reason=reason)
    for text, owner in zip(decided, guests, strict=False):
        company.add(
            SessionDecision, at, id=draw.id(), session_id=last, text=text, owner_id=owner.id,
            due_on=company.now_period.ends_on,
        )  # fmt: skip
    ahead = company.now_period.ends_on - timedelta(3)
    coming = _session(
        company, draw, "Planning the next half-year", ahead, head, guests, SessionState.SCHEDULED
    )
    first = len(discussed) + len(cut)
    for place, title in enumerate(went_on):
        left = _item(company, draw, last, guests[place], (first + place, title), at, state=ItemState.CARRIED)
        _item(company, draw, coming, guests[place], (place, title), at, carried_from_id=left)
    for place, title in enumerate(words.NEXT_TOPICS, len(went_on)):
        _item(company, draw, coming, head, (place, title), at)
    ceo = company.cast["ceo"]
    leaders = [company.cast[key] for key in ("operations", "support", "technology", "finance", "hr")]
    whole = _session(
        company, draw, "Company planning", ahead + timedelta(2), ceo, leaders, SessionState.SCHEDULED, for_all=True
    )  # fmt: skip
    sources = []
    for place, title in enumerate(words.IMPROVEMENTS):
        sources.append(draw.id())
        _item(
            company,
            draw,
            whole,
            leaders[place],
            (place, title),
            at,
            kind=ItemKind.IMPROVEMENT,
            source_id=sources[-1],
        )
    return sources


def _session(
    company: Company,
    draw: Draw,
    title: str,
    day: Any,
    organiser: Person,
    guests: list[Person],
    state: SessionState,
    *,
    for_all: bool = False,
) -> str:
    id, over = draw.id(), state is SessionState.CLOSED
    at = noon(min(day - timedelta(14), company.yesterday))
    company.add(
        PlanningSession, at, noon(day) if over else at, id=id, title=title, starts_at=noon(day) - timedelta(hours=3), minutes=90,
        place="Room Rotterdam", department_id=None if for_all else organiser.place.id, period_id=company.now_period.id,
        organiser_id=organiser.id, state=state, summary="Two goals fewer than last time, and everybody knows why." if over else "",
        closed_at=noon(day) if over else None, version=1 + over,
    )  # fmt: skip
    for guest in guests:
        company.out.add(SessionParticipant, id=draw.id(), session_id=id, employee_id=guest.id)
    return id


def _item(
    company: Company, draw: Draw, session: str, owner: Person, what: tuple[int, str], at: Any, **more: Any
) -> str:
    id, (position, title) = draw.id(), what
    # The item belongs to the department of its session's organiser.
    values: dict[str, Any] = {
        "kind": ItemKind.TOPIC, "state": ItemState.OPEN, "cut_reason": "", "carried_from_id": None, "source_id": None,
        "department_id": None if "source_id" in more else company.cast["support"].place.id,
    }  # fmt: skip
    company.add(
        SessionItem, at, id=id, session_id=session, position=position, title=title, note="", owner_id=owner.id, due_on=None,
        **values | more,
    )  # fmt: skip
    return id


async def agree_plans(company: Company) -> None:
    """Agree the plans of the cast for the running period; what was agreed is read as the product reads it."""
    period, draw = await Period.get(id=company.now_period.id), Draw(company.seed + 21)
    for key in (*AGREED, *CHANGED, *WAITING):
        if key in company.cast:
            await _agree(company, draw, company.cast[key], period, key)


async def _agree(company: Company, draw: Draw, person: Person, period: Period, key: str) -> None:
    seen = await plan_of(person.id, period)  # type: ignore[arg-type]  # ids of the demo are text
    if not seen.goals or person.manager is None:
        return
    waits = key in WAITING
    began = company.today - timedelta(6) if waits else company.now_period.starts_on + timedelta(20)
    first, second = noon(began), noon(began + timedelta(1))
    plan = await PerformancePlan.create(
        id=draw.id(), owner_id=person.id, period_id=period.id, owner_agreed_at=first, owner_fingerprint=seen.agreements.now if waits else "",
        manager_agreed_at=None if waits else second, manager_agreed_by_id=None if waits else person.manager.id,
        created_at=first, updated_at=second, version=1 if waits else 3,
    )  # fmt: skip
    if waits:
        return
    terms = seen.terms | ({"goals": seen.terms["goals"][:-1]} if key in CHANGED else {})
    await PerformancePlanVersion.create(
        id=draw.id(), plan_id=plan.id, number=1, terms=terms, fingerprint="" if key in CHANGED else seen.agreements.now,
        owner_agreed_at=first, manager_agreed_at=second, manager_agreed_by_id=person.manager.id, agreed_at=second,
    )  # fmt: skip
