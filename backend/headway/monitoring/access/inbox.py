"""Whose inbox it is: everybody's is their own, and nobody else's."""

from tortoise.queryset import QuerySet

from headway.monitoring.models import MailSwitch, Notification, Snooze
from headway.platform.actor import Actor
from headway.platform.errors import Code, Problem, Rejected


def visible_notifications(actor: Actor) -> QuerySet[Notification]:
    """What one was told; whether one may still see what it is about is asked when it is shown."""
    if actor.account_id is None or actor.integration or actor.employee_id is None:
        return Notification.filter(id__isnull=True)
    return Notification.filter(employee_id=actor.employee_id)


def visible_snoozes(actor: Actor) -> QuerySet[Snooze]:
    """What one put off."""
    return Snooze.filter(account_id=actor.account_id) if actor.account_id else Snooze.filter(id__isnull=True)


def visible_mail_switches(actor: Actor) -> QuerySet[MailSwitch]:
    """What one chose about mail."""
    if actor.account_id is None:
        return MailSwitch.filter(id__isnull=True)
    return MailSwitch.filter(account_id=actor.account_id)


def check_keeps_inbox(actor: Actor) -> None:
    """Refuses all but people who signed in: tokens read what waits, and leave the inbox as it is."""
    if actor.account_id is None or actor.integration or actor.scopes is not None:
        message = "An inbox is kept by its person. Sign in to change it."
        raise Rejected(Problem(Code.FORBIDDEN, message))
