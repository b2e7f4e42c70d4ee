"""Processes of their own that act on rewards at the same moment."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from headway.platform.actor import Actor
from headway.rewarding.models import Reward
from tests.conftest import answered
from tests.contracts.checkout import ROOT
from tests.rewards import Company

APPROVER = Path(__file__).with_name("approver.py")


def start(url: str, company: Company, action: str, by: str, rewards: list[Reward]) -> "subprocess.Popen[str]":
    """A process that will do this with each of these rewards, as somebody."""
    actor = company.actor(by)
    person = {"account": str(actor.account_id), "employee": str(actor.employee_id), "hr": actor.is_hr}
    arguments = [url, action, person, [(str(reward.id), reward.version) for reward in rewards]]
    return subprocess.Popen(
        [sys.executable, APPROVER, *map(json.dumps, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def race(*processes: "subprocess.Popen[str]") -> list[list[str]]:
    """Let them go at the same moment; what each came to."""
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        return [json.loads(process.communicate(timeout=60)[0]) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()


async def asking(query: str, variables: dict[str, Any] | None = None, *, as_: Actor) -> Any:
    return await answered(query, variables, as_)
