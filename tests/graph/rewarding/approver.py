"""A process of its own that does one thing with each reward as soon as it is told to, and prints what came of each."""

import asyncio
import json
import sys
from typing import Any
from uuid import UUID

from headway.platform.actor import Actor, Role
from headway.platform.database import open_database
from headway.platform.errors import Rejected
from headway.rewarding import actions


async def outcome(actor: Actor, action: str, id: str, version: int) -> str:
    """The state the reward got into, or the code of the refusal."""
    try:
        reward = await getattr(actions, action)(actor, id=UUID(id), version=version)
        return str(reward.state.value)
    except Rejected as refused:
        return refused.problems[0].code.value


async def main(url: str, action: str, person: dict[str, Any], rewards: list[tuple[str, int]]) -> None:
    actor = Actor(
        account_id=UUID(person["account"]),
        employee_id=UUID(person["employee"]),
        roles=frozenset({Role.HR}) if person["hr"] else frozenset(),
        hr_whole_company=person["hr"],
    )
    async with open_database(url):
        print("ready", flush=True)  # noqa: T201 - the test waits for it
        await asyncio.to_thread(sys.stdin.readline)
        outcomes = [await outcome(actor, action, id, version) for id, version in rewards]
    print(json.dumps(outcomes))  # noqa: T201 - the test reads it


if __name__ == "__main__":
    asyncio.run(main(*(json.loads(argument) for argument in sys.argv[1:])))
