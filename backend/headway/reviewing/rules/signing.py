"""Signing a review: who is asked to, who still is, and where it ends."""

from collections.abc import Mapping

from headway.reviewing.rules.vocabulary import ReviewState, SignatureOutcome, Signer

Outcomes = Mapping[Signer, SignatureOutcome | None]


def unsigned(outcomes: Outcomes) -> frozenset[Signer]:
    """Who has neither signed nor been recorded."""
    return frozenset(signer for signer, outcome in outcomes.items() if outcome is None)


def state_after(outcomes: Outcomes) -> ReviewState | None:
    """Where sign-off ends: SIGNED only where everybody did; None while somebody is still asked."""
    given = set(outcomes.values())
    if None in given:
        return None
    return ReviewState.SIGNED if given == {SignatureOutcome.SIGNED} else ReviewState.NOT_SIGNED
