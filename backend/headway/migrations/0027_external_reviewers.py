from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import ExternalState


class Migration(migrations.Migration):
    dependencies = [("headway", "0026_template_policies")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ExternalReviewer",
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
                        related_name="externals",
                        on_delete=OnDelete.CASCADE,
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
                        related_name="externals_proposed",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                ("email", fields.CharField(max_length=254)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ExternalState.PROPOSED,
                        description="PROPOSED: PROPOSED\nINVITED: INVITED\nTURNED_DOWN: TURNED_DOWN\nWITHDRAWN: WITHDRAWN\nDECLINED: DECLINED\nREVOKED: REVOKED",
                        enum_type=ExternalState,
                        max_length=11,
                    ),
                ),
                ("turn_down_reason", fields.TextField(default="", db_default="", unique=False)),
                ("decline_reason", fields.TextField(default="", db_default="", unique=False)),
                ("token_hash", fields.CharField(null=True, unique=True, max_length=64)),
                ("expires_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "external_reviewer",
                "app": "headway",
                "unique_together": (("participant", "email"),),
                "pk_attr": "id",
                "table_description": "Somebody without an account who is asked about a participant; only the hash of their link is kept.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="ExternalForm",
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
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="external_forms",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "reviewer",
                    fields.ForeignKeyField(
                        "headway.ExternalReviewer",
                        source_field="reviewer_id",
                        null=True,
                        unique=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="forms",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("answers", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("submitted_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "release",
                    fields.ForeignKeyField(
                        "headway.Release",
                        source_field="release_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="external_forms",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "external_form",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What somebody from outside writes. Once it is released it says no longer who wrote it.",
            },
            bases=["VersionedRow"],
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="most_externals",
            field=fields.IntField(default=0, db_default=0),
        ),
    ]
