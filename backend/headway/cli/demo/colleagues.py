"""What colleagues have to do with reviews: last half-year's answers shown together, and who is asked in the running one."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from headway.cli.demo.company import Company, Person, noon
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.periods import NOW
from headway.cli.demo.records import DOTTED_WEIGHT
from headway.cli.demo.reviews import Cycle, Reviewing
from headway.cli.demo.words import colleagues as bank
from headway.reviewing.models import Answer, NamedRequest, Nomination, Release, Review
from headway.reviewing.rules import (
    NominationState,
    OthersGroup,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)
from headway.reviewing.rules.anonymity import SMALLEST_GROUP

PEER, UPWARD = ReviewDirection.PEER, ReviewDirection.UPWARD
RATINGS: Final = ((5, 15), (4, 40), (3, 30), (2, 15))
# About so many managers the reports wrote.
MOST_MANAGERS: Final = 12


class Colleagues:
    """Draws apart from the rest, so that all the rest is as it would be without it."""

    def __init__(self, company: Company, draw: Draw, reviewing: Reviewing) -> None:
        self.company, self.draw, self.reviewing = company, draw, reviewing
        self.unsaid: dict[tuple[str, Sequence[str]], list[str]] = {}

    def write(self) -> None:
        """The half-year before, which is read, and the running one, which is written."""
        priya = self.company.cast["priya"]
        if priya.manager is None:
            return
        self._before(priya)
        self._now(priya, priya.manager)
        self._dotted(self.company.cast["jonas"], self.company.cast["kenji"])
        self._only_reports()

    def _before(self, priya: Person) -> None:
        cycle = self.reviewing.cycles[NOW - 1]
        told = 0
        for manager in self.company.people:
            reports = [one for one in manager.reports if one.takes_part(cycle.period)]
            place = self.reviewing.places.get((cycle.id, manager.id))
            if place and len(reports) >= SMALLEST_GROUP and told < MOST_MANAGERS:
                self._released(cycle, place, manager, reports[:8], UPWARD)
                told += 1
        place = self.reviewing.places.get((cycle.id, priya.id))
        if place:
            self._released(cycle, place, priya, self._near(priya)[:6], PEER)

    def _now(self, priya: Person, manager: Person) -> None:
        cycle = self.reviewing.cycles[NOW]
        for person in [one for one in manager.reports if one.status == "ACTIVE"][:4]:
            self._asked(cycle, person, manager)
        place = self.reviewing.places.get((cycle.id, manager.id))
        for report in [one for one in manager.reports if one.status == "ACTIVE"] if place else ():
            self._form(
                cycle, str(place), manager, report, UPWARD, done=report is not priya and self.draw.chance(0.4)
            )

    def _dotted(self, person: Person, by: Person) -> None:
        """Who rates somebody by a dotted line has handed in, in the running cycle."""
        cycle = self.reviewing.cycles[NOW]
        if place := self.reviewing.places.get((cycle.id, person.id)):
            self._form(cycle, place, person, by, ReviewDirection.DOTTED, done=True, weight=DOTTED_WEIGHT)

    def _only_reports(self) -> None:
        """Who alone reports to somebody is asked whether they write with their name, in the running cycle."""
        cycle = self.reviewing.cycles[NOW]
        for manager in self.company.people:
            place = self.reviewing.places.get((cycle.id, manager.id))
            reports = [one for one in manager.reports if one.status == "ACTIVE"]
            if place and len(reports) == 1:
                launched = noon(cycle.launched_on)
                self.company.add(
                    NamedRequest, launched, id=self.draw.id(), participant_id=place, writer_id=reports[0].id
                )

    def _near(self, person: Person) -> list[Person]:
        """Who works beside somebody."""
        beside = person.manager.reports if person.manager else []
        return [one for one in beside if one is not person and one.status == "ACTIVE"]

    def _asked(self, cycle: Cycle, person: Person, manager: Person) -> None:
        """Four colleagues are asked, one of whom cannot, one waits and one was turned down."""
        near, place = self._near(person), self.reviewing.places.get((cycle.id, person.id))
        if place is None or len(near) < 6:
            return
        chosen = self.draw.some(near, 6)
        states = [NominationState.APPROVED] * 3 + [NominationState.DECLINED, NominationState.PROPOSED, NominationState.TURNED_DOWN]  # fmt: skip
        for peer, state in zip(chosen, states, strict=True):
            at = noon(workday(cycle.launched_on + timedelta(2)))
            down = state is NominationState.TURNED_DOWN
            self.company.add(
                Nomination, at, id=self.draw.id(), participant_id=place, peer_id=peer.id, proposer_id=person.id, state=state,
                turn_down_reason=bank.NOT_ASKED if down else "", version=1 if state is NominationState.PROPOSED else 2,
            )  # fmt: skip
            if state is NominationState.APPROVED:
                self._form(cycle, place, person, peer, PEER, done=self.draw.chance(0.5))
            elif state is NominationState.DECLINED:
                self._form(cycle, place, person, peer, PEER, done=False, why_not=bank.CANNOT)

    def _released(
        self, cycle: Cycle, place: str, about: Person, by: Sequence[Person], direction: ReviewDirection
    ) -> None:
        """Forms that are shown together, where they are enough."""
        if len(by) < SMALLEST_GROUP:
            return
        release = self.draw.id()
        raters = OthersGroup.REPORTS if direction is UPWARD else OthersGroup.PEERS
        released_at = noon(workday(cycle.self_due_on + timedelta(1)))
        self.company.out.add(
            Release, id=release, participant_id=place, raters=raters, released_at=released_at
        )
        for writer in by:
            self._form(cycle, place, about, writer, direction, done=True, release=release)

    def _form(
        self, cycle: Cycle, place: str, about: Person, by: Person, direction: ReviewDirection, *,
        done: bool, release: str | None = None, why_not: str = "", weight: int | None = None,
    ) -> None:  # fmt: skip
        launched = noon(cycle.launched_on)
        last = min(cycle.self_due_on, self.company.yesterday)
        at = self.draw.instant(self.draw.day(cycle.launched_on + timedelta(3), last)) if done else None
        state = ReviewState.SUBMITTED if done else ReviewState.SKIPPED if why_not else ReviewState.ASSIGNED
        id = self.draw.id()
        self.company.add(
            Review, launched, at or launched, id=id, cycle_id=cycle.id, participant_id=place, reviewee_id=about.id,
            reviewer_id=by.id, direction=direction, state=state, due_on=cycle.self_due_on, started_at=at, submitted_at=at,
            shared_at=None, acknowledged_at=None, overall_rating=4 if weight else None, weight=weight, release_id=release, skip_reason=why_not,
            version=2 if done or why_not else 1,
        )  # fmt: skip
        for question_id, question in self.reviewing.questions[direction] if at else ():
            rating = 4 if question.overall else self.draw.weighted(RATINGS)
            rated = question.kind is not QuestionKind.TEXT
            words = bank.KEEP if question.required else bank.CHANGE
            self.company.add(
                Answer, at or launched, id=self.draw.id(), review_id=id, question_id=question_id,
                rating=rating if rated else None, text="" if rated else self._says(about, words),
            )  # fmt: skip

    def _says(self, about: Person, words: Sequence[str]) -> str:
        """What nobody has said of this person yet, as long as there is something."""
        left = self.unsaid.get((about.id, words)) or self.draw.some(words, len(words))
        self.unsaid[about.id, words] = left[1:]
        return left[0]
