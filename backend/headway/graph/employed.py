"""How somebody is employed, as enums of the graph."""

from headway.graph.words import described
from headway.people.rules import vocabulary

EmployeeStatus = described(
    vocabulary.EmployeeStatus,
    "Whether somebody works here now.",
    ACTIVE="Works here.",
    ON_LEAVE="Employed, but away for long.",
    LEFT="Does not work here any more.",
)
EmploymentType = described(
    vocabulary.EmploymentType,
    "The kind of contract.",
    FULL_TIME="Full time, without an end.",
    PART_TIME="Part time.",
    FIXED_TERM="Until a date.",
    CONTRACTOR="Not employed, but works here.",
    INTERN="An intern, trainee or student.",
    OTHER="Anything else.",
)
