"""Colleagues who are to be asked, as tasks in words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from headway.insights.rules import addresses
from headway.insights.rules.phrases import ago, due, many, told
from headway.insights.rules.tasks import Task
from headway.insights.rules.vocabulary import TaskKind


@dataclass(frozen=True, slots=True)
class PeersFacts:
    """Colleagues who are to be proposed about the viewer, or decided about somebody; `declined` of them cannot write."""

    id: UUID
    cycle_id: UUID
    cycle: str
    due_on: date
    number: int
    person_id: UUID | None = None
    person: str = ""
    since: date | None = None
    declined: int = 0


def propose_peers(it: PeersFacts, today: date) -> Task:
    """Fewer colleagues than the cycle asks for are proposed about oneself."""
    cannot = f"{many(it.declined, 'colleague')} cannot write" if it.declined else ""
    return Task(
        kind=TaskKind.PROPOSE_PEERS,
        subject=("Participant", it.id),
        title=f"Propose {many(it.number, 'more colleague' if it.declined else 'colleague')} for your review",
        detail=told(it.cycle, cannot, f"their forms {due(it.due_on, today)}"),
        href=addresses.peers(it.cycle_id),
        action="Propose",
        due_on=it.due_on,
    )


def decide_peers(it: PeersFacts, today: date) -> Task:
    """Somebody proposes who should write about them."""
    proposed = f"proposed {ago(it.since, today)}" if it.since else ""
    return Task(
        kind=TaskKind.DECIDE_PEERS,
        subject=("Participant", it.id),
        title=f"{it.person} proposes {many(it.number, 'reviewer')}",
        detail=told(it.cycle, proposed, f"their forms {due(it.due_on, today)}"),
        href=addresses.peers(it.cycle_id),
        action="Decide",
        due_on=it.due_on,
        since=it.since,
        person_id=it.person_id,
    )
