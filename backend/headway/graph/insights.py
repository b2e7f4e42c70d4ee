"""Insights in the graph: the inbox, and the home pages of a person, a manager and the company."""

import asyncio
import re
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import strawberry

from headway.graph.batching import children, one, value
from headway.graph.context import Info
from headway.graph.freshness import Freshness
from headway.graph.ids import global_id
from headway.graph.insight_words import CircleStepName, NeedLevel, StepState, TaskKind
from headway.graph.monitoring import Feedback
from headway.graph.monitoring.enums import GoalStatus
from headway.graph.people import Employee
from headway.graph.planning import Goal
from headway.graph.relay import After, Connection, First, Node, Page, check_first, cursor_values, find_node
from headway.graph.reviewing import ReviewCycle
from headway.graph.rewarding import Budget, Reward
from headway.insights.reads.company import (
    Company,
    budgets,
    company,
    company_goals,
    first_sentence,
    running_cycle,
    status_counts,
)
from headway.insights.reads.home import Home, home, received
from headway.insights.reads.needs import ORDER
from headway.insights.reads.tasks import tasks
from headway.insights.reads.team import ManagerRow as ManagerOf
from headway.insights.reads.team import Member, Team, given_rewards, members, team
from headway.insights.rules import care, phrases
from headway.insights.rules.home import Step
from headway.insights.rules.tasks import Task as TaskOf
from headway.insights.rules.tasks import awake
from headway.insights.rules.team import Action
from headway.insights.rules.vocabulary import DECISIONS
from headway.monitoring import models as monitoring
from headway.monitoring.reads import team_moods
from headway.people.access import visible_employees
from headway.people.models import Employee as EmployeeRow
from headway.planning.access import visible_goals
from headway.planning.models import Goal as GoalRow
from headway.platform.actor import Actor
from headway.platform.kept import Fresh
from headway.platform.models import Row
from headway.reviewing.models import ReviewCycle as CycleRow
from headway.rewarding import models as rewarding

_PLACE = re.compile(r"\{(\w+):([0-9a-f-]{36})\}")


def address(href: str) -> str:
    """The address with global ids where the rules left places for them."""
    return _PLACE.sub(lambda place: global_id(place[1], UUID(place[2])), href)


async def _tasks_of(actor: Actor, keys: list[str]) -> dict[str, list[TaskOf]]:
    return dict.fromkeys(keys, await tasks(actor))


async def all_tasks(info: Info) -> list[TaskOf]:
    """The viewer's tasks, derived once a request."""
    return await value(info, _tasks_of, "viewer", [])


async def _tasks(info: Info) -> list[TaskOf]:
    """Those that were not put off."""
    return awake(await all_tasks(info))


async def inbox_count(info: Info) -> int:
    """How many of the viewer's tasks are decisions."""
    return sum(task.kind in DECISIONS for task in await _tasks(info))


def _first(found: list[TaskOf], first: int) -> list[TaskOf]:
    check_first(first)
    return found[:first]


@strawberry.type(description="What a person must do now, derived from the state of things.")
class Task:
    key: str = strawberry.field(description="The same as long as the thing is to be done.")
    kind: TaskKind = strawberry.field(description="What sort of thing it is.")  # type: ignore[valid-type]
    title: str = strawberry.field(description="What to do, in a few words.")
    detail: str = strawberry.field(description="The figures and dates behind it.")
    due_on: date | None = strawberry.field(description="The last day for it, if there is one.")
    action: str = strawberry.field(description="What the button says.")
    snoozed_until: date | None = strawberry.field(
        description="The day on which it comes back, if it was put off."
    )

    @strawberry.field(description="Where it is done.")
    def href(self, row: strawberry.Parent[TaskOf]) -> str:
        return address(row.href)

    @strawberry.field(graphql_type=Node | None, description="What it is about.")
    async def subject(self, info: Info, row: strawberry.Parent[TaskOf]) -> Row | None:
        return await find_node(info, global_id(*row.subject))

    @strawberry.field(graphql_type=Employee | None, description="Whom it is about, or from whom it comes.")
    async def person(self, info: Info, row: strawberry.Parent[TaskOf]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.person_id)


