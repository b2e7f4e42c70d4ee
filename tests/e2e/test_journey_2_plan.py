"""A period is opened, and goals are set from the company down to one person."""

import re
from datetime import date, timedelta

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, go, settled

PERIOD = "The half-year after the next"
LATER = "mutation($input: CreatePeriodInput!) { createPeriod(input: $input) { __typename } }"


async def set_goal(page: Page, title: str, *, number: str, supports: str = "", level: str = "") -> str:
    """Fill in the form of a goal, create it, and answer its address."""
    # As the button "Add" on the goal above does.
    await go(page, f"/goals/new?parent={supports.rpartition('/')[2]}" if supports else "/goals/new")
    if supports:
        await expect(page.get_by_role("combobox", name="Supports")).not_to_have_value("")
    await page.get_by_role("textbox", name="Goal", exact=True).fill(title)
    await page.get_by_role("textbox", name="Key result 1").fill(number)
    await page.get_by_label("From").fill("40")
    await page.get_by_label("To", exact=True).fill("60")
    await page.get_by_label("Period").select_option(label=PERIOD)
    if level:
        await page.get_by_label("Level").select_option(label=level)
    await page.get_by_role("button", name="Create and propose").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url


def signs_in_as_head(server: Server) -> Server:
    """The same server with a sign-in of the head of the company; the demo's people share one password."""
    people = server.ask("administrator", "{ employees(first: 100) { nodes { email manager { id } } } }")
    [email] = [one["email"] for one in people["employees"]["nodes"] if one["manager"] is None]
    return server.with_person("head", email)


def draft_period(server: Server) -> None:
    """A period after all others, to be opened."""
    ends = [
        date.fromisoformat(one["endsOn"])
        for one in server.ask("HR partner", "{ periods { endsOn } }")["periods"]
    ]
    begins = max(ends) + timedelta(1)
    days = {"startsOn": str(begins), "endsOn": str(begins + timedelta(180))}
    made = server.ask("HR partner", LATER, {"input": {"name": PERIOD} | days})
    assert made == {"createPeriod": {"__typename": "CreatePeriodPayload"}}


async def test_a_period_is_opened_and_goals_are_set_returned_and_agreed(
    workshop: Server, open_page: OpenPage
) -> None:
    draft_period(workshop)
    hr = await open_page(workshop, "/periods", role="HR partner")
    await hr.get_by_role("button", name=f"Open {PERIOD}").click()
    await expect(hr.get_by_text(f"{PERIOD} is open; goals can be set.").first).to_be_visible()
    head = await open_page(signs_in_as_head(workshop), "/home/company", role="head")
    company = "Sixty of a hundred customers recommend us"
    top = await set_goal(head, company, number="Customers who recommend us", level="Company")
    await expect(head.get_by_role("button", name="Propose")).to_have_count(0)

    manager = await open_page(workshop, "/home/me", role="manager")
    ours = "Answer every customer within the hour"
    middle = await set_goal(manager, ours, number="Answers within the hour", supports=top, level="Team")
    await expect(manager.get_by_role("main").get_by_role("link", name=company)).to_be_visible()

    employee = await open_page(workshop, "/home/me", role="employee")
    vague = await set_goal(employee, "Do better at the desk", number="Better days", supports=middle)
    clear = await set_goal(
        employee, "Answer night mail before six", number="Night mail before six", supports=middle
    )

    await go(manager, vague.removeprefix(workshop.url))
    await manager.get_by_role("button", name="Return").click()
    await manager.get_by_label("What should change?").fill("Say which days, and by which number we know.")
    await manager.get_by_role("button", name="Return to Priya Nair").click()
    await expect(manager.get_by_text("Returned to Priya Nair.").first).to_be_visible()
    await go(manager, clear.removeprefix(workshop.url))
    await expect(manager.get_by_role("heading", level=1)).to_have_text("Answer night mail before six")
    await manager.get_by_role("button", name="Agree").click()
    await expect(manager.get_by_text("Agreed with Priya Nair").first).to_be_visible()

    await employee.goto(vague)
    await settled(employee)
    await expect(employee.get_by_text("Say which days, and by which number we know.")).to_be_visible()
    await expect(employee.get_by_role("button", name="Propose")).to_be_visible()
    await employee.goto(clear)
    await expect(employee.get_by_role("heading", level=1)).to_have_text("Answer night mail before six")
    await expect(employee.get_by_role("button", name="Propose")).to_have_count(0)


async def test_a_sentence_is_enough_for_a_goal(workshop: Server, open_page: OpenPage) -> None:
    page = await open_page(workshop, "/goals/new", role="skip-level manager")
    await expect(page.get_by_role("textbox", name="Goal", exact=True)).to_be_focused()
    await page.keyboard.type("Cut the wait at the gate from 40 min to 25 min")
    await expect(page.get_by_text("Read from it: from 40 to 25 min. Change it below.")).to_be_visible()
    await page.get_by_role("button", name="Create and propose").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        "Cut the wait at the gate from 40 min to 25 min"
    )
    await expect(page.get_by_role("main").get_by_text("From 40 min to 25 min.")).to_be_visible()


async def test_a_goal_that_cannot_be_made_says_why_at_its_field_and_keeps_what_was_typed(
    workshop: Server, open_page: OpenPage
) -> None:
    page = await open_page(workshop, "/goals/new", role="peer")
    await page.get_by_role("textbox", name="Goal", exact=True).fill("x" * 2000)
    await page.get_by_role("button", name="Create and propose").click()
    await expect(page.get_by_role("alert").first).to_be_visible()
    await expect(page).to_have_url(re.compile("/goals/new$"))
    await page.reload()
    await expect(page.get_by_text("This is the goal you began earlier on this device.")).to_be_visible()
    field = page.get_by_role("textbox", name="Goal", exact=True)
    await expect(field).to_have_value("x" * 2000)
    # The last letter before the page is left is kept as the first.
    await field.fill("Cut the wait at the gat")
    await field.press("e")
    await page.reload()
    await expect(field).to_have_value("Cut the wait at the gate")
