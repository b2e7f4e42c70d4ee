"""What colleagues and reports write about somebody."""

from typing import Final

KEEP: Final = (
    "Answering at once when the other shift is stuck, also when it is not their turf.",
    "Writing down what was decided. I look it up weekly.",
    "Asking what we need before proposing what to do.",
    "Keeping calm when the trucks are late, and saying what happens next.",
    "Bringing new people along on the first difficult task.",
    "Telling us early when a date will not hold.",
    "Thanking people by name for what they did.",
    "Looking at the numbers with us before drawing a conclusion.",
)
CHANGE: Final = (
    "A word before plans change, not after. Ten minutes would do.",
    "Fewer things at once: two of five were finished late.",
    "Saying no to us sometimes. We ask because you never do.",
    "Meetings that end on time, with a line of what follows.",
    "Letting others speak first now and then.",
    "Sharing the numbers, too, not only what follows from them.",
    "More room for a try that may fail.",
    "An answer to short questions within the day, even if it is a no.",
)
NOT_ASKED: Final = "You have hardly worked together in this period; choose somebody of the early shift."
CANNOT: Final = "I moved to another site in August and saw too little."
