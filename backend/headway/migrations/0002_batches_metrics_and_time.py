from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from headway.monitoring.rules.vocabulary import Absence
from headway.platform.word_index import keep_words


async def _keep_words(_: object, editor: BaseSchemaEditor) -> None:
    await keep_words(editor.client, "employee", "search_name", "email")
    await keep_words(editor.client, "goal", "search_title")


class Migration(migrations.Migration):
    dependencies = [("headway", "0001_initial")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Batch",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("account_id", fields.UUIDField(null=True)),
                ("action", fields.CharField(max_length=60)),
                ("key", fields.CharField(max_length=100)),
                ("results", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "batch",
                "app": "headway",
                "unique_together": (("account_id", "action", "key"),),
                "pk_attr": "id",
                "table_description": "One call that wrote many rows: its idempotency key, and what became of each row, told again when the key is repeated.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="EmployeeWord",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="words",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("word", fields.CharField(max_length=420)),
            ],
            options={
                "table": "employee_word",
                "app": "headway",
                "indexes": [Index(fields=["word", "employee_id"])],
                "pk_attr": "id",
                "table_description": "A word of a person's name, or the whole e-mail address, to be found by its beginning; kept by the database.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="GoalWord",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="words",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("word", fields.CharField(max_length=420)),
            ],
            options={
                "table": "goal_word",
                "app": "headway",
                "indexes": [Index(fields=["word", "goal_id"])],
                "pk_attr": "id",
                "table_description": "A word of a goal's title, to be found by its beginning; kept by the database.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="MetricFeed",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("key", fields.CharField(unique=True, max_length=100)),
                ("name", fields.CharField(max_length=200)),
                ("unit", fields.CharField(default="", db_default="", max_length=30)),
                (
                    "key_result",
                    fields.OneToOneField(
                        "headway.KeyResult",
                        source_field="key_result_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="metric_feed",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "metric_feed",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "A named stream of numbers from another system; those of a feed tied to a key result are logged as its progress.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="MetricValue",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "feed",
                    fields.ForeignKeyField(
                        "headway.MetricFeed",
                        source_field="feed_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="values",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("key", fields.CharField(max_length=100)),
                ("revision", fields.IntField()),
                ("value", fields.DecimalField(max_digits=20, decimal_places=6)),
                ("effective_on", fields.DateField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "metric_value",
                "app": "headway",
                "unique_together": (("feed", "key", "revision"),),
                "indexes": [Index(fields=["feed_id", "effective_on", "recorded_at"])],
                "pk_attr": "id",
                "table_description": "One number of a feed. Append-only: the same key again with another number is its next revision.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="TimeFact",
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
                        db_constraint=True,
                        to_field="id",
                        related_name="time_facts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("source_key", fields.CharField(unique=True, max_length=100)),
                ("day", fields.DateField()),
                ("scheduled", fields.IntField()),
                ("worked", fields.IntField()),
                ("over_plan", fields.IntField(default=0, db_default=0)),
                (
                    "absence",
                    fields.CharEnumField(
                        null=True,
                        description="ANNUAL_LEAVE: ANNUAL_LEAVE\nSICK_LEAVE: SICK_LEAVE\nPARENTAL_LEAVE: PARENTAL_LEAVE\nOTHER: OTHER",
                        enum_type=Absence,
                        max_length=16,
                    ),
                ),
            ],
            options={
                "table": "time_fact",
                "app": "headway",
                "indexes": [Index(fields=["employee_id", "day", "id"])],
                "pk_attr": "id",
                "table_description": "What timekeeping says of a person's day, in hundredths of an hour; `over_plan` is what was worked beyond the schedule.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="TimeFactRevision",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "time_fact",
                    fields.ForeignKeyField(
                        "headway.TimeFact",
                        source_field="time_fact_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="revisions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("number", fields.IntField()),
                ("day", fields.DateField()),
                ("scheduled", fields.IntField()),
                ("worked", fields.IntField()),
                (
                    "absence",
                    fields.CharEnumField(
                        null=True,
                        description="ANNUAL_LEAVE: ANNUAL_LEAVE\nSICK_LEAVE: SICK_LEAVE\nPARENTAL_LEAVE: PARENTAL_LEAVE\nOTHER: OTHER",
                        enum_type=Absence,
                        max_length=16,
                    ),
                ),
                ("replaced_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "time_fact_revision",
                "app": "headway",
                "unique_together": (("time_fact", "number"),),
                "pk_attr": "id",
                "table_description": "What a fact said before it was corrected, and when that was replaced.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Goal",
            name="external_key",
            field=fields.CharField(null=True, unique=True, max_length=100),
        ),
        ops.AlterModelOptions(
            name="ProgressUpdate",
            options={
                "table": "progress_update",
                "app": "headway",
                "indexes": [
                    Index(fields=["goal_id", "effective_on", "recorded_at"]),
                    Index(fields=["key_result_id", "effective_on", "recorded_at"]),
                ],
                "pk_attr": "id",
                "table_description": "One logged value, by a person or from a feed. Append-only: a correction is a new row that names what it corrects.",
            },
        ),
        ops.AlterField(
            model_name="ProgressUpdate",
            name="author",
            field=fields.ForeignKeyField(
                "headway.Employee",
                source_field="author_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="progress_updates",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
        ops.AddField(
            model_name="ProgressUpdate",
            name="metric_value",
            field=fields.OneToOneField(
                "headway.MetricValue",
                source_field="metric_value_id",
                null=True,
                db_constraint=True,
                to_field="id",
                related_name="update",
                on_delete=OnDelete.SET_NULL,
            ),
        ),
        ops.RunPython(_keep_words),
    ]
