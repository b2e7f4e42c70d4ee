"""The lives of cycles and forms: which move is allowed to whom, in which state."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.anonymity import ANONYMOUS, NAMED
from headway.reviewing.rules.vocabulary import (
    CycleAction,
    CycleState,
    ReviewAction,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
    Signer,
)

PHASES: Final = (
    CycleState.NOMINATION,
    CycleState.COLLECTING,
    CycleState.MANAGER_REVIEW,
    CycleState.CALIBRATION,
    CycleState.SHARING,
    CycleState.SIGN_OFF,
    CycleState.CLOSED,
)
RUNNING: Final = PHASES[:-1]
PREPARING: Final = frozenset({CycleState.DRAFT, CycleState.CHECKED})
BEFORE_SHARING: Final = PREPARING | frozenset(PHASES[: PHASES.index(CycleState.SHARING)])
OVER_CALIBRATION: Final = frozenset(
    {*PHASES[PHASES.index(CycleState.SHARING) :], CycleState.ARCHIVED, CycleState.CANCELLED}
)
SHARED_ON: Final = frozenset({CycleState.SHARING, CycleState.SIGN_OFF})
WRITING: Final = {
    ReviewDirection.SELF: frozenset({CycleState.COLLECTING}),
    ReviewDirection.MANAGER: frozenset({CycleState.COLLECTING, CycleState.MANAGER_REVIEW}),
    ReviewDirection.PEER: frozenset({CycleState.COLLECTING}),
    ReviewDirection.UPWARD: frozenset({CycleState.COLLECTING}),
    ReviewDirection.DOTTED: frozenset({CycleState.COLLECTING, CycleState.MANAGER_REVIEW}),
    ReviewDirection.REPORT: frozenset({CycleState.COLLECTING}),
}
# While forms with more time than the others are still taken.
EXTENDED: Final = frozenset({CycleState.COLLECTING, CycleState.MANAGER_REVIEW, CycleState.CALIBRATION})
# While people who joined late can be taken in, and while forms can be reassigned.
JOINING: Final = frozenset({CycleState.NOMINATION, CycleState.COLLECTING, CycleState.MANAGER_REVIEW})
# While peers can be proposed, approved and decline.
NOMINATING: Final = frozenset({CycleState.NOMINATION, CycleState.COLLECTING})
# When what others said is read by those above and HR, and when by the person.
OTHERS_READ: Final = frozenset(PHASES[PHASES.index(CycleState.MANAGER_REVIEW) :]) | {CycleState.ARCHIVED}
OTHERS_SHARED: Final = OTHERS_READ - {CycleState.MANAGER_REVIEW, CycleState.CALIBRATION}

# So long people are asked to sign before it is recorded that they did not.
PATIENCE: Final = timedelta(days=7)

OPEN: Final = frozenset({ReviewState.ASSIGNED, ReviewState.IN_PROGRESS})
# Handed in and not shown yet; those that calibration closed cannot be taken back.
KEPT: Final = frozenset({ReviewState.SUBMITTED, ReviewState.LOCKED})
# Shared, and not yet signed by everybody who is asked to.
TO_SIGN: Final = frozenset({ReviewState.SHARED, ReviewState.ACKNOWLEDGED})
SIGN_OFF_ENDED: Final = frozenset({ReviewState.SIGNED, ReviewState.NOT_SIGNED})
SHARED: Final = TO_SIGN | SIGN_OFF_ENDED
HANDED_IN: Final = SHARED | KEPT
# When reviews are signed; corrected ones also after the end.
SIGNED_IN: Final = frozenset({CycleState.SIGN_OFF, CycleState.CLOSED})
# Forms that do not count: nobody hands them in any more; what they say is kept.
OUT: Final = frozenset({ReviewState.SKIPPED, ReviewState.REASSIGNED, ReviewState.VOID})
# Forms in whose place another one stands, or none: their writer has no part in the review any more.
GIVEN_AWAY: Final = frozenset({ReviewState.REASSIGNED, ReviewState.VOID})

# Who was asked about somebody, and may say that they cannot.
MAY_DECLINE: Final = ANONYMOUS | {ReviewDirection.REPORT}
# The forms of which directions are handed in or skipped before the cycle leaves a phase.
HAND_IN_BEFORE: Final = {
    CycleState.COLLECTING: MAY_DECLINE | {ReviewDirection.SELF},
    CycleState.MANAGER_REVIEW: frozenset({ReviewDirection.MANAGER, ReviewDirection.DOTTED}),
}
# What was read or signed is corrected by a new version.
CORRECTED: Final = SIGN_OFF_ENDED | {ReviewState.ACKNOWLEDGED}
CORRECTED_IN: Final = SHARED_ON | SIGNED_IN
# While the manager's own form is in one of these states, the self review stays closed to them.
ANCHORING: Final = {
    SelfReviewOpens.AT_SUBMISSION: frozenset[ReviewState](),
    SelfReviewOpens.AFTER_OWN_DRAFT: frozenset({ReviewState.ASSIGNED}),
    SelfReviewOpens.AFTER_OWN_SUBMISSION: OPEN,
}


def is_taken(
    direction: ReviewDirection, cycle: CycleState, *, unlocked: bool = False, extended: bool = False
) -> bool:
    """Whether a cycle takes forms of this direction: in their phase, and before or after it where HR gave more time."""
    early = unlocked and direction in NAMED and cycle is CycleState.NOMINATION
    return cycle in WRITING[direction] or early or (extended and cycle in EXTENDED)


def may_be_written(
    direction: ReviewDirection,
    form: ReviewState,
    cycle: CycleState,
    *,
    unlocked: bool = False,
    extended: bool = False,
) -> bool:
    """Whether a form waits to be handed in."""
    return form in OPEN and is_taken(direction, cycle, unlocked=unlocked, extended=extended)


def phase_after(state: CycleState, wanted: frozenset[CycleState]) -> CycleState | None:
    """The next phase of a running cycle; nomination and calibration only when wanted. None when nothing follows."""
    if state not in PHASES:
        return None
    optional = {CycleState.NOMINATION, CycleState.CALIBRATION} - wanted
    following = [phase for phase in PHASES[PHASES.index(state) + 1 :] if phase not in optional]
    return following[0] if following else None


# In which states who runs a cycle may do what.
_RUN_IN: Final = {
    CycleAction.CHECK: PREPARING,
    CycleAction.LAUNCH: frozenset({CycleState.CHECKED}),
    CycleAction.STOP_LAUNCH: frozenset({CycleState.CHECKED}),
    CycleAction.MOVE_ON: frozenset(RUNNING[:-1]),
    CycleAction.STEP_BACK: frozenset(RUNNING[1:]),
    CycleAction.CHANGE_DATES: PREPARING | frozenset(RUNNING),
    CycleAction.ADD_PEOPLE: JOINING,
    CycleAction.STEER: frozenset(RUNNING),
    CycleAction.CLOSE: frozenset({CycleState.SIGN_OFF}),
    CycleAction.ARCHIVE: frozenset({CycleState.CLOSED}),
    CycleAction.CANCEL: BEFORE_SHARING,
}


class Launch(StrEnum):
    """How far the launch of a cycle is."""

    NONE = "NONE"
    HELD = "HELD"
    MAKING_FORMS = "MAKING_FORMS"


# What waits while a launch is held, and while its forms are made.
_WHILE_HELD: Final = frozenset({CycleAction.CHECK, CycleAction.CHANGE_DATES, CycleAction.CANCEL})
_NOT_WHILE: Final = {
    Launch.NONE: frozenset({CycleAction.STOP_LAUNCH}),
    Launch.HELD: _WHILE_HELD,
    Launch.MAKING_FORMS: _WHILE_HELD | {CycleAction.LAUNCH, CycleAction.STOP_LAUNCH},
}


def launch_of(launches_at: datetime | None, now: datetime) -> Launch:
    """Held until its instant has come, and from then on the forms are being made."""
    if launches_at is None:
        return Launch.NONE
    return Launch.HELD if now < launches_at else Launch.MAKING_FORMS


def cycle_actions(
    state: CycleState, *, runs: bool, shares: bool, launch: Launch = Launch.NONE
) -> frozenset[CycleAction]:
    """What somebody may do with a cycle: who `runs` it steers it, who `shares` shares what they wrote."""
    allowed = {action for action, states in _RUN_IN.items() if runs and state in states}
    if (runs or shares) and state in SHARED_ON:
        allowed.add(CycleAction.SHARE_ALL)
    return frozenset(allowed - _NOT_WHILE[launch])


@dataclass(frozen=True, slots=True)
class Standing:
    """A form and how somebody stands to it."""

    state: ReviewState
    direction: ReviewDirection
    cycle_state: CycleState
    opens: SelfReviewOpens
    counterpart: ReviewState | None
    is_reviewer: bool
    is_reviewee: bool
    is_hr: bool
    released: bool = False
    unlocked: bool = False
    extended: bool = False
    # Who has neither signed nor been recorded, for whom of them the actor would sign, and what else sign-off turns on.
    unsigned: frozenset[Signer] = frozenset()
    signs_as: frozenset[Signer] = frozenset()
    disputed: bool = False
    is_next: bool = False
    overdue: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether the cycle takes this form now."""
        return is_taken(self.direction, self.cycle_state, unlocked=self.unlocked, extended=self.extended)


