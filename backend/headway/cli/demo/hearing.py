"""Who may hear a canary, by the access table over plain rows: declared here once more, apart from the product's own queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from headway.monitoring.rules import CheckInState, FeedbackState, FeedbackVisibility
from headway.planning.rules import GoalLevel, GoalState, Visibility
from headway.planning.rules.development import PlanState
from headway.reviewing.rules import CycleState, QuestionKind, ReviewDirection, ReviewState, SelfReviewOpens
from headway.rewarding.rules.vocabulary import ReversalOutcome, RewardState

Facts = Mapping[str, Any]

SHARED: Final = {
    ReviewState.SHARED, ReviewState.ACKNOWLEDGED, ReviewState.SIGNED, ReviewState.NOT_SIGNED,
}  # fmt: skip
KEPT: Final = {ReviewState.SUBMITTED, ReviewState.LOCKED}
TOGETHER: Final = {ReviewDirection.PEER, ReviewDirection.UPWARD}
COLLECTED: Final = {CycleState.MANAGER_REVIEW, CycleState.CALIBRATION}
TOLD: Final = {CycleState.SHARING, CycleState.SIGN_OFF, CycleState.CLOSED, CycleState.ARCHIVED}
OVER: Final = {CycleState.CLOSED, CycleState.ARCHIVED, CycleState.CANCELLED}


@dataclass(frozen=True)
class Listener:
    """A sign-in and how its person stands to others today; whoever has left hears nothing."""

    name: str
    account: UUID
    me: UUID | None = None
    manager: UUID | None = None
    beside: frozenset[UUID] = frozenset()
    direct: frozenset[UUID] = frozenset()
    below: frozenset[UUID] = frozenset()
    dotted: frozenset[UUID] = frozenset()
    rated: frozenset[UUID] = frozenset()
    looked_after: frozenset[UUID] = frozenset()
    hr: bool = False
    admin: bool = False
    integration: bool = False
    reads: frozenset[str] = frozenset()
    # Departments in an HR partner's scope; None among them is the whole organisation.
    units: frozenset[UUID | None] = frozenset()
    # The forms that this person writes, by participant.
    writes: Mapping[UUID, Facts] = field(default_factory=dict)


def hears_goal(it: Listener, goal: Facts) -> bool:
    """Own; all of direct reports'; shared up the chain, in HR scope and, unless a draft, in the team; public by all."""
    owner, settled = goal["owner_id"], goal["state"] != GoalState.DRAFT
    told, public = goal["visibility"] != Visibility.PRIVATE, goal["visibility"] == Visibility.PUBLIC
    if it.integration:
        return "goals:read" in it.reads and told and settled
    team = owner == it.manager or owner in it.beside or owner in it.dotted
    company = goal["level"] == GoalLevel.COMPANY and (it.hr or it.admin)
    return (
        owner == it.me
        or owner in it.direct
        or (told and (owner in it.below or owner in it.looked_after or company))
        or (settled and (public or (told and team)))
    )


def hears_change(it: Listener, goal: Facts) -> bool:
    """What is proposed for a goal, and why it is paused: its owner, the managers above and HR in scope."""
    owner = goal["owner_id"]
    concerned = owner == it.me or owner in it.direct or owner in it.below or owner in it.looked_after
    return concerned and not it.integration and hears_goal(it, goal)


def hears_note(it: Listener, update: Facts) -> bool:
    """The words beside a number: author, owner, direct manager, who rates by a dotted line; of goals they see."""
    owner = update["owner_id"]
    near = it.me in {update["author_id"], owner} or owner in it.direct or owner in it.rated
    return not it.integration and near and hears_goal(it, update)


def hears_growth(it: Listener, plan: Facts) -> bool:
    """Own plan, those of everybody below and in HR scope; an agreed one also by a dotted line."""
    owner = plan["owner_id"]
    by_dotted_line = owner in it.dotted and plan["state"] != PlanState.DRAFT
    led = owner == it.me or owner in it.below or owner in it.looked_after
    return not it.integration and (led or by_dotted_line)


def hears_request(it: Listener, request: Facts) -> bool:
    """Who asks for a mentor, and who is asked."""
    return it.me is not None and it.me in {request["asker_id"], request["mentor_id"]}


def hears_session(it: Listener, session: Facts) -> bool:
    """Who called a session or takes part, and HR for the department; a decision also who sees to it."""
    inside = it.me in session["participants"] or it.me == session["organiser_id"]
    sees_to_it = it.me is not None and session.get("owner_id") == it.me
    return inside or sees_to_it or session["department_id"] in it.units


