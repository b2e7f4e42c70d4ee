from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import QuestionKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0043_kept_figures")]

    initial = False

    operations = [
        ops.CreateModel(
            name="FrozenStandard",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "cycle",
                    fields.ForeignKeyField(
                        "headway.ReviewCycle",
                        source_field="cycle_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="standards",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("role_profile_id", fields.UUIDField()),
                ("standard_id", fields.UUIDField()),
                ("position", fields.IntField()),
                ("name", fields.CharField(max_length=200)),
                ("description", fields.TextField(default="", db_default="", unique=False)),
                ("weight", fields.IntField()),
                ("anchors", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "frozen_standard",
                "app": "headway",
                "unique_together": (("cycle", "standard_id"),),
                "pk_attr": "id",
                "table_description": "A standard of a role as it was when a cycle with people of that role was launched: what reviews are judged by.",
            },
            bases=["Row"],
        ),
        ops.AlterModelOptions(
            name="Answer",
            options={
                "table": "answer",
                "app": "headway",
                "unique_together": (("review", "question", "subject"),),
                "pk_attr": "id",
                "table_description": "The answer to one question, about one goal, skill or standard where the question asks for each.",
            },
        ),
        ops.AddField(
            model_name="Answer",
            name="standard",
            field=fields.ForeignKeyField(
                "headway.FrozenStandard",
                source_field="standard_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="answers",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AlterField(
            model_name="Question",
            name="kind",
            field=fields.CharEnumField(
                description="RATING: RATING\nTEXT: TEXT\nCHOICE: CHOICE\nYES_NO: YES_NO\nGOAL_REALISM: GOAL_REALISM\nSKILLS_GAINED: SKILLS_GAINED\nSTANDARDS: STANDARDS\nSUPPORT: SUPPORT\nPRIVATE_NOTE: PRIVATE_NOTE",
                enum_type=QuestionKind,
                max_length=14,
            ),
        ),
    ]