def review_actions(it: Standing) -> frozenset[ReviewAction]:
    """What somebody may do with a form; nobody processes the form that others wrote about them."""
    allowed: set[ReviewAction] = set()
    writing = it.is_taken
    if it.is_reviewer and writing and it.state in OPEN:
        allowed |= {ReviewAction.WRITE, ReviewAction.SUBMIT}
    if it.is_reviewer and writing and it.state is ReviewState.SUBMITTED and not _was_opened(it):
        allowed.add(ReviewAction.TAKE_BACK)
    if it.is_reviewer and it.direction in MAY_DECLINE and it.cycle_state in NOMINATING and it.state in OPEN:
        allowed.add(ReviewAction.DECLINE)
    if it.is_reviewee and _may_be_acknowledged(it):
        allowed.add(ReviewAction.ACKNOWLEDGE)
    if it.signs_as and _may_be_signed(it):
        allowed.add(ReviewAction.SIGN)
    if it.is_reviewee:
        return frozenset(allowed)
    allowed |= _signing_off(it)
    if (it.is_hr or (it.is_reviewer and it.direction is ReviewDirection.MANAGER)) and _may_be_shared(it):
        allowed.add(ReviewAction.SHARE)
    if it.is_hr and it.state in OPEN and it.is_taken:
        allowed.add(ReviewAction.SKIP)
    if (
        it.is_hr
        and it.state in OPEN
        and it.direction is ReviewDirection.MANAGER
        and it.cycle_state in JOINING
    ):
        allowed.add(ReviewAction.REASSIGN)
    return frozenset(allowed)