@strawberry.type(description="A piece of a sentence.")
class SentencePart:
    text: str = strawberry.field(description="Its words, with the spaces around them.")

    @strawberry.field(description="Where they lead, if they do.")
    def href(self, row: strawberry.Parent[phrases.Part]) -> str | None:
        return None if row.href is None else address(row.href)


@strawberry.type(description="The first line of a page: true, with a link under every number.")
class Sentence:
    text: str = strawberry.field(description="All of it, without links.")
    parts: list[SentencePart] = strawberry.field(description="The same, piece by piece.")


@strawberry.type(description="One step of the circle as it stands for the viewer.")
class CircleStep:
    step: CircleStepName = strawberry.field(description="Which step.")  # type: ignore[valid-type]
    line: str = strawberry.field(description="How it stands, in a few words.")
    state: StepState = strawberry.field(description="Whether it is done, now or next.")  # type: ignore[valid-type]

    @strawberry.field(description="Where the step is worked on.")
    def href(self, row: strawberry.Parent[Step]) -> str:
        return address(row.href)


@strawberry.type(description="The viewer's own home: am I on track, and what do I do today?")
class MyHome:
    sentence: Sentence = strawberry.field(description="The answer in a line.")
    steps: list[CircleStep] = strawberry.field(description="The four steps, in order.")
    goals: list[GoalRow] = strawberry.field(
        graphql_type=list[Goal], description="The viewer's goals of the current period, the next due first."
    )

    @strawberry.field(graphql_type=list[Task], description="What to do, most urgent first.")
    def tasks(self, row: strawberry.Parent[Home], first: First = 3) -> list[TaskOf]:
        return _first(row.tasks, first)

    @strawberry.field(
        graphql_type=list[Feedback], description="The newest three pieces of feedback the viewer got."
    )
    async def feedback(self, info: Info) -> list[monitoring.Feedback]:
        return await received(info.context.actor).limit(3)


@strawberry.type(description="One thing to do about a person.")
class SuggestedAction:
    label: str = strawberry.field(description="What the button says.")

    @strawberry.field(description="Where it is done.")
    def href(self, row: strawberry.Parent[Action]) -> str:
        return address(row.href)


@strawberry.type(description="A person of the viewer's team, and what they need.")
class TeamMember:
    last_update_on: date | None = strawberry.field(
        description="The day of the newest number on one of these goals."
    )
    days_since_update: int | None = strawberry.field(description="How many days ago that was.")
    review_state: str = strawberry.field(
        description="How far their review is, in words; nothing of what it says."
    )

    @strawberry.field(graphql_type=Employee, description="The person.")
    async def employee(self, info: Info, row: strawberry.Parent[Member]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.id)

    @strawberry.field(
        graphql_type=list[Goal], description="Their goals of the current period that the viewer may see."
    )
    async def goals(self, info: Info, row: strawberry.Parent[Member]) -> list[GoalRow]:
        found = await asyncio.gather(*(one(info, visible_goals, id) for id in row.goal_ids))
        return [goal for goal in found if goal is not None]

    @strawberry.field(description="How much they need somebody.")
    def level(self, row: strawberry.Parent[Member]) -> NeedLevel:  # type: ignore[valid-type]
        return row.need.level

    @strawberry.field(description="Why, each reason a sentence, the gravest first.")
    def reasons(self, row: strawberry.Parent[Member]) -> list[str]:
        return list(row.need.reasons)

    @strawberry.field(graphql_type=SuggestedAction | None, description="What to do about the first reason.")
    def action(self, row: strawberry.Parent[Member]) -> Action | None:
        return row.need.action

    @strawberry.field(description="How much feedback that the viewer may see they got in 30 days.")
    def feedback_count_30d(self, row: strawberry.Parent[Member]) -> int:
        return row.feedback_count

    @strawberry.field(
        graphql_type=Reward | None, description="The newest approved reward that the viewer may see."
    )
    async def last_reward(self, info: Info, row: strawberry.Parent[Member]) -> rewarding.Reward | None:
        newest = ("-created_at", "id")
        found = await children(info, given_rewards, "employee_id", row.id, order=newest, first=1)
        return next(iter(found), None)


