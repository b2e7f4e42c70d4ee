"""The words of rewarding as enums of the graph."""

from enum import StrEnum

from headway.graph.words import described
from headway.rewarding.rules.vocabulary import (
    ApproverRole,
    Channel,
    Decision,
    Entry,
    HandoverStatus,
    NominationAction,
    NominationState,
    ReferenceKind,
    ReversalOutcome,
    RewardAction,
    RewardKind,
    RewardState,
    WishState,
)

__all__ = [
    "ApproverRole",
    "Channel",
    "Decision",
    "Entry",
    "HandoverStatus",
    "NominationAction",
    "NominationState",
    "ReferenceKind",
    "ReversalOutcome",
    "RewardAction",
    "RewardKind",
    "RewardState",
    "RewardTurn",
    "WishState",
]

described(
    RewardKind,
    "The six kinds of reward.",
    BONUS="Money, once.",
    RAISE="More pay from a day on.",
    PROMOTION="A new title, level or role from a day on, with more pay or without.",
    VACATION="Extra days off, to be taken until a day.",
    PROJECT_LEAD="The lead of a special project for a time.",
    RECOGNITION="Words of thanks, for everybody to read or in private.",
)
described(
    RewardState,
    "The life of a reward.",
    PROPOSED="Waits for approval.",
    COMMITTED="Approved by all, its cost taken from the budget; the person does not know yet.",
    COMMUNICATED="The person knows; it takes effect on its day.",
    EXECUTED="In effect.",
    REVERSED="Was in effect, and was undone by two people.",
    REJECTED="Declined by an approver.",
    WITHDRAWN="Taken back.",
)
described(
    RewardAction,
    "What somebody can do with a reward.",
    APPROVE="Approve the open level.",
    REJECT="Decline it at the open level.",
    WITHDRAW="Take it back and free its budget.",
    COMMUNICATE="Tell the person, in fifteen seconds.",
    EXECUTE="Let it take effect.",
    STOP="Take one's own approval back, within seconds.",
    STOP_TELLING="Stop telling the person, before it is done.",
    REVERSE="Ask a second person to undo it.",
    CONFIRM_REVERSAL="Undo it, as somebody else asked.",
    KEEP="Turn the request to undo it down.",
)
described(
    ApproverRole,
    "Who decides at a level of approval.",
    MANAGER_ABOVE="A named manager.",
    HR="Any HR partner of the person's department.",
)
described(Decision, "What an approver decided.", APPROVED="Approved.", REJECTED="Declined.")
described(
    ReversalOutcome,
    "What became of a request to undo a reward.",
    CONFIRMED="The reward was undone.",
    KEPT="The reward stays.",
)
described(
    NominationState,
    "What became of a nomination for a reward.",
    name="RewardNominationState",
    OPEN="It waits for a manager or HR.",
    TAKEN_UP="A reward was proposed for it.",
    DECLINED="Nobody is proposed for it; the reason says why.",
    WITHDRAWN="Taken back.",
)
described(
    NominationAction,
    "What somebody can do with a nomination.",
    name="RewardNominationAction",
    TAKE_UP="Propose a reward for it.",
    DECLINE="Say why nobody is proposed.",
    WITHDRAW="Take it back.",
)
described(
    WishState,
    "What became of a wish to lead a project.",
    OPEN="It waits.",
    TAKEN="A reward gave it.",
    WITHDRAWN="Taken back.",
)
described(
    Channel,
    "Which other system is handed executed rewards.",
    name="HandoverChannel",
    PAYROLL="Payroll: what moves money.",
    LEAVE="The system of leave balances: extra days of vacation.",
    ASSIGNMENTS="HRIS and project tool: changes of role, and leads of projects.",
)
described(
    HandoverStatus,
    "What the other system said of a line of a file.",
    SENT="Nothing yet.",
    TAKEN="It was taken over.",
    REFUSED="It was not taken over; the message says why.",
)
described(
    Entry,
    "Whether a line of a file hands a reward over or takes it back.",
    name="HandoverEntry",
    REWARD="It hands a reward over.",
    REVERSAL="It takes one back.",
)
described(
    ReferenceKind,
    "What a reward can be for.",
    GOAL="A goal of the person.",
    REVIEW="A review about the person.",
    FEEDBACK="Feedback the person received.",
)


class RewardTurn(StrEnum):
    MY_TURN = "MY_TURN"
    PROPOSED_BY_ME = "PROPOSED_BY_ME"
    MINE = "MINE"
    ALL = "ALL"


described(
    RewardTurn,
    "Which rewards, seen from the viewer.",
    MY_TURN="Those that wait for the viewer to decide or to tell them.",
    PROPOSED_BY_ME="Those the viewer proposed.",
    MINE="Those the viewer received.",
    ALL="All the viewer may see.",
)
