"""What is said when ratings are compared."""

from typing import Final

MOVED_UP: Final = (
    "Two other desks built on this work; we rated the same higher there.",
    "Carried the evening queue through the peak alone. Beside the others this is a step more.",
    "The guide and the training went beyond the role; the goal that slipped was shared.",
)
MOVED_DOWN: Final = (
    "Strong in spring, quiet since. Beside the others this is a step less.",
    "The numbers rest on one good month; the agreed second half is still missing.",
)
STAYED: Final = (
    "Looked at beside two others with the same rating: it holds.",
    "Three examples from three months, all at this level.",
    "Did what was agreed, on time, with little help.",
    "The same picture from the manager, the goals and two colleagues.",
)
