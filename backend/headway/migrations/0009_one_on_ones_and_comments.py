from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.monitoring.rules.agenda import ActionItemKind, ActionItemState, AgendaState
from headway.monitoring.rules.comments import CommentSubject
from headway.monitoring.rules.one_on_ones import Cadence, MeetingState, OneOnOneState


class Migration(migrations.Migration):
    dependencies = [("headway", "0008_check_ins")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Comment",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "subject_kind",
                    fields.CharEnumField(
                        description="GOAL: GOAL\nFEEDBACK: FEEDBACK\nCHECK_IN: CHECK_IN",
                        enum_type=CommentSubject,
                        max_length=12,
                    ),
                ),
                ("subject_id", fields.UUIDField()),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "headway.Comment",
                        source_field="parent_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="replies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="author_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="comments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("said_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("edited_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("deleted_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "comment",
                "app": "headway",
                "indexes": [
                    Index(fields=["subject_id", "said_at", "id"]),
                    Index(fields=["author_id", "said_at", "id"]),
                ],
                "pk_attr": "id",
                "table_description": "Words beside something; whoever may read that, reads them. Once deleted, only the place is kept.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="CommentVersion",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "comment",
                    fields.ForeignKeyField(
                        "headway.Comment",
                        source_field="comment_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="versions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField()),
                ("text", fields.TextField(unique=False)),
                ("replaced_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "comment_version",
                "app": "headway",
                "unique_together": (("comment", "number"),),
                "pk_attr": "id",
                "table_description": "What a comment said before it was edited.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Mention",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "comment",
                    fields.ForeignKeyField(
                        "headway.Comment",
                        source_field="comment_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentions",
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
                        related_name="mentions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("named", fields.BooleanField(default=True, db_default=True)),
            ],
            options={
                "table": "mention",
                "app": "headway",
                "unique_together": (("comment", "employee"),),
                "pk_attr": "id",
                "table_description": "Somebody whom a comment called in, once: an edit that keeps the name, or takes it out and back, calls nobody again.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="OneOnOne",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "organiser",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="organiser_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="one_on_ones_organised",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "partner",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="partner_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="one_on_ones_joined",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        description="PROPOSED: PROPOSED\nACTIVE: ACTIVE\nDECLINED: DECLINED\nENDED: ENDED",
                        enum_type=OneOnOneState,
                        max_length=10,
                    ),
                ),
                (
                    "cadence",
                    fields.CharEnumField(
                        description="WEEKLY: WEEKLY\nFORTNIGHTLY: FORTNIGHTLY\nMONTHLY: MONTHLY",
                        enum_type=Cadence,
                        max_length=12,
                    ),
                ),
                ("starts_on", fields.DateField()),
                ("time", fields.CharField(max_length=5)),
                ("time_zone", fields.CharField(max_length=64)),
                ("minutes", fields.IntField()),
                ("ended_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "one_on_one",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A series of meetings of two people; both read and write all of it but each other's private notes.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="Meeting",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "one_on_one",
                    fields.ForeignKeyField(
                        "headway.OneOnOne",
                        source_field="one_on_one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="meetings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("planned_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("starts_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("minutes", fields.IntField()),
                (
                    "state",
                    fields.CharEnumField(
                        default=MeetingState.PLANNED,
                        description="PLANNED: PLANNED\nSKIPPED: SKIPPED",
                        enum_type=MeetingState,
                        max_length=10,
                    ),
                ),
            ],
            options={
                "table": "meeting",
                "app": "headway",
                "indexes": [Index(fields=["one_on_one_id", "starts_at", "id"])],
                "pk_attr": "id",
                "table_description": "One date of a series: when the rule has it, and when it takes place.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="ActionItem",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "one_on_one",
                    fields.ForeignKeyField(
                        "headway.OneOnOne",
                        source_field="one_on_one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="action_items",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="owner_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="action_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="author_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="action_items_written",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "meeting",
                    fields.ForeignKeyField(
                        "headway.Meeting",
                        source_field="meeting_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="action_items",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        default=ActionItemKind.TASK,
                        description="TASK: TASK\nSUPPORT: SUPPORT",
                        enum_type=ActionItemKind,
                        max_length=10,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("due_on", fields.DateField(null=True)),
                (
                    "state",
                    fields.CharEnumField(
                        default=ActionItemState.OPEN,
                        description="OPEN: OPEN\nDONE: DONE\nDROPPED: DROPPED",
                        enum_type=ActionItemState,
                        max_length=10,
                    ),
                ),
                ("drop_reason", fields.TextField(default="", db_default="", unique=False)),
                ("closed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "action_item",
                "app": "headway",
                "indexes": [Index(fields=["one_on_one_id", "state", "created_at", "id"])],
                "pk_attr": "id",
                "table_description": "What one of the two takes on; it stays until it is done, or dropped with a reason.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "one_on_one",
                    fields.ForeignKeyField(
                        "headway.OneOnOne",
                        source_field="one_on_one_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="agenda_items",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="author_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="agenda_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("position", fields.BigIntField()),
                (
                    "state",
                    fields.CharEnumField(
                        default=AgendaState.OPEN,
                        description="OPEN: OPEN\nDONE: DONE\nREMOVED: REMOVED",
                        enum_type=AgendaState,
                        max_length=10,
                    ),
                ),
                (
                    "meeting",
                    fields.ForeignKeyField(
                        "headway.Meeting",
                        source_field="meeting_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="agenda_items",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "agenda_item",
                "app": "headway",
                "indexes": [Index(fields=["one_on_one_id", "state", "position", "id"])],
                "pk_attr": "id",
                "table_description": "Something to talk about; it stays on the agenda until it is ticked, in whichever meeting that is.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="MeetingNote",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "meeting",
                    fields.ForeignKeyField(
                        "headway.Meeting",
                        source_field="meeting_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "author",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="author_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="meeting_notes",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
            ],
            options={
                "table": "meeting_note",
                "app": "headway",
                "unique_together": (("meeting", "author"),),
                "pk_attr": "id",
                "table_description": "What one of the two writes down for themself about a meeting; nobody else ever reads it.",
            },
            bases=["VersionedRow"],
        ),
    ]
