"""Asking the only report of a manager whether they would write with their name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from headway.people.rules.vocabulary import EmployeeStatus
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.database import transaction
from headway.platform.errors import Rejected, conflict
from headway.platform.events import announce_all, change, create_all
from headway.reviewing.access import named_request_to_answer
from headway.reviewing.actions.forms import new_form, reports_of
from headway.reviewing.models import NamedRequest, Participant, Review, ReviewCycle
from headway.reviewing.rules import NamedRequestState, ReviewDirection
from headway.reviewing.rules.only_reports import needs_consent, problem_answering


@dataclass(frozen=True, slots=True)
class Answered:
    """The request, and the form that a yes makes."""

    request: NamedRequest
    review: Review | None


async def ask_only_reports(actor: Actor, cycle: ReviewCycle, people: Sequence[Participant]) -> None:
    """Ask who alone reports to one of these, where reports write about their manager; there is no form before they say yes."""
    if not cycle.upward:
        return
    reports = await reports_of(people)
    now = clock.now()
    requests = [
        NamedRequest(participant_id=one.id, writer_id=mine[0], created_at=now, updated_at=now)
        for one in people
        if needs_consent(len(mine := reports[one.employee_id]))
    ]
    await create_all(actor, "ask_only_report", requests)
    await announce_all("OnlyReportAsked", [{"request_id": request.id} for request in requests])


async def answer_named_request(actor: Actor, *, id: UUID, version: int, agrees: bool) -> Answered:
    """Say whether one writes about one's manager with one's name: yes makes the form, no makes nothing and tells nobody.

    Refuses a stale version, what is answered already, a cycle that is past it, and everybody but who was asked.
    """
    async with transaction():
        request = await named_request_to_answer(actor, id)
        about = request.participant
        here = about.employee.status is not EmployeeStatus.LEFT
        if problem := problem_answering(request.state, about.cycle.state, here=here):
            raise Rejected(problem)
        if request.version != version:
            raise conflict(request)
        state = NamedRequestState.AGREED if agrees else NamedRequestState.REFUSED
        await change(actor, "answer_named_request", request, expected_version=version, state=state)
        if not agrees:
            return Answered(request, None)
        form = new_form(about.cycle, about, request.writer_id, ReviewDirection.REPORT)
        await create_all(actor, "give_out_review", [form])
        return Answered(request, form)
