"""Check-ins every week or two: most of them on time, some late or missed, read and answered by the manager, a few corrected."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.words.check_ins import ANSWERS, BLOCKERS, CORRECTED, DRAFT, WINS
from headway.cli.demo.words.feedback import HAPPENED
from headway.monitoring.models import CheckIn, CheckInSeries, ProgressUpdate
from headway.monitoring.rules import CheckInState, Rhythm
from headway.monitoring.rules.series import Series, next_days

# How far back, by the size of the company; above the last nobody but those of the sign-ins checks in.
WEEKS: Final = ((400, 52), (3_000, 12))
FEWEST_DAYS: Final = 30
MONDAY_TO_FRIDAY: Final = 5
NUMBERS_WITHIN: Final = timedelta(days=4)
READ_AFTER: Final = timedelta(hours=3)


class CheckIns:
    """Writes the rhythm of each person and what they said in it."""

    def __init__(self, company: Company, draw: Draw) -> None:
        self.company, self.draw = company, draw

    def of(self, person: Person) -> None:
        """A rhythm since a while, and a check-in for most of its days; the numbers logged, many of them in one of these."""
        self._rhythm(person)
        for update in self.company.logged.pop(person.id, ()):
            self.company.out.add(ProgressUpdate, **update)

    def _rhythm(self, person: Person) -> None:
        company, draw = self.company, self.draw
        weeks = next((weeks for most, weeks in WEEKS if company.size <= most), 12 if person.key else 0)
        if person.left_on or person.manager is None or not weeks:
            return
        since = max(company.today - timedelta(weeks=weeks), person.hired_on + timedelta(FEWEST_DAYS))
        starts_on = since + timedelta((draw.whole(0, MONDAY_TO_FRIDAY - 1) - since.weekday()) % 7)
        rhythm = draw.weighted(((Rhythm.WEEKLY, 35), (Rhythm.FORTNIGHTLY, 50), (Rhythm.MONTHLY, 15)))
        if starts_on >= company.yesterday:
            return
        company.add(
            CheckInSeries, noon(since), id=draw.id(), employee_id=person.id, rhythm=rhythm, starts_on=starts_on,
            ended_on=None,
        )  # fmt: skip
        days = [
            day for day in next_days(Series(rhythm, starts_on), starts_on, weeks + 2) if day < company.today
        ]
        silent = draw.weighted(((0, 70), (1, 18), (3, 12)))
        for day in days[: len(days) - silent]:
            if draw.chance(0.9):
                self._say(person, day)
        if draw.chance(0.1) or person.key == "priya":
            self._write(
                person,
                company.yesterday,
                None,
                CheckInState.DRAFT,
                _sentence(DRAFT, self._thing(person)),
                "",
            )

    def _say(self, person: Person, due_on: date) -> None:
        """On the day or a few days late; the manager reads most, those of the last days not yet."""
        draw = self.draw
        on = min(due_on + timedelta(draw.weighted(((0, 75), (1, 15), (3, 10)))), self.company.yesterday)
        wins = _sentence(draw.of(WINS), self._thing(person))
        blockers = _sentence(draw.of(BLOCKERS), self._thing(person)) if draw.chance(0.5) else ""
        old = (self.company.today - on).days > 6
        if old and draw.chance(0.04):
            wrong = self._write(person, on, due_on, CheckInState.CORRECTED, wins, blockers)
            self._write(
                person,
                on,
                due_on,
                CheckInState.PUBLISHED,
                CORRECTED.format(text=wins),
                blockers,
                corrects=wrong,
            )
            return
        read = CheckInState.ACKNOWLEDGED if draw.chance(0.85 if old else 0.4) else CheckInState.PUBLISHED
        self._write(person, on, due_on, read, wins, blockers)

    def _write(
        self, person: Person, on: date, due_on: date | None, state: CheckInState, wins: str, blockers: str,
        corrects: tuple[str, datetime] | None = None,
    ) -> tuple[str, datetime]:  # fmt: skip
        draw, manager = self.draw, person.manager_on(on)
        at = corrects[1] + timedelta(hours=1) if corrects else draw.instant(on)
        read: dict[str, Any] = {"acknowledged_at": None, "acknowledged_by_id": None, "acknowledgement": ""}
        if state is CheckInState.ACKNOWLEDGED and manager is not None:
            words = draw.of(ANSWERS)
            read = {
                "acknowledged_at": at + READ_AFTER,
                "acknowledged_by_id": manager.id,
                "acknowledgement": words,
            }
        mood = draw.weighted(((None, 25), (1, 2), (2, 8), (3, 22), (4, 33), (5, 10)))
        id = draw.id()
        self.company.add(
            CheckIn, at, id=id, employee_id=person.id, author_id=person.id, state=state, wins=wins, blockers=blockers,
            mood=mood, draft=[], effective_on=on, recorded_at=at, due_on=due_on,
            manager_id=manager.id if manager else None, corrects_id=corrects[0] if corrects else None,
            version=1 if state in {CheckInState.DRAFT, CheckInState.PUBLISHED} else 2, **read,
        )  # fmt: skip
        self._tell(person, id, at, state, corrected=corrects is not None)
        if state is not CheckInState.DRAFT and corrects is None:
            self._with_numbers(person, id, on)
        return id, at

    def _with_numbers(self, person: Person, id: str, on: date) -> None:
        """The numbers of this day and the days before belong to it, unless they belong to another."""
        for update in self.company.logged.get(person.id, ()):
            near = timedelta(0) <= on - update["effective_on"] <= NUMBERS_WITHIN
            if near and update["corrects_id"] is None and "check_in_id" not in update:
                update["check_in_id"] = id

    def _tell(self, person: Person, id: str, at: datetime, state: CheckInState, *, corrected: bool) -> None:
        """What the audit log says of it."""
        company, manager = self.company, person.manager_on(at.date())
        verb = "save" if state is CheckInState.DRAFT else "correct" if corrected else "publish"
        company.happened(at, person, f"{verb}_check_in", "CheckIn", id, state=state.value, wins="(private)")
        if state is CheckInState.ACKNOWLEDGED and manager is not None:
            later = at + READ_AFTER
            company.happened(later, manager, "acknowledge_check_in", "CheckIn", id, state=state.value)

    def _thing(self, person: Person) -> str:
        return self.draw.of(HAPPENED[person.unit])


def _sentence(words: str, thing: str) -> str:
    said = words.format(thing=thing)
    return said[0].upper() + said[1:]