def _signing_off(it: Standing) -> set[ReviewAction]:
    """What others than the person do about signing."""
    allowed: set[ReviewAction] = set()
    if it.direction is not ReviewDirection.MANAGER:
        return allowed
    if it.disputed and (it.is_next or it.is_hr) and not it.is_reviewer:
        allowed.add(ReviewAction.RESOLVE)
    if it.is_hr and _may_be_recorded(it):
        allowed.add(ReviewAction.RECORD_UNSIGNED)
    if (it.is_reviewer or it.is_hr) and it.state in CORRECTED and it.cycle_state in CORRECTED_IN:
        allowed.add(ReviewAction.CORRECT)
    return allowed


def _may_be_acknowledged(it: Standing) -> bool:
    """Once, by who has not been given up on."""
    waits = it.state is ReviewState.SHARED and Signer.EMPLOYEE in it.unsigned
    return it.direction is ReviewDirection.MANAGER and waits


def _may_be_signed(it: Standing) -> bool:
    """What was read and is not disputed; what the person never read only once that is recorded."""
    read = it.state is ReviewState.ACKNOWLEDGED
    given_up = it.state is ReviewState.SHARED and Signer.EMPLOYEE not in it.unsigned
    return it.cycle_state in SIGNED_IN and not it.disputed and (read or given_up)


