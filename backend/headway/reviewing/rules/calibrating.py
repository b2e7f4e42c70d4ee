"""Calibration: who may move what, what the log of a session adds up to, and what stands in the way of closing it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from headway.platform.errors import Code, Problem
from headway.reviewing.rules.vocabulary import (
    CalibrationMove,
    CalibrationState,
    ChangeKind,
    CycleState,
    PlaceAnswer,
    PlaceMove,
    PlaceState,
    Potential,
)

ANSWER_WITHIN_DAYS: Final = 5


@dataclass(frozen=True, slots=True)
class Placed:
    """Where somebody stands in a session; `submitted` is the rating as the manager handed it in."""

    submitted: int | None
    rating: int | None
    potential: Potential | None = None
    state: PlaceState = PlaceState.TO_DO
    answer: PlaceAnswer | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a session's log; `own` says that the manager who wrote the form did it."""

    kind: ChangeKind
    rating: int | None = None
    potential: Potential | None = None
    state: PlaceState | None = None
    own: bool = False


def after(placed: Placed, entry: Entry) -> Placed:
    """Where somebody stands after an entry."""
    match entry.kind:
        case ChangeKind.PLACED:
            return replace(
                placed,
                rating=entry.rating,
                potential=entry.potential,
                state=PlaceState.TALKED_THROUGH,
                answer=_to_answer(placed, entry),
            )
        case ChangeKind.DECIDED:
            return replace(placed, rating=entry.rating, answer=PlaceAnswer.DECIDED)
        case ChangeKind.MARKED:
            return replace(placed, state=entry.state or placed.state)
        case ChangeKind.CONFIRMED:
            return replace(placed, answer=PlaceAnswer.CONFIRMED)
        case ChangeKind.OBJECTED:
            return replace(placed, answer=PlaceAnswer.OBJECTED)
        case ChangeKind.FLAGGED:
            return placed


def _to_answer(placed: Placed, entry: Entry) -> PlaceAnswer | None:
    """The manager answers for a rating that somebody else moved; an answer stands as long as the rating does."""
    if entry.rating == placed.rating:
        return placed.answer
    if entry.rating == placed.submitted:
        return None
    return PlaceAnswer.CONFIRMED if entry.own else PlaceAnswer.WAITING


def replayed(submitted: Mapping[str, int | None], log: Iterable[tuple[str, Entry]]) -> dict[str, Placed]:
    """Where everybody stands when the log is played from what was submitted."""
    places = {place: Placed(rating, rating) for place, rating in submitted.items()}
    for place, entry in log:
        places[place] = after(places[place], entry)
    return places


