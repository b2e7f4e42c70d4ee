"""What waits for the viewer's judgement: votes on the company, ratings that were moved in calibration, and facts that came late."""

from collections.abc import Awaitable, Callable
from typing import Final

from tortoise.functions import Count, Min

from headway.insights.reads.viewer import Viewer
from headway.insights.rules import judgement_tasks as rules
from headway.insights.rules.review_tasks import settle_closed_data
from headway.insights.rules.tasks import Task
from headway.platform.actor import Actor
from headway.reviewing.access import visible_closed_data
from headway.reviewing.reads.appraisal import appraisals_to_vote_in
from headway.reviewing.reads.calibration import places_waiting_for
from headway.reviewing.rules import PlaceAnswer


async def _votes(actor: Actor, viewer: Viewer) -> list[Task]:
    """Appraisals of the organisation that wait for the viewer's vote."""
    return [
        rules.vote_in_appraisal(row.id, row.name, row.closes_on, viewer.today)
        for row in await appraisals_to_vote_in(actor)
    ]


async def _moved_ratings(actor: Actor, viewer: Viewer) -> list[Task]:
    """Ratings of the viewer's that others moved, and objections that the viewer decides."""
    made = []
    for row in await places_waiting_for(actor):
        if row.answer is PlaceAnswer.WAITING:
            due_on = row.answer_due_on or viewer.today
            made.append(
                rules.answer_calibration(row.id, row.session_id, row.employee.name, due_on, viewer.today)
            )
        else:
            since = viewer.day(row.updated_at)
            made.append(
                rules.decide_calibration(
                    row.id,
                    row.session_id,
                    row.employee.name,
                    row.reviewer.name,
                    since,
                    above=row.reviewer.manager_id is not None,
                )
            )
    return made


async def _closed_data(actor: Actor, viewer: Viewer) -> list[Task]:
    """Closed cycles about whose days something was recorded that nobody settled."""
    if not actor.is_hr:
        return []
    waiting = visible_closed_data(actor).filter(settled_at__isnull=True)
    counted = waiting.annotate(n=Count("id"), since=Min("recorded_at")).group_by("cycle_id", "cycle__name")
    return [
        settle_closed_data(
            row["cycle_id"], row["cycle__name"], row["n"], viewer.day(row["since"]), viewer.today
        )
        for row in await counted.order_by("cycle_id").values("cycle_id", "cycle__name", "n", "since")
    ]


JUDGEMENT: Final[tuple[Callable[[Actor, Viewer], Awaitable[list[Task]]], ...]] = (
    _votes,
    _moved_ratings,
    _closed_data,
)
