"""Whom people name for a reward, and words of thanks as rewards: in every state, the told ones in the feed."""

from datetime import datetime, timedelta
from typing import Any, Final

from headway.cli.demo.company import NAME, Company, Person
from headway.cli.demo.drawing import Draw, workday
from headway.cli.demo.reward_papers import write_letter
from headway.cli.demo.words.rewards import DECLINED, NAMED, THANKS
from headway.monitoring.models import Feedback
from headway.monitoring.rules import FeedbackKind, FeedbackState, FeedbackVisibility
from headway.rewarding.models import Reward, RewardNomination
from headway.rewarding.reads.letters import LetterFacts
from headway.rewarding.rules.vocabulary import NominationState, RewardKind, RewardState

# Of the manager's team: who was named by whom, for what, and what became of it.
NAMED_IN_CAST: Final = (
    ("kenji", "grace", RewardKind.RECOGNITION, NominationState.OPEN),
    ("meiling", "support", RewardKind.BONUS, NominationState.OPEN),
    ("jonas", "priya", RewardKind.RECOGNITION, NominationState.DECLINED),
)
THANKED: Final = (RewardState.COMMITTED, RewardState.COMMUNICATED, RewardState.EXECUTED)
ENDED: Final = (NominationState.OPEN, NominationState.DECLINED, NominationState.WITHDRAWN)


class Thanks:
    """Nominations and recognition of the running period; drawn apart, so that all the rest is as it would be without."""

    def __init__(self, company: Company) -> None:
        self.company, self.draw = company, Draw(company.seed + 15)
        self.places = 0

    def write(self) -> None:
        """Those of the cast first, then every twentieth of the others."""
        cast = self.company.cast
        for whom, by, kind, state in NAMED_IN_CAST:
            if whom in cast and by in cast:
                self.name(cast[whom], cast[by], kind, state)
        for person in self.company.people:
            if person.key or person.status != "ACTIVE" or person.manager is None:
                continue
            if self.draw.chance(0.1):
                self.thank(person, person.manager)
            elif len(person.manager.reports) > 1 and self.draw.chance(0.1):
                others = [other for other in person.manager.reports if other is not person]
                state = ENDED[self.places % len(ENDED)]
                self.places += 1
                self.name(person, self.draw.of(others), RewardKind.RECOGNITION, state)

    def name(
        self, person: Person, by: Person, kind: RewardKind, state: NominationState, at: datetime | None = None
    ) -> str:
        """A nomination, and what the manager made of it."""
        company, draw, id = self.company, self.draw, self.draw.id()
        at = at or draw.instant(workday(company.today - timedelta(draw.whole(5, 20))))
        decided: dict[str, Any] = {}
        if state is not NominationState.OPEN:
            decider = by if state is NominationState.WITHDRAWN else person.manager or by
            decided = {"decided_by_name": decider.name, "decided_at": at + timedelta(days=1, hours=2)}
        if state is NominationState.DECLINED:
            decided["decided_reason"] = draw.of(DECLINED)
        company.add(
            RewardNomination, at, decided.get("decided_at", at), id=id, employee_id=person.id, nominator_id=by.id, kind=kind,
            state=state, reason=draw.of(NAMED).format(first=person.first), version=1 + bool(decided), **decided,
        )  # fmt: skip
        return id

    def thank(self, person: Person, manager: Person) -> None:
        """Recognition by the manager; every second one took up what a colleague had said."""
        company, draw, id = self.company, self.draw, self.draw.id()
        state = THANKED[self.places % len(THANKED)]
        self.places += 1
        proposed = draw.instant(workday(company.today - timedelta(draw.whole(8, 20))))
        others = [other for other in manager.reports if other is not person]
        named = None
        if others and draw.chance(0.5):
            before = proposed - timedelta(days=2)
            named = self.name(
                person, draw.of(others), RewardKind.RECOGNITION, NominationState.TAKEN_UP, before
            )
        told = proposed + timedelta(days=1) if state is not RewardState.COMMITTED else None
        done = proposed + timedelta(days=2) if state is RewardState.EXECUTED else None
        effective = (done or proposed + timedelta(days=30)).date()
        public, words = draw.chance(0.7), draw.of(THANKS).format(first=person.first)
        said = self.say(person, manager, words, done, public=public) if done else None
        company.add(
            Reward, proposed, done or told or proposed, id=id, kind=RewardKind.RECOGNITION, state=state, employee_id=person.id,
            proposer_id=manager.id, period_id=company.now_period.id, cost=0, effective_on=effective, reason=words,
            committed_at=proposed, communicated_at=told, executed_at=done, public=public, feedback_id=said,
            nomination_id=named, version=1 + bool(told) + 2 * bool(done),
        )  # fmt: skip
        if told:
            facts = LetterFacts(
                RewardKind.RECOGNITION, person.name, NAME, manager.name, effective, reason=words
            )
            write_letter(company, self.draw, id, facts, told)
        company.happened(
            proposed, manager, "propose_reward", "Reward", id, kind="RECOGNITION", state="COMMITTED"
        )

    def say(self, person: Person, manager: Person, words: str, at: datetime, *, public: bool) -> str:
        """What recognition in effect became."""
        id = self.draw.id()
        visibility = FeedbackVisibility.PUBLIC if public else FeedbackVisibility.RECEIVER_AND_MANAGER
        self.company.add(
            Feedback, at, id=id, giver_id=manager.id, receiver_id=person.id, kind=FeedbackKind.PRAISE, visibility=visibility,
            state=FeedbackState.SENT, text=words, sent_at=at,
        )  # fmt: skip
        return id
