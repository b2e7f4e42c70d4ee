"""What people of the demo talk about when two of them meet, and what they say beside goals and feedback."""

from typing import Final

TOPICS: Final = (
    "How the week went", "The numbers of the last month", "{It}: what we learn from it", "Cover for the holidays", "Workload until the end of the quarter",
    "What gets in the way at the moment", "The handover to the new colleague", "Ideas for the team day", "Training this half-year",
    "Your notes on {it}", "Where the goal about the backlog stands", "Rota for next month", "One thing I could do better for you",
    "Priorities: what can wait", "Who should know more about {it}",
)  # fmt: skip
TASKS: Final = (
    "Write up what happened with {it}", "Share the new checklist with the team", "Ask facilities for the second screen", "Prepare ten minutes on {it}",
    "Send the three open offers", "Agree the rota with the night desk", "Book the course for spring", "Call the customer back about {it}",
    "Draft the guide for newcomers", "Close the tickets older than a month",
)  # fmt: skip
PROMISES: Final = (
    "I will get you a seat on the planning call", "I will ask for cover, so that you have Friday mornings for this", "I will talk to the depot about {it}",
    "I will sit in on the next call and tell you what I hear", "I will bring your idea to the leads", "I will clear the approval for the course",
)  # fmt: skip
DROPPED: Final = (
    "No longer needed: the depot does it itself.",
    "Overtaken by the new system.",
    "We agreed that it can wait until spring.",
)
NOTES: Final = (
    "Seemed tired. Ask how the evenings are before going into numbers.", "Wants to grow into coaching; not ready to say so in the team.",
    "Be specific about {it}: what I saw, what it led to.", "Keep this short today, long week.", "I should say thank you first.",
    "Do not promise dates for the new desk again.", "Ask for more time on the project, calmly.",
)  # fmt: skip
COMMENTS: Final = (
    "Good to see this moving. What helped most?", "Can we look at the numbers together before Friday?", "The step in the middle worries me a little. What is the plan there?",
    "This helps us a lot downstairs, thank you.", "I would split this: the second half depends on the depot.", "@{name}, you did something similar last year. Anything to watch for?",
    "@{name}, could you share how you measured it?",
)  # fmt: skip
REPLIES: Final = (
    "Mostly the checklist. I can show it on Tuesday.", "Yes, I put it on our agenda.", "Agreed, I will take it apart next week.", "Thank you, that means a lot.",
    "I had not seen it that way. Let me try.",
)  # fmt: skip
