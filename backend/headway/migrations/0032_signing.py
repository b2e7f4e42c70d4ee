from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import ReviewState, SignatureOutcome, Signer


class Migration(migrations.Migration):
    dependencies = [("headway", "0031_calibration_in_full")]

    initial = False

    operations = [
        ops.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("first_id", fields.BigIntField()),
                ("last_id", fields.BigIntField(unique=True)),
                ("events", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "audit_seal",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A stretch of the audit log as it was when it went into the chain: id and digest of each event.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="ChainEntry",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("place", fields.BigIntField(unique=True)),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("kind", fields.CharField(max_length=40)),
                ("subject", fields.UUIDField()),
                ("digest", fields.CharField(max_length=64)),
                ("previous", fields.CharField(max_length=64)),
                ("hash", fields.CharField(max_length=64)),
            ],
            options={
                "table": "chain_entry",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A link of the chain of what must not change: the digest of something, bound to all entries before.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="ChainHead",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("length", fields.BigIntField()),
                ("hash", fields.CharField(max_length=64)),
            ],
            options={
                "table": "chain_head",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "How long the chain is and how it ends: the one row by which a removed end is noticed.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="LegalHold",
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
                        related_name="legal_holds",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("reason", fields.TextField(unique=False)),
                ("lifted_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "legal_hold",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "While it is in force, nothing that was written about somebody may be erased.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="ReviewMeeting",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "review",
                    fields.OneToOneField(
                        "headway.Review",
                        source_field="review_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="meeting",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("starts_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("minutes", fields.IntField()),
                ("place", fields.CharField(default="", db_default="", max_length=200)),
                ("agenda", fields.TextField(default="", db_default="", unique=False)),
                ("notes", fields.TextField(default="", db_default="", unique=False)),
                ("held_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "review_meeting",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "When and where the two meet, what about, and what they noted; once it was held it has a time of that.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="ReviewRecord",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "review",
                    fields.ForeignKeyField(
                        "headway.Review",
                        source_field="review_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="records",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("number", fields.IntField()),
                ("content", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("digest", fields.CharField(max_length=64)),
                ("frozen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("sealed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("fingerprint", fields.CharField(default="", db_default="", max_length=64)),
                ("erased_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "review_record",
                "app": "headway",
                "unique_together": (("review", "number"),),
                "pk_attr": "id",
                "table_description": "A version of a review as it is signed: frozen at the first signature, never changed but to erase words.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="ReviewSignature",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "record",
                    fields.ForeignKeyField(
                        "headway.ReviewRecord",
                        source_field="record_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="signatures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "signer",
                    fields.CharEnumField(
                        description="EMPLOYEE: EMPLOYEE\nMANAGER: MANAGER\nNEXT_MANAGER: NEXT_MANAGER\nHR: HR",
                        enum_type=Signer,
                        max_length=12,
                    ),
                ),
                (
                    "outcome",
                    fields.CharEnumField(
                        description="SIGNED: SIGNED\nREFUSED: REFUSED\nUNREACHABLE: UNREACHABLE",
                        enum_type=SignatureOutcome,
                        max_length=11,
                    ),
                ),
                (
                    "by",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="by_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="review_signatures",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("reason", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("skills", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "review_signature",
                "app": "headway",
                "unique_together": (("record", "signer"),),
                "pk_attr": "id",
                "table_description": "What came of asking somebody to sign a version: `by` signed, or recorded that the signer did not.",
            },
            bases=["Row"],
        ),
        ops.AlterField(
            model_name="Review",
            name="state",
            field=fields.CharEnumField(
                default=ReviewState.ASSIGNED,
                description="ASSIGNED: ASSIGNED\nIN_PROGRESS: IN_PROGRESS\nSUBMITTED: SUBMITTED\nLOCKED: LOCKED\nSHARED: SHARED\nACKNOWLEDGED: ACKNOWLEDGED\nSIGNED: SIGNED\nNOT_SIGNED: NOT_SIGNED\nSKIPPED: SKIPPED\nREASSIGNED: REASSIGNED\nVOID: VOID",
                enum_type=ReviewState,
                max_length=12,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="correction_reason",
            field=fields.TextField(default="", db_default="", unique=False),
        ),
        ops.AddField(
            model_name="Review",
            name="dispute_outcome",
            field=fields.TextField(default="", db_default="", unique=False),
        ),
        ops.AddField(
            model_name="Review",
            name="dispute_resolved_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Review",
            name="employee_signature",
            field=fields.CharEnumField(
                null=True,
                description="SIGNED: SIGNED\nREFUSED: REFUSED\nUNREACHABLE: UNREACHABLE",
                enum_type=SignatureOutcome,
                max_length=11,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="manager_signature",
            field=fields.CharEnumField(
                null=True,
                description="SIGNED: SIGNED\nREFUSED: REFUSED\nUNREACHABLE: UNREACHABLE",
                enum_type=SignatureOutcome,
                max_length=11,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="record_number",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddField(
            model_name="Review",
            name="third_signature",
            field=fields.CharEnumField(
                null=True,
                description="SIGNED: SIGNED\nREFUSED: REFUSED\nUNREACHABLE: UNREACHABLE",
                enum_type=SignatureOutcome,
                max_length=11,
            ),
        ),
        ops.AddField(
            model_name="ReviewTemplate",
            name="also_signs",
            field=fields.CharEnumField(
                null=True,
                description="EMPLOYEE: EMPLOYEE\nMANAGER: MANAGER\nNEXT_MANAGER: NEXT_MANAGER\nHR: HR",
                enum_type=Signer,
                max_length=12,
            ),
        ),
    ]
