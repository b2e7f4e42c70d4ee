"""The first hour: the organisation, its people from a file, and the first colleague who signs in."""

import re

from playwright.async_api import Page, expect

from tests.e2e.conftest import SAMPLES, OpenPage, Server, go, settled

PASSWORD = "a long enough password"


async def set_up(page: Page) -> None:
    """The first page of an empty Headway, filled in."""
    await expect(page.get_by_role("heading", level=1)).to_have_text("Set up Headway")
    await page.get_by_label("Organisation").fill("Harbour Press")
    await page.get_by_label("Your name").fill("Ada Adler")
    await page.get_by_label("E-mail").fill("ada@harbour.example")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Set up").click()
    await expect(page.get_by_role("navigation").first).to_be_visible()
    await settled(page)


async def upload(page: Page) -> None:
    await go(page, "/people/import")
    await page.get_by_label("File of people").set_input_files(SAMPLES / "people-to-ask-about.csv")
    await expect(page).to_have_url(re.compile(r"/people/import/\w+"))
    await expect(page.get_by_text("people-to-ask-about.csv")).to_be_visible()


async def count(page: Page, what: str) -> str:
    """The number above a class of rows."""
    words = await page.get_by_role("group", name="Show rows").get_by_role("button", name=what).inner_text()
    return words.split()[0]


async def test_people_are_imported_asked_about_and_taken_back(empty: Server, open_page: OpenPage) -> None:
    page = await open_page(empty)
    await set_up(page)
    # What comes next is the first thing one sees.
    await page.get_by_role("link", name="Import your people").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Import people")

    await upload(page)
    question = page.get_by_role("radiogroup", name=re.compile("day|date|month", re.IGNORECASE))
    await expect(question).to_be_visible()
    await expect(page.get_by_text("Nothing is changed until you press import.", exact=True)).to_be_visible()
    await question.get_by_text(re.compile("day first|day, month|day.month", re.IGNORECASE)).first.click()
    await expect(page.get_by_role("button", name="3 New")).to_be_visible()
    assert [await count(page, what) for what in ("New", "Waiting", "Cannot import")] == ["3", "0", "1"]
    await page.get_by_role("button", name=re.compile("Cannot import")).click()
    await expect(page.get_by_text("nobody@harbour.example").first).to_be_visible()

    await page.get_by_role("button", name="Import 3, skip 1").click()
    await expect(page.get_by_text("3 people added")).to_be_visible()
    assert await everybody(page) == ["Ilse Brandt", "Maud Ferrand", "Óscar Núñez"]

    # The same file again: nothing is to be changed.
    await upload(page)
    await settled(page)
    if await question.count():
        await question.get_by_text(re.compile("day first|day, month|day.month", re.IGNORECASE)).first.click()
    await expect(page.get_by_role("button", name="3 The same")).to_be_visible()
    await expect(
        page.get_by_text("Everybody in the file is as they are here: nothing to import.")
    ).to_be_visible()
    assert [await count(page, what) for what in ("New", "Changed", "The same")] == ["0", "0", "3"]

    await go(page, "/people/import")
    await page.get_by_role("link", name="people-to-ask-about.csv").last.click()
    await page.get_by_role("button", name="Undo this import").click()
    await page.get_by_role("dialog").get_by_role("button", name="Undo the import").click()
    await expect(page.get_by_text("people are as they were before the import").first).to_be_visible()
    assert await everybody(page) == []


async def everybody(page: Page) -> list[str]:
    """The names of the directory, as the page's own session reads them."""
    answer = await page.request.post(
        re.sub("(//[^/]+).*", r"\1/graphql", page.url),
        data={"query": "{ employees(first: 50) { nodes { name } } }"},
        headers={"x-headway": "1"},
    )
    return [node["name"] for node in (await answer.json())["data"]["employees"]["nodes"]]


async def test_an_invited_person_chooses_a_password_and_is_in(empty: Server, open_page: OpenPage) -> None:
    page = await open_page(empty)
    await set_up(page)
    await go(page, "/admin/accounts")
    await page.get_by_role("button", name="Invite", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_text("Somebody else").click()
    await dialog.get_by_label("Name").fill("Lin Park")
    await dialog.get_by_label("E-mail").fill("lin@harbour.example")
    await dialog.get_by_role("button", name="Make the invitation").click()
    link = await dialog.get_by_label("Invitation link").input_value()

    theirs = await open_page(empty, link.removeprefix(empty.url))
    await expect(theirs.get_by_role("heading", level=1)).to_have_text("Welcome, Lin Park")
    await theirs.get_by_label("New password").fill(PASSWORD)
    await theirs.get_by_role("button", name="Come in").click()
    await expect(theirs).to_have_url(re.compile("/home/"))
    again = await open_page(empty, link.removeprefix(empty.url))
    await expect(again.get_by_role("heading", level=1)).to_have_text("This invitation cannot be used")
