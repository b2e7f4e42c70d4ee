"""Why people are rewarded, and what approvers say."""

from typing import Final

REASONS: Final[dict[str, tuple[str, ...]]] = {
    "BONUS": (
        "For {it}: a one-time effort far beyond the role, with a result that everybody saw.",
        "For bringing “{goal}” home although half of the plan changed on the way.",
        "Covered the weekends of two absent colleagues without a single late shift plan.",
    ),
    "RAISE": (
        "Has grown well beyond the pay of this level: “{goal}” reached and steadily strong work over the period.",
        "Pay has fallen behind the work. Solid results in two periods in a row, and others learn from {first}.",
        "Takes on parts of the next level reliably; a raise now keeps it fair within the team.",
    ),
    "PROMOTION": (
        "Has worked at the next level for most of a year: “{goal}”, and people of other teams ask for {first} by name.",
        "Ready: the last two reviews say so, and the open tasks of the next level are done alone.",
    ),
    "VACATION": (
        "Two hard months around {it}, with many late evenings. Time to rest is the right thank you.",
        "Worked through the peak weekends; days off in exchange before the next one.",
    ),
    "PROJECT_LEAD": (
        "Asked for it, and “{goal}” showed that {first} can bring three teams to one result.",
        "The project needs somebody who knows the floor and writes well. That is {first}.",
    ),
}
APPROVED: Final = (
    "",
    "",
    "",
    "Well deserved.",
    "Agreed, the evidence is clear.",
    "Yes. Please tell it in person.",
    "Fine with me, also for the balance within the team.",
)
REJECTED: Final = (
    "The effort was real, but two colleagues did the same. Please propose something for all three.",
    "Not now: the last raise is four months old. Let us look at it again after the period.",
    "The reason tells of one week. Please come back with more than that.",
)
WITHDRAWN: Final = (
    "Taken back: we found a better way to say thank you.",
    "Proposed in the wrong period; a new proposal follows.",
)
THANKS: Final = (
    "Kept the night shift calm when two lorries were late, and wrote down what we can do better. Thank you, {first}.",
    "Three new colleagues say the same: without {first} they would not have found their feet so soon.",
    "Found the mistake in the customs forms before anybody else saw it, and told us kindly.",
)
NAMED: Final = (
    "{first} stayed late twice so that my customers got their answer. Somebody should say so.",
    "Whenever something is stuck between our teams, {first} picks up the phone and solves it.",
    "{first} taught the whole shift the new scanner without being asked to.",
)
DECLINED: Final = (
    "True, and the bonus of last month was for just that.",
    "Let us wait until the project is over, and then thank everybody who took part.",
)
