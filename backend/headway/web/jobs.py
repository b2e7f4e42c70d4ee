"""Every job there is: what the domains declare in their `jobs.py`, for the server and for `headway worker`."""

from datetime import timedelta
from typing import Final

import headway.people.jobs as people
import headway.rewarding.jobs as rewarding
from headway.platform.jobs import JobKind, sweep

HOUSEKEEPING: Final = (JobKind("sweep_jobs", sweep, every=timedelta(days=1)),)
KINDS: Final = (*people.JOBS, *rewarding.JOBS, *HOUSEKEEPING)
