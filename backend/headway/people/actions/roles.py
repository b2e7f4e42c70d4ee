"""Role profiles: their standards and the skills they ask for, kept together."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from headway.people.access import offered_skills
from headway.people.actions.skills import keeper_of_words
from headway.people.models import RequiredSkill, RoleProfile, Standard
from headway.people.rules.standards import (
    RequiredLevel,
    StandardTerms,
    problems_of_required,
    problems_of_standards,
)
from headway.platform.actor import SYSTEM, Actor
from headway.platform.checking import LINE, PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, conflict, not_found
from headway.platform.events import change, create, record
from headway.platform.models import VersionedRow

ANCHOR = 500


async def create_role_profile(
    actor: Actor, *, name: str, level: int = 0, description: str = ""
) -> RoleProfile:
    """Add a role profile. Refuses a taken name, and anybody who does not keep the company's words."""
    keeper_of_words(actor)
    checks = Checks()
    columns = _words(checks, name, level, description)
    async with transaction():
        await _check_name(checks, columns["name"], None)
        checks.done()
        return await create(actor, "create_role_profile", RoleProfile, **columns)


async def update_role_profile(
    actor: Actor,
    *,
    id: UUID,
    version: int,
    name: str,
    level: int,
    description: str = "",
    standards: Sequence[StandardTerms] | None = None,
    required_skills: Sequence[RequiredLevel] | None = None,
) -> RoleProfile:
    """Change a role; lists that are left out stay. Refuses weights that are not 100 in all, and what `create_role_profile` refuses."""
    keeper_of_words(actor)
    checks = Checks()
    columns = _words(checks, name, level, description)
    wanted = None if standards is None else [_checked(checks, it, at) for at, it in enumerate(standards)]
    checks.problems += problems_of_standards(wanted or ())
    async with transaction():
        role = await lock_row(RoleProfile.filter(id=id)).first()
        if role is None:
            raise not_found("role")
        if role.version != version:
            raise conflict(role)
        await _check_name(checks, columns["name"], id)
        asked = {one.skill_id for one in required_skills or ()}
        known: list[Any] = await offered_skills(SYSTEM).filter(id__in=asked).values_list("id", flat=True)
        kept: list[Any] = await RequiredSkill.filter(role_profile_id=id).values_list("skill_id", flat=True)
        checks.problems += problems_of_required(required_skills or (), [*known, *kept])
        checks.done()
        await change(actor, "update_role_profile", role, expected_version=version, **columns)
        if wanted is not None:
            await _write_standards(actor, role, wanted)
        if required_skills is not None:
            await _write_required(actor, role, required_skills)
        return role


def _words(checks: Checks, name: str, level: int, description: str) -> dict[str, Any]:
    return {
        "name": checks.text(name, "name", most=LINE, required=True),
        "level": checks.count(level, "level", most=99),
        "description": checks.text(description, "description", most=PARAGRAPH),
    }


async def _check_name(checks: Checks, name: str, id: UUID | None) -> None:
    taken = await RoleProfile.filter(name=name).first()
    message = f"There is a role named “{name}” already. Use that one."
    checks.require(taken is None or taken.id == id, Code.DUPLICATE, message, "name")


def _checked(checks: Checks, terms: StandardTerms, place: int) -> StandardTerms:
    path = ("standards", str(place))
    checks.count(terms.weight, *path, "weight", least=1, most=100)
    return StandardTerms(
        id=terms.id,
        name=checks.text(terms.name, *path, "name", required=True),
        weight=terms.weight,
        description=checks.text(terms.description, *path, "description", most=PARAGRAPH),
        anchors=tuple(
            checks.text(anchor, *path, "anchors", str(step), most=ANCHOR, required=True)
            for step, anchor in enumerate(terms.anchors)
        ),
    )


async def _write_standards(actor: Actor, role: RoleProfile, wanted: Sequence[StandardTerms]) -> None:
    """Make the standards of the role these, in this order: those named by id change, others come and go."""
    present = {row.id: row for row in await Standard.filter(role_profile_id=role.id)}
    for position, terms in enumerate(wanted):
        if terms.id is not None and terms.id not in present:
            raise not_found("standard", "standards", str(position), "id")
        columns = {
            "position": position,
            "name": terms.name,
            "description": terms.description,
            "weight": terms.weight,
            "anchors": list(terms.anchors),
        }
        row = present.pop(terms.id) if terms.id else None
        await _keep(actor, "standard", Standard, row, columns, role_profile_id=role.id)
    await _remove(actor, "remove_standard", list(present.values()))


async def _write_required(actor: Actor, role: RoleProfile, wanted: Sequence[RequiredLevel]) -> None:
    present = {row.skill_id: row for row in await RequiredSkill.filter(role_profile_id=role.id)}
    for one in wanted:
        row = present.pop(one.skill_id, None)
        fixed = {"role_profile_id": role.id, "skill_id": one.skill_id}
        await _keep(actor, "required_skill", RequiredSkill, row, {"level": one.level}, **fixed)
    await _remove(actor, "remove_required_skill", list(present.values()))


async def _keep(
    actor: Actor,
    what: str,
    model: type[VersionedRow],
    row: VersionedRow | None,
    columns: dict[str, Any],
    **fixed: Any,
) -> None:
    if row is None:
        await create(actor, f"create_{what}", model, **fixed, **columns)
    elif changed := {name: value for name, value in columns.items() if value != getattr(row, name)}:
        await change(actor, f"update_{what}", row, **changed)


async def _remove(actor: Actor, action: str, rows: Sequence[Standard | RequiredSkill]) -> None:
    for row in rows:
        await record(actor, action, row, before={"role_profile_id": row.role_profile_id})
        await row.delete()
