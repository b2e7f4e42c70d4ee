"""The meeting in which a person and who wrote the review talk about it."""

from uuid import UUID

from tortoise import fields

from headway.platform.models import VersionedRow
from headway.reviewing.models.reviews import Review


class ReviewMeeting(VersionedRow):
    """When and where the two meet, what about, and what they noted; once it was held it has a time of that."""

    private_fields = frozenset({"agenda", "notes", "place"})

    review_id: UUID
    review: fields.OneToOneRelation[Review] = fields.OneToOneField(
        "headway.Review", related_name="meeting", on_delete=fields.RESTRICT
    )
    starts_at = fields.DatetimeField()
    minutes = fields.IntField()
    place = fields.CharField(max_length=200, default="", db_default="")
    agenda = fields.TextField(default="", db_default="")
    notes = fields.TextField(default="", db_default="")
    held_at = fields.DatetimeField(null=True)

    class Meta:
        table = "review_meeting"