def _may_be_recorded(it: Standing) -> bool:
    """Somebody else was asked long enough ago."""
    waits = it.state in TO_SIGN and it.cycle_state in SIGNED_IN and not it.disputed
    return waits and it.overdue and bool(it.unsigned - it.signs_as)


def _may_be_shared(it: Standing) -> bool:
    """Forms with a name, handed in; those without are never shown one by one."""
    return it.direction in NAMED and it.state in KEPT and it.cycle_state in SHARED_ON


def _was_opened(it: Standing) -> bool:
    """Whether somebody built on what was handed in: the manager after the self review, or the other way round."""
    if it.direction in ANONYMOUS:
        return it.released
    if it.direction is ReviewDirection.SELF:
        return it.counterpart in HANDED_IN
    return it.opens is SelfReviewOpens.AFTER_OWN_SUBMISSION and it.counterpart in HANDED_IN


_OF_ITS_AUTHOR: Final = frozenset(
    {ReviewAction.WRITE, ReviewAction.SUBMIT, ReviewAction.TAKE_BACK, ReviewAction.DECLINE}
)


def problem_doing(action: ReviewAction, it: Standing) -> Problem | None:
    """Why somebody may not do this with a form, or None."""
    if action in review_actions(it):
        return None
    if action in _SIGNERS:
        return _why_not_signing(action, it)
    match action:
        case ReviewAction.WRITE | ReviewAction.SUBMIT | ReviewAction.TAKE_BACK | ReviewAction.DECLINE if (
            not it.is_reviewer
        ):
            return Problem(Code.FORBIDDEN, "Only its author writes this form.", ("id",))
        case ReviewAction.WRITE | ReviewAction.SUBMIT:
            return _why_not_writing(it)
        case ReviewAction.DECLINE:
            message = "Only an open form about a colleague can be declined, while the cycle takes it."
            return Problem(Code.WRONG_STATE, message, ("id",))
        case ReviewAction.TAKE_BACK:
            return _why_not_taken_back(it)
        case ReviewAction.ACKNOWLEDGE:
            return _why_not_acknowledged(it)
        case _ if it.is_reviewee:
            return Problem(Code.OWN_RECORD, "Nobody processes their own record. Ask HR.", ("id",))
        case ReviewAction.SHARE:
            return _why_not_shared(it)
        case _:
            return _why_not_processed(action, it)


def _why_not_processed(action: ReviewAction, it: Standing) -> Problem:
    if not it.is_hr:
        message = "Only the HR partners of this person skip a form or let somebody else write it."
        return Problem(Code.FORBIDDEN, message, ("id",))
    if action is ReviewAction.REASSIGN:
        message = "Only an open review by a manager, of a running cycle, can be given to somebody else."
        return Problem(Code.WRONG_STATE, message, ("id",))
    return Problem(Code.WRONG_STATE, "Only an open form of a running cycle can be skipped.", ("id",))


def _why_not_shared(it: Standing) -> Problem:
    if not (it.is_reviewer or it.is_hr):
        return Problem(Code.FORBIDDEN, "Only its author and HR share a review.", ("id",))
    if it.direction is ReviewDirection.DOTTED and not it.is_hr:
        message = "What is written by a dotted line is shared with the manager's review, by its author or HR."
        return Problem(Code.FORBIDDEN, message, ("id",))
    message = "Only a form with a name that is handed in can be shared, once the cycle is in sharing."
    return Problem(Code.WRONG_STATE, message, ("id",))


