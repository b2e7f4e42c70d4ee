"""Skills, role profiles, and how well people master skills; judgements are only ever added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from headway.people.access import shapes_company, visible_employees, visible_skills
from headway.people.models import RoleProfile, Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import create, create_all

HIGHEST: Final = 5
MOST_JUDGEMENTS: Final = 200


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well somebody masters a skill, 0 to 5, and what shows it."""

    skill_id: UUID
    level: int
    evidence: str = ""


async def create_skill(
    actor: Actor, *, name: str, description: str = "", parent_id: UUID | None = None
) -> Skill:
    """Add a skill. Refuses a taken name, an unknown parent, and anybody who does not keep the company's words."""
    keeper_of_words(actor)
    checks = Checks()
    name = checks.text(name, "name", required=True)
    description = checks.text(description, "description", most=PARAGRAPH)
    async with transaction():
        if parent_id and not await visible_skills(SYSTEM).filter(id=parent_id).exists():
            raise not_found("skill", "parent_id")
        taken = await Skill.exists(name=name)
        checks.require(
            not taken, Code.DUPLICATE, f"There is a skill named “{name}” already. Use that one.", "name"
        )
        checks.done()
        return await create(
            actor, "create_skill", Skill, name=name, description=description, parent_id=parent_id
        )


async def create_role_profile(
    actor: Actor, *, name: str, level: int = 0, description: str = ""
) -> RoleProfile:
    """Add a role profile. Refuses a taken name, and anybody who does not keep the company's words."""
    keeper_of_words(actor)
    checks = Checks()
    name = checks.text(name, "name", required=True)
    description = checks.text(description, "description", most=PARAGRAPH)
    checks.count(level, "level", most=99)
    async with transaction():
        taken = await RoleProfile.exists(name=name)
        checks.require(
            not taken, Code.DUPLICATE, f"There is a role named “{name}” already. Use that one.", "name"
        )
        checks.done()
        return await create(
            actor, "create_role_profile", RoleProfile, name=name, level=level, description=description
        )


def keeper_of_words(actor: Actor) -> None:
    """Refuses anybody but administrators and HR of the whole company."""
    if not shapes_company(actor):
        message = "Only administrators and HR partners of the whole company change this. Ask one of them."
        raise Rejected(Problem(Code.FORBIDDEN, message))


async def add_skill_levels(
    actor: Actor,
    *,
    employee_id: UUID,
    judgements: Sequence[Judgement],
    source: SkillSource,
    valid_from: date,
    review_id: UUID | None = None,
) -> list[SkillLevel]:
    """Record judgements of a person's skills; the caller has decided who may. A review's are recorded once.

    Refuses levels out of 0 to 5, unknown skills, the same skill twice, and an unknown person.
    """
    checks = Checks()
    checks.day(valid_from, "valid_from")
    checks.require(
        len(judgements) <= MOST_JUDGEMENTS,
        Code.TOO_MANY,
        f"Judge at most {MOST_JUDGEMENTS} skills at once.",
        "judgements",
    )
    skills = {judgement.skill_id for judgement in judgements}
    checks.require(len(skills) == len(judgements), Code.DUPLICATE, "Judge each skill once.", "judgements")
    texts = []
    for place, judgement in enumerate(judgements):
        checks.count(judgement.level, "judgements", str(place), "level", most=HIGHEST)
        texts.append(checks.text(judgement.evidence, "judgements", str(place), "evidence", most=PARAGRAPH))
    checks.done()
    async with transaction():
        if not await visible_employees(SYSTEM).filter(id=employee_id).exists():
            raise not_found("person", "employee_id")
        if await visible_skills(SYSTEM).filter(id__in=list(skills)).count() != len(skills):
            raise not_found("skill", "judgements")
        if review_id and (known := await SkillLevel.filter(employee_id=employee_id, review_id=review_id)):
            return known
        now = clock.now()
        levels = [
            SkillLevel(
                employee_id=employee_id,
                skill_id=judgement.skill_id,
                level=judgement.level,
                source=source,
                valid_from=valid_from,
                recorded_at=now,
                evidence=text,
                review_id=review_id,
            )
            for judgement, text in zip(judgements, texts, strict=True)
        ]
        await create_all(actor, "add_skill_levels", levels)
        return levels
