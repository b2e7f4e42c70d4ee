"""Every job there is: what the domains declare in their `jobs.py`, and telling people of news."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Final

import headway.monitoring.jobs as monitoring
import headway.people.jobs as people
import headway.planning.jobs as planning
import headway.rewarding.jobs as rewarding
from headway.identity.access import actors_of
from headway.insights.notices import NOTICES
from headway.monitoring.actions.telling import TELL_ONE, Teller
from headway.platform.jobs import JobKind, sweep
from headway.platform.working import working

TELLER: Final = Teller(NOTICES, actors_of)
KINDS: Final = (
    *people.JOBS,
    *monitoring.JOBS,
    *planning.JOBS,
    *rewarding.JOBS,
    JobKind(TELL_ONE, TELLER.tell_one),
    JobKind("sweep_jobs", sweep, every=timedelta(days=1)),
)


def all_jobs() -> AbstractAsyncContextManager[None]:
    """Does all jobs and tells people of news while inside."""
    return working(KINDS, TELLER.tell_next)
