"""Who is told of what happens to reviews."""

from typing import Any, Final

from tortoise.expressions import Subquery

from headway.platform.notices import Notice, Payload, Subject, To, named, said
from headway.platform.reminders import Level, at
from headway.reviewing.access import (
    visible_appraisals,
    visible_calibration_places,
    visible_named_requests,
    visible_nominations,
    visible_participants,
    visible_reviews,
)
from headway.reviewing.models import (
    AppraisalVoter,
    CalibrationPlace,
    ManagerChange,
    NamedRequest,
    Nomination,
    OrganisationAppraisal,
    Participant,
    Review,
)
from headway.reviewing.rules import (
    Agreement,
    NamedRequestState,
    NominationState,
    PlaceAnswer,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.appraisal import AppraisalState
from headway.reviewing.rules.lives import KEPT, NOMINATING, OPEN, may_be_written

REVIEW: Final = Subject(
    "Review",
    visible_reviews,
    lambda review: review.cycle.name,
    "/reviews/{ReviewCycle:cycle_id}/{Review:id}",
    ("cycle", "reviewee"),
)

PLACE: Final = Subject(
    "CalibrationPlace", visible_calibration_places, lambda place: place.employee.name,
    "/calibration/{CalibrationSession:session_id}", ("employee",),
)  # fmt: skip


PARTICIPANT: Final = Subject(
    "Participant",
    visible_participants,
    lambda participant: participant.cycle.name,
    "/reviews?tab=peers&cycle={ReviewCycle:cycle_id}",
    ("cycle",),
)


APPRAISAL: Final = Subject(
    "OrganisationAppraisal",
    visible_appraisals,
    lambda appraisal: appraisal.name,
    "/appraisals/{OrganisationAppraisal:id}",
)

NOMINATION: Final = Subject(
    "Nomination", visible_nominations, lambda nomination: nomination.peer.name, "/reviews?tab=peers",
    ("peer", "participant__cycle", "participant__employee"),
)  # fmt: skip


NAMED_REQUEST: Final = Subject(
    "NamedRequest", visible_named_requests, lambda request: request.participant.employee.name, "/reviews",
    ("participant__employee", "participant__cycle"),
)  # fmt: skip


def author(payload: Payload) -> Any:
    """Who wrote the review."""
    return Review.filter(id=payload["review_id"]).values_list("reviewer_id", flat=True)


def manager(payload: Payload) -> Any:
    """Who writes the manager's review beside a self review."""
    own = Review.filter(id=payload["review_id"], direction=ReviewDirection.SELF).values("participant_id")
    beside = Review.filter(participant_id__in=Subquery(own), direction=ReviewDirection.MANAGER)
    return beside.values_list("reviewer_id", flat=True)


def rater(payload: Payload) -> Any:
    """Who wrote the review of somebody in calibration."""
    return CalibrationPlace.filter(id=payload["place_id"]).values_list("reviewer_id", flat=True)


def manager_of_rater(payload: Payload) -> Any:
    """The manager of who wrote it."""
    return CalibrationPlace.filter(id=payload["place_id"]).values_list("reviewer__manager_id", flat=True)


def of_place(column: str, level: Level) -> To:
    """Who stands in this column of the place, for reminders of this level."""
    return at(
        level, lambda payload: CalibrationPlace.filter(id=payload["place_id"]).values_list(column, flat=True)
    )


def is_unanswered(place: CalibrationPlace) -> bool:
    """Whether the rating still waits for its manager."""
    return place.answer is PlaceAnswer.WAITING


def is_undecided(place: CalibrationPlace) -> bool:
    """Whether the objection still waits."""
    return place.answer is PlaceAnswer.OBJECTED


def voters(payload: Payload) -> Any:
    """Whom an appraisal asks."""
    return AppraisalVoter.filter(appraisal_id=payload["appraisal_id"]).values_list("employee_id", flat=True)


def leadership(payload: Payload) -> Any:
    """Who sees votes before they are published."""
    leads = AppraisalVoter.filter(appraisal_id=payload["appraisal_id"], leads=True)
    return leads.values_list("employee_id", flat=True)


def takes_votes(appraisal: OrganisationAppraisal) -> bool:
    """Whether one can still vote."""
    return appraisal.state is AppraisalState.OPEN


def decides(payload: Payload) -> Any:
    """Who says whether the proposed peers are asked: who writes the manager's review."""
    beside = Review.filter(participant_id=payload["participant_id"], direction=ReviewDirection.MANAGER)
    return beside.values_list("reviewer_id", flat=True)


def only_report(payload: Payload) -> Any:
    """Who alone reports to somebody, and is asked to write with their name."""
    return NamedRequest.filter(id=payload["request_id"]).values_list("writer_id", flat=True)


def is_open_request(request: NamedRequest) -> bool:
    """Whether it waits for an answer."""
    return request.state is NamedRequestState.ASKED and request.participant.cycle.state in NOMINATING


def person(payload: Payload) -> Any:
    """Whom the proposed peers write about."""
    return Participant.filter(id=payload["participant_id"]).values_list("employee_id", flat=True)


async def person_and_decider(payload: Payload) -> list[Any]:
    """Whom they write about, and who says whether they are asked."""
    return [*await person(payload), *await decides(payload)]


def decides_on(level: Level, column: str = "reviewer_id") -> To:
    """Who decides about a proposed peer, or somebody in this column beside them, for reminders of this level."""

    def find(payload: Payload) -> Any:
        about = Nomination.filter(id=payload["nomination_id"]).values("participant_id")
        led = Review.filter(participant_id__in=Subquery(about), direction=ReviewDirection.MANAGER)
        return led.values_list(column, flat=True)

    return at(level, find)


def is_proposed(nomination: Nomination) -> bool:
    """Whether the proposal still waits."""
    return nomination.state is NominationState.PROPOSED and asks_peers(nomination.participant)


def asks_peers(participant: Participant) -> bool:
    """Whether peers can still be proposed."""
    return participant.cycle.state in NOMINATING


def proposed_long(nomination: Nomination) -> str:
    """Who waits for a decision about whom."""
    return (
        f"{{it}} is proposed to write about {said(nomination.participant.employee.name)}, and waits for you."
    )


def proposed_too_long(nomination: Nomination) -> str:
    """Whose peers nobody decides about."""
    about = said(nomination.participant.employee.name)
    return (
        f"{{it}} is proposed to write about {about}; somebody who reports to you has not decided for a week."
    )


def acknowledged(review: Review) -> str:
    """Whether the person agreed, which its author should know before the next talk."""
    if review.agreement is Agreement.DISAGREE:
        return "{doer} read your review for {it} and sees it differently."
    return "{doer} read your review for {it}."


def of_review(column: str, level: Level) -> To:
    """Who stands in this column of the review, for reminders of this level."""
    return at(level, lambda payload: Review.filter(id=payload["review_id"]).values_list(column, flat=True))


def is_due(review: Review) -> bool:
    """Whether the form can still be handed in."""
    more_time = {"unlocked": review.unlocked, "extended": review.extended}
    return may_be_written(review.direction, review.state, review.cycle.state, **more_time)


def is_unread(review: Review) -> bool:
    """Whether the review still waits to be acknowledged."""
    return review.state is ReviewState.SHARED


def due(review: Review) -> str:
    """Which form is due."""
    if review.direction is ReviewDirection.SELF:
        return "Your self review for {it} is due."
    return f"Your review of {said(review.reviewee.name)} for {{it}} is due."


def late(review: Review) -> str:
    """Which form is late."""
    if review.direction is ReviewDirection.SELF:
        return f"The self review of {said(review.reviewee.name)} for {{it}} is late."
    return f"The review of {said(review.reviewee.name)} for {{it}} is late; somebody who reports to you writes it."


def unread(review: Review) -> str:
    """Whose review was not acknowledged."""
    return f"{said(review.reviewee.name)} has not acknowledged your review for {{it}} for a week."


def asked(review: Review) -> str:
    """About whom, which its writer should know before opening it."""
    return f"You are asked to write about {said(review.reviewee.name)} for {{it}}."


def nudged(review: Review) -> str:
    """What somebody who runs the cycle waits for."""
    if review.state is ReviewState.SHARED:
        return "{doer} reminds you to read and acknowledge your review for {it}."
    if review.direction is ReviewDirection.SELF:
        return "{doer} reminds you of your self review for {it}."
    return f"{{doer}} reminds you of your review of {said(review.reviewee.name)} for {{it}}."


def is_waited_for(review: Review) -> bool:
    """Whether it is still to be handed in, shared or read."""
    return review.state in WAITED_FOR


def taken_over(review: Review) -> str:
    """About whom somebody writes now."""
    return f"You write the review of {said(review.reviewee.name)} for {{it}} now."


def concerned(payload: Payload) -> Any:
    """The new manager, who writes too."""
    return ManagerChange.filter(id=payload["change_id"]).values_list("successor_id", flat=True)


WAITED_FOR: Final = OPEN | KEPT | {ReviewState.SHARED}
NOTICES: Final = (
    Notice(
        "REVIEW_NUDGED", "ReviewNudged", REVIEW, "review_id", named("employee_id"),
        nudged, "HR reminds you of a review", is_waited_for,
    ),
    Notice(
        "REVIEW_REASSIGNED", "ReviewReassigned", REVIEW, "review_id", author,
        taken_over, "You write a review in somebody's place",
    ),
    Notice(
        "REVIEW_BY_TWO_MANAGERS", "ManagerChangedInCycle", PARTICIPANT, "participant_id", concerned,
        "You write about somebody who came to you during {it}, beside their manager of before.",
        "You write about somebody who came to you during a cycle",
    ),
    Notice(
        "PEERS_PROPOSED", "PeersProposed", PARTICIPANT, "participant_id", decides,
        "{doer} proposes colleagues for {it}: approve them, or turn them down.", "Somebody you review proposed colleagues",
    ),
    Notice(
        "EXTERNAL_PROPOSED", "ExternalProposed", PARTICIPANT, "participant_id", decides,
        "{doer} proposes somebody from outside for {it}: approve it, or turn it down.",
        "Somebody you review proposed somebody from outside",
    ),
    Notice(
        "PEER_DECLINED", "PeerDeclined", PARTICIPANT, "participant_id", person_and_decider,
        "{doer} cannot write for {it}: choose somebody else.", "A colleague who was asked cannot write", asks_peers,
    ),
    Notice(
        "PEER_TURNED_DOWN", "PeerTurnedDown", NOMINATION, "nomination_id", named("proposer_id"),
        "{doer} turned {it} down: propose somebody else.", "A colleague you proposed was turned down",
    ),
    Notice(
        "PEERS_TO_PROPOSE", "PeersToPropose", PARTICIPANT, "participant_id", at(Level.PERSON, person),
        "Propose colleagues for {it}: you have proposed nobody yet.", "You have proposed no colleagues for three days", asks_peers,
    ),
    Notice(
        "PEERS_TO_PROPOSE_BELOW", "PeersToPropose", PARTICIPANT, "participant_id", at(Level.NEXT, decides),
        "Somebody you review has proposed no colleagues for {it} for a week: choose some yourself.",
        "Somebody you review has proposed no colleagues for a week", asks_peers,
    ),
    Notice(
        "PEER_TO_DECIDE", "PeerToDecide", NOMINATION, "nomination_id", decides_on(Level.PERSON),
        proposed_long, "A proposed colleague has waited for you for three days", is_proposed,
    ),
    Notice(
        "PEER_TO_DECIDE_BELOW", "PeerToDecide", NOMINATION, "nomination_id", decides_on(Level.NEXT, "reviewer__manager_id"),
        proposed_too_long, "A colleague proposed below you has waited for a week", is_proposed,
    ),
    Notice(
        "ASKED_AS_COLLEAGUE", "PeerAsked", REVIEW, "review_id", author,
        asked, "You are asked to write about a colleague",
    ),
    Notice(
        "ASKED_WITH_NAME", "OnlyReportAsked", NAMED_REQUEST, "request_id", only_report,
        "Would you write about {it} with your name? Nobody else knows that you are asked.",
        "You alone report to somebody, and are asked to write about them", is_open_request,
    ),
    Notice(
        "SELF_REVIEW_HANDED_IN", "ReviewSubmitted", REVIEW, "review_id", manager,
        "{doer} handed in the self review for {it}.", "Somebody you review handed in the self review",
    ),
    Notice(
        "REVIEW_ACKNOWLEDGED", "ReviewAcknowledged", REVIEW, "review_id", author,
        acknowledged, "A review you wrote was acknowledged",
    ),
    Notice(
        "REVIEW_DUE", "ReviewDue", REVIEW, "review_id", of_review("reviewer_id", Level.PERSON),
        due, "A review you write is due in two days", is_due,
    ),
    Notice(
        "REVIEW_LATE_BELOW", "ReviewDue", REVIEW, "review_id", of_review("reviewer__manager_id", Level.NEXT),
        late,
        "A review of somebody who reports to you is three days late", is_due,
    ),
    Notice(
        "REVIEW_UNREAD", "ReviewUnread", REVIEW, "review_id", of_review("reviewee_id", Level.PERSON),
        "Your review for {it} still waits to be read and acknowledged.",
        "A review about you has waited for you for three days", is_unread,
    ),
    Notice(
        "REVIEW_UNREAD_BELOW", "ReviewUnread", REVIEW, "review_id", of_review("reviewer_id", Level.NEXT),
        unread,
        "A review you wrote has not been acknowledged for a week", is_unread,
    ),
    Notice(
        "CALIBRATION_PLACED", "CalibrationPlaced", PLACE, "place_id", rater,
        "{doer} moved your rating of {it} in calibration. Confirm it or object.", "Calibration moved a rating of yours",
    ),
    Notice(
        "CALIBRATION_OBJECTED", "CalibrationObjected", PLACE, "place_id", manager_of_rater,
        "{doer} objects to the rating of {it}. You decide.", "Somebody objected in calibration, and you decide",
    ),
    Notice(
        "CALIBRATION_UNANSWERED", "RatingUnanswered", PLACE, "place_id", of_place("reviewer_id", Level.PERSON),
        "Your rating of {it} was moved in calibration and waits for your answer.",
        "A rating of yours that was moved waits for your answer until tomorrow", is_unanswered,
    ),
    Notice(
        "CALIBRATION_UNANSWERED_BELOW", "RatingUnanswered", PLACE, "place_id", of_place("reviewer__manager_id", Level.NEXT),
        "Somebody who reports to you has not answered the moved rating of {it}.",
        "Somebody who reports to you has not answered in calibration", is_unanswered,
    ),
    Notice(
        "CALIBRATION_UNDECIDED", "ObjectionUndecided", PLACE, "place_id", of_place("reviewer__manager_id", Level.PERSON),
        "The objection to the rating of {it} waits for your decision.",
        "An objection in calibration has waited for your decision for two days", is_undecided,
    ),
    Notice(
        "CALIBRATION_UNDECIDED_BELOW", "ObjectionUndecided", PLACE, "place_id",
        of_place("reviewer__manager__manager_id", Level.NEXT),
        "The objection to the rating of {it} is not decided; somebody who reports to you decides it.",
        "An objection in calibration has waited for somebody who reports to you for four days", is_undecided,
    ),
    Notice(
        "APPRAISAL_OPENED", "AppraisalOpened", APPRAISAL, "appraisal_id", voters,
        "{it} asks how the company met its goals. You vote without your name.",
        "You are asked how the company met its goals", takes_votes,
    ),
    Notice(
        "APPRAISAL_DUE", "AppraisalDue", APPRAISAL, "appraisal_id", at(Level.PERSON, voters),
        "{it} takes votes for two more days. If you have voted, there is nothing to do.",
        "A vote on how the company met its goals ends in two days", takes_votes,
    ),
    Notice(
        "APPRAISAL_REVEALED", "AppraisalRevealed", APPRAISAL, "appraisal_id", leadership,
        "The votes of {it} are counted. Decide what follows.", "Votes on the company's goals are counted, and you lead",
    ),
    Notice(
        "APPRAISAL_PUBLISHED", "AppraisalPublished", APPRAISAL, "appraisal_id", voters,
        "{it} is published: what was voted, and what follows.", "An appraisal of the company is published",
    ),
)  # fmt: skip
