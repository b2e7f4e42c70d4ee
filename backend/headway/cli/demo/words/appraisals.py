"""What managers and employees of the demo say of the company's goals, and what came of them."""

from typing import Final

OF_MANAGERS: Final = (
    "We set the bar and reached most of it. The last quarter carried the rest.",
    "The target was right; we began two months late.",
    "Good result, bought with too many late evenings.",
    "Each depot planned for itself. One plan would have saved weeks.",
    "The numbers were clear to my team from the first week.",
    "We measured it well and talked about it too seldom.",
    "I would set the same goal again.",
)
OF_EMPLOYEES: Final = (
    "I heard of this goal in May for the first time.",
    "We worked for it every day. It is good to see it met.",
    "The tools came when the half-year was nearly over.",
    "Nobody told us what it meant for the night shift.",
    "The weekly figures on the wall helped a lot.",
    "It changed twice, and we learned of it from other teams.",
    "More people on the late shift would have done it.",
    "Fair goal. The training made the difference.",
)
CONCLUSIONS: Final = (
    "Most of it came in the last two months. We keep the goal and begin earlier.",
    "The depots that planned together were the fastest; from now on all of them will.",
    "The training is what changed it, as both sides say. It goes on.",
    "The figures say one thing, the night shift another: it was asked last. Next time it is asked first.",
)
DECISION: Final = "Show the weekly figures in every depot"
