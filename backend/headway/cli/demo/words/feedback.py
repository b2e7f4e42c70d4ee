"""What people say about each other's work: things that happened in each department, and ways to speak about them."""

from typing import Final

# Each fits into "how you handled …" and "when it came to …".
HAPPENED: Final[dict[str, tuple[str, ...]]] = {
    "operations": (
        "the blocked gate on Tuesday night", "the stock count", "the two late trucks from the south", "the new sort plan",
        "the handover to the late shift", "the audit visit", "the missing cages", "the snow weekend", "the rota for the bank holiday",
    ),
    "support": (
        "the escalation about the lost wedding dress", "the queue on Monday morning", "the angry caller from the pharmacy",
        "the customs questions", "the handover from the night desk", "the new macros", "the refund backlog",
        "the training of the depot coordinators", "the call with the school that got the wrong furniture",
    ),
    "fleet": (
        "the breakdown on the ring road", "the winter tyre change", "the brake recall", "the first electric van",
        "the ride-along with the new drivers", "the ramp incident", "the inspection week", "the fuel report",
    ),
    "commercial": (
        "the renewal with the garden retailer", "the tender for the pharmacies", "the price talk that nearly failed",
        "the pilot with the furniture maker", "the trade fair", "the customer council", "the loss-making lane", "the offer that had to go out on Friday",
    ),
    "technology": (
        "the outage on the third", "the review of my change", "the tracking migration", "the load test", "the flaky test everybody ignored",
        "the driver app release", "the question about late scans", "the on-call week",
    ),
    "finance": (
        "the month-end close", "the disputed invoice", "the audit sample", "the fuel contract", "the interview day in the depot",
        "the new approval rule", "the payroll correction", "the budget round",
    ),
}  # fmt: skip

PRAISE: Final = (
    "Thank you for how you handled {it}. You stayed calm, told everybody what happens next, and it was done in an hour.",
    "I keep telling others about {it}: you asked before you acted, and that saved us a second round.",
    "{It} went well because of you. I noticed that you brought the two teams to one table first.",
    "What you did about {it} made my week easier. I could rely on every word of your notes.",
    "You made {it} look simple. I know it was not; you had prepared the night before.",
    "The way you explained {it} to the new colleagues was excellent. They did it alone the next day.",
    "When it came to {it}, you said early that we would not make it in time. That was brave and it helped.",
    "Your idea for {it} works. We have had no complaint since.",
    "I liked how you took the blame for {it} out of the room and looked for the cause instead.",
    "Small thing, large effect: your checklist for {it}. Three of us use it now.",
    "You stepped in for {it} although it was not yours. Thank you, I owe you one.",
    "Great listening around {it}. The customer said so too, without being asked.",
    "You shared the credit for {it} with everybody who helped. People noticed, and so did I.",
    "{It}: clear, short, on time. Just what I needed.",
)

CONSTRUCTIVE: Final = (
    "About {it}: I learned of it from somebody else. Next time a two-line message to me first, please, even if nothing is decided.",
    "With {it} you took on all of it yourself and the rest of us stood beside. Hand one part over; it will be faster and others learn.",
    "In {it} you were right, but the way it was said closed the door. Start with what you saw, then ask what they saw.",
    "{It} started well and then went quiet for two weeks. A short note that it is waiting would have been enough.",
    "I think {it} needed a decision earlier. You had all the numbers on Wednesday. What kept you from deciding?",
    "The notes on {it} were hard to follow for someone who was not there. Begin with the result, then the reasons.",
    "For {it}, more of your preparation would have fitted into the meeting if you had sent it the day before.",
    "When it came to {it} you answered for your colleague. I would have liked to hear it from her.",
    "You promised {it} by Friday and I had planned around it. If it slips, tell me on Thursday and all is well.",
    "{It}: good work in the end, though we checked the same thing three times. Let us agree on one list.",
)

NOTE: Final = (
    "For our next talk: {it}, and what you would change if you could decide alone.",
    "Noted for later: you asked to take part in {it}. I will find a place for you in the next round.",
    "You mentioned after {it} that you would like more time with customers. Let us plan two days.",
    "{It} is in good hands with you; I will step back from the weekly check.",
    "Remember {it} when you write your self review. It belongs there.",
)

MANAGER_ONLY: Final = (
    "For you as the manager: {it} took more out of the team than it looks. Three people stayed late twice. Perhaps a free Friday?",
    "I would like you to know that {it} rested on one pair of shoulders. A second person should learn it soon.",
    "{It} went well to the outside. Inside, two people do not talk to each other at the moment; I can tell you more in person.",
)
