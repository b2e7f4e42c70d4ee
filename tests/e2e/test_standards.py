"""Standards are judged in a review by how they show, and the weakest are found and looked into by who reads the reviews."""

import re

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, go, settled, violations

FORM = """{ reviews(first: 100) { nodes { id direction reviewee { name } reviewer { name } cycle { id }
    questions { kind } allowedActions } } }"""


def step_of_standards(server: Server) -> str:
    """The address of the step in which Priya judges the standards of her own role."""
    [form] = [
        it
        for it in server.ask("employee", FORM)["reviews"]["nodes"]
        if it["direction"] == "SELF" and "WRITE" in it["allowedActions"]
    ]
    kinds = [it["kind"] for it in form["questions"]]
    return f"/reviews/{form['cycle']['id']}/{form['id']}/{kinds.index('STANDARDS') + 1}"


async def test_a_step_is_chosen_by_how_the_standard_shows_or_there_is_no_basis(
    workshop: Server, open_page: OpenPage
) -> None:
    page = await open_page(workshop, step_of_standards(workshop), role="employee")
    craft = page.get_by_role("radiogroup", name="Step for Craft")
    await craft.locator("label").nth(2).click()
    await expect(
        craft.get_by_text("Does the whole job and spots what is about to go wrong.").last
    ).to_be_visible()
    reliability = page.get_by_role("radiogroup", name="Step for Reliability")
    await reliability.locator("label").nth(3).click()
    await page.get_by_text("No basis to judge Reliability").click()
    await expect(page.get_by_role("checkbox", name="No basis to judge Reliability")).to_be_checked()
    await expect(reliability.get_by_role("radio", checked=True)).to_have_count(0)
    await expect(page.get_by_text(re.compile(r"^Saved"))).to_be_visible()
    assert await violations(page) == []
    await page.reload()
    await expect(craft.get_by_role("radio", name=re.compile("^3 Solid"))).to_be_checked()
    await expect(page.get_by_role("checkbox", name="No basis to judge Reliability")).to_be_checked()


async def test_the_weakest_standard_leads_to_the_people_and_to_who_may_coach(
    demo: Server, open_page: OpenPage
) -> None:
    page = await open_page(demo, "/insights/skills", role="HR partner")
    await settled(page)
    await page.get_by_role("link", name="Standards", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Standards and weak spots")
    await page.get_by_role("link", name="Reliability in Operations").click()
    panel = page.get_by_role("complementary").filter(has_text="What you can do")
    await expect(panel.get_by_text("Ask somebody judged high in it to coach")).to_be_visible()
    await expect(panel.get_by_text(re.compile("^[12] (Early|Building)")).first).to_be_visible()
    await go(page, "/insights/standards?by=ROLE")
    await expect(page.get_by_role("columnheader", name="Role")).to_be_visible()
