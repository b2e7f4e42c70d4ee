"""Skills, and how well people master them; judgements are only ever added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from headway.people.access import offered_skills, shapes_company, visible_employees, visible_skills
from headway.people.models import Skill, SkillLevel
from headway.people.rules.vocabulary import SkillSource
from headway.platform import clock
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, one_at_a_time, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import change, create, create_all

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
        await _check_place(checks, parent_id)
        await _check_name(checks, name, None)
        checks.done()
        return await create(
            actor, "create_skill", Skill, name=name, description=description, parent_id=parent_id
        )


async def update_skill(
    actor: Actor, *, id: UUID, version: int, name: str, description: str = "", parent_id: UUID | None = None
) -> Skill:
    """Rename or move a skill. Refuses a place below itself, and what `create_skill` refuses."""
    keeper_of_words(actor)
    checks = Checks()
    name = checks.text(name, "name", required=True)
    description = checks.text(description, "description", most=PARAGRAPH)
    async with transaction():
        # Two moves at once could close a loop that neither of them sees: they go one after the other.
        await one_at_a_time("move skills")
        skill = await lock_row(visible_skills(SYSTEM).filter(id=id)).first()
        if skill is None:
            raise not_found("skill")
        if skill.version != version:
            raise conflict(skill)
        await _check_name(checks, name, id)
        await _check_place(checks, parent_id, id)
        checks.done()
        await change(
            actor,
            "update_skill",
            skill,
            expected_version=version,
            name=name,
            description=description,
            parent_id=parent_id,
        )
        return skill


async def archive_skill(actor: Actor, *, id: UUID, version: int, archived: bool = True) -> Skill:
    """Offer a skill no more, or again; where it stands it stays. Refuses one above others that are used, and one below an archived one."""
    keeper_of_words(actor)
    async with transaction():
        await one_at_a_time("move skills")
        skill = await lock_row(visible_skills(SYSTEM).filter(id=id)).first()
        if skill is None:
            raise not_found("skill")
        if skill.version != version:
            raise conflict(skill)
        await _check_around(skill, archived=archived)
        at = (skill.archived_at or clock.now()) if archived else None
        await change(actor, "archive_skill", skill, expected_version=version, archived_at=at)
        return skill


async def _check_around(skill: Skill, *, archived: bool) -> None:
    if archived and await offered_skills(SYSTEM).filter(parent_id=skill.id).exists():
        message = "There are skills below it that are used. Archive them first, or move them."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
    above = visible_skills(SYSTEM).filter(id=skill.parent_id, archived_at__isnull=False)
    if not archived and skill.parent_id and await above.exists():
        message = "The skill above it is archived. Bring that back first, or move this one."
        raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))


async def _check_name(checks: Checks, name: str, id: UUID | None) -> None:
    taken = await Skill.filter(name=name).first()
    message = f"There is a skill named “{name}” already. Use that one."
    checks.require(taken is None or taken.id == id, Code.DUPLICATE, message, "name")


async def _check_place(checks: Checks, parent_id: UUID | None, id: UUID | None = None) -> None:
    """The skill above is there, and is not below this one."""
    if parent_id is None:
        return
    parents: dict[UUID, UUID | None] = dict(await visible_skills(SYSTEM).values_list("id", "parent_id"))
    if parent_id not in parents:
        raise not_found("skill", "parent_id")
    place: UUID | None = parent_id
    while place is not None and place != id:
        place = parents[place]
    message = "This would put the skill below itself. Choose another place."
    checks.require(place is None, Code.LOOP, message, "parent_id")


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
    """Record judgements of a person's skills; the caller has decided who may. A review's are recorded once, and again corrected.

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
    texts = {}
    for place, judgement in enumerate(judgements):
        checks.count(judgement.level, "judgements", str(place), "level", most=HIGHEST)
        path = ("judgements", str(place), "evidence")
        texts[judgement.skill_id] = checks.text(judgement.evidence, *path, most=PARAGRAPH)
    checks.done()
    async with transaction():
        if not await visible_employees(SYSTEM).filter(id=employee_id).exists():
            raise not_found("person", "employee_id")
        if await visible_skills(SYSTEM).filter(id__in=list(skills)).count() != len(skills):
            raise not_found("skill", "judgements")
        known = await _newest_of(employee_id, review_id) if review_id else {}
        now = clock.now()
        levels = [
            SkillLevel(
                employee_id=employee_id,
                skill_id=judgement.skill_id,
                level=judgement.level,
                source=source,
                valid_from=valid_from,
                recorded_at=now,
                evidence=texts[judgement.skill_id],
                review_id=review_id,
            )
            for judgement in judgements
            if known.get(judgement.skill_id) != judgement.level
        ]
        await create_all(actor, "add_skill_levels", levels)
        return levels


async def _newest_of(employee_id: UUID, review_id: UUID) -> dict[UUID, int]:
    """What a review said last of each skill."""
    levels = SkillLevel.filter(employee_id=employee_id, review_id=review_id).order_by("recorded_at", "id")
    return dict(await levels.values_list("skill_id", "level"))
