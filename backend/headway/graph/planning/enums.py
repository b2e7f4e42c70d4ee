"""The words of planning in the graph."""

from enum import StrEnum

from headway.graph.words import described
from headway.planning import rules

PeriodState = described(
    rules.PeriodState,
    "The life of a period.",
    DRAFT="Being prepared.",
    OPEN="Goals can be set and worked on.",
    CLOSED="Over; only HR corrects it.",
)
GoalLevel = described(
    rules.GoalLevel,
    "Whose goal it is.",
    COMPANY="The whole organisation's.",
    DEPARTMENT="A department's.",
    TEAM="That of a manager and their reports.",
    INDIVIDUAL="One person's.",
)
Visibility = described(
    rules.Visibility,
    "Who may read a goal.",
    PRIVATE="Its owner and their direct manager.",
    SHARED="Also who has the same manager or reports to the owner, every manager above or by a dotted line, and HR.",
    PUBLIC="Everybody who works here.",
)
GoalState = described(
    rules.GoalState,
    "The life of a goal.",
    DRAFT="Being written.",
    PROPOSED="Waiting to be agreed.",
    ACTIVE="Agreed and pursued.",
    PAUSED="Agreed, but no progress is expected for now.",
    CLOSED="Over, with an outcome.",
    ARCHIVED="Off the lists and out of roll-ups.",
)
Outcome = described(
    rules.Outcome,
    "How a closed goal ended.",
    ACHIEVED="As agreed, or better.",
    PARTIAL="Partly.",
    MISSED="Not reached.",
    DROPPED="Given up on purpose.",
    LAPSED="Nobody closed it after it was due.",
)
Measure = described(
    rules.Measure,
    "What a key result counts.",
    NUMBER="Anything that is counted, in its unit.",
    PERCENT="A share from 0 to 100.",
    MONEY="An amount of its currency, in major units.",
    YES_NO="Done (1) or not (0).",
    STEPS="How many of the named steps are done, in their order.",
)
Direction = described(
    rules.Direction,
    "Which way is good.",
    INCREASE="Up.",
    REDUCE="Down.",
    KEEP="Neither: stay in the band from `baseline` to `target`.",
)
Realism = described(
    rules.Realism,
    "Whether a goal was realistic.",
    TOO_EASY="It could have been more.",
    REALISTIC="It was right.",
    TOO_HARD="It could not be reached.",
    CANNOT_TELL="Nobody can tell.",
)
GoalProposalKind = described(
    rules.ProposalKind,
    "What is proposed for an agreed goal.",
    name="GoalProposalKind",
    AMEND="Other terms.",
    CLOSE="That it is over, with its outcome.",
)
GoalProposalState = described(
    rules.ProposalState,
    "What became of a proposal.",
    name="GoalProposalState",
    PENDING="It waits for the other side.",
    ACCEPTED="Agreed.",
    DECLINED="Not agreed, with a reason.",
    WITHDRAWN="Taken back before anybody decided.",
)
GoalAction = described(
    rules.GoalAction,
    "What you can do with a goal now.",
    EDIT="Change what it says; once agreed only the description, who sees it and what it supports.",
    PROPOSE="Ask for agreement.",
    APPROVE="Agree it.",
    RETURN="Give it back with a reason.",
    LOG_PROGRESS="Log a number.",
    AMEND="Propose other terms.",
    PAUSE="Expect no progress for a while.",
    RESUME="Expect progress again.",
    CLOSE="End it with an outcome; as its owner, propose that.",
    ACCEPT="Agree what its owner proposes.",
    DECLINE="Turn down what its owner proposes, with a reason.",
    WITHDRAW="Take back what you proposed.",
    REOPEN="Pursue it again after it was closed.",
    ARCHIVE="Take it off the lists.",
)


class GoalScope(StrEnum):
    """Whose goals a list shows."""

    ME = "ME"
    TEAM = "TEAM"
    ALL_REPORTS = "ALL_REPORTS"
    COMPANY = "COMPANY"


class GoalOrder(StrEnum):
    """How a list of goals is sorted."""

    BEST_MATCH = "BEST_MATCH"
    DUE = "DUE"
    TITLE = "TITLE"
    NEWEST = "NEWEST"
    LEVEL = "LEVEL"


described(
    GoalScope,
    "Whose goals a list shows.",
    ME="Your own.",
    TEAM="Those of your direct reports.",
    ALL_REPORTS="Those of everybody below you.",
    COMPANY="All that you may see.",
)
described(
    GoalOrder,
    "How goals are sorted.",
    BEST_MATCH="What begins with the search first, then by title; without a search what is due first.",
    DUE="What is due first, first.",
    TITLE="By title.",
    NEWEST="The newest first.",
    LEVEL="Goals of the company first, then those of departments, of teams and of people, each by title.",
)
COLUMNS = {
    GoalOrder.BEST_MATCH: ("due_on", "id"),
    GoalOrder.DUE: ("due_on", "id"),
    GoalOrder.TITLE: ("search_title", "id"),
    GoalOrder.NEWEST: ("-created_at", "id"),
    GoalOrder.LEVEL: ("rank", "search_title", "id"),
}