def as_bytes(places: Mapping[str, Placed]) -> bytes:
    """Where everybody stands, always written the same way."""
    rows = {
        place: [it.submitted, it.rating, it.potential, it.state, it.answer] for place, it in places.items()
    }
    return json.dumps(rows, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Standing:
    """A place and how somebody stands to it.

    `leads`: sees everybody in the session. `owns`: wrote the form. `decides`: is the manager of who wrote it, or leads
    where there is none. `of_manager`: the place is that of their own manager. `close`: it is that of a spouse or somebody as
    close. `elsewhere`: an earlier session has them.
    """

    session: CalibrationState
    rated: bool
    elsewhere: bool
    answer: PlaceAnswer | None
    leads: bool
    owns: bool
    decides: bool
    of_manager: bool
    close: bool = False


def place_moves(it: Standing) -> frozenset[PlaceMove]:
    """What somebody may do with a place."""
    if it.session is not CalibrationState.OPEN or it.of_manager or it.close:
        return frozenset()
    allowed: set[PlaceMove] = set()
    if it.leads or it.owns:
        allowed |= {PlaceMove.FLAG} if it.elsewhere else {PlaceMove.MARK}
        if it.rated and not it.elsewhere:
            allowed.add(PlaceMove.PLACE)
    if it.owns and it.answer is PlaceAnswer.WAITING:
        allowed.add(PlaceMove.ANSWER)
    if it.decides and not it.owns and it.answer is PlaceAnswer.OBJECTED:
        allowed.add(PlaceMove.DECIDE)
    return frozenset(allowed)


def problem_moving_place(move: PlaceMove, it: Standing) -> Problem | None:
    """Why somebody may not do this with a place, or nothing."""
    if move in place_moves(it):
        return None
    if it.session is not CalibrationState.OPEN:
        return Problem(Code.WRONG_STATE, "The session is not open. Ask HR to open it.", ("id",))
    if it.of_manager:
        message = "Nobody calibrates their own manager. Leave this place to somebody else."
        return Problem(Code.OWN_RECORD, message, ("id",))
    if it.close:
        message = "HR noted that you are too close to this person. Leave this place to somebody else."
        return Problem(Code.OWN_RECORD, message, ("id",))
    match move:
        case PlaceMove.PLACE | PlaceMove.MARK | PlaceMove.FLAG:
            return _why_not_placing(move, it)
        case PlaceMove.ANSWER if not it.owns:
            return Problem(Code.FORBIDDEN, "Only the manager who wrote the review answers.", ("id",))
        case PlaceMove.DECIDE if it.owns or not it.decides:
            message = "An objection is decided by the manager of who wrote the review."
            return Problem(Code.FORBIDDEN, message, ("id",))
        case _:
            return Problem(Code.WRONG_STATE, "There is nothing to answer here now.", ("id",))


def _why_not_placing(move: PlaceMove, it: Standing) -> Problem:
    if not (it.leads or it.owns):
        message = "Only who leads the session and the manager who wrote the review do this. Tell one of them."
        return Problem(Code.FORBIDDEN, message, ("id",))
    if move is PlaceMove.FLAG:
        message = "This person is in no other session. Place them instead."
        return Problem(Code.WRONG_STATE, message, ("id",))
    if it.elsewhere:
        message = "An earlier session has this person. Flag what you see; it is decided there."
        return Problem(Code.WRONG_STATE, message, ("id",))
    return Problem(Code.WRONG_STATE, "There is no rating to move: the review has none.", ("id",))


def session_moves(
    state: CalibrationState, cycle: CycleState, *, leads: bool, is_hr: bool, led_by_another: bool = False
) -> frozenset[CalibrationMove]:
    """What somebody may do with a session who could lead it; one at a time does, and only HR opens a closed one again."""
    if not leads or cycle is not CycleState.CALIBRATION:
        return frozenset()
    if led_by_another and state is not CalibrationState.LOCKED:
        return frozenset({CalibrationMove.TAKE_OVER})
    match state:
        case CalibrationState.PREPARED:
            return frozenset({CalibrationMove.OPEN})
        case CalibrationState.OPEN:
            return frozenset({CalibrationMove.HIDE_NAMES, CalibrationMove.LOCK})
        case CalibrationState.LOCKED:
            return frozenset({CalibrationMove.REOPEN} if is_hr else ())


def problem_moving_session(
    move: CalibrationMove,
    state: CalibrationState,
    cycle: CycleState,
    *,
    leads: bool,
    is_hr: bool,
    led_by_another: bool = False,
) -> Problem | None:
    """Why somebody may not do this with a session, or nothing."""
    if move in session_moves(state, cycle, leads=leads, is_hr=is_hr, led_by_another=led_by_another):
        return None
    if not leads:
        message = (
            "A session is led by who follows everybody in it: their common manager, or their HR partner."
        )
        return Problem(Code.FORBIDDEN, message, ("id",))
    if cycle is not CycleState.CALIBRATION:
        return Problem(Code.WRONG_STATE, "The cycle is not in calibration. Move it on first.", ("id",))
    if led_by_another and state is not CalibrationState.LOCKED:
        return Problem(Code.FORBIDDEN, "Somebody else leads this session. Take the lead first.", ("id",))
    if move is CalibrationMove.REOPEN and state is CalibrationState.LOCKED:
        return Problem(Code.FORBIDDEN, "Only HR opens a closed session again. Ask them.", ("id",))
    return Problem(Code.WRONG_STATE, f"The session is {state.lower()}. Look at it again.", ("id",))


def problems_locking(places: Iterable[Placed], *, outside: int, waive: bool) -> list[Problem]:
    """What is still open in a session; an objection must be decided, the rest may be waived."""
    places = list(places)
    objected = sum(it.answer is PlaceAnswer.OBJECTED for it in places)
    if objected:
        message = f"{objected} objections are not decided. The managers above decide them first."
        return [Problem(Code.WRONG_STATE, message, ("id",))]
    left = {
        "people are not talked through": sum(it.state is not PlaceState.TALKED_THROUGH for it in places),
        "managers have not answered": sum(it.answer is PlaceAnswer.WAITING for it in places),
        "ratings lie outside the guidance": outside,
    }
    open_ones = [f"{number} {what}" for what, number in left.items() if number]
    if waive or not open_ones:
        return []
    message = f"{'; '.join(open_ones)}. Finish them, or close the session all the same."
    return [Problem(Code.REQUIRED, message, ("waive",))]
