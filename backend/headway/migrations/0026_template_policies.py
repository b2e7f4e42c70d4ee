from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import EvidenceKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0025_organisation_appraisal")]

    initial = False

    operations = [
        ops.CreateModel(
            name="DraftedGoal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "review",
                    fields.ForeignKeyField(
                        "headway.Review",
                        source_field="review_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="drafted_goals",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "goal",
                    fields.OneToOneField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="drafted_in",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "drafted_goal",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A goal for the next period that was drafted while this form was written.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="QuestionWording",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "question",
                    fields.ForeignKeyField(
                        "headway.Question",
                        source_field="question_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="earlier_wordings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("wording", fields.IntField()),
                ("title", fields.CharField(max_length=300)),
                ("help", fields.TextField(default="", db_default="", unique=False)),
                ("replaced_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "question_wording",
                "app": "headway",
                "unique_together": (("question", "wording"),),
                "pk_attr": "id",
                "table_description": "How a question read before its words were put right.",
            },
            bases=["Row"],
        ),
        ops.AlterField(
            model_name="Citation",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL: GOAL\nPROGRESS_UPDATE: PROGRESS_UPDATE\nFEEDBACK: FEEDBACK\nREVIEW: REVIEW\nSUPPORT: SUPPORT\nCHECK_IN: CHECK_IN",
                enum_type=EvidenceKind,
                max_length=16,
            ),
        ),
        ops.AlterModelOptions(
            name="Question",
            options={
                "table": "question",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "One question of a template, for one direction; `wording` counts how often its words were put right.",
            },
        ),
        ops.AddField(
            model_name="Question",
            name="looks_ahead",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Question",
            name="role_profile_ids",
            field=fields.JSONField(default=list, db_default="[]", encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Question",
            name="wording",
            field=fields.IntField(default=1, db_default=1),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="hired_from",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="hired_to",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="ReviewTemplate",
            name="evidence_for_extremes",
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddField(
            model_name="ReviewTemplate",
            name="realism_required",
            field=fields.BooleanField(default=True, db_default=True),
        ),
        ops.AddField(
            model_name="ReviewTemplate",
            name="weights",
            field=fields.JSONField(default=dict, db_default="{}", encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
