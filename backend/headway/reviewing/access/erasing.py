"""About whom HR may erase words or keep them, and every row whose words go with somebody."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from headway.people.access import in_hr_scope, visible_employees
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.errors import not_found
from headway.platform.models import Row
from headway.reviewing.models import (
    Answer,
    CalibrationChange,
    ExternalForm,
    ExternalReviewer,
    LegalHold,
    Nomination,
    Review,
    ReviewMeeting,
    ReviewRecord,
    SettledProblem,
)
from headway.reviewing.rules import CycleState
from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.lives import HANDED_IN

if TYPE_CHECKING:
    from headway.people.models import Employee


@dataclass(frozen=True, slots=True)
class Worded:
    """A table with words about people: which of its columns hold them, and which names the person."""

    model: type[Row]
    columns: tuple[str, ...]
    about: str
    title: str
    only: Q | None = None

    def rows(self, employee_id: UUID) -> QuerySet[Any]:
        """Those about somebody that still say something."""
        says = Q(*(~Q(**{column: ""}) for column in self.columns), join_type="OR")
        return self.model.filter(says, self.only or Q(), **{self.about: employee_id})


# While a cycle runs, whoever takes a form over reads the draft; after it nobody has to.
_OVER: Final = Q(review__cycle__state__in=(CycleState.CLOSED, CycleState.ARCHIVED, CycleState.CANCELLED))
_WITHHELD: Final = Q(review__direction__in=sorted(ANONYMOUS), review__release_id__isnull=True)

WORDED: Final = (
    Worded(Answer, ("text",), "review__reviewee_id", "Answers in the forms about this person"),
    Worded(
        Answer,
        ("text",),
        "review__reviewer_id",
        "Answers of this person about others that nobody got to read",
        _OVER & (~Q(review__state__in=sorted(HANDED_IN)) | _WITHHELD),
    ),
    Worded(
        Review,
        ("acknowledgement_comment", "dispute_outcome", "skip_reason", "correction_reason"),
        "reviewee_id",
        "Comments, outcomes and reasons on these forms",
    ),
    Worded(
        ReviewMeeting,
        ("agenda", "notes", "place"),
        "review__reviewee_id",
        "Agendas and notes of review meetings",
    ),
    Worded(
        Nomination,
        ("turn_down_reason",),
        "participant__employee_id",
        "Reasons why a colleague was not asked",
    ),
    Worded(
        ExternalReviewer,
        ("turn_down_reason", "decline_reason"),
        "participant__employee_id",
        "Reasons why somebody from outside did not write",
    ),
    Worded(CalibrationChange, ("reason",), "place__employee_id", "Reasons in calibration"),
    Worded(SettledProblem, ("reason",), "employee_id", "Reasons in the data check of cycles"),
)


def records_about(employee_id: UUID) -> QuerySet[ReviewRecord]:
    """Signed versions whose words are there."""
    return ReviewRecord.filter(review__reviewee_id=employee_id, erased_at__isnull=True)


async def external_forms_about(employee_id: UUID) -> list[ExternalForm]:
    """What people from outside wrote that still says something."""
    forms = await ExternalForm.filter(participant__employee_id=employee_id)
    return [form for form in forms if any(said["text"] for said in form.answers.values())]


async def person_to_erase(actor: Actor, employee_id: UUID) -> "Employee":
    """Somebody whom the actor looks after as HR, and who is not the actor."""
    looked_after = actor.is_hr and not actor.integration and employee_id != actor.employee_id
    known = (
        visible_employees(actor).filter(id=employee_id, id__in=in_hr_scope(actor)) if looked_after else None
    )
    person = await known.first() if known is not None else None
    if person is None:
        raise not_found("person", "employee_id")
    return person


async def hold_on(employee_id: UUID) -> LegalHold | None:
    """The hold that is in force: not lifted, and its last day not over."""
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    return await LegalHold.filter(lasting, employee_id=employee_id, lifted_at__isnull=True).first()
