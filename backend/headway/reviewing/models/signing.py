"""Tables of sign-off: each version of a review as it was signed, and the signatures under it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields

from headway.platform.models import Row, VersionedRow
from headway.reviewing.models.reviews import Review
from headway.reviewing.rules import SignatureOutcome, Signer

if TYPE_CHECKING:
    from headway.people.models import Employee


class ReviewRecord(Row):
    """A version of a review as it is signed: frozen at the first signature, never changed but to erase words.

    `content` also says why it followed another; `digest` is that of the content, `fingerprint` that of content and
    signatures, set when the version ended and went into the chain.
    """

    private_fields = frozenset({"content"})

    review_id: UUID
    review: fields.ForeignKeyRelation[Review] = fields.ForeignKeyField(
        "headway.Review", related_name="records", on_delete=fields.RESTRICT
    )
    number = fields.IntField()
    content: Any = fields.JSONField()
    digest = fields.CharField(max_length=64)
    frozen_at = fields.DatetimeField()
    sealed_at = fields.DatetimeField(null=True)
    fingerprint = fields.CharField(max_length=64, default="", db_default="")
    erased_at = fields.DatetimeField(null=True)

    class Meta:
        table = "review_record"
        unique_together = (("review", "number"),)


class ReviewSignature(Row):
    """What came of asking somebody to sign a version: `by` signed, or recorded that the signer did not.

    `skills` are the answers about skills gained that the manager accepted.
    """

    private_fields = frozenset({"reason"})

    record_id: UUID
    by_id: UUID | None
    record: fields.ForeignKeyRelation[ReviewRecord] = fields.ForeignKeyField(
        "headway.ReviewRecord", related_name="signatures", on_delete=fields.RESTRICT
    )
    signer = fields.CharEnumField(Signer, max_length=12)
    outcome = fields.CharEnumField(SignatureOutcome, max_length=11)
    by: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="review_signatures",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    at = fields.DatetimeField()
    # Words with a digest of their own, as in the content of the record; empty for a signature.
    reason: Any = fields.JSONField(default=dict)
    skills: Any = fields.JSONField(default=list)

    class Meta:
        table = "review_signature"
        unique_together = (("record", "signer"),)


class LegalHold(VersionedRow):
    """While it is in force, nothing that was written about somebody may be erased."""

    private_fields = frozenset({"reason"})

    employee_id: UUID
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="legal_holds", on_delete=fields.RESTRICT, db_index=True
    )
    reason = fields.TextField()
    # In force until it is lifted, or this day is over.
    ends_on = fields.DateField(null=True)
    lifted_at = fields.DatetimeField(null=True)

    class Meta:
        table = "legal_hold"
