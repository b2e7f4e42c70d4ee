"""Tables of reviewers from outside: who is invited by a link, and the one form that the link opens."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields

from headway.platform.models import VersionedRow
from headway.reviewing.models.others import Release
from headway.reviewing.models.reviews import Participant
from headway.reviewing.rules.vocabulary import ExternalState

if TYPE_CHECKING:
    from headway.people.models import Employee


class ExternalReviewer(VersionedRow):
    """Somebody without an account who is asked about a participant; only the hash of their link is kept."""

    private_fields = frozenset({"name", "email", "turn_down_reason", "decline_reason"})

    participant_id: UUID
    proposer_id: UUID | None
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="externals", on_delete=fields.CASCADE
    )
    proposer: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="externals_proposed", on_delete=fields.RESTRICT
    )
    name = fields.CharField(max_length=200)
    email = fields.CharField(max_length=254)
    state = fields.CharEnumField(ExternalState, max_length=11, default=ExternalState.PROPOSED)
    turn_down_reason = fields.TextField(default="", db_default="")
    decline_reason = fields.TextField(default="", db_default="")
    token_hash = fields.CharField(max_length=64, null=True, unique=True)
    expires_at = fields.DatetimeField(null=True)

    class Meta:
        table = "external_reviewer"
        unique_together = (("participant", "email"),)


class ExternalForm(VersionedRow):
    """What somebody from outside writes. Once it is released it says no longer who wrote it."""

    private_fields = frozenset({"answers", "reviewer_id"})

    participant_id: UUID
    reviewer_id: UUID | None
    release_id: UUID | None
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="external_forms", on_delete=fields.CASCADE, db_index=True
    )
    reviewer: fields.ForeignKeyNullableRelation[ExternalReviewer] = fields.ForeignKeyField(
        "headway.ExternalReviewer", null=True, unique=True, related_name="forms", on_delete=fields.CASCADE
    )
    # By question: rating and text.
    answers: Any = fields.JSONField(default=dict)
    submitted_at = fields.DatetimeField(null=True)
    release: fields.ForeignKeyNullableRelation[Release] = fields.ForeignKeyField(
        "headway.Release", null=True, related_name="external_forms", on_delete=fields.RESTRICT, db_index=True
    )

    class Meta:
        table = "external_form"
