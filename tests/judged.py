"""Two cycles in which managers judged standards by chance: every figure of them can be counted once more."""

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

from headway.people.models import Employee, RoleProfile, Standard
from headway.reviewing.models import (
    Answer,
    Citation,
    FrozenStandard,
    Participant,
    Question,
    RatingScale,
    Review,
    ReviewCycle,
)
from headway.reviewing.rules import EvidenceKind, QuestionKind, ReviewDirection, ReviewState
from tests.company import NOON, Company
from tests.growth import STAMPS, make_desks
from tests.homes import make_cycle, make_forms

STEPS = [{"value": value, "label": f"Step {value}", "anchor": ""} for value in range(1, 6)]
# By role: what it asks for, and how much each counts.
ASKED = {"Role 0": {"Craft": 60, "Reliability": 40}, "Role 1": {"Craft": 30, "Learning": 70}}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was said of somebody in a cycle: a step, or None without a basis."""

    cycle: str
    person: str
    standard: str
    weight: int
    step: int | None
    cited: bool

    @property
    def line(self) -> int | None:
        """In thousandths of the scale."""
        return None if self.step is None else (self.step - 1) * 1000 // 4


@dataclass(frozen=True, slots=True)
class Judged:
    """The company, its cycles the oldest first, and all that was said."""

    company: Company
    cycles: list[ReviewCycle]
    said: list[Judgement]

    def of(self, people: set[str], standard: str) -> dict[str, Any] | None:
        """The figures of a standard among people, counted one by one; None where they are of too few."""
        newest = [
            it for it in self.said if it.cycle == "H2" and it.standard == standard and it.person in people
        ]
        judged = [it for it in newest if it.line is not None]
        if len(judged) < 5:
            return None
        then = {it.person: it.line for it in self.said if it.cycle == "H1" and it.standard == standard}
        moved = [it.line - then[it.person] for it in judged if then.get(it.person) is not None]  # type: ignore[operator]
        return {
            "standard": standard,
            "asked": len(newest),
            "judged": len(judged),
            "cited": sum(it.cited for it in judged),
            "below": sum(it.line < 500 for it in judged),  # type: ignore[operator]
            "mean": float(Fraction(sum(it.line for it in judged), 1000 * len(judged))),  # type: ignore[misc]
            "share": float(Fraction(sum(it.weight for it in judged), len(judged))),
            "goals": 0,
            "trend": float(Fraction(sum(moved), 1000 * len(moved))) if len(moved) >= 5 else None,
        }

    def weight(self, people: set[str], standard: str) -> int:
        """What is missing of a standard among people."""
        newest = [
            it for it in self.said if it.cycle == "H2" and it.standard == standard and it.person in people
        ]
        return sum(
            (500 - it.line) * it.weight // 100 for it in newest if it.line is not None and it.line < 500
        )


async def make_judged() -> Judged:
    """The desks, each of their people judged in two cycles, some without a basis; a cycle of before judges nothing."""
    company = await make_desks()
    for name, asked in ASKED.items():
        role = await RoleProfile.get(name=name)
        for position, (standard, weight) in enumerate(asked.items()):
            await Standard.create(
                role_profile=role, position=position, name=standard, weight=weight, anchors=["Low.", "High."], **STAMPS
            )  # fmt: skip
    made = Judged(company, [], [])
    for back, name in ((200, "H1"), (10, "H2")):
        cycle = await make_cycle(company.period, name=name, launched_at=NOON - timedelta(days=back))
        made.cycles.append(cycle)
        await judge_all(made, cycle, Random(back))
    return made


async def judge_all(made: Judged, cycle: ReviewCycle, draw: Random) -> None:
    """Every person of a desk is judged by their manager."""
    await RatingScale.all().update(steps=STEPS)
    asked = await Question.create(
        template_id=cycle.template_id, direction=ReviewDirection.MANAGER, position=0, section="Standards",
        kind=QuestionKind.STANDARDS, title="How does the work meet the standards?",
    )  # fmt: skip
    for role in await RoleProfile.all():
        for it in await Standard.filter(role_profile_id=role.id):
            await FrozenStandard.create(
                cycle=cycle, role_profile_id=role.id, standard_id=it.id, position=it.position, name=it.name,
                weight=it.weight, anchors=it.anchors,
            )  # fmt: skip
    for name in sorted(made.company.people):
        if name[-1].isdigit():
            person = await Employee.get(name=name).select_related("manager", "role_profile")
            form = await make_shared(cycle, person)
            await judge(made, cycle, form, asked, person, draw)


async def make_shared(cycle: ReviewCycle, person: Employee) -> Review:
    """A shared review by the manager of today."""
    form = (await make_forms(cycle, person, person.manager, ReviewState.SHARED, ReviewState.SHARED)).manager
    assert form is not None
    await Review.filter(id=form.id).update(shared_at=NOON)
    await Participant.filter(cycle=cycle, employee=person).update(
        department_id=person.department_id, role_profile_id=person.role_profile_id
    )
    return form


async def judge(
    made: Judged, cycle: ReviewCycle, form: Review, asked: Question, person: Employee, draw: Random
) -> None:
    """A step for each standard of the role, none for some, evidence for some."""
    for standard in await FrozenStandard.filter(cycle=cycle, role_profile_id=person.role_profile_id).order_by(
        "name"
    ):
        step, cited = draw.choice((1, 2, 2, 3, 4, 5, None)), draw.random() < 0.5
        answer = await Answer.create(
            review=form, question=asked, subject=str(standard.id), standard=standard, rating=step,
            choice="" if step else "NO_BASIS", **STAMPS,
        )  # fmt: skip
        for number in range(2 if cited else 0):
            await Citation.create(
                answer=answer, kind=EvidenceKind.GOAL if number else EvidenceKind.FEEDBACK, evidence_id=answer.id, cited_at=NOON
            )  # fmt: skip
        made.said.append(Judgement(cycle.name, person.name, standard.name, standard.weight, step, cited))
