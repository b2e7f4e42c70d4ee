"""Who may do what with a reward in which state; the actions and the graph's `allowedActions` ask here."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from headway.platform.errors import Code, Problem
from headway.rewarding.rules.vocabulary import HOLDING_BUDGET, WITHDRAWABLE, RewardAction, RewardState

# Ten seconds to think better of it, and five for the way of the answer and of the request.
HOLD: Final = timedelta(seconds=15)


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a reward at this moment.

    `asked`: the level of approval that is open now is theirs to decide. `manages`: they are the beneficiary's direct
    manager today. `hr`: the beneficiary is in their HR scope. `proposer_left`: whoever proposed it does not work here
    any more. `due`: its effective date has come. `approved`: they approved a level; `just_now`: it was the last decision,
    and so recent that it can be stopped. `telling`: the person is about to be told. `reversal_asked`: somebody asked for its reversal; `asked_it`: they did.
    """

    beneficiary: bool = False
    proposer: bool = False
    manages: bool = False
    hr: bool = False
    asked: bool = False
    proposer_left: bool = False
    due: bool = False
    approved: bool = False
    just_now: bool = False
    telling: bool = False
    reversal_asked: bool = False
    asked_it: bool = False


def allowed_actions(state: RewardState, standing: Standing) -> frozenset[RewardAction]:
    """Everything this person may do with the reward now."""
    return frozenset(action for action in RewardAction if problem_with(action, state, standing) is None)


def problem_with(action: RewardAction, state: RewardState, standing: Standing) -> Problem | None:
    """Why this person may not do this now, or None."""
    if standing.beneficiary:
        return Problem(
            Code.OWN_RECORD, "Nobody decides about their own reward. Leave it to the others.", ("id",)
        )
    match action:
        case RewardAction.APPROVE | RewardAction.REJECT:
            return _deciding(state, standing)
        case RewardAction.WITHDRAW:
            return _withdrawing(state, standing)
        case RewardAction.COMMUNICATE:
            return _telling(state, standing)
        case RewardAction.EXECUTE:
            return _executing(state, standing)
        case RewardAction.STOP:
            return _stopping(state, standing)
        case RewardAction.STOP_TELLING:
            return _stopping_to_tell(state, standing)
        case RewardAction.REVERSE:
            return _reversing(state, standing)
        case RewardAction.CONFIRM_REVERSAL | RewardAction.KEEP:
            return _closing(state, standing, second=action is RewardAction.CONFIRM_REVERSAL)


def _deciding(state: RewardState, standing: Standing) -> Problem | None:
    if state is not RewardState.PROPOSED:
        return _wrong(f"This reward is {_word(state)} already. There is nothing to decide.")
    if not standing.asked:
        return _forbidden("This decision waits for somebody else. See its approvals for whom.")
    return None


def _withdrawing(state: RewardState, standing: Standing) -> Problem | None:
    if not (standing.proposer or (standing.hr and standing.proposer_left)):
        return _forbidden("Only who proposed a reward takes it back. Ask them to.")
    if state not in WITHDRAWABLE:
        return _wrong(f"This reward is {_word(state)} already and cannot be taken back.")
    return None


def _telling(state: RewardState, standing: Standing) -> Problem | None:
    if not (standing.proposer or standing.manages):
        return _forbidden("Only who proposed it and the direct manager tell a reward. Ask one of them.")
    if state is not RewardState.COMMITTED:
        hint = (
            "is told once it is approved" if state is RewardState.PROPOSED else f"is {_word(state)} already"
        )
        return _wrong(f"This reward {hint}.")
    if standing.telling:
        return _wrong("The person is told in some seconds. Wait for that, or stop it.")
    return None


def _executing(state: RewardState, standing: Standing) -> Problem | None:
    if not standing.hr:
        return _forbidden("Only HR partners of this person's department execute a reward. Ask one of them.")
    if state is not RewardState.COMMUNICATED:
        if state is RewardState.PROPOSED:
            return _wrong("This reward has to be approved and told first.")
        hint = "has to be told first" if state in HOLDING_BUDGET else f"is {_word(state)} already"
        return _wrong(f"This reward {hint}.")
    if not standing.due:
        return _wrong(
            "The effective date of this reward has not come. It takes effect by itself on that day."
        )
    return None


def _stopping(state: RewardState, standing: Standing) -> Problem | None:
    if (
        not standing.just_now
        or standing.telling
        or state not in {RewardState.PROPOSED, RewardState.COMMITTED}
    ):
        return _wrong(
            "An approval can be stopped for ten seconds, by who gave it. Ask who proposed it to take it back."
        )
    return None


def _stopping_to_tell(state: RewardState, standing: Standing) -> Problem | None:
    if not (standing.proposer or standing.manages):
        return _forbidden("Only who proposed it and the direct manager tell a reward. Ask one of them.")
    if state is not RewardState.COMMITTED or not standing.telling:
        return _wrong("Nobody is about to be told. Talk to who was, or take the reward back.")
    return None


def _reversing(state: RewardState, standing: Standing) -> Problem | None:
    if not standing.hr:
        return _forbidden("Only HR partners of this person's department reverse a reward. Ask one of them.")
    if state is not RewardState.EXECUTED:
        return _wrong(f"This reward is {_word(state)}. Only one in effect can be reversed.")
    if standing.reversal_asked:
        return _wrong("Its reversal waits for a second person already.")
    return None


def _closing(state: RewardState, standing: Standing, *, second: bool) -> Problem | None:
    if not (standing.hr or standing.approved):
        return _forbidden("A reversal is decided by HR partners and by those who approved the reward.")
    if state is not RewardState.EXECUTED or not standing.reversal_asked:
        return _wrong("Nobody has asked to reverse this reward.")
    if second and standing.asked_it:
        return _forbidden("A second person confirms a reversal. Ask another HR partner, or who approved it.")
    return None


def _word(state: RewardState) -> str:
    return _WORDS.get(state, state.value.lower())


_WORDS: Final = {
    RewardState.COMMITTED: "approved",
    RewardState.COMMUNICATED: "told",
    RewardState.EXECUTED: "in effect",
    RewardState.REVERSED: "undone",
    RewardState.REJECTED: "declined",
}


def _wrong(message: str) -> Problem:
    return Problem(Code.WRONG_STATE, message, ("id",))


def _forbidden(message: str) -> Problem:
    return Problem(Code.FORBIDDEN, message, ("id",))
