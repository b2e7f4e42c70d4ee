"""What a questionnaire shows besides its columns."""

from uuid import UUID

from tortoise.functions import Count

from headway.platform.actor import Actor
from headway.reviewing.access import visible_cycles


async def cycles_using(actor: Actor, template_ids: list[UUID]) -> dict[UUID, int]:
    """How many cycles that the actor may see use each of these."""
    used = visible_cycles(actor).filter(template_id__in=template_ids)
    rows = await used.annotate(n=Count("id")).group_by("template_id").values("template_id", "n")
    return {row["template_id"]: row["n"] for row in rows}
