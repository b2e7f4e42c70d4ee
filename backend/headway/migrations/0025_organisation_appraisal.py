from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from headway.reviewing.rules.appraisal import AppraisalGroup, AppraisalItemKind, AppraisalState


class Migration(migrations.Migration):
    dependencies = [("headway", "0024_kept_statuses")]

    initial = False

    operations = [
        ops.CreateModel(
            name="OrganisationAppraisal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "period",
                    fields.ForeignKeyField(
                        "headway.Period",
                        source_field="period_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="appraisals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                (
                    "state",
                    fields.CharEnumField(
                        default=AppraisalState.SCHEDULED,
                        description="SCHEDULED: SCHEDULED\nOPEN: OPEN\nREVEALED: REVEALED\nDECISIONS: DECISIONS\nPUBLISHED: PUBLISHED\nCANCELLED: CANCELLED",
                        enum_type=AppraisalState,
                        max_length=9,
                    ),
                ),
                ("opens_on", fields.DateField()),
                ("closes_on", fields.DateField()),
                ("smallest", fields.IntField()),
                ("salt", fields.CharField(default="", db_default="", max_length=64)),
                ("voted", fields.IntField(null=True)),
                ("no_decisions", fields.BooleanField(default=False, db_default=False)),
                ("published_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "organisation_appraisal",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Managers and employees judge how the organisation met its goals of a period.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="AppraisalGoal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "appraisal",
                    fields.ForeignKeyField(
                        "headway.OrganisationAppraisal",
                        source_field="appraisal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="goals",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="appraisals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("position", fields.IntField()),
                ("title", fields.CharField(max_length=200)),
            ],
            options={
                "table": "appraisal_goal",
                "app": "headway",
                "unique_together": (("appraisal_id", "goal_id"),),
                "pk_attr": "id",
                "table_description": "A company goal that is judged, with its title as it was when people were asked.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="AppraisalFigure",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.AppraisalGoal",
                        source_field="goal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="figures",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "group",
                    fields.CharEnumField(
                        description="MANAGERS: MANAGERS\nEMPLOYEES: EMPLOYEES\nEVERYBODY: EVERYBODY",
                        enum_type=AppraisalGroup,
                        max_length=9,
                    ),
                ),
                ("people", fields.IntField()),
                ("mean_hundredths", fields.IntField()),
            ],
            options={
                "table": "appraisal_figure",
                "app": "headway",
                "unique_together": (("goal_id", "group"),),
                "pk_attr": "id",
                "table_description": "What is kept of the scores of a group for a goal: how many there were, and the mean in hundredths.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="AppraisalItem",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.AppraisalGoal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="items",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="CONCLUSION: CONCLUSION\nDECISION: DECISION\nIMPROVEMENT: IMPROVEMENT",
                        enum_type=AppraisalItemKind,
                        max_length=11,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="owner_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="appraisal_items",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("due_on", fields.DateField(null=True)),
            ],
            options={
                "table": "appraisal_item",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What came of a goal, what was decided about it, or what is to be improved, by whom and until when.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="AppraisalMark",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "appraisal",
                    fields.ForeignKeyField(
                        "headway.OrganisationAppraisal",
                        source_field="appraisal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="marks",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("mark", fields.CharField(max_length=64)),
            ],
            options={
                "table": "appraisal_mark",
                "app": "headway",
                "unique_together": (("appraisal_id", "mark"),),
                "pk_attr": "id",
                "table_description": "Somebody has voted: who, only the salt of the appraisal tells.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="AppraisalVote",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.AppraisalGoal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="votes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "group",
                    fields.CharEnumField(
                        description="MANAGERS: MANAGERS\nEMPLOYEES: EMPLOYEES\nEVERYBODY: EVERYBODY",
                        enum_type=AppraisalGroup,
                        max_length=9,
                    ),
                ),
                ("score", fields.IntField(null=True)),
                ("text", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "appraisal_vote",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What one voter says of one goal, until the reveal; nothing ties it to what they say of another.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="AppraisalVoter",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "appraisal",
                    fields.ForeignKeyField(
                        "headway.OrganisationAppraisal",
                        source_field="appraisal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="voters",
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
                        related_name="appraisals",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "group",
                    fields.CharEnumField(
                        description="MANAGERS: MANAGERS\nEMPLOYEES: EMPLOYEES\nEVERYBODY: EVERYBODY",
                        enum_type=AppraisalGroup,
                        max_length=9,
                    ),
                ),
                ("leads", fields.BooleanField(default=False)),
            ],
            options={
                "table": "appraisal_voter",
                "app": "headway",
                "unique_together": (("appraisal_id", "employee_id"),),
                "pk_attr": "id",
                "table_description": "Somebody is asked, in the group they are of when it opens; whether they voted does not stand here.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="AppraisalWords",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.AppraisalGoal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="words",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "group",
                    fields.CharEnumField(
                        description="MANAGERS: MANAGERS\nEMPLOYEES: EMPLOYEES\nEVERYBODY: EVERYBODY",
                        enum_type=AppraisalGroup,
                        max_length=9,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
            ],
            options={
                "table": "appraisal_words",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What somebody of a group said of a goal, in no order.",
            },
            bases=["Row"],
        ),
    ]