_SIGNERS: Final = {
    ReviewAction.SIGN: "Only the person, who wrote the review and whom the questionnaire names sign it, each of them once.",
    ReviewAction.RESOLVE: "The manager of who wrote the review or HR settle a disagreement, and nobody their own.",
    ReviewAction.RECORD_UNSIGNED: "Only the HR partners of this person record that somebody did not sign.",
    ReviewAction.CORRECT: "Only who wrote the review and the HR partners of this person correct it.",
}
_UNTIMELY: Final = {
    ReviewAction.SIGN: "A review is signed in sign-off, once it was read and no disagreement is open.",
    ReviewAction.RESOLVE: "There is no disagreement to settle.",
    ReviewAction.RECORD_UNSIGNED: f"That somebody did not sign is recorded in sign-off, {PATIENCE.days} days after sharing, with no disagreement open.",
    ReviewAction.CORRECT: "Only a review that was read or signed is corrected, and not in an archived cycle.",
}


def _why_not_signing(action: ReviewAction, it: Standing) -> Problem:
    if it.is_reviewee and action is not ReviewAction.SIGN:
        return Problem(Code.OWN_RECORD, "Nobody processes their own record. Ask HR.", ("id",))
    may = {
        ReviewAction.SIGN: bool(it.signs_as) or it.is_reviewer or it.is_reviewee,
        ReviewAction.RESOLVE: (it.is_next or it.is_hr) and not it.is_reviewer,
        ReviewAction.RECORD_UNSIGNED: it.is_hr,
        ReviewAction.CORRECT: it.is_reviewer or it.is_hr,
    }
    if not may[action]:
        return Problem(Code.FORBIDDEN, _SIGNERS[action], ("id",))
    if it.state in SIGN_OFF_ENDED:
        return Problem(
            Code.CLOSED, "This review is signed, and what is signed never changes. Correct it.", ("id",)
        )
    return Problem(Code.WRONG_STATE, _UNTIMELY[action], ("id",))


def _why_not_acknowledged(it: Standing) -> Problem:
    if not it.is_reviewee:
        return Problem(Code.FORBIDDEN, "Only the person it is about acknowledges a review.", ("id",))
    message = "Only a shared review of your manager can be acknowledged, once."
    return Problem(Code.WRONG_STATE, message, ("id",))


def _why_not_taken_back(it: Standing) -> Problem:
    if it.state is ReviewState.LOCKED:
        return Problem(
            Code.CLOSED, "Calibration closed this form. Ask HR to open the session again.", ("id",)
        )
    if it.state is not ReviewState.SUBMITTED:
        return Problem(Code.WRONG_STATE, "Only a form that is handed in can be taken back.", ("id",))
    message = "Somebody built on this form already, so it cannot be taken back. Talk to them, or to HR."
    return Problem(Code.CLOSED, message, ("id",))


_OVER: Final = "The cycle does not take this form any more; your draft is kept. Ask HR."
_CLOSED: Final = {
    ReviewState.REASSIGNED: "Somebody else writes this form now; what you wrote stays yours to read. Ask HR.",
    ReviewState.SKIPPED: "This form was skipped and takes nothing any more; what you wrote stays yours to read. Ask HR.",
}


def _why_not_writing(it: Standing) -> Problem:
    if it.state in SIGN_OFF_ENDED:
        return Problem(
            Code.CLOSED, "This review is signed, and what is signed never changes. Correct it.", ("id",)
        )
    if it.state in SHARED:
        return Problem(Code.WRONG_STATE, "This form is shared, and shared forms never change.", ("id",))
    if it.state is ReviewState.LOCKED:
        return Problem(
            Code.CLOSED, "Calibration closed this form. Ask HR to open the session again.", ("id",)
        )
    if it.state is ReviewState.SUBMITTED:
        return Problem(Code.WRONG_STATE, "This form is handed in. Take it back to change it.", ("id",))
    return Problem(Code.CLOSED, _CLOSED.get(it.state, _OVER), ("id",))
