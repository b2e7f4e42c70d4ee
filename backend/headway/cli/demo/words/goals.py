"""What people of each department want to reach: titles, measures, and what they write when they log progress."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from headway.planning.rules.vocabulary import Direction, Measure
from headway.platform.text import words

N, P, M, Y = Measure.NUMBER, Measure.PERCENT, Measure.MONEY, Measure.YES_NO
UP, DOWN = Direction.INCREASE, Direction.REDUCE


@dataclass(frozen=True, slots=True)
class Kr:
    """A key result: title, measure, direction, unit, baseline and target; both are varied by a few percent."""

    title: str
    measure: Measure
    direction: Direction
    unit: str
    baseline: float
    target: float
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Theme:
    """A goal with its reason, its key results, three things that move it and one that holds it up."""

    title: str
    why: str
    key_results: tuple[Kr, ...]
    moves: tuple[str, str, str]
    block: str

    @cached_property
    def search_title(self) -> str:
        """The title as people search it."""
        return " ".join(words(self.title))


def _yes(title: str) -> Kr:
    return Kr(title, Y, UP, "", 0, 1)


COMPANY: Final = (
    Theme(
        "Be the carrier that customers choose again", "Keeping a customer costs a fifth of winning one, and they tell others.",
        (Kr("Contracts renewed", P, UP, "", 81, 92), Kr("Customers who would recommend us", P, UP, "", 48, 60)),
        ("Renewal talks now start four months ahead", "Two large retailers signed for another year", "The first customer council gave us a clear list"),
        "Two contracts are waiting for the customers' own budget round",
    ),
    Theme(
        "Deliver when we said we would", "A promise kept is what we sell.",
        (Kr("Parcels delivered on the promised day", P, UP, "", 93.6, 97.5), Kr("Failed first attempts", P, DOWN, "", 7.8, 4.5)),
        ("The new evening wave takes pressure off the morning", "All hubs share one cut-off time now", "Drivers see the access notes of an address before they leave"),
        "Roadworks around the northern hub cost us forty minutes a day",
    ),
    Theme(
        "Bring the cost of a parcel down without hurting anybody", "Prices fall by themselves; costs do not.",
        (Kr("Cost per parcel", M, DOWN, "", 3.58, 3.10), Kr("Empty kilometres", P, DOWN, "", 19.5, 14)),
        ("Joint loads with two partners fill the way back", "Route changes of the last month are in the numbers now", "The contract for packaging is signed at a better price"),
        "Diesel rose again, which eats half of what the routes saved",
    ),
    Theme(
        "Everybody goes home healthy", "No delivery is worth an injury.",
        (Kr("Accidents with days off per million hours", N, DOWN, "accidents", 9.2, 6), Kr("Depots with a finished safety walk", N, UP, "depots", 3, 14)),
        ("Safety walks are booked for every depot", "Near misses are reported from the phone and answered within a week", "The loading ramps are refitted"),
        "Temporary staff in peak weeks miss the introduction too often",
    ),
)  # fmt: skip

BY_UNIT: Final[dict[str, tuple[Theme, ...]]] = {
    "operations": (
        Theme("Make the handover between shifts boring", "What one shift knows and the next does not is where parcels get lost.",
              (Kr("Handover errors per thousand parcels", N, DOWN, "errors", 4.8, 1.8), _yes("One handover board in use on every shift")),
              ("The board hangs at the gate and both leads sign it", "We walk the floor together for ten minutes at change of shift", "Open items carry a name now"),
              "The late shift has been two people short all week"),
        Theme("Load the evening trucks on time", "A truck that leaves late is late everywhere after.",
              (Kr("Evening departures on time", P, UP, "", 86, 96),),
              ("Sorting by route starts an hour earlier", "Gate plan fixed the day before", "Two loaders learned the second line"),
              "Scanner at gate four fails in the cold"),
        Theme("Find missing parcels within a day", "Customers forgive a detour, but not silence.",
              (Kr("Searches closed within 24 hours", P, UP, "", 61, 85), Kr("Parcels without a scan for two days", N, DOWN, "parcels", 240, 90)),
              ("Every cage is scanned when it comes in", "A daily list goes to the depot that saw the parcel last", "The lost corner is emptied before each shift"),
              "Labels from one sender do not survive rain"),
        Theme("Plan the network for the peak before it comes", "In November nobody has time to think.",
              (Kr("Lanes with a tested peak plan", N, UP, "lanes", 0, 36), _yes("Dress rehearsal held with all hubs")),
              ("Twelve lanes are simulated with last year's volume", "Partners confirmed extra trailers", "The weak point is the Sunday sort, and it has a plan now"),
              "Volumes of the largest sender are still a guess"),
        Theme("Use the space in our trailers", "Air pays nothing.",
              (Kr("Average fill of line haul trailers", P, UP, "", 68, 79),),
              ("Double floors are in use on the southern lanes", "Small loads wait for the second departure", "Fill is on the wall in every hub"),
              "Double-floor trailers are in the workshop longer than planned"),
        Theme("Train people for two stations each", "Absence should not stop a line.",
              (Kr("People trained for a second station", N, UP, "people", 11, 40),),
              ("Six people finished their second station", "Training is in the shift plan and no longer beside it", "Trainers of the early shift help the late one"),
              "No training in the two weeks of the stock count"),
    ),
    "support": (
        Theme("Halve the time until customers get a first reply", "Waiting for an answer is what people complain about most.",
              (Kr("Median first reply", N, DOWN, "minutes", 240, 120), Kr("Questions answered by the right desk at once", P, UP, "", 64, 80)),
              ("Questions are routed by language since Monday", "Ready-made openings for the forty most asked questions", "Two people moved to the late slot"),
              "The slot between six and eight in the evening has too few people"),
        Theme("Write answers people find themselves", "The best ticket is the one nobody had to write.",
              (Kr("Answer articles published", N, UP, "articles", 0, 60),),
              ("Eight articles went live, all with pictures", "The search shows articles before the form", "Agents suggest an article with one key now"),
              "Legal has to read the customs articles first"),
        Theme("Solve it on the first contact", "Every second call is our fault.",
              (Kr("Solved on first contact", P, UP, "", 62, 80), Kr("Cases reopened within a week", P, DOWN, "", 14, 8)),
              ("Agents may refund up to fifty euros alone", "Depots answer the desk within the hour", "We listened to twenty reopened cases together"),
              "Refunds above the limit still wait for a second person"),
        Theme("Empty the night backlog", "What is left at six in the morning starts the day badly.",
              (Kr("Tickets open at six in the morning", N, DOWN, "tickets", 140, 50),),
              ("The desk sorts by promise date and not by arrival", "A shared chat with the hubs at night", "Simple address changes are automatic now"),
              "Two nights a week are covered by one person"),
        Theme("Keep the quality of sampled chats high", "Fast and wrong helps nobody.",
              (Kr("Quality score of sampled chats", N, UP, "points", 84, 92),),
              ("Calibrated the scoring with both desks", "Weekly clinic with three real chats", "New colleagues are paired for their first month"),
              "Sample is small this week because of the fair"),
        Theme("Teach the depots to triage", "Half of our escalations could be decided at the gate.",
              (Kr("Depot coordinators trained", N, UP, "people", 0, 12), Kr("Escalations from depots per week", N, DOWN, "cases", 64, 40)),
              ("Third session held, with real cases of the week", "The one-page guide hangs in every office", "Coordinators call back instead of forwarding"),
              "Two sessions moved because of the stock count"),
    ),
    "fleet": (
        Theme("Repair before it breaks", "A van on the roadside costs a route.",
              (Kr("Fleet downtime", P, DOWN, "", 4.9, 3.2), Kr("Breakdowns per 100,000 km", N, DOWN, "breakdowns", 3.4, 2)),
              ("Battery and brake data reach the workshop daily", "Night slots for inspections", "Spare vans wait where breakdowns happen"),
              "Brake parts from one supplier take three weeks"),
        Theme("Use less fuel with the same vans", "Good driving is worth more than new tyres.",
              (Kr("Litres per 100 km", N, DOWN, "litres", 10.8, 9.6),),
              ("Forty drivers finished the half-day course", "Tyre pressure is checked on Mondays", "The app praises gentle braking, and drivers like it"),
              "Cold weeks always cost half a litre"),
        Theme("Coach every driver twice", "Riding along for an hour shows more than a year of data.",
              (Kr("Ride-alongs held", N, UP, "rides", 0, 48),),
              ("Six rides this fortnight", "Drivers choose the topic of their second ride", "Coaches write three lines after each ride, no form"),
              "One coach is ill until the end of the month"),
        Theme("Learn from every near miss", "Accidents announce themselves.",
              (Kr("Near misses reported", N, UP, "reports", 30, 120), Kr("Reports answered within a week", P, UP, "", 44, 90)),
              ("Reporting works from the phone in two taps", "The best report of the month hangs in every depot", "Answers come from the depot itself now"),
              "Night shift reports little so far"),
        Theme("Bring the first electric vans to the road", "The cities ask for it, and our drivers too.",
              (Kr("Electric vans in daily service", N, UP, "vans", 0, 24), _yes("Chargers approved at two depots")),
              ("Eight vans run the inner-city routes", "Drivers plan their own charging stops", "The grid operator confirmed the date"),
              "Chargers at the second depot wait for the grid operator"),
    ),
    "commercial": (
        Theme("Renew contracts before they end", "Talks in the last month are talks about price.",
              (Kr("Renewals signed 60 days ahead", P, UP, "", 38, 65),),
              ("All renewals of the quarter have a date and an owner", "Service reports go out before the talk", "Operations joins the first meeting"),
              "Two buyers changed and have to be won again"),
        Theme("Win customers who ship all year", "Peaks alone make no network.",
              (Kr("Yearly volume of new contracts", M, UP, "", 0, 850000), Kr("Qualified first meetings", N, UP, "meetings", 0, 60)),
              ("Three pharmacies' wholesalers in late talks", "The trade fair gave us fourteen good addresses", "Pilot with a furniture maker went well"),
              "Purchasing of the largest prospect is frozen until January"),
        Theme("Give every offer within two days", "Whoever answers first is often chosen.",
              (Kr("Median time to an offer", N, DOWN, "hours", 96, 48),),
              ("Standard lanes are priced without asking", "One form for all countries", "Pricing sits in the weekly sales round"),
              "Customs questions still go around three desks"),
        Theme("Know what each customer earns us", "Volume is not profit.",
              (Kr("Accounts with a margin sheet", N, UP, "accounts", 4, 45), Kr("Accounts below cost", N, DOWN, "accounts", 11, 4)),
              ("Margin sheets for the twenty largest are done", "Two loss-making lanes are repriced", "Finance delivers the numbers by the fifth day"),
              "Return costs are not split by customer yet"),
        Theme("Hear from customers before they are angry", "A quiet customer is not a happy one.",
              (Kr("Accounts visited", N, UP, "visits", 0, 30), Kr("Answers to the half-year survey", P, UP, "", 22, 40)),
              ("Visits come with the depot lead", "The survey is down to four questions", "Every complaint of the top ten got a call within a day"),
              "Travel stopped in the last two weeks of the quarter"),
    ),
    "technology": (
        Theme("Release without holding our breath", "Small releases fail small.",
              (Kr("Releases per week", N, UP, "releases", 2, 8), Kr("Releases rolled back", P, DOWN, "", 9, 3)),
              ("Database changes travel ahead of the code", "Every change has a switch", "The test run is down to eleven minutes"),
              "The old billing job still needs a quiet Sunday"),
        Theme("Make the driver app fast on old phones", "Drivers wait at the door, not in the office.",
              (Kr("Time until the first stop is shown", N, DOWN, "seconds", 7.5, 3),),
              ("Maps load after the list", "Pictures are sent when there is a network", "Tested on the three oldest phones we own"),
              "Background sync is limited by one phone maker"),
        Theme("Keep tracking up through the peak", "If tracking is down, everybody calls.",
              (Kr("Minutes of unavailability", N, DOWN, "minutes", 190, 45), _yes("Load test at twice last year's peak passed")),
              ("Load test at one and a half times the peak passed", "Alarms page one person instead of nine", "Reads moved to the replica"),
              "The message queue has to be upgraded first"),
        Theme("Answer with data in a day", "Decisions do not wait for dashboards.",
              (Kr("Questions answered within a day", P, UP, "", 35, 75), Kr("Numbers with an owner", N, UP, "numbers", 8, 40)),
              ("Each number has an owner and one sentence of meaning", "Depots get their own page", "Old reports nobody opened are gone"),
              "Claims data arrive only weekly"),
        Theme("Clean up what slows us down", "Every hour spent in old code is one not spent for customers.",
              (Kr("Services on the current runtime", P, UP, "", 48, 90),),
              ("Four services moved, nobody noticed", "The last shared library is split", "Two thousand lines deleted this month"),
              "One service has nobody left who knows it"),
    ),
    "finance": (
        Theme("Close the month in four days", "Late numbers are old numbers.",
              (Kr("Working days until the month is closed", N, DOWN, "days", 8, 4),),
              ("Accruals are booked on the last day, not after", "Depots send receipts by phone", "One checklist for all countries"),
              "Fuel card data come on the sixth day"),
        Theme("Get invoices right the first time", "Every wrong invoice costs two letters and some trust.",
              (Kr("Invoices corrected", P, DOWN, "", 5.2, 2), Kr("Money overdue more than 30 days", M, DOWN, "", 420000, 180000)),
              ("Weights come from the scanner, not from the label", "Reminders go out with the driver's proof", "The ten largest debtors each have a name here"),
              "One customer disputes a whole month"),
        Theme("Hire drivers faster and fairer", "Good people are gone after two weeks.",
              (Kr("Days from application to offer", N, DOWN, "days", 31, 14), Kr("New drivers still here after six months", P, UP, "", 72, 85)),
              ("Interviews in the depot, also on Saturdays", "Same four questions for everybody", "A buddy from the first day"),
              "Medical checks are booked out for weeks"),
        Theme("Buy packaging and fuel well", "One percent is a depot's yearly training.",
              (Kr("Savings contracted", M, UP, "", 0, 310000),),
              ("Two bidders remain for packaging", "Fuel contract covers all countries now", "Pallet pool shared with a partner"),
              "The tender moved by three weeks at the bidders' wish"),
        Theme("Give managers a good start", "People leave managers, so we teach managing.",
              (Kr("New managers through the programme", N, UP, "people", 2, 18), Kr("Teams with a conversation every fortnight", P, UP, "", 41, 70)),
              ("Third group started", "Practice with actors went very well", "Slides are gone, cases stay"),
              "Shift leads hardly find two free mornings"),
    ),
}  # fmt: skip

# For everybody: what somebody learns; many of these are private.
GROWTH: Final = (
    Theme("Learn to work with our data myself", "I want to answer my own questions without asking the data team.",
          (Kr("Steps of the course finished", N, UP, "steps", 0, 5),),
          ("Step done, with my own numbers as the exercise", "First report built without help", "Explained a join to a colleague, so I must have understood it"),
          "No time for the course in the peak weeks"),
    Theme("Lead a meeting that people like to come to", "I talk too much in meetings and decide too little.",
          (Kr("Meetings led with notes sent the same day", N, UP, "meetings", 0, 10),),
          ("Agenda sent the day before, we finished early", "Asked the quiet ones first", "Decision written down while everybody was there"),
          "Two meetings were cancelled"),
    Theme("Speak Dutch well enough for the depot", "People explain more in their own language.",
          (Kr("Lessons done", N, UP, "lessons", 0, 24), _yes("First shift meeting held in Dutch")),
          ("Small talk works now", "Read the safety notice without help", "Two lessons a week are a good rhythm"),
          "My teacher was on holiday"),
    Theme("Step into leading a team", "I want to know whether leading is for me before I apply.",
          (Kr("Weeks as deputy of the team lead", N, UP, "weeks", 0, 6), _yes("Feedback asked of five people")),
          ("First week as deputy, the shift plan was the hard part", "Held two difficult talks and prepared both with my lead", "Asked for feedback and got an honest answer"),
          "No deputy week possible before the holidays"),
)  # fmt: skip

NOTES: Final[dict[str, tuple[str, ...]]] = {
    "up": ("{move}.", "{move}. It shows in the number.", "{move}, and that helped more than expected.", "Good week: {move_}.", "{move}. More of this next week."),
    "flat": ("No change. {block}.", "{block}, so we stand still.", "Same as last time; the effect of the last step is still to come.", "Held the level in a busy week."),
    "down": ("A step back. {block}.", "{block}. I expect us to be back within two weeks.", "Worse than last time: {block_}.", "The number went the wrong way; we looked at it together and know why: {block_}."),
    "first": ("First number, taken the same way as the baseline.", "Starting point confirmed with the team.", "First steps are done: {move_}."),
    "done": ("{move}. That is the target reached.", "Reached, and it held for two weeks.", "Done. Thanks to everybody who helped."),
    "short": ("", "", "As planned.", "From the weekly report.", "Checked with the team."),
}  # fmt: skip

RETROSPECTIVES: Final[dict[str, tuple[str, ...]]] = {
    "ACHIEVED": ("Starting with one team and copying what worked was right. {move} made the difference.", "Reached, because we looked at the number every week. What I would do again: {move_}.", "The target was fair. The last third was the hardest part, and the team carried it."),
    "PARTIAL": ("Most of the way. {block}, and I asked for help too late.", "The direction is right and the habit stays. {block}, which cost us the last part.", "We underestimated how long people need to change a routine. {move} came in the last third only."),
    "MISSED": ("Missed. {block}, and the plan had no answer to it. Next time I would test with one depot first.", "We worked on it too late in the period. The first two months went into other things.", "The target was set without those who do the work. With them it would have been another one."),
    "DROPPED": ("Dropped in agreement: the reason for it went away when plans changed in the middle of the period.", "Stopped to make room for the peak. We will pick it up again with fresh numbers."),
    "LAPSED": ("",),
}  # fmt: skip

RETURNED: Final = (
    "Good direction. Which number would tell us in three months that it worked? Please add a baseline from the last report.",
    "Two goals in one, I think. Keep the part you can move yourself and let us talk about the other on Thursday.",
    "The target is what we have already. Please aim a little higher, or say why holding it is hard enough.",
)
AMENDED: Final = (
    "Volume came in far below plan, so we lowered the target together.",
    "The trial started a month later than planned; target adjusted to the time that is left.",
    "We reached it early and agreed to aim higher.",
)

# Measured in other ways than by a number that goes up or down.
_CHAPTERS: Final = ("Outline agreed", "First draft", "Read by two colleagues", "Printed and at every desk")
HANDBOOK: Final = Theme(
    "Write the handbook that new colleagues ask for", "The same questions come up with everybody who starts.",
    (Kr("Chapters of the handbook", Measure.STEPS, UP, "", 0, 4, _CHAPTERS),),
    ("Two colleagues read the draft and found the gaps", "The outline is agreed with the leads", "Pictures of the desk are in"),
    "The chapter about exceptions needs somebody who was there",
)  # fmt: skip
STAFFING: Final = Theme(
    "Keep the desk staffed as planned", "Too few people burn out, and too many have nothing to do.",
    (Kr("People on the desk at noon", N, Direction.KEEP, "people", 8, 12),),
    ("Two people swapped shifts by themselves", "The plan for the holidays is out early", "Part-time hours moved to noon"),
    "Short notices on Mondays leave a gap",
)  # fmt: skip
COURSE: Final = Theme(
    "Finish the safety course of the season", "Everybody on the road and in the hubs takes it once a year.",
    (_yes("Course passed"),),
    ("The first half is done", "The date in the hub is booked", "Only the test is missing"),
    "The course on site was full twice",
)  # fmt: skip
PAUSED: Final = "Away for some weeks; it goes on after that."
WHY_AMENDED: Final = "The new system comes two weeks later than we thought, and the way there with it."
WHY_MOVED: Final = (
    "Nobody is safer by a course alone, but nobody goes home healthy without it: it counts there."
)
DECLINED: Final = "Let us keep the date: the part that does not need the system is the larger one."
LEARNED: Final = "Starting with the people who do the work saved us a round."
