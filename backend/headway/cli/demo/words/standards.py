"""What is written beside a judgement of a standard: below, at and above what is usual."""

from typing import Final

BELOW: Final = (
    "Twice in autumn the {standard} side slipped, and the next shift had to mend it.",
    "It is better with a reminder; alone it is forgotten under pressure.",
    "We talked about {standard} in May, and I have not seen the change yet.",
)
USUAL: Final = (
    "As it should be, on calm days and on most of the others.",
    "Steady over the whole period.",
    "Nobody had to ask twice.",
)
ABOVE: Final = (
    "Others come to {first} for it.",
    "The team works differently since {first} showed how.",
    "It held through the weeks when two of us were away.",
)
