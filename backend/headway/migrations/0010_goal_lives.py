from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from headway.planning.rules.vocabulary import Outcome, ProposalKind, ProposalState, Realism

# The instant is that of the write, which every writer stamps on the row.
_PLACE = "INSERT INTO goal_placement (goal_id, parent_id, weight, since) "
_OF_ROW = f"{_PLACE}VALUES (NEW.id, NEW.parent_id, NEW.weight, NEW.updated_at);"
_MOVED = "AFTER UPDATE OF parent_id, weight ON goal"
_DIFFERS = "NEW.parent_id IS DISTINCT FROM OLD.parent_id OR NEW.weight <> OLD.weight"
_SQLITE = [
    f"CREATE TRIGGER goal_placed AFTER INSERT ON goal BEGIN {_OF_ROW} END",
    f"CREATE TRIGGER goal_moved {_MOVED} WHEN NEW.parent_id IS NOT OLD.parent_id OR NEW.weight <> OLD.weight BEGIN {_OF_ROW} END",
]
_POSTGRES = [
    f"CREATE FUNCTION goal_placed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_OF_ROW} RETURN NULL; END $$",
    "CREATE TRIGGER goal_placed AFTER INSERT ON goal FOR EACH ROW EXECUTE FUNCTION goal_placed()",
    f"CREATE TRIGGER goal_moved {_MOVED} FOR EACH ROW WHEN ({_DIFFERS}) EXECUTE FUNCTION goal_placed()",
]


async def _keep_placements(_: object, editor: BaseSchemaEditor) -> None:
    """Let the database note where each goal stands in the tree, now and after each write."""
    await editor.client.execute_query(
        f"{_PLACE}SELECT id, parent_id, weight, created_at FROM goal"  # noqa: S608 - our own words
    )
    for statement in _POSTGRES if editor.client.capabilities.dialect == "postgres" else _SQLITE:
        await editor.client.execute_query(statement)


class Migration(migrations.Migration):
    dependencies = [("headway", "0009_one_on_ones_and_comments")]

    initial = False

    operations = [
        ops.CreateModel(
            name="GoalPause",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="pauses",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("starts_on", fields.DateField()),
                ("ends_on", fields.DateField(null=True)),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
                ("paused_by_id", fields.UUIDField(null=True)),
            ],
            options={
                "table": "goal_pause",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "Days on which no progress was expected of a goal; without an end as long as it lasts.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="GoalPlacement",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="placements",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "parent",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="parent_id",
                        null=True,
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="placed",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("weight", fields.IntField()),
                ("since", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "goal_placement",
                "app": "headway",
                "indexes": [Index(fields=["goal_id", "since"])],
                "pk_attr": "id",
                "table_description": "Which goal a goal supported with which weight since when; kept by the database, so that no writer can forget it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="GoalProposal",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "goal",
                    fields.ForeignKeyField(
                        "headway.Goal",
                        source_field="goal_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="proposals",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "kind",
                    fields.CharEnumField(
                        description="AMEND: AMEND\nCLOSE: CLOSE", enum_type=ProposalKind, max_length=5
                    ),
                ),
                (
                    "state",
                    fields.CharEnumField(
                        default=ProposalState.PENDING,
                        description="PENDING: PENDING\nACCEPTED: ACCEPTED\nDECLINED: DECLINED\nWITHDRAWN: WITHDRAWN",
                        enum_type=ProposalState,
                        max_length=9,
                    ),
                ),
                ("terms", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("reason", fields.TextField(default="", db_default="", unique=False)),
                (
                    "outcome",
                    fields.CharEnumField(
                        null=True,
                        description="ACHIEVED: ACHIEVED\nPARTIAL: PARTIAL\nMISSED: MISSED\nDROPPED: DROPPED\nLAPSED: LAPSED",
                        enum_type=Outcome,
                        max_length=8,
                    ),
                ),
                (
                    "realism",
                    fields.CharEnumField(
                        null=True,
                        description="TOO_EASY: TOO_EASY\nREALISTIC: REALISTIC\nTOO_HARD: TOO_HARD\nCANNOT_TELL: CANNOT_TELL",
                        enum_type=Realism,
                        max_length=11,
                    ),
                ),
                ("retrospective", fields.TextField(default="", db_default="", unique=False)),
                ("proposed_by_id", fields.UUIDField(null=True)),
                ("proposed_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("decided_by_id", fields.UUIDField(null=True)),
                ("decided_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("answer", fields.TextField(default="", db_default="", unique=False)),
            ],
            options={
                "table": "goal_proposal",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What the owner of an agreed goal proposed, and what became of it: other terms, or an end with its outcome.",
            },
            bases=["VersionedRow"],
        ),
        ops.AddField(
            model_name="Goal",
            name="paused_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="Goal",
            name="pending",
            field=fields.CharEnumField(
                null=True, description="AMEND: AMEND\nCLOSE: CLOSE", enum_type=ProposalKind, max_length=5
            ),
        ),
        ops.AddField(
            model_name="Goal",
            name="realism",
            field=fields.CharEnumField(
                null=True,
                description="TOO_EASY: TOO_EASY\nREALISTIC: REALISTIC\nTOO_HARD: TOO_HARD\nCANNOT_TELL: CANNOT_TELL",
                enum_type=Realism,
                max_length=11,
            ),
        ),
        ops.AddField(
            model_name="Goal",
            name="resumed_on",
            field=fields.DateField(null=True),
        ),
        ops.AddField(
            model_name="Goal",
            name="reviewed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Goal",
            name="target_moved",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.RunPython(_keep_placements),
    ]
