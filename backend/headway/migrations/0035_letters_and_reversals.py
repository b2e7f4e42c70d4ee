from enum import StrEnum
from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint

from headway.rewarding.rules.vocabulary import ReversalOutcome, RewardState


class PayrollStatus(StrEnum):
    """What payroll said of a line of a file, before there were other channels."""

    SENT = "SENT"
    PAID = "PAID"
    REFUSED = "REFUSED"


class Migration(migrations.Migration):
    dependencies = [("headway", "0034_holds_that_end")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Reversal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "reward",
                    fields.ForeignKeyField(
                        "headway.Reward",
                        source_field="reward_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reversals",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("reason", fields.TextField(unique=False)),
                ("asked_by_account_id", fields.UUIDField()),
                ("asked_by_name", fields.CharField(max_length=200)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "outcome",
                    fields.CharEnumField(
                        null=True,
                        description="CONFIRMED: CONFIRMED\nKEPT: KEPT",
                        enum_type=ReversalOutcome,
                        max_length=9,
                    ),
                ),
                ("decided_by_account_id", fields.UUIDField(null=True)),
                ("decided_by_name", fields.CharField(default="", db_default="", max_length=200)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "reversal",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A request to undo a reward in effect: asked by one person, confirmed or turned down by another.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="RewardLetter",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "reward",
                    fields.OneToOneField(
                        "headway.Reward",
                        source_field="reward_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="letter",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("body", fields.TextField(unique=False)),
                ("told_by", fields.CharField(max_length=200)),
                ("told_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "reward_letter",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What the person was told, word for word.",
            },
            bases=["Row"],
        ),
        ops.AlterModelOptions(
            name="PayrollLine",
            options={
                "table": "payroll_line",
                "app": "headway",
                "unique_together": (("reward_id", "counter"),),
                "pk_attr": "id",
                "table_description": "A reward in a payroll file, exported once; where it was reversed since, its counter-entry once more.",
            },
        ),
        ops.AlterField(
            model_name="PayrollLine",
            name="reward_id",
            field=fields.UUIDField(),
        ),
        ops.AddField(
            model_name="PayrollLine",
            name="counter",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="PayrollLine",
            name="message",
            field=fields.CharField(default="", db_default="", max_length=500),
        ),
        ops.AddField(
            model_name="PayrollLine",
            name="reported_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="PayrollLine",
            name="status",
            field=fields.CharEnumField(
                default=PayrollStatus.SENT,
                description="SENT: SENT\nPAID: PAID\nREFUSED: REFUSED",
                db_default="SENT",
                enum_type=PayrollStatus,
                max_length=8,
            ),
        ),
        ops.AddConstraint(
            model_name="PayrollLine",
            constraint=UniqueConstraint(fields=("reward_id", "counter"), name=None),
        ),
        ops.AlterField(
            model_name="Reward",
            name="state",
            field=fields.CharEnumField(
                default=RewardState.PROPOSED,
                description="PROPOSED: PROPOSED\nCOMMITTED: COMMITTED\nCOMMUNICATED: COMMUNICATED\nEXECUTED: EXECUTED\nREVERSED: REVERSED\nREJECTED: REJECTED\nWITHDRAWN: WITHDRAWN",
                enum_type=RewardState,
                max_length=12,
            ),
        ),
    ]
