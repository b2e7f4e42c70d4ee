"""The canaries of the tests, and who may hear each of them."""

WORKING = ("priya", "mona", "vera", "ada", "paul", "tom", "tina", "dora", "carl", "hanna", "otto")
KINDS = (*WORKING, "boris", "admin", "integration", "narrow")
CHAIN = ("mona", "vera", "ada")
TEAM = ("paul", "dora", "carl")
ASKED_WITHOUT_NAMES = ("paul", "tom", "tina", "dora", "carl", "otto")

# Each canary, and who may hear it on whatever path. Priya is its subject unless its name says otherwise.
HEARD_BY: dict[str, tuple[str, ...]] = {
    "a private goal": ("priya", "mona"),
    "a number of a private goal": ("priya", "mona"),
    "a note on a private goal": ("priya", "mona"),
    "why a private goal came back": ("priya", "mona"),
    "a shared goal": ("priya", *CHAIN, *TEAM, "hanna", "integration"),
    "a note on a shared goal": ("priya", "mona", "dora"),
    "why a public goal came back": ("priya", *CHAIN, "hanna"),
    "why it came back before": ("mona",),
    "a note on a public goal": ("priya", "mona", "dora"),
    "what a shared goal taught": ("priya", *CHAIN, *TEAM, "hanna", "integration"),
    **dict.fromkeys(
        ("why it was paused", "why it was moved", "other words", "why other words", "why no other words"),
        ("priya", *CHAIN, "hanna"),
    ),
    **dict.fromkeys(
        ("the feed of a shared goal", "8181.2727"), ("priya", *CHAIN, *TEAM, "hanna", "integration")
    ),
    **dict.fromkeys(
        ("what went well", "what is in her way", "what she corrected", "what mona says to it"),
        ("priya", "mona", "dora"),
    ),
    **dict.fromkeys(
        ("882200882", "8833.0883", "a number she drafts", "what she has not said yet"), ("priya",)
    ),
    "feedback for her": ("paul", "priya"),
    "feedback for her and her manager": ("paul", "priya", "mona"),
    "feedback for her manager": ("paul", "mona"),
    "feedback taken back": ("paul",),
    "what she sees differently": ("paul", "priya"),
    "feedback she reports": ("paul", "priya", "hanna"),
    "feedback that is hidden": ("hanna",),
    "why she reports it": ("priya", "hanna"),
    **dict.fromkeys(("what she asks tina", "why tina would rather not"), ("priya", "tina")),
    "what she asks without names": ("priya", *CHAIN, "hanna", *ASKED_WITHOUT_NAMES),
    **dict.fromkeys(("an answer without a name", "991100991"), ("priya", *CHAIN, "hanna")),
    "feedback for all": (*WORKING, "boris", "integration"),
    **dict.fromkeys(
        ("what they talk about", "what they talked about", "what mona promises", "why mona drops it"),
        ("priya", "mona"),
    ),
    "what mona notes": ("mona",),
    "what priya notes": ("priya",),
    "a comment before": ("priya", "mona"),
    "a comment on a private goal": ("priya", "mona"),
    "a comment on feedback for her": ("paul", "priya"),
    "76543.21": ("priya", "hanna", "integration"),
    "her draft": ("priya",),
    "the draft about her": ("mona",),
    "what mona asked of her before": ("priya", "mona", "vera", "ada", "dora", "carl", "hanna", "integration"),
    "the note about her": ("mona",),
    "what paul handed in": ("paul", *CHAIN, "hanna"),
    "what mona handed in about paul": (*CHAIN, "hanna"),
    "the note about paul": ("mona", "hanna"),
    "what tina was told": ("tina", "tom", "vera", "ada", "boris", "integration"),
    "what tina said": ("tina", "tom", "vera", "ada", "boris", "integration"),
    **dict.fromkeys(
        ("what came of tina's word", "why tom does not sign", "why tina is told something else", "what tina is told now",
         "what tina's rating is called", "what tina learned", "what tom chose", "tina's goal", "tina's result",
         "668800668", "669900669", "671100671", "672200672"),
        ("tina", "tom", "vera", "ada", "boris", "integration"),
    ),
    **dict.fromkeys(("what is said of tina", "673300673.5"), ("tina", "tom", "vera", "ada", "boris")),
    **dict.fromkeys(("where tina meets tom", "what tina and tom talk about", "what they noted"), ("tina", "tom")),
    "the note about tina": ("tom", "boris"),
    "what is said of paul": ("priya", *CHAIN, "hanna"),
    "881188.2": (*CHAIN, "hanna"),
    "what otto alone says": ("otto",),
    "why she is not asked": ("paul", "mona", "vera", "hanna"),
    "why tina cannot write": ("tina", "hanna"),
    **dict.fromkeys(
        (
            *("somebody from outside", "the address of somebody from outside"),
            *("why she does not come from outside", "why she will not write from outside"),
        ),
        ("paul", "mona", "vera", "hanna"),
    ),
    "what somebody from outside says": (*CHAIN, "hanna"),
    "what somebody from outside drafts": (),
    "why she is proposed": ("mona", "vera", "hanna"),
    "4321.98": ("mona", "vera", "hanna"),
    "what vera thinks of it": ("mona", "vera", "hanna"),
    "why she was refused": ("mona", "vera", "hanna"),
    "what she wants to lead": ("priya", *CHAIN, "hanna"),
    **dict.fromkeys(("why she is named", "why nobody proposes"), (*CHAIN, "hanna")),
    "why she wants it": ("priya", *CHAIN, "hanna"),
    "why it is an exception": ("hanna",),
    **dict.fromkeys(("61113.11", "72224.22", "83335.33"), ("priya", "hanna", "integration")),
    "what paul is told": ("paul", *CHAIN, "hanna"),
    "why it shall be undone": (*CHAIN, "hanna"),
    **dict.fromkeys(
        ("what payroll said", "old_title of paul", "new_title of paul", "old_role_profile of paul", "new_role_profile of paul",
         "project of paul", "774400774", "775500775", "88.42"),
        ("hanna", "integration"),
    ),
    "why paul is rewarded": ("paul", *CHAIN, "hanna", "integration"),
    "17.37": ("priya", *CHAIN, "hanna"),
    "13.5791": ("priya", "mona"),
    "why it was agreed anew": ("priya", "mona"),
    "her address": ("priya", "admin"),
    **dict.fromkeys(("where a program listens", "what a program answers"), ("admin",)),
    **dict.fromkeys(("a secret of a webhook", "an old secret of a webhook"), ()),
    "her token": ("priya",),
    "Canary: hw": ("priya",),
    "where her pay comes from": ("priya", "hanna", "admin", "integration"),
    "her title before": ("priya", *CHAIN, "hanna"),
    "how skilled she is": ("priya", *CHAIN, "hanna"),
    "551100551": ("priya", *CHAIN, "hanna"),
    **dict.fromkeys(
        ("where she wants to go", "what she learns", "how she learns", "how she learns more", "what shows it",
         "why she dropped it", "what mona thinks of her plan", "why it was a draft again"),
        ("priya", *CHAIN, "dora", "carl", "hanna"),
    ),
    "why her plan changed": ("priya", *CHAIN, "hanna"),
    **dict.fromkeys(
        ("a session", "where they meet", "what they talk about", "what priya brings", "what she adds", "why it was cut",
         "what they decided", "what is to be remembered", "why it was off"),
        ("priya", "mona", "hanna"),
    ),
    **dict.fromkeys(("what she asks a mentor", "what her mentor says"), ("priya", "tina")),
    "3456.79": ("priya", "mona", "hanna", "integration"),
    **dict.fromkeys(("1234.57", "2345.68", "4567.81", "5678.92"), ("priya", "hanna", "integration")),
    "her title in the round": ("priya", *CHAIN, "dora", "carl", "hanna", "admin"),
    "what mona chose": ("mona",),
    "661100661": ("mona",),
    "662200662": ("mona",),
    "663300663": ("mona",),
    "664400664": (*CHAIN, "hanna"),
    **dict.fromkeys(
        ("a session that compares", "why they compare again", "why paul is moved", "665500665", "666600666", "667700667"),
        (*CHAIN, "hanna"),
    ),
    **dict.fromkeys(("what a voter says of a company goal", "what ada decides", "6688006.68"), ("ada", "mona")),
    "why a problem is waived": ("hanna", "admin"),
    "what follows from late pay": ("hanna",),
    "why tina is skipped": ("tina", "tom", "vera", "ada", "boris", "integration"),
    "the round about tina": ("tina", "tom", "vera", "ada", "hanna", "boris", "otto", "admin", "integration"),
    "her next title": ("mona", "vera", "hanna"),
    "her project": ("mona", "vera", "hanna"),
    "771100771": ("mona", "vera", "hanna"),
    "77.31": ("mona", "vera", "hanna"),
    "123456.78": ("hanna",),
    "61.2903": ("hanna",),
    "91234.56": ("mona", "vera", "ada", "tom", "hanna", "boris", "otto", "admin"),
    "7131.17": ("paul", *CHAIN, "hanna", "integration"),
    "what a log says": ("otto", "admin", "integration"),
    "why it was logged": ("otto", "admin", "integration"),
    "who is imported": ("admin",),
    "the file of people": ("admin", "integration"),
    "Canary: heading": ("admin",),
    "32123.45": ("admin",),
}  # fmt: skip


def canary(name: str) -> str:
    """What is written where this canary lives; figures are numbers and stay as they are."""
    return name if name[0].isdigit() or ":" in name else f"Canary: {name}."


def songs(name: str) -> tuple[str, ...]:
    """How a canary sounds in an answer: a figure also as sentences write it."""
    whole, dot, part = name.partition(".")
    return (name, f"{int(whole):,}.{part}") if dot and whole.isdigit() else (canary(name),)
