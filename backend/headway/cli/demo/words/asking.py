"""What people of the demo ask each other, and what they answer without their name."""

from typing import Final

QUESTIONS: Final = (
    "How did the hand-over work for you, and what should I do differently next time?",
    "What is one thing that I should do more of, and one that I should stop?",
    "You saw me lead the depot meeting. Was it clear who does what afterwards?",
    "Did my numbers come in time for your planning? What was missing?",
)
ABOUT_REPORT: Final = "You worked together this half-year. What went well, and what would make it easier?"
WHY_NOT: Final = "We hardly worked together this half-year, so that I could only guess."
CLEAR: Final = "How clear is it to you what I expect, and what would make it clearer?"
WORDS: Final = (
    "The weekly hour helps. I would like it not to be moved so often.",
    "I get an answer the same day, and that is worth a lot.",
    "When everything is urgent, tell us what may wait.",
    "Good at listening. Decisions could come sooner.",
    "Thank you for defending our time in the planning round.",
    "I would like to hear of changes before the other teams do.",
    "",
    "More of the small training sessions, please.",
)
INSULT: Final = "Whoever hired you should be ashamed."
WHY_REPORTED: Final = "This is an insult, and not about my work."
DISPUTE: Final = "I was on leave in that week; the delay was agreed with the depot before."
