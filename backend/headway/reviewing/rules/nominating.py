"""Who may be asked as a peer, how many, and who decides."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.anonymity import GROUP_SIZES
from headway.reviewing.rules.lives import NOMINATING
from headway.reviewing.rules.vocabulary import (
    CycleState,
    NominationAction,
    NominationState,
    ReviewDirection,
)

# How many colleagues somebody is asked about in one cycle at the most.
MOST_FORMS: Final = 10
MOST_PEERS: Final = 20
MOST_EXTERNALS: Final = 10
ALIVE: Final = frozenset({NominationState.PROPOSED, NominationState.APPROVED})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is proposed as a peer, as the rules see them."""

    name: str
    works_here: bool
    is_reviewee: bool
    is_above: bool
    writes_already: bool
    forms: int


def problem_asking(it: Candidate, number: int) -> Problem | None:
    """Why somebody cannot be asked as a peer, or nothing."""
    path = ("peer_ids", str(number))
    if it.is_reviewee:
        return Problem(Code.OWN_RECORD, "Choose colleagues; you write the self review yourself.", path)
    if not it.works_here:
        return Problem(Code.NOT_FOUND, f"{it.name} has left. Choose somebody who works here.", path)
    if it.is_above:
        message = f"{it.name} reads what peers say, and so cannot be one of them. Choose a colleague."
        return Problem(Code.INVALID, message, path)
    if it.writes_already:
        return Problem(Code.DUPLICATE, f"{it.name} is asked about this person already.", path)
    if it.forms >= MOST_FORMS:
        message = f"{it.name} is asked about {MOST_FORMS} colleagues already. Choose somebody else."
        return Problem(Code.TOO_MANY, message, path)
    return None


@dataclass(frozen=True, slots=True)
class OthersAsked:
    """Whom a cycle asks besides the person and the manager: peers between two limits, people from outside, and reports.

    What they say is shown of so many together, or not at all; None means as the questionnaire says.
    """

    fewest_peers: int = 0
    most_peers: int = 0
    upward: bool = False
    smallest_group: int | None = None
    most_externals: int = 0


NO_OTHERS: Final = OthersAsked()


def problems_of_others(
    others: OthersAsked, asked: Collection[ReviewDirection], smallest: int = GROUP_SIZES.start
) -> list[Problem]:
    """The limits of peers lie in order, and the questionnaire asks those who are to be asked.

    Fewer forms than the `smallest` number that the questionnaire says are not shown together.
    """
    fewest, most = others.fewest_peers, others.most_peers
    problems = []
    if not 0 <= most <= MOST_PEERS:
        problems.append(Problem(Code.OUT_OF_RANGE, f"Ask 0 to {MOST_PEERS} peers.", ("most_peers",)))
    elif not 0 <= fewest <= most:
        message = "The fewest peers lie between 0 and the most peers."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("fewest_peers",)))
    if not 0 <= others.most_externals <= MOST_EXTERNALS:
        message = f"Invite 0 to {MOST_EXTERNALS} people from outside."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("most_externals",)))
    if others.most_externals > 0 and most == 0:
        message = "People from outside answer what peers are asked. Ask peers, too, or nobody from outside."
        problems.append(Problem(Code.INVALID, message, ("most_externals",)))
    few, many = smallest, GROUP_SIZES.stop - 1
    if others.smallest_group is not None and not few <= others.smallest_group <= many:
        message = (
            f"Show {few} to {many} forms together at the least; of fewer, one could be told from the others."
        )
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("smallest_group",)))
    if most > 0 and ReviewDirection.PEER not in asked:
        message = "This questionnaire asks peers nothing. Choose one that does, or no peers."
        problems.append(Problem(Code.INVALID, message, ("most_peers",)))
    if others.upward and ReviewDirection.UPWARD not in asked:
        message = "This questionnaire asks reports nothing. Choose one that does."
        problems.append(Problem(Code.INVALID, message, ("upward",)))
    return problems


def nomination_actions(
    state: NominationState, cycle: CycleState, *, decides: bool, proposed: bool
) -> frozenset[NominationAction]:
    """What somebody may do with a proposed peer: who `decides` says yes or no, who `proposed` takes it back before."""
    if state is not NominationState.PROPOSED or cycle not in NOMINATING:
        return frozenset()
    allowed = {NominationAction.APPROVE, NominationAction.TURN_DOWN} if decides else set()
    return frozenset(allowed | ({NominationAction.WITHDRAW} if proposed else set()))
