"""What reviews do by themselves: they remind, make forms, end phases, open votes, follow who comes and goes, and mail links."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from headway.platform.audit_seals import seal_audit_log
from headway.platform.jobs import JobKind
from headway.platform.mail import send_mail
from headway.platform.reminders import Reminder, remind
from headway.platform.settings import Settings
from headway.reviewing.access import still_written
from headway.reviewing.actions.appraising import open_appraisals
from headway.reviewing.actions.clockwork import turn_phases
from headway.reviewing.actions.closed_data import notice_closed_data
from headway.reviewing.actions.externals import MAIL_LINK, link_to_mail
from headway.reviewing.actions.launching import make_forms
from headway.reviewing.actions.succeeding import follow_people
from headway.reviewing.models import (
    CalibrationPlace,
    Nomination,
    OrganisationAppraisal,
    Participant,
    Review,
)
from headway.reviewing.reads.unsigned import reviews_to_sign
from headway.reviewing.rules import (
    Agreement,
    CalibrationState,
    NominationState,
    PlaceAnswer,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.appraisal import AppraisalState
from headway.reviewing.rules.lives import NOMINATING, OPEN, SHARED_ON
from headway.reviewing.rules.nominating import ALIVE


def forms_to_write() -> QuerySet[Review]:
    """Forms that are not handed in, of cycles in which they are written now."""
    return Review.filter(still_written(), state__in=sorted(OPEN))


def reviews_to_read() -> QuerySet[Review]:
    """Reviews that were shared and not acknowledged."""
    return Review.filter(
        direction=ReviewDirection.MANAGER, state=ReviewState.SHARED, cycle__state__in=sorted(SHARED_ON)
    )


def votes_to_cast() -> QuerySet[OrganisationAppraisal]:
    """Appraisals that take votes; who voted is not asked, since what reminds only the others would remember who they were."""
    return OrganisationAppraisal.filter(state=AppraisalState.OPEN)


def ratings_to_answer() -> QuerySet[CalibrationPlace]:
    """Moved ratings that wait for their manager, in sessions that go on."""
    return CalibrationPlace.filter(answer=PlaceAnswer.WAITING, session__state=CalibrationState.OPEN)


def objections_to_decide() -> QuerySet[CalibrationPlace]:
    """Objections that wait for the manager above, in sessions that go on."""
    return CalibrationPlace.filter(answer=PlaceAnswer.OBJECTED, session__state=CalibrationState.OPEN)


def without_peers() -> QuerySet[Participant]:
    """Who takes part in a cycle that asks peers and has proposed nobody."""
    alive = Nomination.filter(state__in=sorted(ALIVE)).values("participant_id")
    asked = Participant.filter(cycle__fewest_peers__gt=0, cycle__state__in=sorted(NOMINATING))
    return asked.filter(cycle__launched_at__isnull=False).exclude(id__in=Subquery(alive))


def peers_to_decide() -> QuerySet[Nomination]:
    """Proposed peers about whom nobody has decided."""
    return Nomination.filter(state=NominationState.PROPOSED, participant__cycle__state__in=sorted(NOMINATING))


def reviews_to_settle() -> QuerySet[Review]:
    """Reviews that their person sees differently, and nobody has settled it."""
    disputed = Review.filter(direction=ReviewDirection.MANAGER, agreement=Agreement.DISAGREE)
    return disputed.filter(state=ReviewState.ACKNOWLEDGED, dispute_resolved_at__isnull=True)


REMINDERS: Final = (
    Reminder("PeersToPropose", "participant_id", without_peers, "cycle__launched_at"),
    Reminder("PeerToDecide", "nomination_id", peers_to_decide, "updated_at"),
    Reminder(
        "ReviewDue", "review_id", forms_to_write, "due_on", first=-timedelta(days=2), next=timedelta(days=3)
    ),
    Reminder("ReviewUnread", "review_id", reviews_to_read, "shared_at"),
    Reminder(
        "RatingUnanswered",
        "place_id",
        ratings_to_answer,
        "answer_due_on",
        first=-timedelta(days=1),
        next=timedelta(days=1),
    ),
    Reminder(
        "ObjectionUndecided",
        "place_id",
        objections_to_decide,
        "updated_at",
        first=timedelta(days=2),
        next=timedelta(days=4),
    ),
    Reminder("AppraisalDue", "appraisal_id", votes_to_cast, "closes_on", first=-timedelta(days=2), next=None),
    Reminder("ReviewDisputed", "review_id", reviews_to_settle, "acknowledged_at"),
    Reminder("ReviewUnsigned", "review_id", reviews_to_sign, "acknowledged_at", next=None),
)


async def remind_of_reviews() -> int:
    """Remind of reviews to write and to read; how many wait. Idempotent."""
    return await remind(REMINDERS)


JOBS: Final = (
    JobKind("remind_of_reviews", remind_of_reviews, every=timedelta(hours=1)),
    JobKind("open_appraisals", open_appraisals, every=timedelta(hours=1)),
    JobKind("make_forms", make_forms),
    JobKind("turn_phases", turn_phases, every=timedelta(minutes=15)),
    JobKind("notice_closed_data", notice_closed_data, every=timedelta(minutes=15)),
    JobKind("follow_people", follow_people, every=timedelta(hours=1)),
    JobKind("seal_audit_log", seal_audit_log, every=timedelta(minutes=15)),
)


# Where the front end shows the form of a link.
GUEST: Final = "guest"


@dataclass(frozen=True, slots=True)
class ExternalPost:
    """Mails links; where no mail server or no address to come back to is set, whoever invited passes one on."""

    settings: Settings

    def jobs(self) -> tuple[JobKind, ...]:
        """What it does."""
        return (JobKind(MAIL_LINK, self.send),)

    async def send(self, id: str) -> None:
        """One link. Where the process ends before it is written down, the next mail has another link, and the first ends."""
        if not (self.settings.smtp_url and self.settings.base_url):
            return
        made = await link_to_mail(UUID(id))
        if made is None:
            return
        external, token = made
        about = external.participant.employee.name
        link = f"{self.settings.base_url.rstrip('/')}/{GUEST}/{token}"
        text = (
            f"Hello {external.name},\n\n{about} and their manager would like to hear how it was to work with {about}. "
            f"This link opens a short form, once, without an account:\n\n{link}\n\n"
            "It works for three weeks. The form says who reads what you write. You can also decline there."
        )
        await send_mail(
            self.settings, to=external.email, subject=f"Would you write about {about}?", text=text
        )
