"""Tables of the inbox: what people were told, what they put off, and what they want by mail."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules.inbox import MailChoice
from headway.platform.models import Row

if TYPE_CHECKING:
    from headway.people.models import Employee


class Notification(Row):
    """Something a person was told for their information. It names its subject; the words are made when it is shown."""

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="notifications", on_delete=fields.CASCADE, db_index=False
    )
    kind = fields.CharField(max_length=60)
    subject_type = fields.CharField(max_length=40)
    subject_id = fields.UUIDField()
    doer_id = fields.UUIDField(null=True)
    event_id = fields.BigIntField()
    at = fields.DatetimeField()
    done_at = fields.DatetimeField(null=True)
    mailed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "notification"
        unique_together = (("event_id", "employee_id"),)
        indexes = [Index(fields=["employee_id", "done_at", "at"])]


class Snooze(Row):
    """A thing of somebody's inbox that comes back on a day, by the calendar where they are."""

    account_id = fields.UUIDField()
    key = fields.CharField(max_length=120)
    until = fields.DateField()

    class Meta:
        table = "snooze"
        unique_together = (("account_id", "key"),)


class MailSwitch(Row):
    """What somebody chose about mail of one kind; who chose nothing gets the digest."""

    account_id = fields.UUIDField()
    kind = fields.CharField(max_length=60)
    choice = fields.CharEnumField(MailChoice, max_length=10)

    class Meta:
        table = "mail_switch"
        unique_together = (("account_id", "kind"),)
