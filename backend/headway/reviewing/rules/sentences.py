"""What a form tells in words: who will read it, and how far the form beside it is."""

from dataclasses import dataclass
from datetime import date

from headway.reviewing.rules.anonymity import ANONYMOUS
from headway.reviewing.rules.vocabulary import QuestionKind, ReviewDirection, ReviewState, SelfReviewOpens

# What the reviewee hears until the review is shared, whatever its state, and whether or not there is one.
NOT_SHARED_YET = "You will read your manager's review once it is shared."

_MANAGER_READS = {
    SelfReviewOpens.AT_SUBMISSION: "once you hand it in",
    SelfReviewOpens.AFTER_OWN_DRAFT: "once you handed it in and they started their own form",
    SelfReviewOpens.AFTER_OWN_SUBMISSION: "once you both handed in your forms",
}
_OPENS = {
    SelfReviewOpens.AT_SUBMISSION: "you can read it now.",
    SelfReviewOpens.AFTER_OWN_DRAFT: "you will see it once your own draft is saved.",
    SelfReviewOpens.AFTER_OWN_SUBMISSION: "you will see it once you have handed in your own.",
}
# What is shared together with the review that this one's manager writes.
_BESIDE = {
    ReviewDirection.DOTTED: "the manager's review",
    ReviewDirection.REPORT: "the review by their own manager",
}
_NUMBERS = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_WITHOUT_NAMES = (
    "Nobody reads this with your name. {reviewee}, the managers above and HR read a mean, and your words among those of others, "
    "from {few} forms on; from fewer they read nothing. Your words can give you away: write what others could have seen, too. "
    "HR sees whether you have handed it in."
)


def readers(
    direction: ReviewDirection, opens: SelfReviewOpens, reviewee: str, *, private_note: bool, smallest: int
) -> str:
    """Who reads a form, for the one who writes or reads it; forms without names are shown from `smallest` on."""
    if direction is ReviewDirection.SELF:
        manager = f"Your manager reads this {_MANAGER_READS[opens]}"
        return f"Drafts are yours alone. {manager}; the managers above and HR once you hand it in."
    if direction in ANONYMOUS:
        return _WITHOUT_NAMES.format(reviewee=reviewee, few=_NUMBERS.get(smallest, str(smallest)))
    if direction in _BESIDE:
        return f"{reviewee} reads everything, with your name, once {_BESIDE[direction]} is shared; the managers above and HR once it is handed in."
    everything = "everything except the private note" if private_note else "everything"
    return f"{reviewee} reads {everything} once it is shared; the managers above and HR once it is handed in."


def rolled_up(peers: int, reports: int, smallest: int) -> str:
    """How the forms of so many who are asked might be shown, for one of them before writing."""
    few = _NUMBERS.get(smallest, str(smallest))
    groups = [(peers, "colleague"), (reports, "direct report")]
    asked = " and ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in groups if n)
    if max(peers, reports) < smallest <= peers + reports and peers and reports:
        how = "too few of each to be shown apart, so that all are shown together,"
        return (
            f"{asked} are asked: {how} once {few} of them have handed in; with fewer nobody reads any of it."
        )
    if peers + reports < smallest:
        return f"{asked} {'is' if peers + reports == 1 else 'are'} asked, and {few} are needed: unless more are asked, nobody reads any of it."
    together = " A group from which fewer come is put together with the other." if peers and reports else ""
    return f"{asked} are asked, and each group is shown once {few} of it have handed in.{together} With fewer nobody reads any of it."


@dataclass(frozen=True, slots=True)
class Told:
    """Who reads an answer, in words, and whether they know who gave it."""

    words: str
    named: bool


def told(direction: ReviewDirection, kind: QuestionKind, opens: SelfReviewOpens, reviewee: str) -> Told:
    """Who reads the answer to one question, for the one who writes it."""
    if direction in ANONYMOUS:
        shown = "word for word among those of others" if kind is QuestionKind.TEXT else "as a part of a mean"
        return Told(
            f"{reviewee}, the managers above and HR read this without your name, {shown}.", named=False
        )
    if kind is QuestionKind.PRIVATE_NOTE:
        return Told(f"HR reads this with your name; {reviewee} never does.", named=True)
    if direction is ReviewDirection.SELF:
        return Told(
            f"Your manager ({_MANAGER_READS[opens]}), the managers above and HR read this with your name.",
            named=True,
        )
    return Told(
        f"{reviewee} (once {_BESIDE.get(direction, 'it')} is shared), the managers above and HR read this with your name.",
        named=True,
    )


def counterpart_words(
    direction: ReviewDirection,
    state: ReviewState,
    due_on: date,
    opens: SelfReviewOpens,
    *,
    readable: bool,
    is_reviewee: bool,
) -> str:
    """How far the form beside is, for who may know of it; all arguments but the last are of the form beside."""
    if is_reviewee and direction is ReviewDirection.MANAGER:
        return "Your manager's review is shared with you."
    name = "Self review" if direction is ReviewDirection.SELF else "The manager's review"
    match state:
        case ReviewState.ASSIGNED:
            return f"{name} is not started; it is due on {due_on:%-d %B %Y}."
        case ReviewState.IN_PROGRESS:
            return f"{name} is started; it is due on {due_on:%-d %B %Y}."
        case ReviewState.SKIPPED:
            return f"{name} was skipped."
        case _ if not readable:
            return f"{name} is in; {_OPENS[opens]}"
        case _:
            return f"{name} is in."
