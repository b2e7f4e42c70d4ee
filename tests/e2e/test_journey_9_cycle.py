"""HR launches a round that asks everybody around, steers it, and closes it; each role plays its part."""

import re
from datetime import timedelta

from playwright.async_api import Page, expect

from headway.platform import clock
from tests.e2e.conftest import OpenPage, Server, settled, switch
from tests.e2e.test_journey_4_review import (
    FORMS,
    ask_for_launch,
    confirm,
    form_of,
    hand_in,
    settle,
    write,
)

CYCLE = "Autumn all around"


async def test_hr_launches_steers_and_closes_a_cycle(workshop: Server, open_page: OpenPage) -> None:
    hr = await open_page(workshop, "/admin/cycles/new", role="HR partner")
    await prepare(hr)
    # A launch that is held leaves nothing when it is stopped.
    await ask_for_launch(hr)
    await hr.get_by_role("button", name="Stop the launch").click()
    await expect(hr.get_by_text("Stopped. Nobody was told anything.").first).to_be_visible()
    assert workshop.ask("employee", FORMS)["reviewCycles"]["nodes"][0]["name"] != CYCLE
    await ask_for_launch(hr)
    await hr.get_by_role("button", name="Launch now").click()
    await expect(hr.get_by_text("self reviews are in; they are due")).to_be_visible()
    await reminds(hr)
    await has_more_time(hr)

    employee = await open_page(workshop, form_of(workshop, "employee", "Priya Nair", CYCLE), role="employee")
    await write(employee)
    await hand_in(employee)
    await moves(hr, "managers’ reviews")
    await steps_back(hr)
    await moves(hr, "managers’ reviews")
    manager_form = form_of(workshop, "manager", "Priya Nair", CYCLE)
    manager = await open_page(workshop, manager_form, role="manager")
    await write(manager)
    await hand_in(manager)
    await moves(hr, "sharing")
    await hr.get_by_role("button", name=re.compile(r"^Share \d+ review")).click()
    await confirm(hr, re.compile("^Share"))
    await moves(hr, "sign-off")

    await employee.goto(workshop.url + manager_form)
    await employee.get_by_text("I have read this, and I agree").click()
    await employee.get_by_role("button", name="I have read this").click()
    await expect(employee.get_by_text("Read, agrees")).to_be_visible()
    await close(hr)


async def prepare(page: Page) -> None:
    await page.get_by_label("Name").fill(CYCLE)
    await page.get_by_text(re.compile("^Customer Support")).first.click()
    await page.get_by_label("Colleagues at least").fill("0")
    await page.get_by_label("Colleagues at most").fill("0")
    await switch(page, "Compare ratings in calibration before they are shared", on=False)
    await page.get_by_role("button", name="Create and check the data").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(CYCLE)
    await settle(page)


async def close(page: Page) -> None:
    """What is open is listed as not completed, with the reason."""
    await page.reload()
    await settled(page)
    await page.get_by_role("button", name="Close the cycle").click()
    await confirm(page, re.compile("^Close (the cycle|with)"))
    await expect(page.get_by_text(re.compile("^Closed"))).to_be_visible()


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


async def reminds(page: Page) -> None:
    """Everybody who holds it up, once a day."""
    await page.get_by_role("button", name=re.compile(r"^Remind \d+ p")).click()
    await expect(page.get_by_text("Reminded today").first).to_be_visible()


async def has_more_time(page: Page) -> None:
    """One person chosen in the table, without a mouse."""
    await page.get_by_role("checkbox").first.focus()
    await page.keyboard.press("Space")
    await page.get_by_role("button", name="Give more time").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("New last day").fill(in_days(20))
    await dialog.get_by_label("Reason").fill("Was ill.")
    await dialog.get_by_role("button", name="Give more time").click()
    await expect(page.get_by_text("1 person: more time given.").first).to_be_visible()


async def moves(page: Page, stage: str) -> None:
    await page.get_by_role("button", name=f"Move on to {stage}").click()
    await confirm(page, re.compile("move on$", re.IGNORECASE))
    await page.reload()
    await settled(page)


async def steps_back(page: Page) -> None:
    """Forms that were skipped because their stage ended open again."""
    await page.get_by_role("button", name="More to do with this cycle").click()
    await page.get_by_role("menuitem", name="Step back to self reviews").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("New last day").fill(in_days(5))
    await dialog.get_by_label("Reason").fill("The network was down.")
    await dialog.get_by_role("button", name="Step back").click()
    await expect(page.get_by_text(re.compile("self reviews are in; they are due"))).to_be_visible()
