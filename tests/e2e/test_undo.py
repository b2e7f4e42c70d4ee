"""What was done to a cycle is taken back where it stands, and what was missed is told to who has to see to it."""

import re
from datetime import date, timedelta

import pytest
from playwright.async_api import expect

from tests.e2e.conftest import DESKTOP, PHONE, OpenPage, Server, overflow, settled

CYCLES = """{ reviewCycles(first: 20, where: {state: [COLLECTING]}) { nodes { id version selfDueOn } } }"""
MOVE = """mutation($input: ChangeCycleDaysInput!) { changeCycleDays(input: $input) { __typename } }"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
async def test_days_of_a_cycle_that_were_moved_go_back(
    workshop: Server, open_page: OpenPage, size: tuple[int, int]
) -> None:
    cycle = workshop.ask("HR partner", CYCLES)["reviewCycles"]["nodes"][0]
    later = date.fromisoformat(cycle["selfDueOn"]) + timedelta(1)
    moved = {"id": cycle["id"], "version": cycle["version"], "selfDueOn": str(later)}
    workshop.ask("HR partner", MOVE, {"input": moved})
    page = await open_page(workshop, f"/admin/cycles/{cycle['id']}", role="HR partner", size=size)
    changes = page.get_by_role("list", name="Last changes")
    await changes.get_by_role("button", name="Undo: moved days").first.click()
    await expect(page.get_by_text("The days are as they were before.")).to_be_visible()
    await settled(page)
    assert await overflow(page) == 0
    now = workshop.ask("HR partner", CYCLES)["reviewCycles"]["nodes"][0]
    assert now["selfDueOn"] == cycle["selfDueOn"]


async def test_who_leads_somebody_reads_that_a_check_in_was_missed(
    workshop: Server, open_page: OpenPage
) -> None:
    page = await open_page(workshop, "/inbox/done", role="manager")
    row = page.get_by_role("listitem").filter(has_text=re.compile(r"missed a check-in\.")).first
    await expect(row).to_be_visible()
    await row.get_by_role("link").first.click()
    await settled(page)
    await expect(page).to_have_url(re.compile("/check-ins/"))
