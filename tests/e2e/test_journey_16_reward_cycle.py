"""A reward cycle from its rules to a letter, and back by two people, and open roles that are filled: everybody's part, in the browser."""

import re
from datetime import date, timedelta

from playwright.async_api import Page, expect

from headway.platform import clock
from tests.e2e.conftest import OpenPage, Server, go, settled

REASON = "Held the night desk together through the change of systems, and wrote down how."
OPEN_ROLES = """{ vacancies(first: 100, where: {state: [OPEN]}) {
  nodes { id roleProfile { name level } department { name } } } }"""
COLLEAGUES = "{ employees(first: 100, order: NAME) { nodes { id name email status } } }"
WHO = """query($id: ID!) { reward(id: $id) { effectiveOn employee { name email } } }"""


async def open_cycle(hr: Page) -> None:
    """HR sets the rules of the period, and sees who meets them."""
    await go(hr, "/rewards/rules")
    await hr.get_by_role("button", name="Set the rules").click()
    dialog = hr.get_by_role("dialog")
    await dialog.get_by_label("Days worked here").fill("75")
    await dialog.get_by_role("button", name="Set the rules").click()
    await expect(dialog).to_be_hidden()
    await expect(hr.get_by_text("Who has worked here for 75 days by then.")).to_be_visible()
    await expect(hr.get_by_text(re.compile(r"^\d+ of \d+ eligible$"))).to_be_visible()


async def take_suggestion(manager: Page, day: date) -> str:
    """The manager proposes the first raise that is suggested, in effect from that day; the address of the reward."""
    await go(manager, "/rewards/split")
    suggested = manager.get_by_role("link", name=re.compile("^Propose for ")).first
    name = (await suggested.text_content() or "").removeprefix("Propose for ").strip()
    await suggested.click()
    await expect(manager.get_by_role("heading", name="Propose reward")).to_be_visible()
    await expect(manager.get_by_label("New yearly pay")).not_to_have_value("")
    await expect(manager.get_by_text("would be left")).to_be_visible()
    await manager.get_by_label("Takes effect on").fill(day.isoformat())
    await manager.get_by_role("textbox", name="In words").fill(REASON)
    await manager.get_by_role("button", name="Propose").last.click()
    await expect(manager.get_by_role("heading", level=1)).to_have_text(f"Raise for {name}")
    return re.sub(r"^https?://[^/]+", "", manager.url)


async def approve(page: Page, reward: str) -> None:
    """Approve, and see that it could be stopped."""
    await go(page, reward)
    await page.get_by_role("button", name="Approve").first.click()
    await expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    await settled(page)


async def tell(page: Page) -> None:
    """Have the person told, as far as the dialog goes."""
    await page.get_by_role("button", name=re.compile("^Tell ")).click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("^Tell ")).click()
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def test_a_cycle_is_opened_split_told_and_undone(workshop: Server, open_page: OpenPage) -> None:
    hr = await open_page(workshop, "/rewards", role="HR partner")
    await open_cycle(hr)
    manager = await open_page(workshop, "/rewards", role="manager")
    reward = await take_suggestion(manager, clock.today() - timedelta(days=1))
    above = await open_page(workshop, "/rewards", role="skip-level manager")
    await approve(above, reward)
    await approve(hr, reward)

    await manager.reload()
    told = workshop.ask("HR partner", WHO, {"id": reward.rsplit("/", 1)[1]})["reward"]["employee"]
    employee = await open_page(workshop.with_person("rewarded", told["email"]), reward, role="rewarded")
    await tell(manager)
    await manager.get_by_role("button", name="Stop", exact=True).click()
    await expect(manager.get_by_text(f"Stopped. {told['name']} does not know of it.")).to_be_visible()
    await expect(employee.get_by_text("may not exist, or is not shared with you")).to_be_visible()
    await tell(manager)
    await expect(manager.get_by_role("button", name="Stop telling")).to_be_visible()
    await expect(manager.get_by_role("button", name="Stop telling")).to_have_count(0)
    await employee.reload()
    await expect(employee.get_by_role("heading", name="The letter")).to_be_visible()
    await expect(employee.get_by_text("your yearly pay rises to")).to_be_visible()
    async with employee.expect_download() as download:
        await employee.get_by_role("link", name="PDF of the letter").click()
    assert (await (await download.value).path()).read_bytes().startswith(b"%PDF")

    await hr.reload()
    await hr.get_by_role("button", name="Put into effect").click()
    await hr.get_by_role("button", name="Undo").click()
    await hr.get_by_role("dialog").get_by_role("textbox").fill("It was meant for the other desk.")
    await hr.get_by_role("dialog").get_by_role("button", name="Ask to undo it").click()
    await expect(hr.get_by_text("A second person confirms it.", exact=True)).to_be_visible()
    await expect(hr.get_by_role("button", name="Confirm and undo")).to_be_hidden()
    await above.reload()
    await above.get_by_role("button", name="Confirm and undo").click()
    await expect(above.get_by_text("Undone", exact=True).first).to_be_visible()
    await employee.reload()
    await expect(employee.get_by_text("Undone", exact=True).first).to_be_visible()


async def test_an_open_role_is_filled_by_a_promotion_or_by_hand(
    workshop: Server, open_page: OpenPage
) -> None:
    found = workshop.ask("HR partner", OPEN_ROLES)["vacancies"]["nodes"]
    # Nobody is promoted to a level below their own.
    by_hand, *_, highest = sorted(found, key=lambda it: it["roleProfile"]["level"])
    role, unit = highest["roleProfile"]["name"], highest["department"]["name"]
    manager = await open_page(workshop, "/rewards", role="manager")
    await go(manager, f"/rewards/new?kind=promotion&vacancy={highest['id']}")
    await manager.get_by_role("combobox", name="For", exact=True).fill("Priya")
    await manager.get_by_role("option", name=re.compile("Priya Nair")).click()
    await expect(manager.get_by_text(f"“{role}” if left empty.")).to_be_visible()
    await manager.get_by_role("textbox", name="In words").fill(REASON)
    await manager.get_by_role("button", name="Propose").last.click()
    await expect(manager.get_by_role("heading", level=1)).to_have_text("Promotion for Priya Nair")
    await manager.get_by_role("link", name=f"the open role in {unit}").click()
    await expect(manager.get_by_role("link", name="Promotion of Priya Nair proposed")).to_be_visible()

    emails = {it.email for it in workshop.sign_ins.values()}
    people = workshop.ask("HR partner", COLLEAGUES)["employees"]["nodes"]
    name = next(
        it["name"] for it in reversed(people) if it["status"] == "ACTIVE" and it["email"] not in emails
    )
    hr = await open_page(workshop, "/people/open-roles", role="HR partner")
    await hr.get_by_role("button", name=f"Fill {by_hand['roleProfile']['name']}").first.click()
    dialog = hr.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Who takes it on").fill(name)
    await hr.get_by_role("option", name=re.compile(re.escape(name))).first.click()
    await dialog.get_by_role("button", name="Fill", exact=True).click()
    await expect(hr.get_by_text(f"{name} takes on {by_hand['roleProfile']['name']}.")).to_be_visible()
