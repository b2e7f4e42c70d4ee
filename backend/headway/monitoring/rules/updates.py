"""Which numbers may be logged on which day, and corrected by whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from headway.platform.errors import Code, Problem

CORRECT_WITHIN: Final = timedelta(days=30)


def problems_of_day(
    on: date,
    *,
    today: date,
    starts_on: date,
    closed_period: tuple[date, date] | None,
    looks_after: bool = False,
) -> Iterator[Problem]:
    """A number is of a day from the start of the goal until today, and not of a period that is closed.

    HR in scope says why in a note; with one, `closed_period` is left out.
    """
    path = ("effective_on",)
    if on > today:
        yield Problem(Code.OUT_OF_RANGE, f"This day is still to come. Choose {today} or a day before.", path)
    elif on < starts_on:
        yield Problem(
            Code.OUT_OF_RANGE, f"The goal started on {starts_on}. Choose that day or a later one.", path
        )
    if closed_period is None or not closed_period[0] <= on <= closed_period[1]:
        return
    if looks_after:
        message = "The period of this day is closed. Say in the note why the number comes now."
        yield Problem(Code.REQUIRED, message, ("note",))
    else:
        yield Problem(
            Code.CLOSED,
            "The period of this day is closed. Ask HR what to do about a number that is missing.",
            path,
        )


def problems_correcting(
    *,
    same_key_result: bool,
    corrected_before: bool,
    recorded_on: date,
    today: date,
    is_author: bool,
    directs: bool,
) -> Iterator[Problem]:
    """The author corrects within 30 days, the direct manager at any time; what was corrected is corrected no second time."""
    path = ("corrects",)
    if not same_key_result:
        yield Problem(
            Code.INVALID, "That update is about another key result. Choose one of this key result.", path
        )
    elif corrected_before:
        yield Problem(Code.WRONG_STATE, "That update was corrected before. Correct the newer one.", path)
    elif not directs and not is_author:
        yield Problem(
            Code.FORBIDDEN, "Only its author and the direct manager correct an update. Ask one of them.", path
        )
    elif not directs and today - recorded_on > CORRECT_WITHIN:
        message = (
            f"An update is corrected within {CORRECT_WITHIN.days} days. Ask the direct manager to correct it."
        )
        yield Problem(Code.CLOSED, message, path)
