"""Forms in the graph: who may read what of them, their answers and their evidence."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry
from strawberry.dataloader import DataLoader

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.ids import global_id
from headway.graph.relay import After, Connection, First, Node, Page, bad_request, pages, views
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import Agreement, EvidenceKind, ReviewAction, ReviewDirection, ReviewState
from headway.graph.reviewing.people import AnEmployee, person
from headway.graph.reviewing.templates import Question, RatingScale
from headway.people.access import visible_skills
from headway.people.models import Employee
from headway.planning.access import visible_goals
from headway.reviewing import access, models
from headway.reviewing.reads import evidence as evidence_reads
from headway.reviewing.reads import reviews as reads
from headway.reviewing.rules import evidence as evidence_rules
from headway.reviewing.rules import vocabulary

if TYPE_CHECKING:
    from headway.graph.people import Skill
    from headway.graph.planning import Goal

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]

TYPES = {
    vocabulary.EvidenceKind.GOAL: "Goal",
    vocabulary.EvidenceKind.PROGRESS_UPDATE: "ProgressUpdate",
    vocabulary.EvidenceKind.FEEDBACK: "Feedback",
    vocabulary.EvidenceKind.REVIEW: "Review",
}


async def around(info: Info, row: models.Review) -> reads.Around:
    """What lies around a form, read once for all forms of a level and all fields that need it."""
    loader = info.context.loaders.setdefault("around", DataLoader(lambda rows: _around(info, rows)))
    found: reads.Around = await loader.load(row)
    return found


async def _around(info: Info, rows: list[models.Review]) -> list[reads.Around]:
    found = await reads.around(info.context.actor, rows)
    return [found[row] for row in rows]


def evidence_id(item: evidence_rules.Evidence) -> strawberry.ID:
    """The global id of what is cited: `node` opens it."""
    return strawberry.ID(global_id(TYPES[item.kind], item.id))


@strawberry.type(description="A piece of evidence named in an answer.")
class Citation:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, evidence_rules.Evidence))
    kind: EvidenceKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]

    @strawberry.field(name="evidenceId", description="The global id of what is cited.")
    def evidence(self, row: strawberry.Parent[evidence_rules.Evidence]) -> strawberry.ID:
        return evidence_id(row)

    @strawberry.field(description="What it is called.")
    def label(self, row: strawberry.Parent[evidence_rules.Evidence]) -> str:
        return row.title


@strawberry.type(description="Something of the period that the writer may cite.")
class Evidence:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, evidence_rules.Evidence))
    kind: EvidenceKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]
    at: datetime = strawberry.field(description="When it was.")
    title: str = strawberry.field(description="What it is called.")
    text: str = strawberry.field(description="What it says.")
    cited: bool = strawberry.field(description="Whether an answer of this form cites it.")

    @strawberry.field(description="The global id of the object; send it to cite it.")
    def id(self, row: strawberry.Parent[evidence_rules.Evidence]) -> strawberry.ID:
        return evidence_id(row)

    @strawberry.field(graphql_type=AGoal | None, description="The goal it belongs to.")
    async def goal(self, info: Info, row: strawberry.Parent[evidence_rules.Evidence]) -> Any:
        return await one(info, visible_goals, row.goal_id)

    @strawberry.field(graphql_type=AnEmployee | None, description="Who wrote or owns it.")
    async def person(self, info: Info, row: strawberry.Parent[evidence_rules.Evidence]) -> Any:
        return await person(info, row.person_id)


@strawberry.type(description="How much evidence a month offers, and how much of it is cited.")
class EvidenceMonth:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, evidence_rules.EvidenceMonth))
    month: date = strawberry.field(description="Its first day.")
    available: int = strawberry.field(description="Items of evidence.")
    cited: int = strawberry.field(description="Those cited in this form.")


@strawberry.type(description="The answer to one question, about one goal or skill where it asks for each.")
class Answer(Node):
    is_type_of = views(models.Answer, access.visible_answers)
    rating: int | None = strawberry.field(description="A step of the scale.")
    choice: str = strawberry.field(description="What was chosen, '' for nothing.")
    yes: bool | None = strawberry.field(description="Yes or no.")
    text: str = strawberry.field(description="What was written.")
    level_before: int | None = strawberry.field(description="The level in the skill before, 0 to 5.")
    level_after: int | None = strawberry.field(description="The level in the skill now, 0 to 5.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")

    @strawberry.field(graphql_type=Question, description="What was asked.")
    async def question(self, info: Info, row: strawberry.Parent[models.Answer]) -> models.Question | None:
        return await one(info, access.visible_questions, row.question_id)

    @strawberry.field(
        graphql_type=AGoal | None, description="The goal it is about, if the viewer may see it."
    )
    async def goal(self, info: Info, row: strawberry.Parent[models.Answer]) -> Any:
        return await one(info, visible_goals, row.goal_id)

    @strawberry.field(graphql_type=ASkill | None, description="The skill it is about.")
    async def skill(self, info: Info, row: strawberry.Parent[models.Answer]) -> Any:
        return await one(info, visible_skills, row.skill_id)

    @strawberry.field(
        graphql_type=list[Citation], description="The evidence it names, of what the viewer may see."
    )
    async def citations(
        self, info: Info, row: strawberry.Parent[models.Answer]
    ) -> list[evidence_rules.Evidence]:
        return await value(info, evidence_reads.citations, row.id, [])


@strawberry.type(description="One form: one reviewer looks at one person in one direction.")
class Review(Node):
    is_type_of = views(models.Review, access.visible_reviews)
    direction: ReviewDirection = strawberry.field(description="Who looks at whom.")  # type: ignore[valid-type]
    state: ReviewState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    due_on: date = strawberry.field(description="When it should be handed in.")
    started_at: datetime | None = strawberry.field(description="When the first answer was saved.")
    submitted_at: datetime | None = strawberry.field(description="When it was handed in.")
    shared_at: datetime | None = strawberry.field(description="When the person could read it.")
    acknowledged_at: datetime | None = strawberry.field(description="When the person acknowledged it.")
    agreement: Agreement | None = strawberry.field(description="What the person says of it.")  # type: ignore[valid-type]
    acknowledgement_comment: str = strawberry.field(description="What the person adds, a part of the record.")
    skip_reason: str = strawberry.field(
        description="Why it was skipped, or why it was closed without an acknowledgement."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")

    @strawberry.field(graphql_type=ReviewCycle, description="The round it belongs to.")
    async def cycle(self, info: Info, row: strawberry.Parent[models.Review]) -> models.ReviewCycle | None:
        return await one(info, access.visible_cycles, row.cycle_id)

    @strawberry.field(graphql_type=AnEmployee, description="Whom it is about.")
    async def reviewee(self, info: Info, row: strawberry.Parent[models.Review]) -> Any:
        return await person(info, row.reviewee_id)

    @strawberry.field(graphql_type=AnEmployee, description="Who writes it.")
    async def reviewer(self, info: Info, row: strawberry.Parent[models.Review]) -> Any:
        return await person(info, row.reviewer_id)

    @strawberry.field(description="The overall rating once handed in, for who may read the answers.")
    async def overall_rating(self, info: Info, row: strawberry.Parent[models.Review]) -> int | None:
        readable = row.overall_rating is not None and await value(info, reads.readable, row.id, False)
        return row.overall_rating if readable else None

    @strawberry.field(
        graphql_type=list[Question], description="What the form asks this viewer or tells them."
    )
    async def questions(self, info: Info, row: strawberry.Parent[models.Review]) -> list[models.Question]:
        it = await around(info, row)
        none: list[models.Question] = []
        return [
            asked
            for asked in await value(info, reads.questions, it.cycle.template_id, none)
            if it.asks(asked)
        ]

    @strawberry.field(graphql_type=RatingScale, description="How it rates.")
    async def scale(self, info: Info, row: strawberry.Parent[models.Review]) -> models.RatingScale:
        return (await around(info, row)).cycle.template.scale

    @strawberry.field(graphql_type=list[Answer], description="The answers, none while they are hidden.")
    async def answers(self, info: Info, row: strawberry.Parent[models.Review]) -> list[models.Answer]:
        return await children(info, access.visible_answers, "review_id", row.id, order=("created_at", "id"))

    @strawberry.field(
        graphql_type=list[AGoal],
        description="The person's agreed goals of the period, of what the viewer may see.",
    )
    async def goals(self, info: Info, row: strawberry.Parent[models.Review]) -> Any:
        return await value(info, reads.goals, row, [])

    @strawberry.field(
        graphql_type=Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")] | None,
        description="The form in the other direction, once its answers may be read.",
    )
    async def counterpart(self, info: Info, row: strawberry.Parent[models.Review]) -> models.Review | None:
        return (await around(info, row)).counterpart

    @strawberry.field(description="How far the form in the other direction is, in words.")
    async def counterpart_state(self, info: Info, row: strawberry.Parent[models.Review]) -> str | None:
        return (await around(info, row)).counterpart_words

    @strawberry.field(
        graphql_type=list[Evidence], description="What the writer may cite while writing, newest first."
    )
    async def evidence(
        self,
        info: Info,
        row: strawberry.Parent[models.Review],
        first: First = 100,
        kind: Annotated[
            EvidenceKind | None,  # type: ignore[valid-type]
            strawberry.argument(description="Only of this kind."),
        ] = None,
    ) -> list[evidence_rules.Evidence]:
        if not 1 <= first <= 100:
            raise bad_request(f"`first` is {first}; ask for 1 to 100.")
        found = await value(info, evidence_reads.gathered, row, evidence_reads.Gathered())
        return [item for item in found.items if kind in {None, item.kind}][:first]  # type: ignore[redundant-expr]

    @strawberry.field(
        graphql_type=list[EvidenceMonth], description="Evidence and citations by month, for the writer."
    )
    async def evidence_by_month(
        self, info: Info, row: strawberry.Parent[models.Review]
    ) -> list[evidence_rules.EvidenceMonth]:
        return list((await value(info, evidence_reads.gathered, row, evidence_reads.Gathered())).months)

    @strawberry.field(description="Who will read this form, in words.")
    async def readers(self, info: Info, row: strawberry.Parent[models.Review]) -> str:
        reviewee = await person(info, row.reviewee_id)
        return (await around(info, row)).readers(reviewee.name)

    @strawberry.field(description="What the viewer may do with it now.")
    async def allowed_actions(self, info: Info, row: strawberry.Parent[models.Review]) -> list[ReviewAction]:  # type: ignore[valid-type]
        return (await around(info, row)).actions


@strawberry.type
class PersonReviews:
    @strawberry.field(
        graphql_type=Connection[Review],
        description="Reviews about them that the viewer may know of, newest first.",
    )
    async def reviews(
        self, info: Info, row: strawberry.Parent[Employee], first: First = 20, after: After = None
    ) -> Page[models.Review]:
        return await pages(
            info,
            access.visible_reviews,
            "reviewee_id",
            row.id,
            first=first,
            after=after,
            order=("-created_at", "id"),
        )
