"""A development plan is written, agreed by both and worked on; what was typed survives a closed tab."""

import re
from typing import Any

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, go

ME = "{ viewer { employee { id } } }"
CREATE = """mutation($input: CreateDevelopmentPlanInput!) { createDevelopmentPlan(input: $input) {
  ... on CreateDevelopmentPlanPayload { developmentPlan { id } } ... on UserErrors { errors { message } } } }"""
NEXT = "{ periods { id name startsOn } }"


async def test_a_plan_is_agreed_and_an_action_ends_with_its_evidence(
    workshop: Server, open_page: OpenPage
) -> None:
    mine: dict[str, Any] = workshop.ask("employee", ME)
    # Another journey may have opened it.
    coming = max(workshop.ask("employee", NEXT)["periods"], key=lambda period: period["startsOn"])
    given = {"employeeId": mine["viewer"]["employee"]["id"], "periodId": coming["id"]}
    plan = workshop.ask("employee", CREATE, {"input": given})["createDevelopmentPlan"]["developmentPlan"][
        "id"
    ]

    page = await open_page(workshop, f"/development/plans/{plan}/edit", role="employee")
    await page.get_by_role("button", name="Add an objective").click()
    await page.get_by_label("Objective 1", exact=True).fill("Lead a shift alone")
    await page.get_by_label("What is done").fill("Stand in for two weeks")
    # A closed tab loses nothing.
    await page.wait_for_timeout(500)
    await page.reload()
    await expect(page.get_by_text("These are changes you began earlier on this device.")).to_be_visible()
    await expect(page.get_by_label("What is done")).to_have_value("Stand in for two weeks")
    await page.get_by_role("button", name=re.compile("^Save")).click()
    await page.get_by_role("button", name="Agree", exact=True).click()
    await expect(page.get_by_text("Waiting for the manager to agree.").first).to_be_visible()

    lead = await open_page(workshop, f"/development/plans/{plan}", role="manager")
    await lead.get_by_role("button", name="Agree", exact=True).click()
    await expect(lead.get_by_text("Agreed, begins with its period").first).to_be_visible()

    await go(page, "/development")
    row = (
        page.locator(".growth-action").filter(has=page.get_by_role("radio", name="Doing", checked=True)).first
    )
    title = await row.locator("bdi").first.inner_text()
    await row.get_by_role("radio", name="Done").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Mark as done").click()
    await expect(dialog.get_by_text(re.compile("^Say what shows that this is done"))).to_be_visible()
    await dialog.get_by_label("Evidence").fill("Ran the desk in week 48; notes in the folder.")
    await dialog.get_by_role("button", name="Mark as done").click()
    done = page.locator(".growth-action").filter(has_text=title)
    await expect(done.get_by_text("Ran the desk in week 48")).to_be_visible()
