from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from headway.rewarding.rules.vocabulary import NominationState, ReferenceKind, RewardKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0039_directly_below")]

    initial = False

    operations = [
        ops.CreateModel(
            name="RewardNomination",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "kind",
                    fields.CharEnumField(
                        description="BONUS: BONUS\nRAISE: RAISE\nPROMOTION: PROMOTION\nVACATION: VACATION\nPROJECT_LEAD: PROJECT_LEAD\nRECOGNITION: RECOGNITION",
                        enum_type=RewardKind,
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=NominationState.OPEN,
                        description="OPEN: OPEN\nTAKEN_UP: TAKEN_UP\nDECLINED: DECLINED\nWITHDRAWN: WITHDRAWN",
                        enum_type=NominationState,
                        max_length=9,
                    ),
                ),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reward_nominations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "nominator",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="nominator_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="rewards_nominated",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
                ("decided_reason", fields.TextField(default="", db_default="", unique=False)),
                ("decided_by_name", fields.CharField(default="", db_default="", max_length=200)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "reward_nomination",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Somebody is named for a reward, with a reason; whoever may propose one takes it up or declines.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="NominationReference",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "nomination",
                    fields.ForeignKeyField(
                        "headway.RewardNomination",
                        source_field="nomination_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="references",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="GOAL: GOAL\nREVIEW: REVIEW\nFEEDBACK: FEEDBACK",
                        enum_type=ReferenceKind,
                        max_length=8,
                    ),
                ),
                ("object_id", fields.UUIDField()),
            ],
            options={
                "table": "nomination_reference",
                "app": "headway",
                "unique_together": (("nomination", "kind", "object_id"),),
                "pk_attr": "id",
                "table_description": "A goal, review or piece of feedback a nomination points to.",
            },
            bases=["Row"],
        ),
        ops.AlterField(
            model_name="Budget",
            name="kind",
            field=fields.CharEnumField(
                description="BONUS: BONUS\nRAISE: RAISE\nPROMOTION: PROMOTION\nVACATION: VACATION\nPROJECT_LEAD: PROJECT_LEAD\nRECOGNITION: RECOGNITION",
                enum_type=RewardKind,
                max_length=12,
            ),
        ),
        ops.AlterField(
            model_name="Reward",
            name="kind",
            field=fields.CharEnumField(
                description="BONUS: BONUS\nRAISE: RAISE\nPROMOTION: PROMOTION\nVACATION: VACATION\nPROJECT_LEAD: PROJECT_LEAD\nRECOGNITION: RECOGNITION",
                enum_type=RewardKind,
                max_length=12,
            ),
        ),
        ops.AddField(
            model_name="Reward",
            name="feedback_id",
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name="Reward",
            name="nomination_id",
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name="Reward",
            name="public",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
