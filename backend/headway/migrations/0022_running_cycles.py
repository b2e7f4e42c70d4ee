from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import CycleProblemKind, ManagerChoice, ReviewState


class Migration(migrations.Migration):
    dependencies = [("headway", "0021_skill_archived")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ManagerChange",
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
                        related_name="manager_changes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "former",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="former_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="handed_over",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "successor",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="successor_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="taken_over",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("changed_on", fields.DateField()),
                (
                    "choice",
                    fields.CharEnumField(
                        default=ManagerChoice.BOTH,
                        description="KEEP: KEEP\nHAND_OVER: HAND_OVER\nBOTH: BOTH",
                        enum_type=ManagerChoice,
                        max_length=9,
                    ),
                ),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "manager_change",
                "app": "headway",
                "unique_together": (("participant", "successor", "changed_on"),),
                "pk_attr": "id",
                "table_description": "A participant got another manager while the cycle ran; both write unless somebody decides otherwise.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="SettledProblem",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "headway.ReviewCycle",
                        source_field="cycle_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="settled",
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
                        related_name="problems_settled",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="LEFT: LEFT\nON_LEAVE: ON_LEAVE\nNO_MANAGER: NO_MANAGER\nMANAGER_LEFT: MANAGER_LEFT\nLOOP: LOOP\nOVERLOADED: OVERLOADED\nNO_ROLE_PROFILE: NO_ROLE_PROFILE\nNO_GOALS: NO_GOALS\nNO_REVIEWER: NO_REVIEWER\nREVIEWER_LEFT: REVIEWER_LEFT\nMANAGER_CHANGED: MANAGER_CHANGED\nJOINED: JOINED",
                        enum_type=CycleProblemKind,
                        max_length=16,
                    ),
                ),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
                (
                    "reviewer",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="reviewer_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="named_as_reviewer",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("settled_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "settled_problem",
                "app": "headway",
                "unique_together": (("cycle", "employee", "kind"),),
                "pk_attr": "id",
                "table_description": "What the data check found about somebody and was settled: waived with a reason, or by naming who writes.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Participant",
            name="forms_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Participant",
            name="unlocked_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddIndex(
            model_name="Participant",
            index=Index(fields=["cycle_id", "search_name"]),
        ),
        ops.AlterField(
            model_name="Review",
            name="state",
            field=fields.CharEnumField(
                default=ReviewState.ASSIGNED,
                description="ASSIGNED: ASSIGNED\nIN_PROGRESS: IN_PROGRESS\nSUBMITTED: SUBMITTED\nSHARED: SHARED\nACKNOWLEDGED: ACKNOWLEDGED\nSKIPPED: SKIPPED\nREASSIGNED: REASSIGNED\nVOID: VOID",
                enum_type=ReviewState,
                max_length=12,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="from_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="Review",
            name="instead_of",
            field=fields.ForeignKeyField(
                "headway.Review",
                source_field="instead_of_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="taken_over_by",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="Review",
            name="left_open",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Review",
            name="shows_draft",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Review",
            name="to_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="calibration_due_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="finishes_leavers",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="launcher_id",
            field=fields.UUIDField(null=True),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="launches_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="most_forms",
            field=fields.IntField(default=0, db_default=0),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="nomination_due_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="sharing_due_on",
            field=fields.DateField(null=True),
        ),
    ]
