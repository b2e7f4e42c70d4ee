"""Signing a review: who is asked to, who still is, and where it ends."""

from collections.abc import Mapping
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.vocabulary import ReviewState, SignatureOutcome, Signer

BESIDES: Final = frozenset({Signer.NEXT_MANAGER, Signer.HR})
Outcomes = Mapping[Signer, SignatureOutcome | None]


def problem_naming(signer: Signer | None, path: tuple[str, ...]) -> Problem | None:
    """Why somebody cannot be named to sign besides the person and who wrote the review, or None."""
    if signer is None or signer in BESIDES:
        return None
    return Problem(Code.INVALID, "These two sign anyway. Name the next manager, HR, or nobody.", path)


def unsigned(outcomes: Outcomes) -> frozenset[Signer]:
    """Who has neither signed nor been recorded."""
    return frozenset(signer for signer, outcome in outcomes.items() if outcome is None)


def state_after(outcomes: Outcomes) -> ReviewState | None:
    """Where sign-off ends: SIGNED only where everybody did; None while somebody is still asked."""
    given = set(outcomes.values())
    if None in given:
        return None
    return ReviewState.SIGNED if given == {SignatureOutcome.SIGNED} else ReviewState.NOT_SIGNED
