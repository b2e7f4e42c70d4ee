"""Who may do what with a nomination in which state; the actions and the graph's `allowedActions` ask here."""

from typing import Final

from headway.platform.errors import Code, Problem
from headway.rewarding.rules.vocabulary import NominationAction, NominationState, RewardKind

MOST_OPEN: Final = 20


def problem_with_naming(kind: RewardKind, *, may_propose: bool, peers: bool) -> Problem | None:
    """Why somebody may not nominate a colleague for this: managers above and HR for anything, peers for recognition."""
    if may_propose or (peers and kind is RewardKind.RECOGNITION):
        return None
    if peers:
        message = "Colleagues nominate each other for recognition. Choose that, or tell their manager."
        return Problem(Code.FORBIDDEN, message, ("kind",))
    message = "Managers above a person and their HR partners nominate them. Give feedback instead, or tell their manager."
    return Problem(Code.FORBIDDEN, message, ("employee_id",))


def problem_with_nomination(
    action: NominationAction, state: NominationState, *, nominator: bool, may_propose: bool
) -> Problem | None:
    """Why this person may not do this now, or None."""
    if action is NominationAction.WITHDRAW and not nominator:
        return Problem(
            Code.FORBIDDEN, "Only who made a nomination takes it back. Decline it instead.", ("id",)
        )
    if action is not NominationAction.WITHDRAW and not may_propose:
        message = "Managers above this person and their HR partners decide. Wait for them, or take it back."
        return Problem(Code.FORBIDDEN, message, ("id",))
    if state is not NominationState.OPEN:
        word = state.value.lower().replace("_", " ")
        return Problem(
            Code.WRONG_STATE, f"This nomination is {word} already. There is nothing to do.", ("id",)
        )
    return None
