"""What people were reminded of until yesterday, so that a fresh demo begins as a day at work does and not with a flood."""

from datetime import timedelta
from typing import Final

from headway.cli.demo.company import Company, noon
from headway.cli.demo.inboxes import MOST_TOLD
from headway.identity.access import actors_of
from headway.insights.notices import NOTICES
from headway.monitoring.actions import announce_late_turns
from headway.monitoring.actions.telling import Teller
from headway.monitoring.models import Notification
from headway.planning.jobs import remind_of_plans
from headway.platform import clock
from headway.platform.models import OutboxEvent
from headway.reviewing.jobs import remind_of_reviews
from headway.rewarding.jobs import remind_of_rewards

LOOKS: Final = (remind_of_plans, announce_late_turns, remind_of_reviews, remind_of_rewards)


async def remind_before(company: Company) -> None:
    """Once everything else is there: the server reminds of each thing once, and so of none of these again."""
    for look in LOOKS:
        await look()
    if company.size <= MOST_TOLD:
        teller = Teller(NOTICES, actors_of)
        while await teller.tell_next():
            pass
    await OutboxEvent.filter(delivered_at__isnull=True).update(delivered_at=clock.now())
    yesterday = noon(company.today - timedelta(1))
    # Those below are of events that were written, and have their own days.
    told = Notification.filter(event_id__gt=0)
    await told.update(at=yesterday, done_at=yesterday + timedelta(hours=3))
