"""What is done every day takes few presses from home; typing is not counted."""

import re
from datetime import timedelta

from playwright.async_api import Page, expect

from headway.platform import clock
from tests.e2e.conftest import OpenPage, Server, settled

COUNTING = """if (window.presses === undefined)
  addEventListener('pointerdown', (press) => { if (press.isTrusted) window.presses += 1; }, true);
window.presses = 0;"""


async def begin(page: Page) -> None:
    await settled(page)
    await page.evaluate(COUNTING)


async def presses(page: Page) -> int:
    """How often something was pressed since `begin`."""
    counted: int = await page.evaluate("window.presses")
    return counted


async def test_daily_work_takes_few_presses(workshop: Server, open_page: OpenPage) -> None:
    home = await open_page(workshop, "/home/me", role="peer")
    await begin(home)
    await praise(home)
    assert await presses(home) == 1

    await begin(home)
    await set_goal(home)
    assert await presses(home) == 2

    await home.get_by_role("link", name="Home").first.click()
    await begin(home)
    await ask(home)
    assert await presses(home) == 3

    company = await open_page(workshop, "/home/company", role="HR partner")
    await begin(company)
    await company.get_by_role("link", name="Insights").click()
    # The page that is left may have a table, too.
    await settled(company)
    await company.get_by_role("table").first.get_by_role("button").first.click()
    await expect(company.get_by_role("complementary").last.get_by_role("link").first).to_be_visible()
    assert await presses(company) == 2


async def praise(page: Page) -> None:
    await page.get_by_role("combobox", name="For").fill("Tomas")
    await expect(page.get_by_role("option", name=re.compile("Tomás")).first).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_label("What was good").fill(
        "On Tuesday you took the night desk, so that nobody waited."
    )
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_label("What was good")).to_have_value("")


async def set_goal(page: Page) -> None:
    """One sentence, from which the number, the unit and the day are read."""
    title = f"Cut open cases from 40 to 20 by {(clock.today() + timedelta(10)).isoformat()}"
    await page.get_by_role("link", name="New goal").first.click()
    await page.get_by_role("textbox", name="Goal", exact=True).fill(title)
    await expect(page.get_by_label("To", exact=True)).to_have_value("20")
    await page.get_by_role("button", name="Create and propose").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(title)


async def ask(page: Page) -> None:
    await page.get_by_role("link", name="Feedback", exact=True).click()
    await page.get_by_role("button", name="Ask for feedback").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Whom").fill("Tomas")
    await expect(page.get_by_role("option", name=re.compile("Tomás")).first).to_be_visible()
    await page.keyboard.press("Enter")
    await dialog.get_by_label("What would you like to know?").fill("Did the new macros help you?")
    await dialog.get_by_role("button", name="Ask", exact=True).click()
    await expect(dialog).to_have_count(0)
