"""Close relations in the graph: for HR alone."""

from typing import Annotated

import strawberry
from tortoise.expressions import Q

from headway.graph.context import Info
from headway.graph.edges import listed
from headway.graph.ids import global_id, key_of
from headway.graph.refusals import UserErrors
from headway.graph.relay import After, Connection, First, Listing, Node, views
from headway.graph.reviewing.people import AnEmployee, person_of
from headway.reviewing import access, models
from headway.reviewing.actions import relations as actions


@strawberry.type(description="Two people who are too close to calibrate each other, as HR noted.")
class CloseRelation(Node):
    is_type_of = views(models.CloseRelation, access.visible_close_relations)
    one = person_of(AnEmployee | None, "one_id", description="One of them.")
    other = person_of(AnEmployee | None, "other_id", description="The other.")


@strawberry.input(description="Who is close to whom.")
class NoteCloseRelationInput:
    one_id: strawberry.ID = strawberry.field(description="One of them.")
    other_id: strawberry.ID = strawberry.field(description="The other.")


@strawberry.input(description="Which relation to note no more.")
class RemoveCloseRelationInput:
    id: strawberry.ID = strawberry.field(description="The relation.")


@strawberry.type(description="The relation noted.")
class NoteCloseRelationPayload:
    relation: models.CloseRelation = strawberry.field(
        graphql_type=CloseRelation, description="It as it is now."
    )


@strawberry.type(description="The relation noted no more.")
class RemoveCloseRelationPayload:
    removed_id: strawberry.ID = strawberry.field(description="The id it had.")


NoteCloseRelationResult = Annotated[
    NoteCloseRelationPayload | UserErrors,
    strawberry.union("NoteCloseRelationResult", description="The relation noted, or why not."),
]
RemoveCloseRelationResult = Annotated[
    RemoveCloseRelationPayload | UserErrors,
    strawberry.union("RemoveCloseRelationResult", description="The relation noted no more, or why not."),
]


@strawberry.type
class RelationsQuery:
    @listed(Connection[CloseRelation], description="Close relations of people you look after as HR.")
    def close_relations(
        self,
        info: Info,
        first: First = 50,
        after: After = None,
        person_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of this person.")
        ] = None,
    ) -> Listing[models.CloseRelation]:
        relations = access.visible_close_relations(info.context.actor)
        if person_id is not None:
            person = key_of(person_id, "Employee", "person_id")
            relations = relations.filter(Q(one_id=person) | Q(other_id=person))
        return Listing(relations, ("id",), first, after)


@strawberry.type
class RelationsMutation:
    @strawberry.mutation(description="Note that two people are too close to calibrate each other (HR).")
    async def note_close_relation(self, info: Info, input: NoteCloseRelationInput) -> NoteCloseRelationResult:
        noted = await actions.note_close_relation(
            info.context.actor,
            one_id=key_of(input.one_id, "Employee", "one_id"),
            other_id=key_of(input.other_id, "Employee", "other_id"),
        )
        return NoteCloseRelationPayload(relation=noted)

    @strawberry.mutation(description="Note it no more (HR).")
    async def remove_close_relation(
        self, info: Info, input: RemoveCloseRelationInput
    ) -> RemoveCloseRelationResult:
        removed = await actions.remove_close_relation(
            info.context.actor, id=key_of(input.id, "CloseRelation")
        )
        return RemoveCloseRelationPayload(removed_id=strawberry.ID(global_id("CloseRelation", removed)))
