"""Messages on their way to the worker: a job for each take of each of them."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from tortoise.expressions import F
from tortoise.queryset import QuerySet

from headway.integrating.models import WebhookDelivery
from headway.platform import clock
from headway.platform.jobs import enqueue_all

DELIVER: Final = "deliver_webhook"


async def queue(takes: Iterable[tuple[UUID, int]]) -> None:
    """Have these sent, each in a job of its own, so that what fails is tried again alone."""
    await enqueue_all(DELIVER, {f"{id} {take}": {"delivery_id": id, "take": take} for id, take in takes})


async def take_again(waiting: QuerySet[WebhookDelivery]) -> None:
    """Send these as if for the first time, and forget the jobs that had them; the caller holds their endpoint."""
    await waiting.update(take=F("take") + 1, attempts=0, next_at=clock.now())
    takes: list[tuple[UUID, int]] = await waiting.values_list("id", "take")
    await queue(takes)
