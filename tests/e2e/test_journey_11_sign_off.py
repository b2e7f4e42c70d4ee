"""A disagreement, two signatures, a correction, and a file to take home."""

import re

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, settled, violations

SHARED = """{ reviews(first: 100, where: {direction: MANAGER, state: [SHARED]}) {
  nodes { id allowedActions reviewee { email } reviewer { email } cycle { id state } } } }"""


async def test_a_disagreement_is_settled_and_a_correction_signed_again(
    workshop: Server, open_page: OpenPage
) -> None:
    """A review that waits to be read: read, signed, corrected, disputed, settled, signed again and taken home."""
    found = workshop.ask("HR partner", SHARED)["reviews"]["nodes"]
    about = next(it for it in found if it["cycle"]["state"] == "SIGN_OFF" and it["allowedActions"])
    address = f"/reviews/{about['cycle']['id']}/{about['id']}"
    reviewed = workshop.with_person("reviewee", about["reviewee"]["email"])
    employee = await open_page(reviewed, address, role="reviewee")
    await say(employee, "I have read this, and I agree", "Yes.")
    reviewing = workshop.with_person("reviewer", about["reviewer"]["email"])
    manager = await open_page(reviewing, address, role="reviewer")
    await sign(employee)
    await sign(manager)
    await expect(manager.get_by_role("link", name="Download as PDF")).to_be_visible()

    await manager.get_by_role("button", name="Correct", exact=True).click()
    dialog = manager.get_by_role("dialog")
    await dialog.get_by_label("Why it is corrected").fill("The night shift was missing.")
    await dialog.get_by_label("Words: What went well?").fill("She carried the night shift through December.")
    assert await violations(manager) == []
    await dialog.get_by_role("button", name="Correct 1 answer").click()
    await expect(manager.get_by_text("is asked to read it again").first).to_be_visible()

    await employee.reload()
    await say(employee, "I have read this, and I see it differently", "It was not only December.")
    await expect(employee.get_by_text("Read, sees it differently")).to_be_visible()
    await expect(employee.get_by_role("button", name="Sign", exact=True)).to_have_count(0)

    hr = await open_page(workshop, address, role="HR partner")
    await hr.get_by_role("textbox", name="What came of it").fill("It stays: November is in the goals.")
    await hr.get_by_role("button", name="Settle the disagreement").click()
    await expect(hr.get_by_role("heading", name="What came of the disagreement")).to_be_visible()

    for page in (employee, manager):
        await sign(page)
    versions = manager.get_by_role("table", name="What differs between version 1 and version 2")
    await expect(versions).to_contain_text("She carried the night shift through December.")
    await manager.emulate_media(color_scheme="dark")
    assert await violations(manager) == []
    async with employee.expect_download() as download:
        await employee.get_by_role("link", name="Download as PDF").click()
    paper = (await (await download.value).path()).read_bytes()
    assert paper.startswith(b"%PDF")


async def say(page: Page, answer: str, comment: str) -> None:
    await settled(page)
    await page.get_by_text(answer).click()
    await page.get_by_role("textbox", name="Comment").fill(comment)
    await page.get_by_role("button", name="I have read this").click()
    await expect(page.get_by_text("Recorded: you have read your review.")).to_be_visible()


async def sign(page: Page) -> None:
    await page.reload()
    await settled(page)
    await page.get_by_role("button", name="Sign", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Sign", exact=True).click()
    await expect(page.get_by_text(re.compile("^Signed")).first).to_be_visible()
