"""What only forms ask of people: erasing them, taking them out of the choice, declining them, writing in two tabs."""

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, settled, violations

LEFT = "{ employees(first: 1, where: {status: [LEFT]}) { nodes { id name } } }"
ABOUT_A_COLLEAGUE = """{ reviews(first: 20, where: {scope: TO_WRITE, direction: PEER}) {
  nodes { id reviewee { name } cycle { id } } } }"""


async def test_words_about_somebody_who_left_are_held_and_then_erased(
    workshop: Server, open_page: OpenPage
) -> None:
    """A hold wins; without it the words go once the name is typed, and the page says that nothing is left."""
    [person] = workshop.ask("HR partner", LEFT)["employees"]["nodes"]
    page = await open_page(workshop, f"/people/{person['id']}/privacy", role="HR partner")
    erase = page.get_by_role("button", name="Erase", exact=True)
    await expect(erase).to_be_enabled()
    await page.get_by_role("button", name="Hold", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Why it is held").fill("The works council asked for it.")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Hold", exact=True).click()
    await expect(page.get_by_text("The works council asked for it.")).to_be_visible()
    await expect(erase).to_be_disabled()
    await page.get_by_role("button", name="Lift the hold").click()
    await dialog.get_by_label("Why it is lifted").fill("It is settled.")
    await dialog.get_by_role("button", name="Lift the hold").click()
    await expect(dialog).to_have_count(0)
    await erase.click()
    await dialog.get_by_label("Why they are erased").fill("The person asked for it.")
    send = dialog.get_by_role("button", name="Erase")
    await expect(send).to_be_disabled()
    await dialog.get_by_label(f"Type {person['name']} to go on").fill(person["name"])
    assert await violations(page) == []
    await send.click()
    await expect(page.get_by_text("Nothing: every word is erased already.")).to_be_visible()
    await expect(page.get_by_role("listitem").filter(has_text="Ratings")).to_be_visible()


async def test_a_form_is_archived_and_offered_again(workshop: Server, open_page: OpenPage) -> None:
    page = await open_page(workshop, "/admin/forms", role="HR partner")
    await page.get_by_role("link", name="End of a project").click()
    await page.get_by_role("button", name="Archive").click()
    await expect(page.get_by_text("It is archived: new cycles cannot use it.")).to_be_visible()
    await page.get_by_role("button", name="Offer again").click()
    await expect(page.get_by_role("button", name="Archive")).to_be_visible()


async def test_a_colleague_declines_to_write(workshop: Server, open_page: OpenPage) -> None:
    form = workshop.ask("peer", ABOUT_A_COLLEAGUE)["reviews"]["nodes"][0]
    name = form["reviewee"]["name"]
    page = await open_page(workshop, f"/reviews/{form['cycle']['id']}/{form['id']}", role="peer")
    await settled(page)
    await preview_says_that_nobody_reads_this_page(page, name)
    await page.get_by_role("button", name="Decline", exact=True).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Reason").fill("We have not worked together.")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Decline", exact=True).click()
    await expect(page.get_by_text(f"You write no form about {name}.")).to_be_visible()
    left = workshop.ask("peer", ABOUT_A_COLLEAGUE)["reviews"]["nodes"]
    assert form["id"] not in {it["id"] for it in left}


async def preview_says_that_nobody_reads_this_page(page: Page, name: str) -> None:
    await page.get_by_role("button", name=f"See as {name}").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_text("Nobody reads this with your name.")).to_be_visible()
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(dialog).to_have_count(0)
