"""What people write when they check in, and what their managers answer."""

from typing import Final

WINS: Final = (
    "{thing} went better than I feared.",
    "Got {thing} behind us, and nobody had to stay late.",
    "We tried the new way with {thing}; it holds.",
    "{thing}: done, and written down for the others.",
    "Two people told me that {thing} helped them.",
)
BLOCKERS: Final = (
    "I wait for an answer about {thing}.",
    "{thing} takes more time than planned.",
    "Too many small things beside {thing}.",
    "I need an hour with you about {thing}.",
)
ANSWERS: Final = (
    "Good. Tell the others how you did it.",
    "I will ask about it today.",
    "Thank you. Let us talk about it on Thursday.",
    "Take the time it needs; the rest can wait.",
    "",
    "",
)
CORRECTED: Final = "Corrected: I had mixed up two weeks. {text}"
DRAFT: Final = "Begun, to be finished tomorrow: {thing}"
