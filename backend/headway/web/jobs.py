"""Every job there is: what the domains declare in their `jobs.py`, telling people and programs of news, and the post."""

from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Final

import headway.integrating.jobs as integrating
import headway.monitoring.jobs as monitoring
import headway.people.jobs as people
import headway.planning.jobs as planning
import headway.reviewing.jobs as reviewing
import headway.rewarding.jobs as rewarding
from headway.graph.ids import global_id
from headway.graph.insights import address
from headway.identity.access import actors_of, address_of, people_of_hr
from headway.insights.jobs import Post, Recount
from headway.insights.notices import NOTICES
from headway.integrating.actions.hearing import hear
from headway.monitoring.actions.telling import TELL_ONE, Teller
from headway.platform.jobs import JobKind, sweep
from headway.platform.settings import Settings
from headway.platform.working import working

TELLER: Final = Teller(NOTICES, actors_of, hears=(hear,))


def kinds(settings: Settings) -> tuple[JobKind, ...]:
    """All kinds of jobs."""
    return (
        *people.JOBS,
        *monitoring.JOBS,
        *planning.JOBS,
        *reviewing.JOBS,
        *rewarding.JOBS,
        *integrating.JOBS,
        *calls(settings),
        *Post(settings, actors_of, address_of, address).jobs(),
        *Recount(actors_of, people_of_hr).jobs(),
        *reviewing.ExternalPost(settings).jobs(),
        JobKind(TELL_ONE, TELLER.tell_one),
        JobKind("sweep_jobs", sweep, every=timedelta(days=1)),
    )


def calls(settings: Settings) -> tuple[JobKind, ...]:
    """Those that wait for other people's servers."""
    return integrating.Courier(settings, global_id).calls()


def all_jobs(settings: Settings) -> AbstractAsyncContextManager[None]:
    """Does all jobs and tells people of news while inside."""
    return working(kinds(settings), TELLER.tell_next, calling=calls(settings))
