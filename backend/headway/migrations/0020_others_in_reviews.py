from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import NominationState, OthersGroup, ReviewDirection


class Migration(migrations.Migration):
    dependencies = [("headway", "0019_goal_assignments_go_on")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Nomination",
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
                        related_name="nominations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "peer",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="peer_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="nominations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "proposer",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="proposer_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="nominations_made",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=NominationState.PROPOSED,
                        description="PROPOSED: PROPOSED\nAPPROVED: APPROVED\nTURNED_DOWN: TURNED_DOWN\nWITHDRAWN: WITHDRAWN\nDECLINED: DECLINED",
                        enum_type=NominationState,
                        max_length=11,
                    ),
                ),
                ("turn_down_reason", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "nomination",
                "app": "headway",
                "unique_together": (("participant", "peer"),),
                "pk_attr": "id",
                "table_description": "Somebody who is proposed as a peer of a participant; an approved one writes a form.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="Release",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "participant",
                    fields.ForeignKeyField(
                        "headway.Participant",
                        source_field="participant_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="releases",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "raters",
                    fields.CharEnumField(
                        description="PEERS: PEERS\nREPORTS: REPORTS\nOTHERS: OTHERS",
                        enum_type=OthersGroup,
                        max_length=7,
                    ),
                ),
                ("released_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "review_release",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Forms without names about one participant that are shown together, for good.",
            },
            bases=["Row"],
        ),
        ops.AlterField(
            model_name="Question",
            name="direction",
            field=fields.CharEnumField(
                description="SELF: SELF\nMANAGER: MANAGER\nPEER: PEER\nUPWARD: UPWARD",
                enum_type=ReviewDirection,
                max_length=8,
            ),
        ),
        ops.AlterField(
            model_name="Review",
            name="direction",
            field=fields.CharEnumField(
                description="SELF: SELF\nMANAGER: MANAGER\nPEER: PEER\nUPWARD: UPWARD",
                enum_type=ReviewDirection,
                max_length=8,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="release",
            field=fields.ForeignKeyField(
                "headway.Release",
                source_field="release_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="reviews",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="fewest_peers",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="most_peers",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="upward",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
