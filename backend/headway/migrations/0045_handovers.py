import csv
import io
from typing import Any
from uuid import uuid4

from orjson import dumps, loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint
from tortoise.migrations.schema_editor.base import BaseSchemaEditor

from headway.rewarding.rules.vocabulary import Channel, HandoverStatus

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STATUSES = {"SENT": "SENT", "PAID": "TAKEN", "REFUSED": "REFUSED"}
_FILE = ("id", "number", "made_at", "made_by_id", "totals")
_LINE = ("id", "file_id", "reward_id", "counter", "message", "reported_at")


async def _keep_payroll_files(_: object, editor: BaseSchemaEditor) -> None:
    """Files that were kept as text become lines; written again, they are the same bytes."""
    told: dict[tuple[str, str, bool], dict[str, Any]] = {
        (str(line["file_id"]), str(line["reward_id"]), bool(line["counter"])): line
        for line in await editor.client.execute_query_dict("SELECT * FROM payroll_line")
    }
    for file in await editor.client.execute_query_dict("SELECT * FROM payroll_file"):
        header, *rows = csv.reader(io.StringIO(file["content"], newline=""))
        kept = {name: file[name] for name in _FILE}
        await _insert(editor, "handover_file", kept | {"channel": "PAYROLL", "columns": _json(header[1:])})
        for place, (_, *cells) in enumerate(rows, 1):
            said = {name: _said(name, text) for name, text in zip(header[1:], cells, strict=True) if text}
            line = told[str(file["id"]), str(said["reward"]), said["entry"] == "REVERSAL"]
            more = {"channel": "PAYROLL", "again": False, "place": place, "content": _json(said)}
            status = {"status": _STATUSES[line["status"]]}
            await _insert(editor, "handover_line", {name: line[name] for name in _LINE} | more | status)


async def _insert(editor: BaseSchemaEditor, table: str, values: dict[str, Any]) -> None:
    in_postgres = editor.client.capabilities.dialect == "postgres"
    marks = ", ".join(f"${at}" if in_postgres else "?" for at in range(1, len(values) + 1))
    statement = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"  # noqa: S608 - our own words
    await editor.client.execute_query(statement, list(values.values()))


def _json(value: object) -> str:
    return dumps(value).decode()


def _said(name: str, text: str) -> str | int:
    if name == "employment_percent":
        return int(text)
    bare = text.removeprefix("'")
    return bare if bare.lstrip(" ").startswith(_FORMULA) else text


class Migration(migrations.Migration):
    dependencies = [("headway", "0044_judged_standards")]

    initial = False

    operations = [
        ops.CreateModel(
            name="HandoverFile",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "channel",
                    fields.CharEnumField(
                        description="PAYROLL: PAYROLL\nLEAVE: LEAVE\nASSIGNMENTS: ASSIGNMENTS",
                        enum_type=Channel,
                        max_length=12,
                    ),
                ),
                ("number", fields.IntField()),
                ("made_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("made_by_id", fields.UUIDField(null=True)),
                ("columns", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("totals", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "handover_file",
                "app": "headway",
                "unique_together": (("channel", "number"),),
                "pk_attr": "id",
                "table_description": "Executed rewards as they were handed over by one channel: neither the file nor its columns ever change.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="HandoverLine",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "file",
                    fields.ForeignKeyField(
                        "headway.HandoverFile",
                        source_field="file_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="lines",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "channel",
                    fields.CharEnumField(
                        description="PAYROLL: PAYROLL\nLEAVE: LEAVE\nASSIGNMENTS: ASSIGNMENTS",
                        enum_type=Channel,
                        max_length=12,
                    ),
                ),
                ("place", fields.IntField()),
                ("reward_id", fields.UUIDField()),
                ("counter", fields.BooleanField(default=False, db_default=False)),
                ("content", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                (
                    "status",
                    fields.CharEnumField(
                        default=HandoverStatus.SENT,
                        description="SENT: SENT\nTAKEN: TAKEN\nREFUSED: REFUSED",
                        db_default="SENT",
                        enum_type=HandoverStatus,
                        max_length=8,
                    ),
                ),
                ("message", fields.CharField(default="", db_default="", max_length=500)),
                ("reported_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("again", fields.BooleanField(default=False, db_default=False)),
            ],
            options={
                "table": "handover_line",
                "app": "headway",
                "unique_together": (("file", "place"),),
                "constraints": [
                    UniqueConstraint(
                        fields=("channel", "reward_id", "counter"),
                        name="handover_line_once",
                        condition="NOT again",
                    )
                ],
                "pk_attr": "id",
                "table_description": "A reward in a file, or its counter-entry, word for word as it was handed over; the other system says what became of it.",
            },
            bases=["Row"],
        ),
        ops.RunPython(_keep_payroll_files),
        ops.DeleteModel(name="PayrollLine"),
        ops.DeleteModel(name="PayrollFile"),
    ]