@strawberry.type(description="So many of so many.")
class Coverage:
    done: int = strawberry.field(description="For how many it is so.")
    of: int = strawberry.field(description="Out of how many.")
    due_on: date | None = strawberry.field(
        description="When the next of the rest is due, where there is a date."
    )


@strawberry.type(description="How a team is looked after; about the manager, not about the people.")
class TeamCare:
    @strawberry.field(
        graphql_type=Coverage, description="People with a number in the last 14 days, without those on leave."
    )
    def updates_14d(self, row: strawberry.Parent[Team]) -> care.Coverage:
        return row.updates

    @strawberry.field(
        graphql_type=Coverage,
        description="People who got feedback that the viewer may see in the last 30 days, without those on leave.",
    )
    def feedback_30d(self, row: strawberry.Parent[Team]) -> care.Coverage:
        return row.feedback

    @strawberry.field(
        graphql_type=Coverage, description="Managers' reviews of these people handed in, in running cycles."
    )
    def reviews(self, row: strawberry.Parent[Team]) -> care.Coverage:
        return row.reviews


@strawberry.type(description="A manager below the viewer, and how the people below that manager are doing.")
class ManagerRow:
    people: int = strawberry.field(description="How many people are below, at any depth.")
    goals_off_track: int = strawberry.field(description="How many of their goals are off track or overdue.")

    @strawberry.field(graphql_type=Employee, description="The manager.")
    async def employee(self, info: Info, row: strawberry.Parent[ManagerOf]) -> EmployeeRow | None:
        return await one(info, visible_employees, row.id)

    @strawberry.field(
        graphql_type=Coverage,
        description="Who of them got feedback that the viewer may see in the last 30 days.",
    )
    def feedback_coverage(self, row: strawberry.Parent[ManagerOf]) -> care.Coverage:
        return row.feedback

    @strawberry.field(description="How many reviews of these people by their managers are handed in.")
    def reviews_done(self, row: strawberry.Parent[ManagerOf]) -> int:
        return row.reviews.done

    @strawberry.field(description="Out of how many.")
    def reviews_of(self, row: strawberry.Parent[ManagerOf]) -> int:
        return row.reviews.of


@strawberry.type(
    description="The mood of a group in a whole month, from 1.5 (rather bad) to 4.5 (rather good) in halves."
)
class GroupMood:
    month: date = strawberry.field(description="The first day of the month.")
    people: int = strawberry.field(description="How many people told theirs; five at least.")
    mean: float = strawberry.field(description="The mean of the newest mood of each.")


@strawberry.type(description="A manager's home: who needs me this week?")
class TeamHome:
    sentence: Sentence = strawberry.field(description="The answer in a line.")
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")
    managers: list[ManagerRow] = strawberry.field(
        description="One row for each direct report who manages people; only with all levels."
    )

    @strawberry.field(graphql_type=Connection[TeamMember], description="People by need, then by name.")
    async def people(self, row: strawberry.Parent[Team], first: First = 50, after: After = None) -> Page[Any]:
        last = cursor_values(EmployeeRow, after, ORDER) if after else None
        found = await members(row, check_first(first), last)

        async def count() -> int:
            return row.count

        return Page(found[:first], ORDER, len(found) > first, after, count)

    @strawberry.field(
        graphql_type=list[Task], description="What waits for the viewer's decision, most urgent first."
    )
    def decisions(self, row: strawberry.Parent[Team], first: First = 5) -> list[TaskOf]:
        return _first(row.decisions, first)

    @strawberry.field(description="How many decisions wait for the viewer.")
    def decision_count(self, row: strawberry.Parent[Team]) -> int:
        return len(row.decisions)

    @strawberry.field(
        description="The mood of those who checked in with the viewer, or with anybody below too, month by month; groups with fewer people than the organisation's group size are left out."
    )
    async def moods(self, info: Info, row: strawberry.Parent[Team]) -> list[GroupMood]:
        found = await team_moods(info.context.actor, all_levels=row.below.all_levels)
        return [GroupMood(month=mood.month, people=mood.people, mean=float(mood.mean)) for mood in found]

    @strawberry.field(graphql_type=TeamCare, description="How the team is looked after.")
    def care(self, row: strawberry.Parent[Team]) -> Team:
        return row


