"""Two people who meet, for tests: their series, and the ways to ask for it."""

from datetime import date
from typing import Any

from headway.monitoring import actions
from headway.monitoring.models import OneOnOne
from headway.monitoring.rules.one_on_ones import Cadence
from tests.company import REFUSED, Company
from tests.conftest import Ask

# Tuesday a week after the company's noon, in Berlin.
RULE = actions.Rule(Cadence.WEEKLY, date(2026, 9, 8), "10:30", "Europe/Berlin", 30)
SELECTED = {
    "oneOnOne": "id state version allowedActions",
    "meeting": "id startsAt plannedAt moved state version allowedActions",
    "agendaItem": "id text state version meeting { id }",
    "actionItem": "id kind text dueOn state dropReason version closedAt owner { name } meeting { id }",
    "note": "id text version",
    "comment": "id text version editedAt deletedAt allowedActions mentions { employee { name } } versions { text } parent { id }",
}


async def meeting_of(company: Company, by: str = "mona", partner: str = "priya") -> OneOnOne:
    """A weekly series of the two."""
    return await actions.start_one_on_one(company.actor(by), partner_id=company.people[partner].id, rule=RULE)


async def do(ask: Ask, company: Company, by: str, verb: str, of: str, **input: Any) -> Any:
    """A mutation of this person; `of` names what its payload holds."""
    name = f"{verb[0].upper()}{verb[1:]}"
    document = f"mutation($input: {name}Input!) {{ {verb}(input: $input) {{ ... on {name}Payload {{ {of} {{ {SELECTED[of]} }} }} {REFUSED} }} }}"
    return await ask(document, {"input": input}, as_=company.actor(by))
