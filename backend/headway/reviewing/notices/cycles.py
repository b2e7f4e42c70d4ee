"""What reviewing tells those who run a cycle: what holds it up, who came and went, and what came late."""

from typing import Any, Final

from headway.platform.notices import Notice, Payload, Subject, To
from headway.reviewing.access import visible_cycles
from headway.reviewing.models import ReviewCycle
from headway.reviewing.rules import CycleProblemKind

CYCLE: Final = Subject(
    "ReviewCycle", visible_cycles, lambda cycle: cycle.name, "/admin/cycles/{ReviewCycle:id}",
)  # fmt: skip


def launcher(payload: Payload) -> Any:
    """Who launched the cycle."""
    return ReviewCycle.filter(id=payload["cycle_id"]).values_list("launcher_id", flat=True)


def launcher_of(kind: CycleProblemKind) -> To:
    """Who launched the cycle, where this is what happened."""

    async def find(payload: Payload) -> Any:
        return await launcher(payload) if payload["kind"] == kind else ()

    return find


NOTICES: Final = (
    Notice(
        "REVIEW_CYCLE_HELD_UP", "ReviewCycleHeldUp", CYCLE, "cycle_id", launcher,
        "{it} could not move on by itself: see who is stuck.", "A cycle you launched could not move on by itself",
    ),
    Notice(
        "CLOSED_DATA_AFFECTED", "ClosedDataAffected", CYCLE, "cycle_id", launcher,
        "Facts were recorded about days of {it}, which is closed: say what follows.",
        "Facts came late for a closed cycle you launched",
    ),
    Notice(
        "CYCLE_JOINED", "PeopleToDecideAbout", CYCLE, "cycle_id", launcher_of(CycleProblemKind.JOINED),
        "Somebody joined after the launch of {it}: add them, or leave them out.",
        "Somebody joined after you launched a cycle",
    ),
    Notice(
        "CYCLE_LEFT", "PeopleToDecideAbout", CYCLE, "cycle_id", launcher_of(CycleProblemKind.LEFT),
        "Somebody in {it} left, and the forms about them count no more.", "Somebody left during a cycle you launched",
    ),
    Notice(
        "CYCLE_REVIEWER_LEFT", "PeopleToDecideAbout", CYCLE, "cycle_id", launcher_of(CycleProblemKind.REVIEWER_LEFT),
        "Somebody who writes for {it} left: say who writes instead.", "Somebody who writes left during a cycle you launched",
    ),
    Notice(
        "CYCLE_MANAGER_CHANGED", "PeopleToDecideAbout", CYCLE, "cycle_id", launcher_of(CycleProblemKind.MANAGER_CHANGED),
        "Somebody in {it} got another manager: both write, unless you decide otherwise.",
        "Somebody got another manager during a cycle you launched",
    ),
)  # fmt: skip