def hears_check_in(it: Listener, check_in: Facts) -> bool:
    """The author; of what was published the person, the direct manager, and who rates by a dotted line."""
    person = check_in["employee_id"]
    near = person == it.me or person in it.direct or person in it.rated
    published = check_in["state"] != CheckInState.DRAFT
    wrote = it.me is not None and check_in["author_id"] == it.me
    return not it.integration and (wrote or (published and near))


def hears_feedback(it: Listener, feedback: Facts) -> bool:
    """Giver; receiver unless for the manager only; direct manager where meant; public words by all. Taken back: the giver.

    What was reported is also read by HR in scope.
    """
    visibility, sent = feedback["visibility"], feedback["state"] != FeedbackState.RETRACTED
    public = sent and visibility == FeedbackVisibility.PUBLIC
    if it.integration:
        return "feedback:read" in it.reads and public
    for_managers = visibility in {FeedbackVisibility.RECEIVER_AND_MANAGER, FeedbackVisibility.MANAGER_ONLY}
    received = feedback["receiver_id"] == it.me and visibility != FeedbackVisibility.MANAGER_ONLY
    led = feedback["receiver_id"] in it.direct and for_managers
    handed_over = feedback["reported_at"] is not None and feedback["receiver_id"] in it.looked_after
    return feedback["giver_id"] == it.me or public or (sent and (received or led or handed_over))


def hears_question(it: Listener, asked: Facts) -> bool:
    """A request for feedback: who asks, and who is asked."""
    return it.me is not None and it.me in {asked["asker_id"], asked["respondent_id"]}


def hears_report(it: Listener, report: Facts) -> bool:
    """A report of abuse: who reported it, and HR for the receiver, unless they wrote the words."""
    return it.me is not None and (report["reporter_id"] == it.me or hears_hidden_words(it, report))


def hears_hidden_words(it: Listener, report: Facts) -> bool:
    """Words that were hidden after a report: HR for the receiver, unless they wrote them."""
    return it.me is not None and report["receiver_id"] in it.looked_after and report["giver_id"] != it.me


def hears_round(it: Listener, answer: Facts) -> bool:
    """An answer without a name that is shown: whom it is about, managers above and HR in scope."""
    subject = answer["subject_id"]
    return (
        bool(answer["shown"])
        and it.me is not None
        and (subject == it.me or subject in it.below or subject in it.looked_after)
    )


def hears_talk(it: Listener, talk: Facts) -> bool:
    """What two people talk about: the two."""
    return it.me is not None and it.me in {talk["organiser_id"], talk["partner_id"]}


def hears_own_note(it: Listener, note: Facts) -> bool:
    """A private note: its writer, and nobody else."""
    return it.me is not None and it.me == note["author_id"]


def knows_review(it: Listener, review: Facts) -> bool:
    """That a form is there: writer, managers above, HR scope, who writes about the same person, and all it was shared with."""
    if it.integration:
        return "reviews:read" in it.reads and review["state"] in SHARED
    own = review["reviewer_id"] == it.me
    if review["direction"] in TOGETHER:
        return own or review["reviewee_id"] in it.looked_after
    return own or _shared_with(it, review) or _follows(it, review)


def hears_answer(it: Listener, answer: Facts) -> bool:
    """Drafts: their writer. Handed in: managers above and HR scope, a self review once the own form allows it."""
    private = answer["kind"] == QuestionKind.PRIVATE_NOTE
    if it.integration:
        return knows_review(it, answer) and not private
    own = answer["reviewer_id"] == it.me
    if answer["direction"] in TOGETHER:
        return own or _hears_together(it, answer)
    opened = answer["state"] in SHARED or (answer["state"] in KEPT and not _anchored(it, answer))
    given_away = answer["state"] == ReviewState.REASSIGNED and answer["reviewee_id"] in it.looked_after
    heard = own or _shared_with(it, answer) or (_follows(it, answer) and opened) or given_away
    return heard and (not private or own or answer["reviewee_id"] in it.looked_after)


def _hears_together(it: Listener, answer: Facts) -> bool:
    """What is released about somebody: managers above and HR in scope once it is collected, the person once it is shared."""
    person, state = answer["reviewee_id"], answer["cycle_state"]
    above = person in it.below or person in it.looked_after
    heard = above if state in COLLECTED else (above or person == it.me) and state in TOLD
    return answer["release_id"] is not None and heard


def hears_turned_down(it: Listener, nomination: Facts) -> bool:
    """Why a peer is not asked: the person, who writes their review, the manager above, HR in scope."""
    person = nomination["employee_id"]
    if it.integration or it.me is None:
        return False
    decides = nomination["participant_id"] in it.writes or nomination["manager_id"] in it.direct
    return person == it.me or decides or person in it.looked_after


def hears_waiver(it: Listener, problem: Facts) -> bool:
    """Why something found before a launch was waived: administrators, and HR of everybody in the cycle."""
    return it.admin or (it.hr and problem["people"] - {it.me} <= it.looked_after)


