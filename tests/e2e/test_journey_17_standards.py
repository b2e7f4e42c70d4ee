"""A manager judges standards by how they show, and who reads the reviews finds the weakest and looks into it."""

import re

from playwright.async_api import Locator, Page, expect

from tests.e2e.conftest import OpenPage, Server, go, settled, violations
from tests.e2e.test_journey_4_review import hand_in, write

FORMS = """{ reviews(first: 100, where: {scope: TO_WRITE}) { nodes { id direction allowedActions reviewee { name }
    cycle { id } questions { kind } standards { name } } } }"""


def step_of_standards(server: Server) -> tuple[str, list[str]]:
    """The address of a step in which Amara judges the standards of a report's role, and their names."""
    form = next(
        it
        for it in server.ask("manager", FORMS)["reviews"]["nodes"]
        if it["direction"] == "MANAGER" and it["standards"] and "WRITE" in it["allowedActions"]
    )
    kinds = [it["kind"] for it in form["questions"]]
    place = kinds.index("STANDARDS") + 1
    return f"/reviews/{form['cycle']['id']}/{form['id']}/{place}", [it["name"] for it in form["standards"]]


def block_of(page: Page, standard: str) -> Locator:
    """What stands of a standard in a form that is read."""
    title = page.get_by_text(standard, exact=True)
    return page.locator("div:has(> p.strong)").filter(has=title).last


async def test_a_manager_judges_standards_or_has_no_basis_and_hands_that_in(
    workshop: Server, open_page: OpenPage
) -> None:
    address, (first, second, *_) = step_of_standards(workshop)
    page = await open_page(workshop, address, role="manager")
    # All the rest of the form; the standards then as this manager means them.
    await write(page)
    last = re.sub(r"^https?://[^/]+", "", page.url)
    await go(page, address)
    steps = page.get_by_role("radiogroup", name=f"Step for {first}")
    await steps.locator("label").nth(2).click()
    await expect(steps.get_by_role("radio").nth(2)).to_be_checked()
    others = page.get_by_role("radiogroup", name=f"Step for {second}")
    await others.locator("label").nth(3).click()
    await page.get_by_text(f"No basis to judge {second}").click()
    await expect(page.get_by_role("checkbox", name=f"No basis to judge {second}")).to_be_checked()
    await expect(others.get_by_role("radio", checked=True)).to_have_count(0)
    await expect(page.get_by_text(re.compile(r"^Saved"))).to_be_visible()
    assert await violations(page) == []
    await page.reload()
    await expect(steps.get_by_role("radio").nth(2)).to_be_checked()
    await expect(page.get_by_role("checkbox", name=f"No basis to judge {second}")).to_be_checked()
    await go(page, last)
    await hand_in(page)
    await go(page, address.rsplit("/", 1)[0])
    await expect(block_of(page, first).get_by_text(re.compile("^3 "))).to_be_visible()
    await expect(block_of(page, second).get_by_text("No basis to judge")).to_be_visible()


async def test_the_weakest_standard_leads_to_the_people_and_to_who_may_coach(
    demo: Server, open_page: OpenPage
) -> None:
    page = await open_page(demo, "/insights/skills", role="HR partner")
    await settled(page)
    await page.get_by_role("link", name="Standards", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Standards and weak spots")
    await expect(page.get_by_text("Counted just now.")).to_be_visible()
    await page.get_by_role("link", name="Reliability in Operations").click()
    panel = page.get_by_role("complementary").filter(has_text="What you can do")
    await expect(panel.get_by_text("Ask somebody judged high in it to coach")).to_be_visible()
    await expect(panel.get_by_text(re.compile("^[12] (Early|Building)")).first).to_be_visible()
    await go(page, "/insights/standards?by=ROLE")
    await expect(page.get_by_role("columnheader", name="Role")).to_be_visible()


async def test_open_roles_are_filled_at_once_on_all_their_places(demo: Server, open_page: OpenPage) -> None:
    page = await open_page(demo, "/insights/candidates", role="HR partner")
    await page.get_by_role("button", name=re.compile("^Fill .* open roles at once$")).click()
    await expect(page.get_by_role("heading", name="All of these at once")).to_be_visible()
    await expect(page.get_by_role("button", name=re.compile("^Leave out .* · ")).first).to_be_visible()
    await settled(page)
    assert await violations(page) == []
