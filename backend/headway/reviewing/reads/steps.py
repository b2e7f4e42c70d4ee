"""What was done to a cycle last, and by whom: from the audit log, for who runs it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from headway.platform.actor import Actor
from headway.reviewing.access import steps_of
from headway.reviewing.models import ReviewCycle
from headway.reviewing.rules.steps import words_of

LAST: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a cycle; by nobody where a job did it."""

    at: datetime
    employee_id: UUID | None
    words: str


async def steps(actor: Actor, cycles: list[ReviewCycle]) -> dict[ReviewCycle, Sequence[Step]]:
    """The last steps of each cycle, newest first; nothing for who does not run it."""
    found = await steps_of(actor, [cycle.id for cycle in cycles], LAST)
    return {
        cycle: [Step(it.at, it.employee_id, words_of(it.action, it.after)) for it in found[cycle.id]]
        for cycle in cycles
        if cycle.id in found
    }
