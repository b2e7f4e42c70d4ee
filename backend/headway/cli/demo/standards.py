"""How people were judged by the standards of their role: in the last finished cycles and, where handed in, in the running one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from headway.cli.demo.answering import Form
from headway.cli.demo.company import Company, Person
from headway.cli.demo.drawing import Draw
from headway.cli.demo.periods import NOW, HalfYear
from headway.cli.demo.records import role_of
from headway.cli.demo.words import standards as bank
from headway.reviewing.models import Answer, Citation, FrozenStandard, Question
from headway.reviewing.rules import QuestionKind, ReviewDirection
from headway.reviewing.rules.answers import NO_BASIS
from headway.reviewing.rules.ready_made import BY_STANDARDS
from headway.reviewing.rules.templates import QuestionDraft

# How many cycles before the running one judge standards.
CYCLES: Final = 2
# What slipped where, by half-years before now: promises of a network that grew faster than its shifts.
WEAK: Final = {("operations", "Reliability"): {1: 1.6, 2: 1.1, 0: 1.4}}
# Optional, so that forms from before it was asked can still be handed in.
ASKED: Final[tuple[QuestionDraft, ...]] = tuple(
    replace(it, required=False) for it in BY_STANDARDS.questions if it.kind is QuestionKind.STANDARDS
)


class Judging:
    """Draws of its own, so that all the rest is as it would be without."""

    def __init__(self, company: Company) -> None:
        self.company, self.draw = company, Draw(company.seed + 19)
        self.questions: dict[ReviewDirection, str] = {}
        self.frozen: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def ask(self, template: str, position: int) -> None:
        """The question to both sides, after what the questionnaire asks besides."""
        for place, it in enumerate(ASKED):
            self.questions[it.direction] = id = self.draw.id()
            self.company.out.add(
                Question, id=id, template_id=template, direction=it.direction, position=position + place, section=it.section,
                kind=it.kind, title=it.title, help=it.help, required=it.required, overall=False, choices=[],
                looks_ahead=False, role_profile_ids=[], wording=1,
            )  # fmt: skip

    def judge(self, form: Form, cycle: str, at: datetime) -> None:
        """What the writer of a form says of each standard of the person's role."""
        for standard, name in self.kept(cycle, form.period, form.person):
            self._answer(form, standard, name, at)

    def kept(self, cycle: str, period: HalfYear, person: Person) -> Sequence[tuple[str, str]]:
        """The standards of somebody's role as the cycle keeps them, where it judges them."""
        role = self.company.role_ids[role_of(person.title)]
        if period.number < NOW - CYCLES:
            return ()
        if (cycle, role) not in self.frozen:
            self.frozen[cycle, role] = kept = []
            for position, (standard, words) in enumerate(self.company.standards.get(role, ())):
                name, weight, description, anchors = words
                kept.append((id := self.draw.id(), name))
                self.company.out.add(
                    FrozenStandard, id=id, cycle_id=cycle, role_profile_id=role, standard_id=standard,
                    position=position, name=name, weight=weight, description=description, anchors=list(anchors),
                )  # fmt: skip
        return self.frozen[cycle, role]

    def _answer(self, form: Form, standard: str, name: str, at: datetime) -> None:
        draw, step = self.draw, self._step(form, name)
        texts = bank.USUAL if step in {None, 3} else bank.BELOW if step and step < 3 else bank.ABOVE
        text = draw.of(texts).format(standard=name.lower(), first=form.person.first)
        answer = draw.id()
        self.company.add(
            Answer, at, id=answer, review_id=form.id, question_id=self.questions[form.direction], subject=standard,
            standard_id=standard, rating=step, choice="" if step else NO_BASIS,
            text=text if step and draw.chance(0.6) else "",
        )  # fmt: skip
        if form.evidence and step and (step in {1, 5} or draw.chance(0.3)):
            kind, evidence = draw.of(form.evidence)
            self.company.out.add(
                Citation, id=draw.id(), answer_id=answer, kind=kind, evidence_id=evidence, cited_at=at
            )

    def _step(self, form: Form, name: str) -> int | None:
        """Around how strong the person is, a little kinder to oneself; the ends of the scale only with evidence."""
        if self.draw.chance(0.04):
            return None
        slipped = WEAK.get((form.person.unit, name), {}).get(NOW - form.period.number, 0.0)
        kinder = 0.35 if form.direction is ReviewDirection.SELF else 0.0
        drawn = round(1.8 + 2.8 * form.person.strength + kinder - slipped + self.draw.random.gauss(0, 0.45))
        return min(5, max(1, drawn)) if form.evidence else min(4, max(2, drawn))
