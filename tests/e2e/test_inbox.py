"""The inbox by the keys alone: walk it, be done with a row, take that back, put one off."""

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, settled

SEEN = "{ viewer { inbox { snoozed { key } info(first: 50) { totalCount nodes { key href } } } } }"


async def test_the_keys_finish_a_row_and_put_another_off(workshop: Server, open_page: OpenPage) -> None:
    page = await open_page(workshop, "/inbox/info", role="manager")
    await settled(page)
    before = workshop.ask("manager", SEEN)["viewer"]["inbox"]
    # News comes at the top at any moment, and the oldest stay where they are.
    *_, above, oldest = before["info"]["nodes"]
    assert before["info"]["totalCount"] == len(before["info"]["nodes"])
    row, other = (
        page.locator(f"[data-row]:has(a.task-title[href='{it['href']}'])") for it in (oldest, above)
    )
    await expect(row).to_have_count(1)
    await page.keyboard.press("k")
    await expect(row.get_by_role("link").first).to_be_focused()
    await page.keyboard.press("k")
    await expect(other.get_by_role("link").first).to_be_focused()
    await page.keyboard.press("j")
    await expect(row.get_by_role("link").first).to_be_focused()

    await page.keyboard.press("e")
    await expect(page.get_by_text("Done.", exact=True)).to_be_visible()
    await expect(row).to_have_count(0)
    await expect(other.get_by_role("link").first).to_be_focused()
    await page.keyboard.press("Control+z")
    await expect(row).to_have_count(1)

    await page.keyboard.press("j")
    await page.keyboard.press("s")
    await page.get_by_role("menuitem", name="Tomorrow").press("Enter")
    await expect(row).to_have_count(0)
    await expect(other.get_by_role("link").first).to_be_focused()
    await settled(page)
    after = workshop.ask("manager", SEEN)["viewer"]["inbox"]
    assert oldest["key"] not in {it["key"] for it in after["info"]["nodes"]}
    assert {it["key"] for it in after["snoozed"]} - {it["key"] for it in before["snoozed"]} == {oldest["key"]}
