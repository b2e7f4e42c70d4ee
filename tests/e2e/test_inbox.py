"""The inbox by the keys alone: walk it, be done with a row, take that back, put one off."""

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, settled

SEEN = "{ viewer { inbox { infoCount snoozed { key } info(first: 50) { nodes { key } } } } }"


async def test_the_keys_finish_a_row_and_put_another_off(workshop: Server, open_page: OpenPage) -> None:
    page = await open_page(workshop, "/inbox/info", role="manager")
    await settled(page)
    before = workshop.ask("manager", SEEN)["viewer"]["inbox"]
    rows = page.locator("[data-row]")
    await expect(rows).to_have_count(before["infoCount"])
    await page.keyboard.press("j")
    await expect(rows.nth(0).get_by_role("link").first).to_be_focused()
    await page.keyboard.press("e")
    await expect(page.get_by_text("Done.", exact=True)).to_be_visible()
    await expect(rows).to_have_count(before["infoCount"] - 1)
    await page.keyboard.press("Control+z")
    await expect(rows).to_have_count(before["infoCount"])

    await page.keyboard.press("j")
    await page.keyboard.press("s")
    await page.get_by_role("menuitem", name="Tomorrow").press("Enter")
    await expect(rows).to_have_count(before["infoCount"] - 1)
    after = workshop.ask("manager", SEEN)["viewer"]["inbox"]
    gone = {it["key"] for it in before["info"]["nodes"]} - {it["key"] for it in after["info"]["nodes"]}
    assert {it["key"] for it in after["snoozed"]} - {it["key"] for it in before["snoozed"]} == gone
    assert len(gone) == 1