@strawberry.type(description="How many goals stand so.")
class StatusCount:
    status: GoalStatus = strawberry.field(description="Where they stand.")  # type: ignore[valid-type]
    count: int = strawberry.field(description="How many.")


# The list of goals and the cycle are also what the sentence is made of: read once a request.
async def _company_goals(actor: Actor, pages: list[Company]) -> dict[Company, list[GoalRow]]:
    return {page: await company_goals(actor, page.period) for page in pages}


async def _running_cycles(actor: Actor, pages: list[Company]) -> dict[Company, CycleRow | None]:
    return dict.fromkeys(pages, await running_cycle(actor))


@strawberry.type(description="The company's page: will we reach the goals?")
class CompanyHome:
    fresh: Fresh = strawberry.field(graphql_type=Freshness, description="How fresh the figures are.")

    @strawberry.field(graphql_type=Sentence, description="The answer in a line.")
    async def sentence(self, info: Info, row: strawberry.Parent[Company]) -> phrases.Sentence:
        goals: list[GoalRow] = await value(info, _company_goals, row, [])
        cycle = await value(info, _running_cycles, row, None)
        return await first_sentence(info.context.actor, row.period, goals, cycle)

    @strawberry.field(
        graphql_type=list[Goal], description="The company's goals of the current period, the next due first."
    )
    async def goals(self, info: Info, row: strawberry.Parent[Company]) -> list[GoalRow]:
        return await value(info, _company_goals, row, [])

    @strawberry.field(
        graphql_type=ReviewCycle | None, description="The newest running review cycle the viewer may see."
    )
    async def cycle(self, info: Info, row: strawberry.Parent[Company]) -> CycleRow | None:
        return await value(info, _running_cycles, row, None)

    @strawberry.field(
        description="All goals of the current period that the viewer may see, by where they stand."
    )
    async def status_counts(self, info: Info, row: strawberry.Parent[Company]) -> list[StatusCount]:
        found = await status_counts(info.context.actor, row.period)
        return [StatusCount(status=status, count=count) for status, count in found]

    @strawberry.field(
        graphql_type=list[Budget], description="The budgets of the current period that the viewer may see."
    )
    async def budgets(self, info: Info, row: strawberry.Parent[Company]) -> list[rewarding.Budget]:
        return [] if row.period is None else await budgets(info.context.actor, row.period)


AllLevels = Annotated[bool, strawberry.argument(description="Everybody below, not only direct reports.")]


@strawberry.type
class ViewerInsights:
    """What insights add to the viewer."""

    @strawberry.field(graphql_type=list[Task], description="What the viewer must do now, most urgent first.")
    async def tasks(self, info: Info, first: First = 20) -> list[TaskOf]:
        return _first(await _tasks(info), first)

    @strawberry.field(description="How many decisions wait for the viewer; own work does not count.")
    async def inbox_count(self, info: Info) -> int:
        return await inbox_count(info)

    @strawberry.field(
        graphql_type=MyHome | None, description="The viewer's own home; null for who is no employee."
    )
    async def home(self, info: Info) -> Home | None:
        return await home(info.context.actor, await _tasks(info))

    @strawberry.field(
        graphql_type=TeamHome | None, description="The viewer's team; null for who has nobody below."
    )
    async def team(self, info: Info, all_levels: AllLevels = False) -> Team | None:
        return await team(info.context.actor, await _tasks(info), all_levels=all_levels)

    @strawberry.field(graphql_type=CompanyHome | None, description="The company as the viewer may see it.")
    async def company(self, info: Info) -> Company | None:
        return await company(info.context.actor)
