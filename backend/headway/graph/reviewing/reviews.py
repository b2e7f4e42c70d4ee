"""Forms in the graph: who may read what of them, their answers and their evidence."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import strawberry

from headway.graph.batching import value
from headway.graph.context import Info
from headway.graph.edges import Load, computed, to_many, to_one
from headway.graph.relay import First, Node, bad_request, views
from headway.graph.reviewing.ahead import ReviewAhead
from headway.graph.reviewing.citing import Citation, evidence_id
from headway.graph.reviewing.cycles import ReviewCycle
from headway.graph.reviewing.enums import (
    Agreement,
    EvidenceKind,
    ReviewAction,
    ReviewDirection,
    ReviewState,
    SignatureOutcome,
    Signer,
)
from headway.graph.reviewing.meetings import ReviewMeeting
from headway.graph.reviewing.others import CombinedRating, Others
from headway.graph.reviewing.people import AnEmployee, person, person_of
from headway.graph.reviewing.records import ReviewRecord
from headway.graph.reviewing.scores import Score
from headway.graph.reviewing.templates import FrozenStandard, Question, RatingScale
from headway.people.access import visible_skills
from headway.planning.access import visible_goals
from headway.reviewing import access, models
from headway.reviewing.reads import cited, combining
from headway.reviewing.reads import evidence as evidence_reads
from headway.reviewing.reads import meetings as meetings_reads
from headway.reviewing.reads import others as others_reads
from headway.reviewing.reads import records as records_reads
from headway.reviewing.reads import reviews as reads
from headway.reviewing.reads import scores as score_reads
from headway.reviewing.rules import evidence as evidence_rules
from headway.reviewing.rules import recency as recency_rules

if TYPE_CHECKING:
    from headway.graph.people import Skill
    from headway.graph.planning import Goal

AGoal: TypeAlias = Annotated["Goal", strawberry.lazy("headway.graph.planning")]
ASkill: TypeAlias = Annotated["Skill", strawberry.lazy("headway.graph.people")]
AReview: TypeAlias = Annotated["Review", strawberry.lazy("headway.graph.reviewing.reviews")]


async def around(info: Info, row: models.Review) -> reads.Around:
    """What lies around a form, read once for all forms of a level and all fields that need it."""
    load: Load = reads.around
    nothing: Any = None  # every form has something around it
    found: reads.Around = await value(info, load, row, nothing)
    return found


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

    goal = to_one(AGoal | None, visible_goals, "goal_id", description="The goal it belongs to.")
    person = person_of(AnEmployee | None, "person_id", description="Who wrote or owns it.")


@strawberry.type(description="How much evidence a month offers, and how much of it is cited.")
class EvidenceMonth:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, evidence_rules.EvidenceMonth))
    month: date = strawberry.field(description="Its first day.")
    available: int = strawberry.field(description="Items of evidence.")
    cited: int = strawberry.field(description="Those cited in this form.")


@strawberry.type(description="How recent what is cited is among what the period offers.")
class Recency:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, recency_rules.Recency))
    days_later: float = strawberry.field(
        description="By how many days what is cited lies later, on average, than all there is."
    )
    p_value: float = strawberry.field(
        description="How often a choice by chance would be as late: a one-sided permutation test with 1,999 seeded draws."
    )
    words: str = strawberry.field(description="What that tells the writer.")


@strawberry.type(description="Who reads the answer to one question.")
class QuestionReaders:
    question: models.Question = strawberry.field(graphql_type=Question, description="The question.")
    words: str = strawberry.field(description="Who reads it, in words.")
    named: bool = strawberry.field(description="Whether they know who wrote it.")


@strawberry.type(
    description="The answer to one question, about one goal, skill or standard where it asks for each."
)
class Answer(Node):
    is_type_of = views(models.Answer, access.visible_answers)
    rating: int | None = strawberry.field(description="A step of the scale.")
    choice: str = strawberry.field(description="What was chosen, '' for nothing.")
    yes: bool | None = strawberry.field(description="Yes or no.")
    text: str = strawberry.field(description="What was written.")
    level_before: int | None = strawberry.field(description="The level in the skill before, 0 to 5.")
    level_after: int | None = strawberry.field(description="The level in the skill now, 0 to 5.")
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    question = to_one(Question, access.visible_questions, "question_id", description="What was asked.")
    goal = to_one(
        AGoal | None, visible_goals, "goal_id", description="The goal it is about, if the viewer may see it."
    )
    skill = to_one(ASkill | None, visible_skills, "skill_id", description="The skill it is about.")
    standard = to_one(
        FrozenStandard | None,
        access.visible_frozen_standards,
        "standard_id",
        description="The standard it is about, as it was when the cycle was launched.",
    )
    citations = computed(
        list[Citation],
        cited.citations,
        default=(),
        description="The evidence it names, of what the viewer may see.",
    )


@strawberry.type(description="One form: one reviewer looks at one person in one direction.")
class Review(Node, ReviewAhead):
    is_type_of = views(models.Review, access.visible_reviews)
    direction: ReviewDirection = strawberry.field(description="Who looks at whom.")  # type: ignore[valid-type]
    state: ReviewState = strawberry.field(description="Where it is in its life.")  # type: ignore[valid-type]
    due_on: date = strawberry.field(description="When it should be handed in.")
    from_on: date | None = strawberry.field(
        description="The first day it looks at, where that is not the period's."
    )
    to_on: date | None = strawberry.field(
        description="The last day it looks at, where that is not the period's."
    )
    extended: bool = strawberry.field(description="Whether it has more time than the others.")
    unlocked: bool = strawberry.field(description="Whether it may be written before its phase.")
    instead_of = to_one(
        AReview | None,
        access.visible_reviews,
        "instead_of_id",
        description="The form in whose place it stands, if the viewer may know of it.",
    )
    started_at = computed(
        datetime | None,
        reads.instants,
        show=lambda it: it.started_at,
        default=reads.NO_INSTANTS,
        by_row=True,
        description="When the first answer was saved; of a form without a name only its writer is told.",
    )
    submitted_at = computed(
        datetime | None,
        reads.instants,
        show=lambda it: it.submitted_at,
        default=reads.NO_INSTANTS,
        by_row=True,
        description="When it was handed in; of a form without a name only its writer is told.",
    )
    shared_at: datetime | None = strawberry.field(description="When the person could read it.")
    acknowledged_at: datetime | None = strawberry.field(description="When the person acknowledged it.")
    agreement: Agreement | None = strawberry.field(description="What the person says of it.")  # type: ignore[valid-type]
    acknowledgement_comment: str = strawberry.field(description="What the person adds, a part of the record.")
    skip_reason: str = strawberry.field(
        description="Why it was skipped, or why it was closed without an acknowledgement."
    )
    weight: int | None = strawberry.field(
        description="The share of this rating among those of all managers, in percent; 0 for who only comments."
    )
    dispute_outcome: str = strawberry.field(description="What came of a disagreement, a part of the record.")
    dispute_resolved_at: datetime | None = strawberry.field(description="When that was settled.")
    record_number: int = strawberry.field(description="Which version is signed now, from 1.")
    correction_reason: str = strawberry.field(
        description="Why this version followed another, '' for the first."
    )
    employee_signature: SignatureOutcome | None = strawberry.field(  # type: ignore[valid-type]
        description="What came of asking the person to sign this version."
    )
    manager_signature: SignatureOutcome | None = strawberry.field(  # type: ignore[valid-type]
        description="What came of asking who wrote it."
    )
    third_signature: SignatureOutcome | None = strawberry.field(  # type: ignore[valid-type]
        description="What came of asking whom the questionnaire names."
    )
    version: int = strawberry.field(description="Send it back with a change; a stale one answers CONFLICT.")
    cycle = to_one(ReviewCycle, access.visible_cycles, "cycle_id", description="The round it belongs to.")
    reviewee = person_of(AnEmployee, "reviewee_id", description="Whom it is about.")
    reviewer = person_of(AnEmployee, "reviewer_id", description="Who writes it.")
    overall_rating = computed(
        int | None,
        reads.overall_ratings,
        description="The overall rating once handed in, for who may read the answers.",
    )

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

    scale = computed(
        RatingScale,
        reads.around,
        show=lambda it: it.cycle.template.scale,
        by_row=True,
        description="How it rates.",
    )
    answers = to_many(
        Answer,
        access.visible_answers,
        "review_id",
        order=("created_at", "id"),
        description="The answers, none while they are hidden.",
    )
    goals = computed(
        list[AGoal],
        reads.goals,
        default=(),
        by_row=True,
        description="The person's agreed goals of the period, of what the viewer may see.",
    )
    standards = computed(
        list[FrozenStandard],
        reads.standards,
        default=(),
        by_row=True,
        description="The standards of the person's role as they were when the cycle was launched, where the two judge them.",
    )
    counterpart = computed(
        AReview | None,
        reads.around,
        show=lambda it: it.counterpart,
        by_row=True,
        description="The form in the other direction, once its answers may be read.",
    )
    counterpart_state = computed(
        str | None,
        reads.around,
        show=lambda it: it.counterpart_words,
        by_row=True,
        description="How far the form in the other direction is, in words.",
    )

    others = computed(
        list[Others],
        others_reads.told_beside,
        default=(),
        by_row=True,
        description="What colleagues and reports said of the person, without names, as far as enough did and the viewer reads it.",
    )

    rolled_up = computed(
        str | None,
        others_reads.rolled_up,
        by_row=True,
        description="For the writer of a form without a name: how many are asked, and how what they write might be shown together.",
    )
    combined = computed(
        CombinedRating | None,
        combining.combined_beside,
        by_row=True,
        description="The rating of all managers together where several rate, once the viewer reads all of them.",
    )
    unsigned = computed(
        list[Signer],  # type: ignore[valid-type]
        reads.around,
        show=lambda it: it.unsigned,
        by_row=True,
        description="Who has neither signed this version nor been recorded.",
    )
    records = computed(
        list[ReviewRecord],
        records_reads.records_of,
        default=(),
        by_row=True,
        description="The versions that were signed, oldest first, for who reads the review.",
    )

    meeting = computed(
        ReviewMeeting | None,
        meetings_reads.meetings_about,
        description="The meeting about it, for the two who meet.",
    )

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
        skip: Annotated[int, strawberry.argument(description="How many of the newest to leave out.")] = 0,
    ) -> list[evidence_rules.Evidence]:
        if not 1 <= first <= 100:
            raise bad_request(f"`first` is {first}; ask for 1 to 100.")
        if skip < 0:
            raise bad_request(f"`skip` is {skip}; leave out 0 or more.")
        found = await value(info, evidence_reads.gathered, row, evidence_reads.Gathered())
        asked = [item for item in found.items if kind in {None, item.kind}]  # type: ignore[redundant-expr]
        return asked[skip : skip + first]

    @strawberry.field(
        graphql_type=list[EvidenceMonth], description="Evidence and citations by month, for the writer."
    )
    async def evidence_by_month(
        self, info: Info, row: strawberry.Parent[models.Review]
    ) -> list[evidence_rules.EvidenceMonth]:
        return list((await value(info, evidence_reads.gathered, row, evidence_reads.Gathered())).months)

    @strawberry.field(
        graphql_type=Recency | None,
        description="Whether the writer cites mostly what is recent; null where too little is cited to tell.",
    )
    async def recency(
        self, info: Info, row: strawberry.Parent[models.Review]
    ) -> recency_rules.Recency | None:
        return (await value(info, evidence_reads.gathered, row, evidence_reads.Gathered())).recency

    score = computed(
        Score | None,
        score_reads.scores,
        by_row=True,
        description="What the manager's review adds up to; null where nothing is counted or the answers are hidden.",
    )

    @strawberry.field(
        description="Who will read the answer to each question, for its writer; nothing for others."
    )
    async def question_readers(
        self, info: Info, row: strawberry.Parent[models.Review]
    ) -> list[QuestionReaders]:
        it = await around(info, row)
        if not it.standing.is_reviewer:
            return []
        reviewee = (await person(info, row.reviewee_id)).name
        none: list[models.Question] = []
        asked = await value(info, reads.questions, it.cycle.template_id, none)
        told = ((question, it.told(question, reviewee)) for question in asked if it.asks(question))
        return [QuestionReaders(question=question, words=by.words, named=by.named) for question, by in told]

    @strawberry.field(description="Who will read this form, in words.")
    async def readers(self, info: Info, row: strawberry.Parent[models.Review]) -> str:
        reviewee = await person(info, row.reviewee_id)
        return (await around(info, row)).readers(reviewee.name)

    allowed_actions = computed(
        list[ReviewAction],  # type: ignore[valid-type]
        reads.around,
        show=lambda it: it.actions,
        by_row=True,
        description="What the viewer may do with it now.",
    )
