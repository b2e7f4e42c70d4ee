"""Reviewers from outside: who invites them, how long their link works, and what it opens."""

import re
from datetime import timedelta
from typing import Final

from headway.reviewing.rules.lives import NOMINATING
from headway.reviewing.rules.vocabulary import CycleState, ExternalAction, ExternalState

LINK_LIFE: Final = timedelta(days=21)
# Those who take one of the places that a cycle has for people from outside.
INVITED: Final = frozenset({ExternalState.PROPOSED, ExternalState.INVITED})
AFTER: Final = {
    ExternalAction.APPROVE: ExternalState.INVITED,
    ExternalAction.NEW_LINK: ExternalState.INVITED,
    ExternalAction.TURN_DOWN: ExternalState.TURNED_DOWN,
    ExternalAction.WITHDRAW: ExternalState.WITHDRAWN,
    ExternalAction.REVOKE: ExternalState.REVOKED,
}
_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def is_address(email: str) -> bool:
    """Whether this looks like a mail address."""
    return _ADDRESS.fullmatch(email) is not None


def external_actions(
    state: ExternalState, cycle: CycleState, *, decides: bool, proposed: bool
) -> frozenset[ExternalAction]:
    """What somebody may do with an invitation.

    Who `decides` approves it, makes links and revokes them; who `proposed` it takes it back before.
    """
    if cycle not in NOMINATING:
        return frozenset()
    if state is ExternalState.PROPOSED:
        allowed = {ExternalAction.APPROVE, ExternalAction.TURN_DOWN} if decides else set()
        return frozenset(allowed | ({ExternalAction.WITHDRAW} if proposed else set()))
    if state is ExternalState.INVITED and decides:
        return frozenset({ExternalAction.NEW_LINK, ExternalAction.REVOKE})
    return frozenset()
