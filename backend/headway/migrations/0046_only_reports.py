from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import NamedRequestState, ReviewDirection


class Migration(migrations.Migration):
    dependencies = [("headway", "0045_handovers")]

    initial = False

    operations = [
        ops.CreateModel(
            name="NamedRequest",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "participant",
                    fields.ForeignKeyField(
                        "headway.Participant",
                        source_field="participant_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="named_requests",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "writer",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="writer_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="named_requests",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=NamedRequestState.ASKED,
                        description="ASKED: ASKED\nAGREED: AGREED\nREFUSED: REFUSED",
                        enum_type=NamedRequestState,
                        max_length=7,
                    ),
                ),
            ],
            options={
                "table": "named_request",
                "app": "headway",
                "unique_together": (("participant", "writer"),),
                "pk_attr": "id",
                "table_description": "The only report of a participant is asked whether they would write with their name; only a yes makes a form.",
            },
            bases=["VersionedRow"],
        ),
        ops.AlterField(
            model_name="Question",
            name="direction",
            field=fields.CharEnumField(
                description="SELF: SELF\nMANAGER: MANAGER\nPEER: PEER\nUPWARD: UPWARD\nDOTTED: DOTTED\nREPORT: REPORT",
                enum_type=ReviewDirection,
                max_length=8,
            ),
        ),
        ops.AlterField(
            model_name="Review",
            name="direction",
            field=fields.CharEnumField(
                description="SELF: SELF\nMANAGER: MANAGER\nPEER: PEER\nUPWARD: UPWARD\nDOTTED: DOTTED\nREPORT: REPORT",
                enum_type=ReviewDirection,
                max_length=8,
            ),
        ),
    ]
