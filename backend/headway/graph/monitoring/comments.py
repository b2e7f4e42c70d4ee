"""Comments in the graph: threads beside goals, feedback, check-ins and development plans, and who can be called in."""

from datetime import datetime
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from headway.graph.context import Info
from headway.graph.edges import computed, connection_in_time, derived, to_many, to_one
from headway.graph.ids import global_id, split_id
from headway.graph.monitoring.by_role import partners_called
from headway.graph.monitoring.progress import AnEmployee
from headway.graph.ordering import TimeOrder
from headway.graph.relay import Connection, GlobalId, Node, bad_request, views
from headway.graph.words import described
from headway.monitoring import access, models, reads
from headway.monitoring.rules import comments as rules
from headway.people.access import visible_employees
from headway.people.models import Employee as EmployeeRow
from headway.platform.errors import not_found

described(
    rules.CommentSubject,
    "What a comment can be about.",
    GOAL="A goal.",
    FEEDBACK="Feedback.",
    CHECK_IN="A check-in.",
    DEVELOPMENT="A development plan.",
)
described(
    rules.CommentAction,
    "What you can do with a comment now.",
    REPLY="Answer it.",
    EDIT="Word it anew, for some minutes.",
    DELETE="Take it away.",
)
TYPES = {
    rules.CommentSubject.GOAL: "Goal",
    rules.CommentSubject.FEEDBACK: "Feedback",
    rules.CommentSubject.CHECK_IN: "CheckIn",
    rules.CommentSubject.DEVELOPMENT: "DevelopmentPlan",
}
KINDS = {name: kind for kind, name in TYPES.items()}
LONGEST_SEARCH = 200
AComment: TypeAlias = Annotated["Comment", strawberry.lazy("headway.graph.monitoring.comments")]


def subject_key(id: str) -> tuple[rules.CommentSubject, UUID]:
    """Kind and key of what is commented, from its global id; refuses what takes no comments as if it did not exist."""
    name, key = split_id(id) or ("", None)
    if name not in KINDS or key is None:
        raise not_found("object", "subject_id")
    return KINDS[name], key


@strawberry.type(description="Somebody whom a comment names.")
class Mention:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.Mention))
    employee = to_one(AnEmployee | None, visible_employees, "employee_id", description="Who is named.")


@strawberry.type(description="What a comment said before it was edited.")
class CommentVersion:
    is_type_of = staticmethod(lambda row, _info: isinstance(row, models.CommentVersion))
    text: str = strawberry.field(description="The words; empty once the comment is deleted.")
    replaced_at: datetime = strawberry.field(description="When they were replaced.")


@strawberry.type(description="Words beside something; whoever may read that, reads them.")
class Comment(Node):
    is_type_of = views(models.Comment, access.visible_comments)
    subject_kind: rules.CommentSubject = strawberry.field(description="What it is about.")
    text: str = strawberry.field(description="The words; empty once it is deleted.")
    said_at: datetime = strawberry.field(description="When it was written.")
    edited_at: datetime | None = strawberry.field(description="When it was worded anew.")
    deleted_at: datetime | None = strawberry.field(description="When its author took it away.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    subject_id = derived(
        strawberry.ID,
        lambda kind, key: strawberry.ID(global_id(TYPES[kind], key)),
        "subject_kind",
        "subject_id",
        description="The global id of what it is about.",
    )
    author = to_one(AnEmployee | None, visible_employees, "author_id", description="Who wrote it.")
    parent = to_one(
        AComment | None, access.visible_comments, "parent_id", description="The comment it replies to."
    )
    replies = to_many(
        AComment,
        access.visible_comments,
        "parent_id",
        order=("said_at", "id"),
        first=100,
        description="The first 100 replies, the oldest first.",
    )
    mentions = to_many(
        Mention,
        access.visible_mentions,
        "comment_id",
        order=("id",),
        description="Whom it names and called in.",
    )
    versions = to_many(
        CommentVersion,
        access.visible_comment_versions,
        "comment_id",
        order=("number", "id"),
        description="What it said before, the oldest first.",
    )
    allowed_actions = computed(
        list[rules.CommentAction],
        reads.comment_actions,
        default=(),
        by_row=True,
        description="What you can do with it now.",
    )


@strawberry.type
class Commented:
    """What everything has that can be commented."""

    comments = connection_in_time(
        Connection[AComment],
        access.visible_threads,
        "subject_id",
        "said_at",
        unasked=TimeOrder.OLDEST,
        description="What is said beside it, thread by thread.",
    )


@strawberry.type
class CommentQuery:
    @strawberry.field(
        graphql_type=list[AnEmployee],
        description="The first eight people by name who can be called in beside this object: those who may read it; HR partners who read it by their role when searched for.",
    )
    async def mentionable(
        self,
        info: Info,
        id: GlobalId,
        search: Annotated[str, strawberry.argument(description="Words that begin words of the name.")] = "",
    ) -> list[EmployeeRow]:
        if len(search) > LONGEST_SEARCH or "\0" in search:
            raise bad_request(
                "`search` is too long or holds a character that no name has. Search for fewer words."
            )
        name, key = split_id(id) or ("", None)
        if name not in KINDS or key is None:
            return []
        actor, kind, search = info.context.actor, KINDS[name], search.strip()
        partners = await partners_called(actor, kind, key, search)
        return await reads.mentionable(actor, kind, key, search, partners)
