"""Names of rounds that HR runs, and what is said while they run."""

from typing import Final

DRAFTED: Final = "Review all around of Operations"
PROPOSING: Final = "Review all around of Technology"
READY: Final = "Review of team leads"
BEHIND: Final = "Review of Fleet and Safety"
TO_SHARE: Final = "Review of Finance and People"
TO_SIGN: Final = "Review of Commercial"
WAIVED: Final = "Back in two weeks, and wants to write the self review then."
REASSIGNED: Final = "Away for six weeks; who leads the team beside takes over."
NOT_IN_TIME: Final = "Not handed in by the last day."
SETTLED: Final = (
    "The correction of pay was agreed apart from the review; the rating rests on the goals and stays."
)
DIFFERENT: Final = (
    "The two lost orders were lost before I took the account over. I would like that to be said."
)
READ: Final = (
    "Thank you. The part about preparation helps me most.",
    "Fair, and close to what I wrote myself.",
    "I will take the second point into my plan.",
    "",
)
OUTSIDE: Final = ("Renate Hoffmann", "Ola Brattli", "Femke de Wit")
NOT_FROM_OUTSIDE: Final = "They worked together for one week only; the other two saw more."
UNREACHABLE: Final = "On a long journey without mail; asked twice."
CORRECTED: Final = "The result of the last quarter came in after the talk."
ADDED: Final = " The last quarter, which came in later, confirms it."
