"""Roles that somebody is wanted for: open ones in every department, those that promotions filled, and some withdrawn."""

from datetime import date, timedelta
from typing import Any, Final

from headway.cli.demo.company import Company, Place, noon
from headway.cli.demo.drawing import Draw
from headway.cli.demo.records import role_of
from headway.people.models import Vacancy, VacancyFilling
from headway.people.rules.vocabulary import VacancyState

# One more for so many people, and no more than so many.
PEOPLE_EACH: Final = 60
MOST: Final = 40
# So many promotions on their way name an open role.
MOST_NAMED: Final = 3
# Of so many in a row the last was withdrawn.
WITHDRAWN_EACH: Final = 5
ABOUT: Final = (
    "The place is new: you will shape how it works.",
    "Its holder moves on at the end of the quarter and hands over for two weeks.",
    "The team has grown; half of the time is for bringing new colleagues in.",
)


class Vacancies:
    """Drawn apart, so that all the rest is as it would be without them."""

    def __init__(self, company: Company, draw: Draw) -> None:
        self.company, self.draw, self.names = company, draw, 0

    def write(self) -> None:
        """Leads of teams first, then what people climb to."""
        wanted = [
            (place, role_of(title))
            for at in (None, 2, 1)
            for place in self.company.places
            if place.unit is not None and place.parent is None
            for team in place.unit.teams[:2]
            for title in (team.lead if at is None else team.ladder[at],)
        ]
        known = [(place, title) for place, title in wanted if title in self.company.role_ids]
        most = min(MOST, 6 + self.company.size // PEOPLE_EACH)
        for number, (place, title) in enumerate(known[:most], 1):
            ended = number % WITHDRAWN_EACH == 0
            self._vacancy(place, title, VacancyState.WITHDRAWN if ended else VacancyState.OPEN)
        for person, role, day, assignment in self.company.promoted[:most]:
            self._filled(person.place, person.id, role, day, assignment)

    def named(self, place: Place, title: str, proposed: date) -> str | None:
        """An open role that a promotion on its way takes the place of; not every one has some."""
        if self.names == MOST_NAMED:
            return None
        self.names += 1
        opened = proposed - timedelta(self.draw.whole(10, 40))
        wanted = self.company.today + timedelta(self.draw.whole(40, 90))
        return self._row(
            place, self.company.role_ids[role_of(title)], opened, wanted, state=VacancyState.OPEN
        )

    def _filled(self, place: Place, person: str, role: str, day: date, assignment: str) -> None:
        """A place that somebody was promoted to."""
        opened = day - timedelta(self.draw.whole(30, 70))
        id = self._row(
            place, role, opened, day, state=VacancyState.FILLED, filled=1, closed_on=day, version=2
        )
        self.company.out.add(
            VacancyFilling, id=self.draw.id(), vacancy_id=id, employee_id=person, assignment_id=assignment, starts_on=day,
            recorded_at=noon(day),
        )  # fmt: skip

    def _vacancy(self, place: Place, title: str, state: VacancyState) -> None:
        today = self.company.today
        opened, wanted = (
            today - timedelta(self.draw.whole(5, 60)),
            today + timedelta(self.draw.whole(20, 120)),
        )
        over: dict[str, Any] = {"places": self.draw.weighted(((1, 80), (2, 20)))}
        if state is VacancyState.WITHDRAWN:
            over |= {"closed_on": self.company.yesterday, "version": 2}
        self._row(place, self.company.role_ids[title], opened, wanted, state=state, **over)

    def _row(self, place: Place, role: str, opened: date, wanted: date, **rest: Any) -> str:
        id, draw = self.draw.id(), self.draw
        last = noon(rest.get("closed_on") or opened)
        self.company.add(
            Vacancy, noon(opened), last, id=id, role_profile_id=role, department_id=place.id, opened_on=opened,
            wanted_by=wanted, about=draw.of(ABOUT), location=draw.of(("Rotterdam", "")), **rest,
        )  # fmt: skip
        self.company.happened(noon(opened), self.company.cast["hr"], "open_vacancy", "Vacancy", id)
        return id
