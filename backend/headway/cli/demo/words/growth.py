"""What the demo's people say of roles, learning and planning."""

from typing import Final

# Name, weight, what it is about, and how each of five steps shows.
Words = tuple[str, int, str, tuple[str, ...]]

AT_WORK: Final[tuple[Words, ...]] = (
    ("Craft", 40, "Doing the work so that nobody has to do it again.", (
        "Needs somebody beside them for most tasks.", "Does known tasks alone; asks when something is new.",
        "Does the whole job and spots what is about to go wrong.", "Improves how the job is done, and others take it over.",
        "Is asked by other teams how it should be done.",
    )),
    ("Customers and colleagues", 25, "Being somebody others like to work with.", (
        "Answers when asked.", "Answers in time and says what happens next.", "Understands what the other side needs and offers it.",
        "Turns a complaint into trust.", "Shapes how the company treats people.",
    )),
    ("Reliability", 20, "Others can plan with what was promised.", (
        "Promises are forgotten.", "Most promises are kept; delays are told late.", "Keeps promises and tells delays early.",
        "Sees for others what could delay them.", "Makes a whole team predictable.",
    )),
    ("Learning", 15, "Being better next half-year than this one.", (
        "Waits to be taught.", "Takes courses when they are offered.", "Looks for feedback and changes something because of it.",
        "Teaches others what was learned.", "Brings something new into the company.",
    )),
)  # fmt: skip
LEADING: Final[tuple[Words, ...]] = (
    ("Direction", 30, "Everybody in the team can say what counts, and why.", (
        "Passes tasks on.", "Explains tasks; the why is left open.", "Sets goals with the team that support those above.",
        "Says no to what does not fit, with reasons.", "Changes the company's direction with evidence.",
    )),
    ("People", 35, "People grow, and stay.", (
        "Meets people when there is trouble.", "Meets people regularly; talks about tasks.",
        "Knows what each person wants to learn, and plans it with them.", "Two or more people were ready for a bigger job.",
        "Other leads learn from them how it is done.",
    )),
    ("Results", 20, "What was agreed happens.", (
        "Surprises at the end of the period.", "Numbers are known, and late.", "Numbers are known weekly; trouble is told early.",
        "Trouble is mended before it shows.", "The team's results hold when the lead is away.",
    )),
    ("Working with others", 15, "Problems between teams are solved between teams.", (
        "Defends the own team.", "Helps when asked.", "Finds what helps both sides.", "Gives something up for the whole.",
        "Teams bring their problems to them.",
    )),
)  # fmt: skip

COURSES: Final = (
    "Two-day course: {skill}",
    "Evening class: {skill}, with a certificate",
    "Online course: {skill} in practice",
)
PROJECTS: Final = (
    "Lead the next {skill} review of the team", "Stand in for {lead} for two weeks", "Write the team's guide to {skill}",
    "Run a small trial: {skill} on one shift",
)  # fmt: skip
READINGS: Final = (
    "Read one book on {skill} and tell the team about it",
    "Follow two colleagues who are strong in {skill}",
)
MENTORINGS: Final = (
    "Meet a mentor in {skill} once a month",
    "Have two pieces of work looked at by a mentor in {skill}",
)
SUMMARIES: Final = (
    "I want to be the person others ask about {skill}.", "I would like to lead a small team in two years, and {skill} is what I lack most.",
    "I know the work; now I want to understand why we do it this way. {skill} first.",
    "More responsibility for the whole, less firefighting: {skill} helps with both.",
)  # fmt: skip
EVIDENCE: Final = (
    "Certificate is in my folder; used it in the very next shift plan.", "The guide is on the team page, read by 14 people so far.",
    "Ran it on three Thursdays; notes and numbers are in the team folder.", "Told the team about it, slides attached to the invitation.",
)  # fmt: skip
DROPPED: Final = (
    "The course was cancelled by the provider.",
    "Changed teams; this belongs to the next plan.",
    "Learned it on the job instead.",
)
CONCLUSIONS: Final = (
    "A clear step forward: others come with questions now. Next: show it in a project of your own.",
    "Half of it was there early, the rest was crowded out by the move. We keep the objective.",
    "Done, and more than asked for. Ready to teach it.",
)  # fmt: skip
REOPENED: Final = "The desk was reorganised; two of the actions no longer fit."
OFFERS: Final = (
    "An hour every other week, best before ten.",
    "Happy to look at real work together.",
    "By video; I am in another time zone.",
    "",
)
ASKS: Final = (
    "Would you have an hour a month until the end of the period?",
    "I saw your talk on it. May I show you what I am trying?",
)
ANSWERS: Final = ("With pleasure; I will send an invitation.", "Yes. Bring one real case to each meeting.")

# Title of the session, topics that were discussed, what was decided, what was cut, what went on.
LAST_SESSION: Final = (
    ("Which goals carry the half-year", "Night desk: people or hours"),
    (
        "Reply time before everything else until the night desk is staffed.",
        "One claim form for all countries by the end of the period.",
    ),
    (("A new chat tool", "No budget before spring; the current one holds."),),
    ("Career steps for agents who do not want to lead", "Quiet hours for writing knowledge pages"),
)
NEXT_TOPICS: Final = ("First look at the next half-year's numbers", "Who wants to learn what")
IMPROVEMENTS: Final = (
    "Tell teams earlier which company goals change", "Give new managers a first-week list",
)  # fmt: skip
