"""A development plan is written, agreed by both and worked on; what was typed survives a closed tab."""

import re
from typing import Any

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, go, kept_on_device

ME = "{ viewer { employee { id } } }"
CREATE = """mutation($input: CreateDevelopmentPlanInput!) { createDevelopmentPlan(input: $input) {
  ... on CreateDevelopmentPlanPayload { developmentPlan { id } } ... on UserErrors { errors { message } } } }"""
NEXT = "{ periods { id name startsOn } }"


async def test_a_mentor_answers_in_the_inbox_and_a_session_is_called_moved_and_closed(
    workshop: Server, open_page: OpenPage
) -> None:
    page = await open_page(workshop, "/development", role="employee")
    await page.get_by_role("button", name="Ask a mentor").first.click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("radio", name=re.compile("^Grace Kim")).check(force=True)
    await dialog.get_by_label("A word to them").fill("Half an hour a month?")
    await dialog.get_by_role("button", name="Ask", exact=True).click()
    await expect(
        page.get_by_text("You asked Grace Kim to be your mentor; no answer yet.").first
    ).to_be_visible()
    mentor = await open_page(workshop, "/inbox/needs", role="peer")
    row = mentor.locator("[data-row]").filter(has_text="Priya Nair asks you to be their mentor")
    await expect(row.get_by_text("Half an hour a month?")).to_be_visible()
    await row.get_by_role("button", name="Be a mentor").click()
    await expect(mentor.get_by_text("You are a mentor in Coaching.")).to_be_visible()
    await expect(row).to_have_count(0)

    lead = await open_page(workshop, "/development/sessions", role="manager")
    await lead.get_by_role("button", name="New session").click()
    dialog = lead.get_by_role("dialog")
    await dialog.get_by_label("What it is called").fill("Plan the spring")
    await dialog.get_by_label("When", exact=True).fill("2030-03-04T09:00")
    await dialog.get_by_label("Agenda").fill("What we stop doing")
    await dialog.get_by_role("button", name="Call the session").click()
    await expect(lead.get_by_role("heading", level=1, name="Plan the spring")).to_be_visible()
    await lead.get_by_role("button", name="Edit", exact=True).click()
    await dialog.get_by_label("When", exact=True).fill("2030-03-05T10:30")
    await dialog.get_by_role("combobox", name=re.compile("^Who takes part")).fill("Priya")
    await lead.get_by_role("option", name=re.compile("^Priya Nair")).click()
    # The list stays for the next name until one goes on.
    await lead.keyboard.press("Tab")
    await dialog.get_by_role("button", name="Save").click()
    await expect(lead.get_by_text("Moved; those who take part are told.")).to_be_visible()
    await expect(lead.get_by_text(re.compile("5 Mar 2030.* 10:30"))).to_be_visible()
    await lead.get_by_label("What was decided").fill("No reports on Mondays")
    await lead.get_by_role("button", name="Write it down").click()
    await expect(lead.get_by_text("No reports on Mondays").first).to_be_visible()
    await lead.get_by_role("button", name="Close session").click()
    await dialog.get_by_role("button", name="Close with 1 decision").click()
    await expect(lead.get_by_text("Closed. What was open went on to the next session.")).to_be_visible()
    # Whoever was invited later hears of it as well.
    await go(page, "/inbox/info")
    await expect(
        page.get_by_text(re.compile("closed “Plan the spring”; its record is there")).first
    ).to_be_visible()


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
    await kept_on_device(page, "Stand in for two weeks")
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
