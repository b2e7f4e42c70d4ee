"""A row whose key no database keeps is refused like any other: the rest of the call goes on, and is told again the same."""

from dataclasses import replace
from typing import Any

import pytest

from headway.platform.actor import Actor, Scope
from tests.company import Company, data
from tests.conftest import Ask
from tests.graph.integrating.calls import send
from tests.people_actors import integration

EVERYTHING = (Scope.PEOPLE_WRITE, Scope.GOALS_WRITE, Scope.METRICS_WRITE, Scope.TIME_WRITE)
NUL = "n\0l"
ROWS: dict[str, dict[str, Any]] = {
    "upsertEmployees": {"externalId": NUL, "name": "Nora New", "managerExternalId": f"nobody{NUL}"},
    "upsertGoals": {"externalKey": NUL, "title": "Answer faster", "ownerExternalId": NUL, "period": NUL},
    "upsertMetricValues": {"feed": NUL, "key": NUL, "value": "1", "effectiveOn": "2026-08-31"},
    "upsertTimeFacts": {
        "key": NUL, "employeeExternalId": NUL, "day": "2026-08-31", "scheduledHours": "8", "workedHours": "8",
    },
}  # fmt: skip


@pytest.mark.parametrize("mutation", ROWS)
async def test_a_row_with_nul_is_refused_and_told_again(ask: Ask, company: Company, mutation: str) -> None:
    sender: Actor = replace(integration(*EVERYTHING), name="HR system")
    first, again = [
        data(await send(ask, mutation, sender, "1", [ROWS[mutation]]))[mutation] for _ in range(2)
    ]
    assert (first["refused"], first["rows"][0]["key"]) == (1, "n\ufffdl")
    assert again == {**first, "repeated": True}
