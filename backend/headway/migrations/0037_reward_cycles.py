from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.rewarding.rules.vocabulary import WishState


class Migration(migrations.Migration):
    dependencies = [("headway", "0036_archived_templates")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DecisionRecord",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "reward",
                    fields.OneToOneField(
                        "headway.Reward",
                        source_field="reward_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="decision_record",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("rules_version", fields.IntField()),
                ("inputs", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("figures", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("made_by", fields.CharField(max_length=200)),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "decision_record",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What a proposal rested on, and the figures that followed: never changed.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="PayBand",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("level", fields.IntField()),
                ("currency", fields.CharField(max_length=3)),
                ("valid_from", fields.DateField()),
                ("low", fields.BigIntField()),
                ("middle", fields.BigIntField()),
                ("high", fields.BigIntField()),
            ],
            options={
                "table": "pay_band",
                "app": "headway",
                "unique_together": (("level", "currency", "valid_from"),),
                "pk_attr": "id",
                "table_description": "What a level is paid from a day on, in minor units a year.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="ProjectWish",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="project_wishes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("project", fields.CharField(max_length=200)),
                ("why", fields.TextField(default="", db_default="", unique=False)),
                (
                    "state",
                    fields.CharEnumField(
                        default=WishState.OPEN,
                        description="OPEN: OPEN\nTAKEN: TAKEN\nWITHDRAWN: WITHDRAWN",
                        enum_type=WishState,
                        max_length=9,
                    ),
                ),
            ],
            options={
                "table": "project_wish",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A project somebody would like to lead; taken up by a reward.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="RewardCycle",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "period",
                    fields.OneToOneField(
                        "headway.Period",
                        source_field="period_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reward_cycle",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "review_cycle",
                    fields.ForeignKeyField(
                        "headway.ReviewCycle",
                        source_field="review_cycle_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reward_cycles",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("effective_on", fields.DateField()),
                ("opens_on", fields.DateField(null=True)),
                ("closes_on", fields.DateField(null=True)),
                ("rules", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("matrix", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("rates", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "reward_cycle",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "How a period is rewarded: rules of eligibility, the merit matrix, exchange rates. Its version is that of the rules.",
            },
            bases=["VersionedRow"],
        ),
        ops.AddField(
            model_name="Reward",
            name="drawn",
            field=fields.BigIntField(null=True),
        ),
        ops.AddField(
            model_name="Reward",
            name="wish_id",
            field=fields.UUIDField(null=True),
        ),
    ]
