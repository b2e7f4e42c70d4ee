"""What a nomination or a reward points to: goals, reviews and feedback of the person."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.monitoring.access import visible_feedback
from headway.planning.access import visible_goals
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.errors import Code
from headway.reviewing.access import visible_reviews
from headway.reviewing.rules.anonymity import NAMED
from headway.rewarding.rules.terms import LEAST_REASON, MOST_REFERENCES
from headway.rewarding.rules.vocabulary import ReferenceKind

Reference = tuple[ReferenceKind, UUID]


async def check_references(
    checks: Checks, actor: Actor, employee_id: UUID, references: Sequence[Reference]
) -> list[Reference]:
    """The references without repetitions; each must be visible to the actor and about the beneficiary."""
    wanted = list(dict.fromkeys(references))
    if len(wanted) > MOST_REFERENCES:
        checks.add(
            Code.TOO_MANY, f"Name at most {MOST_REFERENCES} goals, reviews and feedback.", "references"
        )
        return wanted
    of_kind: dict[ReferenceKind, Any] = {
        ReferenceKind.GOAL: visible_goals(actor).filter(owner_id=employee_id),
        ReferenceKind.REVIEW: visible_reviews(actor).filter(reviewee_id=employee_id, direction__in=NAMED),
        ReferenceKind.FEEDBACK: visible_feedback(actor).filter(receiver_id=employee_id),
    }
    for kind, rows in of_kind.items():
        ids = [id for its_kind, id in wanted if its_kind is kind]
        known = set(await rows.filter(id__in=ids).values_list("id", flat=True)) if ids else set()
        for place, (its_kind, id) in enumerate(references):
            message = (
                f"This {kind.value.lower()} is not of this person, or not shared with you. Choose another."
            )
            found = its_kind is not kind or id in known
            checks.require(found, Code.NOT_FOUND, message, "references", str(place), "id")
    return wanted


def check_reason(checks: Checks, reason: str, *, named: bool) -> None:
    """Something that is named, or a reason in words."""
    if not named and len(reason) < LEAST_REASON:
        code = Code.TOO_SHORT if reason else Code.REQUIRED
        message = (
            f"Name the goals, reviews or feedback it is for, or write at least {LEAST_REASON} characters."
        )
        checks.add(code, message, "reason")
