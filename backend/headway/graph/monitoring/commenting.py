"""Commenting in the graph."""

from typing import Annotated
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.monitoring.by_role import partners_among, partners_beside
from headway.graph.monitoring.comments import Comment, subject_key
from headway.graph.refusals import UserErrors
from headway.monitoring import actions, models


@strawberry.input(description="Words beside something.")
class AddCommentInput:
    subject_id: strawberry.ID = strawberry.field(
        description="The goal, feedback, check-in or development plan it is about."
    )
    text: str = strawberry.field(description="The words, at most 4,000 characters.")
    parent_id: strawberry.ID | None = strawberry.field(default=None, description="The comment it replies to.")
    mention_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Whom the words call in, each named in them by @ and the name."
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="The same key again gives the comment of the first call, at most 100 characters.",
    )


@strawberry.input(description="New words for a comment.")
class EditCommentInput:
    id: strawberry.ID = strawberry.field(description="The comment.")
    version: int = strawberry.field(description="The version that was seen.")
    text: str = strawberry.field(description="The words, at most 4,000 characters.")
    mention_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Whom the words call in, each named in them by @ and the name."
    )


@strawberry.input(description="Which comment to take away.")
class DeleteCommentInput:
    id: strawberry.ID = strawberry.field(description="The comment.")
    version: int = strawberry.field(description="The version that was seen.")


@strawberry.type(description="The comment added.")
class AddCommentPayload:
    comment: models.Comment = strawberry.field(graphql_type=Comment, description="The comment as it is now.")


@strawberry.type(description="The comment worded anew.")
class EditCommentPayload:
    comment: models.Comment = strawberry.field(graphql_type=Comment, description="The comment as it is now.")


@strawberry.type(description="The comment taken away.")
class DeleteCommentPayload:
    comment: models.Comment = strawberry.field(graphql_type=Comment, description="The comment as it is now.")


AddCommentResult = Annotated[
    AddCommentPayload | UserErrors,
    strawberry.union("AddCommentResult", description="The comment added, or why not."),
]

EditCommentResult = Annotated[
    EditCommentPayload | UserErrors,
    strawberry.union("EditCommentResult", description="The comment worded anew, or why not."),
]

DeleteCommentResult = Annotated[
    DeleteCommentPayload | UserErrors,
    strawberry.union("DeleteCommentResult", description="The comment taken away, or why not."),
]


@strawberry.type
class CommentingMutation:
    @strawberry.mutation(
        description="Say something beside a goal, feedback, a check-in or a development plan, or reply to a comment; who is called in is told once."
    )
    async def add_comment(self, info: Info, input: AddCommentInput) -> AddCommentResult:
        kind, subject_id = subject_key(input.subject_id)
        mentioned = _people(input.mention_ids)
        done = await actions.add_comment(
            info.context.actor,
            kind=kind,
            subject_id=subject_id,
            text=input.text,
            parent_id=key_or_none(input.parent_id, "Comment", "parent_id"),
            mention_ids=mentioned,
            readers_by_role=await partners_among(kind, subject_id, mentioned),
            idempotency_key=input.idempotency_key,
        )
        return AddCommentPayload(comment=done)

    @strawberry.mutation(description="Word a comment anew within 15 minutes; what it said before is kept.")
    async def edit_comment(self, info: Info, input: EditCommentInput) -> EditCommentResult:
        actor, id, mentioned = info.context.actor, key_of(input.id, "Comment"), _people(input.mention_ids)
        done = await actions.edit_comment(
            actor,
            id=id,
            version=input.version,
            text=input.text,
            mention_ids=mentioned,
            readers_by_role=await partners_beside(actor, id, mentioned),
        )
        return EditCommentPayload(comment=done)

    @strawberry.mutation(description="Take your words away for good; the place in the thread is kept.")
    async def delete_comment(self, info: Info, input: DeleteCommentInput) -> DeleteCommentResult:
        done = await actions.delete_comment(
            info.context.actor, id=key_of(input.id, "Comment"), version=input.version
        )
        return DeleteCommentPayload(comment=done)


def _people(ids: list[strawberry.ID]) -> list[UUID]:
    return [key_of(id, "Employee", "mention_ids") for id in ids]
