"""What opens above a page, in light and in dark: menus, lists and dialogs, as axe sees them while they are open."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import AXE_CONTRAST, AXE_OPTIONS, DESKTOP, OpenPage, Server, go, look, violations

OBJECTS = """{
  reviewCycles(first: 50) { nodes { id state } }
  reviewTemplates { id }
  reviews(first: 100, where: {scope: %s}) { nodes { id state allowedActions cycle { id } } }
}"""
# While a list is open, its library hides all else from screen readers, which axe cannot know; a test below shows that it ends.
OF_LISTS = AXE_OPTIONS | {
    "rules": {rule: {"enabled": False} for rule in ("aria-hidden-focus", "page-has-heading-one")}
}
# A page, and what is pressed there one after the other; the last opens what is looked at.
SHEETS: list[tuple[str, str, list[Any]]] = [
    ("HR partner", "/home/company", ["Account and preferences"]),
    ("HR partner", "/home/company", [re.compile("^New")]),
    ("HR partner", "/people", [re.compile("^Add")]),
    ("HR partner", "/calibration", [re.compile("^Prepare")]),
    ("HR partner", "cycle DRAFT", ["More to do with this cycle"]),
    ("HR partner", "cycle DRAFT", [re.compile(r"^Waive \d")]),
    ("HR partner", "cycle DRAFT", ["Move dates"]),
    ("HR partner", "cycle COLLECTING", [re.compile("^Move on to")]),
    ("HR partner", "cycle COLLECTING", [re.compile("^More to do with the forms of")]),
    ("HR partner", "cycle MANAGER_REVIEW", [re.compile("^Decide who writes about")]),
    ("HR partner", "cycle SIGN_OFF", ["Close the cycle"]),
    ("HR partner", "cycle SIGN_OFF", [re.compile("^Record who did not sign")]),
    ("HR partner", "form", [re.compile("^Put the words of")]),
    ("manager", "review CORRECT", ["Correct"]),
    ("manager", "review CORRECT", ["Choose a date"]),
    ("employee", "review SIGN", ["Sign"]),
    ("employee", "review WRITE", [re.compile("^See as|^Preview")]),
]  # fmt: skip
LISTS = [("HR partner", "/rewards/new", "For"), ("employee", "/home/me", "For")]  # fmt: skip


def address(server: Server, role: str, page: str) -> str:
    """Where a page of the table is: one of a cycle in this state, or of a review on which this may be done."""
    if page.startswith("/"):
        return page
    kind, _, which = page.partition(" ")
    scope = {"CORRECT": "ALL", "SIGN": "ABOUT_ME"}.get(which, "TO_WRITE")
    seen = server.ask(role, OBJECTS % scope)
    if kind == "form":
        return f"/admin/forms/{seen['reviewTemplates'][0]['id']}"
    if kind == "cycle":
        return next(
            f"/admin/cycles/{it['id']}" for it in seen["reviewCycles"]["nodes"] if it["state"] == which
        )
    found = seen["reviews"]["nodes"]
    return next(f"/reviews/{it['cycle']['id']}/{it['id']}" for it in found if which in it["allowedActions"])


async def faults(page: Page, options: dict[str, Any] = AXE_OPTIONS) -> list[str]:
    found = [f"light: {one}" for one in await violations(page, options)]
    await look(page, DESKTOP, "dark")
    found += [f"dark: {one}" for one in await violations(page, AXE_CONTRAST)]
    await look(page, DESKTOP, "light")
    return found


def overlay(page: Page) -> Locator:
    return page.locator("[role=dialog], [role=alertdialog]").first


@pytest.mark.parametrize("role", sorted({role for role, _, _ in SHEETS}))
async def test_what_a_button_opens_is_accessible(demo: Server, open_page: OpenPage, role: str) -> None:
    page = await open_page(demo, "/preferences", role=role)
    found = {}
    for _, where, presses in [it for it in SHEETS if it[0] == role]:
        await go(page, address(demo, role, where))
        for words in presses:
            await page.get_by_role("button", name=words, exact=isinstance(words, str)).first.click()
        await expect(overlay(page)).to_be_visible()
        await expect(page.locator("[role=dialog] .skeleton")).to_have_count(0)
        if wrong := await faults(page):
            found[where, str(presses[-1])] = wrong
        # Of a list that is open in it, and of itself.
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
        await expect(overlay(page)).to_have_count(0)
    assert found == {}


@pytest.mark.parametrize(("role", "where", "field"), LISTS)
async def test_a_list_to_choose_from_is_accessible_and_hides_nothing_for_longer(
    demo: Server, open_page: OpenPage, role: str, where: str, field: str
) -> None:
    page = await open_page(demo, where, role=role)
    box = page.get_by_role("combobox", name=field, exact=True)
    await box.click()
    await box.press("ArrowDown")
    await expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    assert await faults(page, OF_LISTS) == []
    await box.press("Tab")
    await expect(page.get_by_role("listbox")).to_have_count(0)
    await expect(page.locator("main[aria-hidden=true], .side-bar[aria-hidden=true]")).to_have_count(0)
    assert await faults(page) == []
