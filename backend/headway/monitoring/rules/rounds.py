"""Anonymous rounds: who answers is marked apart from what is answered, and nothing is shown of fewer than k."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Final
from uuid import UUID

from headway.monitoring.rules.mood import SMALLEST_GROUP
from headway.monitoring.rules.vocabulary import RoundAction, RoundState

LOWEST, HIGHEST = 1, 5
MOST_INVITED: Final = 200


@dataclass(frozen=True, slots=True)
class RoundResult:
    """How many answered without their name, how many gave each number from 1 to 5, and the mean."""

    answers: int
    numbers: tuple[int, ...]
    mean: Fraction | None


def mark_of(salt: str, person: UUID) -> str:
    """What says that a person answered: of no use to whoever has no salt, which is thrown away when the round closes."""
    return sha256(f"{salt}:{person}".encode()).hexdigest()


def enough(anonymous: int, smallest: int = SMALLEST_GROUP) -> bool:
    """Whether so many answers without a name may be shown."""
    return anonymous >= smallest


def result_of(ratings: Sequence[int | None]) -> RoundResult:
    """The figures of a round from the ratings of its anonymous answers; answers without one count as answers only."""
    given = [rating for rating in ratings if rating is not None]
    numbers = tuple(given.count(number) for number in range(LOWEST, HIGHEST + 1))
    return RoundResult(len(ratings), numbers, Fraction(sum(given), len(given)) if given else None)


def allowed_round_actions(
    state: RoundState, *, invited: bool, answered: bool, opened: bool
) -> frozenset[RoundAction]:
    """Whoever is invited answers once; whoever opened it closes or cancels it."""
    if state is not RoundState.OPEN:
        return frozenset()
    allowed = {RoundAction.ANSWER} if invited and not answered else set()
    return frozenset(allowed | ({RoundAction.CLOSE, RoundAction.CANCEL} if opened else set()))
