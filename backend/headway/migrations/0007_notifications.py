from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from headway.monitoring.rules.inbox import MailChoice


async def _tell_of_nothing_old(_: object, editor: BaseSchemaEditor) -> None:
    """What happened before anybody was told of anything is no news."""
    await editor.client.execute_script("UPDATE outbox_event SET delivered_at = at WHERE delivered_at IS NULL")


class Migration(migrations.Migration):
    dependencies = [("headway", "0006_roles_and_mentors")]

    initial = False

    operations = [
        ops.CreateModel(
            name="MailSwitch",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("account_id", fields.UUIDField()),
                ("kind", fields.CharField(max_length=60)),
                (
                    "choice",
                    fields.CharEnumField(
                        description="OFF: OFF\nDIGEST: DIGEST\nAT_ONCE: AT_ONCE",
                        enum_type=MailChoice,
                        max_length=10,
                    ),
                ),
            ],
            options={
                "table": "mail_switch",
                "app": "headway",
                "unique_together": (("account_id", "kind"),),
                "pk_attr": "id",
                "table_description": "What somebody chose about mail of one kind; who chose nothing gets the digest.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Notification",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notifications",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("kind", fields.CharField(max_length=60)),
                ("subject_type", fields.CharField(max_length=40)),
                ("subject_id", fields.UUIDField()),
                ("doer_id", fields.UUIDField(null=True)),
                ("event_id", fields.BigIntField()),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("done_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("mailed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "notification",
                "app": "headway",
                "unique_together": (("event_id", "employee_id"),),
                "indexes": [Index(fields=["employee_id", "done_at", "at"])],
                "pk_attr": "id",
                "table_description": "Something a person was told for their information. It names its subject; the words are made when it is shown.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Snooze",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("account_id", fields.UUIDField()),
                ("key", fields.CharField(max_length=120)),
                ("until", fields.DateField()),
            ],
            options={
                "table": "snooze",
                "app": "headway",
                "unique_together": (("account_id", "key"),),
                "pk_attr": "id",
                "table_description": "A thing of somebody's inbox that comes back on a day, by the calendar where they are.",
            },
            bases=["Row"],
        ),
        ops.RunPython(_tell_of_nothing_old),
    ]
