"""Help while a goal is written, in the graph: how clear it is, and what a sentence says."""

from datetime import date
from decimal import Decimal
from typing import Annotated

import strawberry
from strawberry.utils.str_converters import to_camel_case

from headway.graph.context import Info
from headway.graph.ids import key_of, key_or_none
from headway.graph.planning.enums import Direction, Measure
from headway.graph.planning.goals import Goal
from headway.graph.relay import bad_request
from headway.graph.words import described
from headway.planning import models, reads
from headway.planning.access import visible_periods
from headway.planning.rules import clarity
from headway.planning.rules import sentence as sentences
from headway.planning.rules import vocabulary as rules
from headway.planning.rules.terms import KeyResultTerms
from headway.platform import clock

LONGEST = 500

Clarity = described(
    clarity.Clarity,
    "What makes a goal clear.",
    name="GoalClarity",
    MEASURABLE="A key result says when it is reached.",
    DATED="It is due on a day to come, and somebody chose that day.",
    OWNED="Somebody who works here pursues it.",
    INSIDE_PERIOD="Its days lie in its period.",
    ONE_OUTCOME="It is one thing, which is reached or not.",
    PLAIN_WORDS="It says what will be different.",
)


@strawberry.type(description="One thing that would make a goal clearer.")
class ClarityHint:
    rule: Clarity = strawberry.field(description="Which rule.")  # type: ignore[valid-type]
    message: str = strawberry.field(description="What to do about it.")
    path: list[str] = strawberry.field(description="The field of the input it is about.")
    hard: bool = strawberry.field(description="Whether the goal cannot be proposed before.")


@strawberry.input(description="A goal as far as it is written.")
class CheckGoalInput:
    title: str = strawberry.field(description="The goal in one line.")
    level: rules.GoalLevel = strawberry.field(
        default=rules.GoalLevel.INDIVIDUAL, description="Whose goal it is."
    )
    period_id: strawberry.ID | None = strawberry.field(default=None, description="The period it is set for.")
    starts_on: date | None = strawberry.field(default=None, description="Its first day, if chosen.")
    due_on: date | None = strawberry.field(default=None, description="The day it is due, if chosen.")
    key_results: int = strawberry.field(default=0, description="How many key results it has.")


@strawberry.type(description="A key result as a sentence says it.")
class ReadKeyResult:
    title: str = strawberry.field(description="What is measured.")
    measure: Measure = strawberry.field(description="What it counts.")  # type: ignore[valid-type]
    direction: Direction = strawberry.field(description="Which way is good.")  # type: ignore[valid-type]
    unit: str = strawberry.field(description="The unit of a number.")
    currency: str = strawberry.field(description="The currency of money.")
    baseline: Decimal | None = strawberry.field(description="Where it starts, if the sentence says so.")
    target: Decimal | None = strawberry.field(description="Where it is to end.")


@strawberry.type(description="What a goal written as one sentence says.")
class GoalReading:
    key_result: ReadKeyResult | None = strawberry.field(description="Its number, if it names one.")
    due_on: date | None = strawberry.field(description="Its last day, if it names one in the period.")
    parents: list[models.Goal] = strawberry.field(
        graphql_type=list[Goal],
        description="Goals above that speak of the same, the nearest first; three at most.",
    )
    similar: list[models.Goal] = strawberry.field(
        graphql_type=list[Goal], description="Goals of the same person that say much the same; three at most."
    )


Sentence = Annotated[
    str, strawberry.argument(description="The goal in one sentence, at most 500 characters.")
]
PeriodId = Annotated[strawberry.ID, strawberry.argument(description="The period it is set for.")]
OwnerId = Annotated[strawberry.ID, strawberry.argument(description="Whose goal it will be.")]


@strawberry.type
class DraftingQuery:
    @strawberry.field(description="What a goal written as one sentence says, read by rules.")
    async def read_goal_sentence(
        self, info: Info, sentence: Sentence, period_id: PeriodId, owner_id: OwnerId
    ) -> GoalReading:
        if len(sentence) > LONGEST:
            raise bad_request("`sentence` is too long. Say it in 500 characters.")
        actor = info.context.actor
        place = {
            "period_id": key_of(period_id, "Period", "period_id"),
            "owner_id": key_of(owner_id, "Employee", "owner_id"),
        }
        reading = sentences.read_sentence(sentence, await _span(info, period_id))
        return GoalReading(
            key_result=_shown(reading.key_result),
            due_on=reading.due_on,
            parents=await reads.suggested_parents(actor, sentence, **place),
            similar=await reads.similar_goals(actor, sentence, **place),
        )

    @strawberry.field(description="What would make a goal clearer, the hard things first; nothing is stored.")
    async def check_goal(
        self,
        info: Info,
        input: Annotated[CheckGoalInput, strawberry.argument(description="The goal so far.")],
    ) -> list[ClarityHint]:
        draft = clarity.Draft(
            title=input.title[:LONGEST],
            level=input.level,
            key_results=input.key_results,
            starts_on=input.starts_on,
            due_on=input.due_on,
            period=await _span(info, input.period_id),
        )
        return [
            ClarityHint(
                rule=hint.rule,
                message=hint.message,
                path=[to_camel_case(name) for name in hint.path],
                hard=hint.code is not None,
            )
            for hint in clarity.hints(draft, clock.today())
        ]


async def _span(info: Info, period_id: strawberry.ID | None) -> tuple[date, date] | None:
    key = key_or_none(period_id, "Period", "period_id")
    period = await visible_periods(info.context.actor).get_or_none(id=key) if key else None
    return (period.starts_on, period.ends_on) if period else None


def _shown(terms: KeyResultTerms | None) -> ReadKeyResult | None:
    if terms is None:
        return None
    return ReadKeyResult(
        title=terms.title,
        measure=terms.measure,
        direction=terms.direction,
        unit=terms.unit,
        currency=terms.currency,
        baseline=terms.baseline,
        target=terms.target,
    )
