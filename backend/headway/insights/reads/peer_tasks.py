"""What somebody has to do so that colleagues are asked: propose them, and decide about those who are proposed."""

from headway.insights.reads.viewer import Viewer
from headway.insights.rules import peer_tasks as rules
from headway.insights.rules.tasks import Task
from headway.platform.actor import Actor, Scope
from headway.reviewing.reads.nominations import peers_waiting, peers_wanted


async def peers(actor: Actor, viewer: Viewer) -> list[Task]:
    """Colleagues to propose about oneself, and to decide about whom one writes."""
    if not actor.may(Scope.REVIEWS_READ):
        return []
    wanted = [
        rules.PeersFacts(
            id=it.participant.id,
            cycle_id=it.participant.cycle_id,
            cycle=it.participant.cycle.name,
            due_on=it.participant.cycle.self_due_on,
            number=it.participant.cycle.fewest_peers - it.alive,
            declined=it.declined,
        )
        for it in await peers_wanted(actor)
    ]
    waiting = [
        rules.PeersFacts(
            id=it.participant.id,
            cycle_id=it.participant.cycle_id,
            cycle=it.participant.cycle.name,
            due_on=it.participant.cycle.self_due_on,
            number=it.number,
            person_id=it.participant.employee.id,
            person=it.participant.employee.name,
            since=viewer.day(it.since),
        )
        for it in await peers_waiting(actor)
    ]
    return [rules.propose_peers(it, viewer.today) for it in wanted] + [
        rules.decide_peers(it, viewer.today) for it in waiting
    ]