def hears_late_fact(it: Listener, fact: Facts) -> bool:
    """What HR says of a fact that came after a cycle had closed: HR of the person."""
    return fact["employee_id"] in it.looked_after


def hears_wish(it: Listener, wish: Facts) -> bool:
    """Why somebody would like to lead a project: they, everybody above and HR in scope."""
    person = wish["employee_id"]
    near = it.me is not None and person == it.me
    return not it.integration and (near or person in it.below or person in it.looked_after)


def hears_calibration(it: Listener, place: Facts) -> bool:
    """What is said of somebody in calibration: managers above, who wrote the review, HR scope; never that person."""
    above = place["employee_id"] in it.below or place["reviewer_id"] == it.me
    return not it.integration and (above or place["employee_id"] in it.looked_after)


def _shared_with(it: Listener, review: Facts) -> bool:
    return review["state"] in SHARED and (
        review["reviewee_id"] == it.me or review["reviewee_id"] in it.dotted
    )


def _follows(it: Listener, review: Facts) -> bool:
    person = review["reviewee_id"]
    beside = (
        review["direction"] == ReviewDirection.SELF
        and review["participant_id"] in it.writes
        and review["cycle_state"] not in OVER
    )
    return person in it.below or person in it.looked_after or beside


def _anchored(it: Listener, review: Facts) -> bool:
    """Whether a self review waits for the listener's own form about the same person."""
    form = it.writes.get(review["participant_id"])
    if form is None or review["direction"] != ReviewDirection.SELF:
        return False
    waiting: dict[str, set[ReviewState]] = {
        SelfReviewOpens.AT_SUBMISSION: set(),
        SelfReviewOpens.AFTER_OWN_DRAFT: {ReviewState.ASSIGNED},
        SelfReviewOpens.AFTER_OWN_SUBMISSION: {ReviewState.ASSIGNED, ReviewState.IN_PROGRESS},
    }
    return form["state"] in waiting[review["opens"]]


def hears_reward(it: Listener, reward: Facts) -> bool:
    """Before it is told: proposer, approvers, HR scope, once approved the direct manager. Then the person and all above."""
    person = reward["employee_id"]
    if it.integration:
        done = reward["state"] in {RewardState.COMMUNICATED, RewardState.EXECUTED}
        # A file of what took effect stays as it went out, also where a reward in it was undone since.
        return "rewards:read" in it.reads and (done or ("pay:read" in it.reads and reward["handed"]))
    told = reward["communicated_at"] is not None and (person == it.me or person in it.below)
    deciding = (
        it.me == reward["proposer_id"]
        or bool({it.me, it.account} & reward["deciders"])
        or (reward["state"] == RewardState.COMMITTED and person in it.direct)
        or person in it.looked_after
    )
    return told or (person != it.me and deciding)


def hears_nomination(it: Listener, nomination: Facts) -> bool:
    """Why somebody is named for a reward: who named them, managers above and HR in scope; never that person."""
    person = nomination["employee_id"]
    deciding = person in it.below or person in it.looked_after
    return not it.integration and person != it.me and (it.me == nomination["nominator_id"] or deciding)


def hears_comment(it: Listener, step: Facts) -> bool:
    """What an approver wrote: who sees the reward, but neither its person nor machines."""
    return hears_reward(it, step) and not it.integration and step["employee_id"] != it.me


def hears_letter(it: Listener, letter: Facts) -> bool:
    """The letter about a reward: who sees it, but no machine, and where it names pay who sees that person's pay."""
    person = letter["employee_id"]
    pay = person == it.me or person in it.below or person in it.looked_after
    return hears_reward(it, letter) and not it.integration and (letter["new_pay"] is None or pay)


def hears_reversal(it: Listener, reversal: Facts) -> bool:
    """Why a reward is undone: who sees it, its person once it is, and no machine."""
    done = reversal["outcome"] == ReversalOutcome.CONFIRMED
    return hears_reward(it, reversal) and not it.integration and (done or reversal["employee_id"] != it.me)


def hears_webhook(it: Listener, _: Facts) -> bool:
    """What a program answered: administrators, once they have signed in; their tokens do not hear it."""
    return it.admin


def hears_pay(it: Listener, pay: Facts) -> bool:
    """Own and, as the demo is set, that of people below, from its day on; HR scope and machines always."""
    if it.integration:
        return "pay:read" in it.reads
    person, begun = pay["employee_id"], pay["begun"]
    return person in it.looked_after or (begun and (person == it.me or person in it.below))


def hears_leave(it: Listener, leave: Facts) -> bool:
    """One's own, that of people below and of HR scope; never machines."""
    person = leave["employee_id"]
    return person == it.me or person in it.below or person in it.looked_after
