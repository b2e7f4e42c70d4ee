"""What colleagues and reports have to do with a review: who is asked, and what they said together."""

from datetime import datetime

import strawberry

from headway.graph.edges import computed
from headway.graph.relay import Node, views
from headway.graph.reviewing.enums import (
    ExternalAction,
    ExternalState,
    NominationAction,
    NominationState,
    OthersGroup,
    QuestionKind,
)
from headway.graph.reviewing.people import AnEmployee, person_of
from headway.reviewing import access, models
from headway.reviewing.reads import combining
from headway.reviewing.reads import externals as external_reads
from headway.reviewing.reads import nominations as reads
from headway.reviewing.reads import others as others_reads


@strawberry.type(description="One question to colleagues or reports, and what of its answers may be told.")
class OthersQuestion:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, others_reads.OthersQuestion))
    title: str = strawberry.field(description="The question.")
    kind: QuestionKind = strawberry.field(description="What it asks for.")  # type: ignore[valid-type]
    answers: int | None = strawberry.field(description="How many ratings are behind the mean.")
    mean: float | None = strawberry.field(
        description="The mean of the ratings, to one decimal place; null where there are too few or it would tell what somebody said."
    )
    texts: list[str] = strawberry.field(
        description="What was written, by the alphabet; nothing where too few wrote."
    )


@strawberry.type(description="What one group said about a person, together and without names.")
class Others:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, others_reads.Others))
    raters: OthersGroup = strawberry.field(description="Whose forms.")  # type: ignore[valid-type]
    forms: int = strawberry.field(description="How many forms are shown together.")
    questions: list[OthersQuestion] = strawberry.field(description="Question by question.")


@strawberry.type(description="One rating of all managers of a person, by the share of each.")
class CombinedRating:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, combining.CombinedRating))
    value: float = strawberry.field(description="The mean by shares, to one decimal place.")
    words: str = strawberry.field(
        description="How it came about: who counts how much, and whom it leaves out."
    )


@strawberry.type(description="Somebody who is proposed as a peer.")
class Nomination(Node):
    is_type_of = views(models.Nomination, access.visible_nominations)
    state: NominationState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    turn_down_reason: str = strawberry.field(description="Why it was turned down.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    peer = person_of(AnEmployee, "peer_id", description="Who is to write.")
    proposer = person_of(AnEmployee | None, "proposer_id", description="Who proposed it.")
    allowed_actions = computed(
        list[NominationAction],  # type: ignore[valid-type]
        reads.allowed_actions,
        default=(),
        by_row=True,
        description="What the viewer may do with it now.",
    )


@strawberry.type(
    description="Somebody from outside who is invited to write about a person by a link, without an account."
)
class ExternalReviewer(Node):
    is_type_of = views(models.ExternalReviewer, access.visible_external_reviewers)
    name: str = strawberry.field(description="What they are called.")
    email: str = strawberry.field(description="Where the link is mailed to.")
    state: ExternalState = strawberry.field(description="Where the invitation is in its life.")  # type: ignore[valid-type]
    turn_down_reason: str = strawberry.field(description="Why it was turned down.")
    decline_reason: str = strawberry.field(description="Why they will not write, if they said so.")
    expires_at: datetime | None = strawberry.field(
        description="When the link ends; null while there is none."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    proposer = person_of(AnEmployee | None, "proposer_id", description="Who proposed it.")
    handed_in = computed(
        bool | None,
        external_reads.handed_in,
        description="Whether they handed in, for HR until it is released; null for everybody else.",
    )
    allowed_actions = computed(
        list[ExternalAction],  # type: ignore[valid-type]
        external_reads.allowed_actions,
        default=(),
        by_row=True,
        description="What the viewer may do with it now.",
    )
