"""A worker that is killed between sending a message and writing that down: it is sent again, and known by its id."""

import asyncio
import subprocess
import sys
from datetime import timedelta
from typing import Any

from headway.integrating.models import WebhookDelivery, WebhookEndpoint
from headway.integrating.rules.signing import message_id, secret_of
from headway.integrating.rules.vocabulary import DeliveryState, WebhookEvent
from headway.platform import clock
from headway.platform.database import open_database
from headway.platform.models import Job
from tests.databases import Databases
from tests.receiver import OK, receiving
from tests.webhooks import happens, work

PATIENCE = 60.0


def started(url: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-m", "tests.platform.webhook_process", url])


async def test_a_killed_worker_loses_no_message_and_repeats_it_under_the_same_id(
    databases: Databases,
) -> None:
    url = databases.headway()
    async with receiving() as receiver:
        receiver.says(None)
        async with open_database(url):
            stamps: dict[str, Any] = {"created_at": clock.now(), "updated_at": clock.now()}
            endpoint = await WebhookEndpoint.create(
                address=receiver.address(), events=list(WebhookEvent), secret=secret_of(bytes(32)), **stamps
            )
            await happens("RewardExecuted", reward_id=endpoint.id)
        with started(url) as worker:
            try:
                await asyncio.wait_for(receiver.arrived.wait(), PATIENCE)
            finally:
                worker.kill()
        receiver.says(OK)
        async with open_database(url):
            [waiting], [job] = await WebhookDelivery.all(), await Job.filter(ended_at__isnull=True)
            assert (waiting.state, waiting.attempts, job.attempts) == (DeliveryState.WAITING, 0, 1)
            await work()
            assert len(receiver.requests) == 1
            # As if its lease, and the pause before the second attempt, had passed.
            past = job.run_at - timedelta(days=1)
            await Job.all().update(leased_until=past, run_at=past)
            await work()
            [sent] = await WebhookDelivery.all()
            assert (sent.state, sent.attempts) == (DeliveryState.DELIVERED, 1)
            assert not await Job.filter(ended_at__isnull=True).exists()
    assert [it.headers["webhook-id"] for it in receiver.requests] == [message_id(waiting.id)] * 2
    assert receiver.requests[0].body == receiver.requests[1].body
