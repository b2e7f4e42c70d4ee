"""The reference of the API: searched, followed from link to link, and its examples run."""

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, settled
from tests.e2e.test_every_page import faults


async def test_a_field_is_found_its_type_followed_and_its_address_kept(
    demo: Server, open_page: OpenPage
) -> None:
    page = await open_page(demo, "/admin/tokens", role="employee")
    await page.get_by_role("link", name="API reference").click()
    await expect(page.get_by_role("heading", name="The API, field by field")).to_be_visible()
    await page.get_by_role("searchbox").fill("statusReason")
    goal, status = page.locator("#Goal"), page.locator("#GoalStatus")
    await expect(goal.get_by_role("listitem")).to_have_count(1)
    await page.get_by_role("searchbox").fill("Where it stands")
    await goal.get_by_role("link", name="GoalStatus").click()
    await expect(status).to_be_in_viewport()
    await expect(status.get_by_role("link", name="ON_TRACK")).to_be_visible()
    assert page.url.endswith("/docs/graph#GoalStatus")
    await page.reload()
    await settled(page)
    await expect(status).to_be_in_viewport()


async def test_an_example_runs_as_oneself_and_with_a_token(demo: Server, open_page: OpenPage) -> None:
    page = await open_page(demo, "/docs/graph", role="employee")
    await page.locator("summary", has_text="Who am I").click()
    await page.get_by_role("button", name="Run Who am I").click()
    answer = page.get_by_role("region", name="Answer: Who am I")
    await expect(answer).to_contain_text('"name": "Priya Nair"')
    await page.get_by_label("Token", exact=True).fill(demo.sign_ins["manager"].token)
    await page.get_by_role("button", name="Run Who am I").click()
    await expect(answer).to_contain_text('"name": "Amara Okafor"')


async def test_what_is_found_fits_and_is_accessible(demo: Server, open_page: OpenPage) -> None:
    page = await open_page(demo, "/docs/graph", role="employee")
    # All of it is the same again a thousand times, which axe takes minutes for.
    await page.get_by_role("searchbox").fill("handover")
    await expect(page.locator("#Goal")).to_have_count(0)
    await expect(page.locator("#HandoverFile")).to_be_visible()
    assert await faults(page) == []
