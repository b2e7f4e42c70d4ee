"""Files of executed rewards for other systems, and their lines."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.migrations.constraints import UniqueConstraint

from headway.platform.models import Row
from headway.rewarding.rules.vocabulary import Channel, HandoverStatus


class HandoverFile(Row):
    """Executed rewards as they were handed over by one channel: neither the file nor its columns ever change."""

    channel = fields.CharEnumField(Channel, max_length=12)
    number = fields.IntField()
    made_at = fields.DatetimeField()
    made_by_id = fields.UUIDField(null=True)
    columns: Any = fields.JSONField(default=list)
    totals: Any = fields.JSONField(default=dict)

    class Meta:
        table = "handover_file"
        unique_together = (("channel", "number"),)


class HandoverLine(Row):
    """A reward in a file, or its counter-entry, word for word as it was handed over; the other system says what became of it.

    A channel holds each once. One that was refused and mended goes out `again`: then this line stays as it was, and
    the next file has another.
    """

    private_fields = frozenset({"content", "message"})

    file_id: UUID
    file: fields.ForeignKeyRelation[HandoverFile] = fields.ForeignKeyField(
        "headway.HandoverFile", related_name="lines", on_delete=fields.RESTRICT, db_index=True
    )
    channel = fields.CharEnumField(Channel, max_length=12)
    place = fields.IntField()
    reward_id = fields.UUIDField()
    counter = fields.BooleanField(default=False, db_default=False)
    content: Any = fields.JSONField(default=dict)
    status = fields.CharEnumField(
        HandoverStatus, max_length=8, default=HandoverStatus.SENT, db_default="SENT"
    )
    message = fields.CharField(max_length=500, default="", db_default="")
    reported_at = fields.DatetimeField(null=True)
    again = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "handover_line"
        unique_together = (("file", "place"),)
        constraints = (
            UniqueConstraint(
                fields=("channel", "reward_id", "counter"), name="handover_line_once", condition="NOT again"
            ),
        )
