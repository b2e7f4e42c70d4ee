from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.monitoring.rules.vocabulary import (
    FeedbackState,
    ReportState,
    RequestState,
    RoundKind,
    RoundState,
)


class Migration(migrations.Migration):
    dependencies = [("headway", "0011_development_plans_and_sessions")]

    initial = False

    operations = [
        ops.CreateModel(
            name="FeedbackReport",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "feedback",
                    fields.ForeignKeyField(
                        "headway.Feedback",
                        source_field="feedback_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="reports",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "reporter",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="reporter_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_reports",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("reason", fields.TextField(unique=False)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ReportState.OPEN,
                        description="OPEN: OPEN\nHIDDEN: HIDDEN\nDISMISSED: DISMISSED",
                        enum_type=ReportState,
                        max_length=10,
                    ),
                ),
                ("kept_text", fields.TextField(default="", db_default="", unique=False)),
                ("reported_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                (
                    "decided_by",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="decided_by_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_reports_decided",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "feedback_report",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Somebody says that feedback is abuse; HR decides. Words that were hidden are kept here, and no longer there.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="FeedbackRequest",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "asker",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="asker_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_asked",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "respondent",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="respondent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_asked_of",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "about",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="about_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_asked_about",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="feedback_asked",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("due_on", fields.DateField()),
                (
                    "state",
                    fields.CharEnumField(
                        default=RequestState.OPEN,
                        description="OPEN: OPEN\nANSWERED: ANSWERED\nDECLINED: DECLINED\nWITHDRAWN: WITHDRAWN\nEXPIRED: EXPIRED",
                        enum_type=RequestState,
                        max_length=10,
                    ),
                ),
                ("comment", fields.TextField(default="", db_default="", unique=False)),
                ("asked_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "feedback_request",
                "app": "headway",
                "indexes": [Index(fields=["respondent_id", "state"]), Index(fields=["state", "due_on"])],
                "pk_attr": "id",
                "table_description": "Somebody asks another for words about their own work, or about that of somebody they manage.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="FeedbackRound",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "opener",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="opener_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="rounds_opened",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "subject",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="subject_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="rounds_about",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="SUPPORT: SUPPORT\nQUESTION: QUESTION", enum_type=RoundKind, max_length=10
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("closes_on", fields.DateField()),
                (
                    "state",
                    fields.CharEnumField(
                        default=RoundState.OPEN,
                        db_index=True,
                        description="OPEN: OPEN\nCLOSED: CLOSED\nCANCELLED: CANCELLED",
                        enum_type=RoundState,
                        max_length=10,
                    ),
                ),
                ("smallest", fields.IntField()),
                ("shown", fields.BooleanField(default=False, db_default=False)),
                ("salt", fields.CharField(default="", db_default="", max_length=64)),
            ],
            options={
                "table": "feedback_round",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A question to several people at once, whose answers are shown together or not at all.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="RoundAnswer",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "round",
                    fields.ForeignKeyField(
                        "headway.FeedbackRound",
                        source_field="round_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="answers",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="named_round_answers",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("rating", fields.IntField(null=True)),
                ("text", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "round_answer",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "An answer: without its writer, unless they chose to be named.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="RoundInvitation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "round",
                    fields.ForeignKeyField(
                        "headway.FeedbackRound",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="invitations",
                        on_delete=OnDelete.CASCADE,
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
                        related_name="round_invitations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "round_invitation",
                "app": "headway",
                "unique_together": (("round_id", "employee_id"),),
                "pk_attr": "id",
                "table_description": "Somebody is asked; whether they answered does not stand here.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="RoundMark",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "round",
                    fields.ForeignKeyField(
                        "headway.FeedbackRound",
                        source_field="round_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="marks",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("mark", fields.CharField(max_length=64)),
            ],
            options={
                "table": "round_mark",
                "app": "headway",
                "unique_together": (("round_id", "mark"),),
                "pk_attr": "id",
                "table_description": "Somebody has answered: who, only the salt of the round tells.",
            },
            bases=["Row"],
        ),
        ops.AlterField(
            model_name="Feedback",
            name="state",
            field=fields.CharEnumField(
                default=FeedbackState.SENT,
                description="SENT: SENT\nREAD: READ\nRETRACTED: RETRACTED\nHIDDEN: HIDDEN",
                enum_type=FeedbackState,
                max_length=10,
            ),
        ),
        ops.AddField(
            model_name="Feedback",
            name="dispute",
            field=fields.TextField(default="", db_default="", unique=False),
        ),
        ops.AddField(
            model_name="Feedback",
            name="disputed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Feedback",
            name="reported_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Feedback",
            name="request",
            field=fields.ForeignKeyField(
                "headway.FeedbackRequest",
                source_field="request_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="answers",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
    ]
