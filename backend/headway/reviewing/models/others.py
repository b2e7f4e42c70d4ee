"""Tables of what colleagues and reports have to do with a review: who is asked, and which forms are shown together."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields

from headway.platform.models import Row, VersionedRow
from headway.reviewing.models.reviews import Participant
from headway.reviewing.rules import NamedRequestState, NominationState, OthersGroup

if TYPE_CHECKING:
    from headway.people.models import Employee


class Nomination(VersionedRow):
    """Somebody who is proposed as a peer of a participant; an approved one writes a form."""

    private_fields = frozenset({"turn_down_reason"})

    participant_id: UUID
    peer_id: UUID
    proposer_id: UUID | None
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="nominations", on_delete=fields.CASCADE
    )
    peer: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="nominations", on_delete=fields.RESTRICT, db_index=True
    )
    proposer: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="nominations_made", on_delete=fields.RESTRICT
    )
    state = fields.CharEnumField(NominationState, max_length=11, default=NominationState.PROPOSED)
    turn_down_reason = fields.TextField(default="", db_default="")

    class Meta:
        table = "nomination"
        unique_together = (("participant", "peer"),)


class NamedRequest(VersionedRow):
    """The only report of a participant is asked whether they would write with their name; only a yes makes a form.

    What they answer is nobody else's: the log says that they did, not what.
    """

    private_fields = frozenset({"state"})

    participant_id: UUID
    writer_id: UUID
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="named_requests", on_delete=fields.CASCADE
    )
    writer: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="named_requests", on_delete=fields.RESTRICT, db_index=True
    )
    state = fields.CharEnumField(NamedRequestState, max_length=7, default=NamedRequestState.ASKED)

    class Meta:
        table = "named_request"
        unique_together = (("participant", "writer"),)


class Release(Row):
    """Forms without names about one participant that are shown together, for good."""

    participant_id: UUID
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="releases", on_delete=fields.CASCADE, db_index=True
    )
    raters = fields.CharEnumField(OthersGroup, max_length=7)
    released_at = fields.DatetimeField()

    class Meta:
        table = "review_release"
