from tortoise import fields, migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from headway.monitoring.rules.vocabulary import GoalStatus


def _doubt(column: str, *values: str) -> str:
    """A row for each of these values that is one."""
    given = " UNION ".join(f"SELECT {value} AS id" for value in values)
    return f"INSERT INTO status_doubt ({column}) SELECT id FROM ({given}) s WHERE id IS NOT NULL;"  # noqa: S608 - our own words


def _differs(*columns: str) -> str:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    return f"({old}) {{differ}} ({new})"


_DAYS = ("starts_on", "due_on", "agreed_at", "paused_on", "resumed_on")
_GOAL = ("state", "outcome", "level", "owner_id", "parent_id", "weight", "visibility", *_DAYS)
_SCALE = ("goal_id", "direction", "baseline", "target", "weight")
_NUMBERS = (*_SCALE, "current_value", "current_on", "current_confidence")
_TIME = ("employee_id", "day", "scheduled", "worked", "absence")
_AWAY = "NEW.absence IS NOT NULL OR OLD.absence IS NOT NULL"
# What happens to which table, whether it matters for a status, and whose.
_TRIGGERS = {
    "goal_made": ("INSERT ON goal", "", _doubt("goal_id", "NEW.id")),
    "goal_changed": ("UPDATE ON goal", _differs(*_GOAL), _doubt("goal_id", "NEW.id", "OLD.parent_id")),
    "goal_gone": ("DELETE ON goal", "", _doubt("goal_id", "OLD.parent_id")),
    "key_result_made": ("INSERT ON key_result", "", _doubt("goal_id", "NEW.goal_id")),
    "key_result_changed": (
        "UPDATE ON key_result",
        _differs(*_NUMBERS),
        _doubt("goal_id", "NEW.goal_id", "OLD.goal_id"),
    ),
    "key_result_gone": ("DELETE ON key_result", "", _doubt("goal_id", "OLD.goal_id")),
    "pause_made": ("INSERT ON goal_pause", "", _doubt("goal_id", "NEW.goal_id")),
    "pause_changed": ("UPDATE ON goal_pause", "", _doubt("goal_id", "NEW.goal_id", "OLD.goal_id")),
    "pause_gone": ("DELETE ON goal_pause", "", _doubt("goal_id", "OLD.goal_id")),
    "time_made": ("INSERT ON time_fact", "NEW.absence IS NOT NULL", _doubt("owner_id", "NEW.employee_id")),
    "time_changed": (
        "UPDATE ON time_fact",
        f"({_AWAY}) AND {_differs(*_TIME)}",
        _doubt("owner_id", "NEW.employee_id", "OLD.employee_id"),
    ),
    "time_gone": ("DELETE ON time_fact", "OLD.absence IS NOT NULL", _doubt("owner_id", "OLD.employee_id")),
    "owner_changed": (
        "UPDATE ON employee",
        _differs("time_zone", "employment_percent", "hired_on"),
        _doubt("owner_id", "NEW.id"),
    ),
}


async def _doubt_what_is_written(_: object, editor: BaseSchemaEditor) -> None:
    """Let the database note what is written about goals, and that nothing is kept of those there are."""
    client = editor.client
    in_postgres = client.capabilities.dialect == "postgres"
    for name, (event, matters, doubt) in _TRIGGERS.items():
        trigger = f"{name}_doubted"
        matter = matters.format(differ="IS DISTINCT FROM" if in_postgres else "IS NOT")
        when = f" WHEN ({matter})" if matter else ""
        done = f"BEGIN {doubt} END"
        if in_postgres:
            body = f"BEGIN {doubt} RETURN NULL; END"
            await client.execute_query(
                f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
            )
            done = f"EXECUTE FUNCTION {trigger}()"
        await client.execute_query(f"CREATE TRIGGER {trigger} AFTER {event} FOR EACH ROW{when} {done}")
    await client.execute_query(
        "INSERT INTO status_doubt (goal_id) SELECT id FROM goal WHERE state = 'ACTIVE'"
    )


class Migration(migrations.Migration):
    dependencies = [("headway", "0023_shares_and_group_sizes")]

    initial = False

    operations = [
        ops.CreateModel(
            name="KeptStatus",
            fields=[
                ("goal_id", fields.UUIDField(primary_key=True, unique=True, db_index=True)),
                (
                    "status",
                    fields.CharEnumField(
                        description="NOT_AGREED: NOT_AGREED\nNOT_STARTED: NOT_STARTED\nON_TRACK: ON_TRACK\nAT_RISK: AT_RISK\nOFF_TRACK: OFF_TRACK\nOVERDUE: OVERDUE\nSTALE: STALE\nPAUSED: PAUSED\nACHIEVED: ACHIEVED\nPARTIAL: PARTIAL\nMISSED: MISSED\nDROPPED: DROPPED\nLAPSED: LAPSED\nARCHIVED: ARCHIVED",
                        enum_type=GoalStatus,
                        max_length=11,
                    ),
                ),
                ("judged_by", fields.CharField(max_length=40)),
                ("judged_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("good_until", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "kept_status",
                "app": "headway",
                "pk_attr": "goal_id",
                "table_description": "The status of a pursued goal from when it was judged until time alone may change it, unless something casts doubt on it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="StatusDoubt",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("goal_id", fields.UUIDField(null=True)),
                ("owner_id", fields.UUIDField(null=True)),
            ],
            options={
                "table": "status_doubt",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "That something was written from which the status of a goal and of those above it, or of all goals of a person, follows.",
            },
            bases=["Model"],
        ),
        ops.RunPython(_doubt_what_is_written),
    ]
