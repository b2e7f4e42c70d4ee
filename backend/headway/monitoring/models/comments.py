"""Tables of what is said beside goals, feedback and check-ins, and of who was called in."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.monitoring.rules.comments import CommentSubject
from headway.platform.models import Row, VersionedRow

if TYPE_CHECKING:
    from headway.people.models import Employee


class Comment(VersionedRow):
    """Words beside something; whoever may read that, reads them. Once deleted, only the place is kept."""

    private_fields = frozenset({"text"})

    author_id: UUID
    parent_id: UUID | None
    subject_kind = fields.CharEnumField(CommentSubject, max_length=12)
    subject_id = fields.UUIDField()
    parent: fields.ForeignKeyNullableRelation["Comment"] = fields.ForeignKeyField(
        "headway.Comment", null=True, related_name="replies", on_delete=fields.RESTRICT, db_index=True
    )
    author: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="comments", on_delete=fields.RESTRICT
    )
    text = fields.TextField()
    said_at = fields.DatetimeField()
    edited_at = fields.DatetimeField(null=True)
    deleted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "comment"
        indexes = [
            Index(fields=["subject_id", "said_at", "id"]),
            Index(fields=["author_id", "said_at", "id"]),
        ]


class CommentVersion(Row):
    """What a comment said before it was edited."""

    private_fields = frozenset({"text"})

    comment_id: UUID
    comment: fields.ForeignKeyRelation[Comment] = fields.ForeignKeyField(
        "headway.Comment", related_name="versions", on_delete=fields.CASCADE
    )
    number = fields.IntField()
    text = fields.TextField()
    replaced_at = fields.DatetimeField()

    class Meta:
        table = "comment_version"
        unique_together = (("comment", "number"),)


class Mention(VersionedRow):
    """Somebody whom a comment called in, once: an edit that keeps the name, or takes it out and back, calls nobody again."""

    comment_id: UUID
    employee_id: UUID
    comment: fields.ForeignKeyRelation[Comment] = fields.ForeignKeyField(
        "headway.Comment", related_name="mentions", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="mentions", on_delete=fields.RESTRICT, db_index=True
    )
    named = fields.BooleanField(default=True, db_default=True)

    class Meta:
        table = "mention"
        unique_together = (("comment", "employee"),)
