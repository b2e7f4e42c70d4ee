"""Keeping one's inbox: done, put off, and what to get by mail."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Final
from uuid import UUID

from tortoise.expressions import Q

from headway.monitoring.access import (
    check_keeps_inbox,
    visible_mail_switches,
    visible_notifications,
    visible_snoozes,
)
from headway.monitoring.models import MailSwitch, Notification, Snooze
from headway.monitoring.rules.inbox import MailChoice, key_of, problems_snoozing, subject_of
from headway.people.access import visible_employees
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, reject_any
from headway.platform.events import create, record, record_all

MOST_KEYS: Final = 100


async def finish_items(actor: Actor, *, keys: Collection[str] | None, up_to: datetime) -> list[str]:
    """Be done with what one was told about these things, or about everything, up to an instant; the keys of what was open.

    What came later stays. Refuses tokens, and keys that are none.
    """
    check_keeps_inbox(actor)
    about = _about(keys)
    async with transaction():
        rows = await lock_row(visible_notifications(actor).filter(about, done_at__isnull=True, at__lte=up_to))
        await _set_done(actor, "finish_items", rows, clock.now())
        return _keys(rows)


async def reopen_items(actor: Actor, *, keys: Collection[str]) -> list[str]:
    """Take back that one is done with these things; the keys of what is open again. Refuses tokens."""
    check_keeps_inbox(actor)
    about = _about(keys)
    async with transaction():
        rows = await lock_row(visible_notifications(actor).filter(about, done_at__isnull=False))
        await _set_done(actor, "reopen_items", rows, None)
        return _keys(rows)


async def snooze_item(actor: Actor, *, key: str, until: date | None) -> Snooze | None:
    """Put a thing of one's inbox off to a day, by the calendar where one is; without a day it is back at once.

    Refuses tokens, days that are no later than today, and more than a year.
    """
    check_keeps_inbox(actor)
    checks = Checks()
    checks.require(subject_of(key) is not None, Code.INVALID, "There is no such thing in an inbox.", "key")
    if until is not None:
        checks.problems.extend(problems_snoozing(until, await _today(actor)))
    checks.done()
    async with transaction():
        await one_at_a_time(f"snooze {actor.account_id}")
        for old in await visible_snoozes(actor).filter(key=key):
            await old.delete()
            await record(actor, "wake_item", old, before={"until": old.until})
        if until is None:
            return None
        return await create(actor, "snooze_item", Snooze, account_id=actor.account_id, key=key, until=until)


async def mark_mailed(ids: Collection[UUID]) -> None:
    """Remember that these were mailed, so that they are mailed once."""
    await Notification.filter(id__in=list(ids)).update(mailed_at=clock.now())


async def choose_mail(actor: Actor, *, kind: str, choice: MailChoice) -> MailSwitch:
    """Choose when to get mail of a kind, which the caller knows to exist. Refuses tokens."""
    check_keeps_inbox(actor)
    async with transaction():
        await one_at_a_time(f"mail {actor.account_id}")
        switch = await visible_mail_switches(actor).get_or_none(kind=kind)
        if switch is None:
            return await create(
                actor, "choose_mail", MailSwitch, account_id=actor.account_id, kind=kind, choice=choice
            )
        before, switch.choice = switch.choice, choice
        await switch.save(update_fields=["choice"])
        await record(actor, "choose_mail", switch, before={"choice": before}, after={"choice": choice})
        return switch


async def _today(actor: Actor) -> date:
    """The day where the person is; an account without one lives by UTC."""
    person = await visible_employees(actor).get_or_none(id=actor.employee_id) if actor.employee_id else None
    return clock.today(person.time_zone if person else "UTC")


def _about(keys: Collection[str] | None) -> Q:
    """The notifications about these things; about everything without keys."""
    if keys is None:
        return Q()
    checks = Checks()
    checks.require(len(keys) <= MOST_KEYS, Code.TOO_MANY, f"Name at most {MOST_KEYS} things at once.", "keys")
    subjects = [subject_of(key) for key in keys]
    checks.require(None not in subjects, Code.INVALID, "There is no such thing in an inbox.", "keys")
    reject_any(checks.problems)
    nothing = Q(id__isnull=True)
    return reduce(or_, (Q(subject_type=it[0], subject_id=it[1]) for it in subjects if it), nothing)


async def _set_done(actor: Actor, action: str, rows: Sequence[Notification], at: datetime | None) -> None:
    if rows:
        await Notification.filter(id__in=[row.id for row in rows]).update(done_at=at)
        await record_all(actor, action, [(row, {"done_at": row.done_at}, {"done_at": at}) for row in rows])


def _keys(rows: Sequence[Notification]) -> list[str]:
    return list(dict.fromkeys(key_of(row.subject_type, row.subject_id) for row in rows))
