"""What people write in reviews: about what went well, where to grow, skills, support, and what they answer."""

from typing import Final

WELL_SELF: Final = (
    "I am content with “{goal}”. {move}, and I kept the numbers up every week. I would start earlier with asking the other shift.",
    "Two things went well: “{goal}”, where I could count on {colleague}, and {it}, which I handled without help for the first time.",
    "“{goal}” took most of my time. {move}. Beside it I helped two new colleagues through their first weeks.",
    "I found a rhythm this half-year. “{goal}” moved because I blocked two mornings a week for it, and {it} showed that it holds under pressure.",
    "The number behind “{goal}” tells most of it. What it does not tell: {it} cost us a week and we caught up.",
    "I asked for help earlier than before. With “{goal}” that made the difference; {colleague} showed me a shorter way.",
)  # fmt: skip
WELL_MANAGER: Final = (
    "{first} moved “{goal}” with steady work. {move}; I saw the effect in the weekly numbers before I heard of it.",
    "In {it} {first} stayed calm and kept everybody informed. The team took the same way of working over afterwards.",
    "“{goal}” was the hardest goal of the team. {first} brought two other teams to help, which I had not expected at this level.",
    "{first} is whom others ask first. Three colleagues named {it} to me as an example, without my asking.",
    "What mattered most: {first} told me early when “{goal}” was slipping, with a proposal. We lost a week instead of a month.",
    "Reliable in everything routine, and visible in {it}. “{goal}” shows how far good preparation carries.",
)  # fmt: skip
GROW_SELF: Final = (
    "I would like to hand over more. I still check things that others do well.",
    "Speaking in larger rounds. I prepare well and then say half of it.",
    "I want to plan a longer stretch: a quarter instead of a week.",
    "Saying no earlier. I took on {it} on top and both suffered.",
    "More contact with customers, so that I see what our numbers mean to them.",
    "Working with data without help; I have started the course.",
)
GROW_MANAGER: Final = (
    "Deciding earlier. In {it} all facts were there on the second day and we decided on the sixth. Good would be: a proposal within a day, even if it changes.",
    "Handing work over. {first} carries “{goal}” nearly alone. Good would be two colleagues who can stand in by the end of the next half-year.",
    "Writing for those who were not there. The first line should hold the result; I will give examples.",
    "Seeking the hard conversation sooner. {first} waited in {it}, out of kindness, and it became larger. We practise it in our talks.",
    "Taking room. {first}'s ideas are good and come last in the meeting. Next half-year {first} leads the weekly round.",
    "The step from doing to teaching: one colleague brought to {first}'s level in one task would be a fine result.",
)  # fmt: skip
SUPPORT_SELF: Final = (
    "Good. I had time for learning and quick answers when I was stuck. The second scanner I asked for came late.",
    "Mostly good. I missed our talks in the busy weeks; three in a row were cancelled.",
    "Very good. I was in the room when decisions were taken about my work.",
    "Mixed. The team helped a lot; from the company I would have needed the training place in spring and not in autumn.",
    "Good. Clear priorities, and somebody who listened when two of them collided.",
)
SUPPORT_MANAGER: Final = (
    "A talk every two weeks, two days of training, and a free hand with the schedule. Still owed: the visit to the other depot.",
    "I sat beside {first} in two hard meetings and stepped back in the third. A mentor from another department starts soon.",
    "Less than I wanted. I cancelled too many talks in the peak and have put them on a fixed day now.",
    "Training place given, one task taken away to make room, tools bought. Nothing owed.",
    "Time with {colleague} for the technical side; from me help with priorities when three things collided.",
)
SKILL_EVIDENCE: Final = (
    "Shows in “{goal}”: done alone, with a result that lasted.",
    "Taught it to two colleagues this half-year.",
    "Was asked by another team for exactly this, in {it}.",
    "Course finished and used the week after.",
    "Needed help at the start of the period and gave it at the end.",
)
OVERALL: Final[dict[int, tuple[str, ...]]] = {
    1: ("A hard half-year. Most of the work needed close guidance; we have agreed on weekly goals and a second trainer.",),
    2: ("Known work is done well, new work still with help. With steadier planning the next step is near.", "The start was slow and the second half clearly better. We keep the weekly look at the numbers."),
    3: ("Works at level, reliably and without help. Two tasks of the next level went well in known situations.", "A solid half-year with good numbers and good company. The team can count on {first}.", "What was agreed was delivered, and surprises were told early."),
    4: ("Often at the next level: others build on {first}'s results and come for advice.", "A strong half-year. “{goal}” and the way there would have been good work one level up as well."),
    5: ("Has worked at the next level for most of the period, in new situations too. The evidence is in the goals and in what others wrote.",),
}  # fmt: skip
REALISM: Final[dict[str, tuple[str, ...]]] = {
    "TOO_EASY": ("Reached with two months to spare; the baseline was an unusually bad month.", "We knew in the first weeks that it would be enough."),
    "REALISTIC": ("", "", "Hard in the last third, as it should be.", "Fair with what we knew when we agreed it."),
    "TOO_HARD": ("It rested on a delivery from outside that came late.", "With the people we had, three quarters of it would have been right.", "The first month was lost to the peak before we started."),
    "CANNOT_TELL": ("Stopped too early to say.", "Too few numbers to judge it."),
}  # fmt: skip
PRIVATE_NOTES: Final = (
    "Would take a role in another town if one came up; please think of {first} for the hub move.",
    "Pay is at the lower end for this work. I will propose a raise.",
    "A family matter makes late shifts hard until spring. Arranged within the team.",
    "Could lead a team within a year. I would like a place in the programme for new managers.",
)
AGREE: Final = (
    "",
    "",
    "Thank you, this is fair and I know what to work on.",
    "Agreed. I would add that the whole desk carried it.",
    "I see it the same way. Let us talk about the training place.",
    "Yes. Good to read the examples.",
)
DISAGREE: Final = (
    "I disagree with the rating of the goals: the target was set before half of the team moved, and I said so at the time.",
    "I see my part in the handover differently and would like to talk about it with somebody else in the room.",
    "The examples are all from the last weeks. My spring was better than this reads.",
)
SKIPPED: Final = (
    "On leave for most of the period.",
    "On parental leave; the review follows after the return.",
)
UNREACHABLE: Final = (
    "Could not be reached before the end of the cycle; the review was explained by phone later.",
)
