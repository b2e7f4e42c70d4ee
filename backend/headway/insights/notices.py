"""The notices of all domains, in one list."""

from typing import Final

import headway.integrating.notices as integrating
import headway.monitoring.notices as monitoring
import headway.people.notices as people
import headway.planning.notices as planning
import headway.reviewing.notices as reviewing
import headway.rewarding.notices as rewarding

NOTICES: Final = (
    *people.NOTICES,
    *planning.NOTICES,
    *monitoring.NOTICES,
    *reviewing.NOTICES,
    *rewarding.NOTICES,
    *integrating.NOTICES,
)
