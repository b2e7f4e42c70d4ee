"""A whole round all around: HR launches it, colleagues are proposed and approved, all write, ratings are compared, and all sign."""

import re

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, settled, switch
from tests.e2e.test_journey_4_review import ask_for_launch, confirm, form_of, hand_in, move_on, settle, write
from tests.e2e.test_journey_9_cycle import close
from tests.e2e.test_journey_11_sign_off import sign

CYCLE = "A round with all"
CYCLES = "{ reviewCycles(first: 50) { nodes { id name } } }"
SESSION = """mutation($cycle: ID!) { prepareCalibration(input: {cycleId: $cycle, name: "All"}) {
    ... on PrepareCalibrationPayload { session { id version } } } }"""
OPEN = """mutation($id: ID!, $version: Int!) { openCalibration(input: {id: $id, version: $version}) {
    ... on OpenCalibrationPayload { session { id version } } } }"""
LOCK = """mutation($id: ID!, $version: Int!) { lockCalibration(input: {id: $id, version: $version, waive: true}) {
    ... on LockCalibrationPayload { session { id state } } } }"""


async def test_a_round_all_around_is_played_by_all_its_roles(workshop: Server, open_page: OpenPage) -> None:
    hr = await open_page(workshop, "/admin/cycles/new", role="HR partner")
    await launch(hr)
    [cycle] = [
        it["id"] for it in workshop.ask("HR partner", CYCLES)["reviewCycles"]["nodes"] if it["name"] == CYCLE
    ]
    peers = f"/reviews?tab=peers&cycle={cycle}"
    priya = await open_page(workshop, peers, role="employee")
    await proposes(priya, "Grace Kim")
    amara = await open_page(workshop, peers, role="manager")
    await amara.get_by_role("button", name="Approve Grace Kim").click()
    await expect(amara.get_by_role("button", name="Approve Grace Kim")).to_have_count(0)
    await move_on(hr)

    about_priya = form_of(workshop, "employee", "Priya Nair", CYCLE)
    await writes(priya, workshop, about_priya)
    grace = await open_page(workshop, form_of(workshop, "peer", "Priya Nair", CYCLE), role="peer")
    await write(grace)
    await hand_in(grace)
    await move_on(hr)
    by_manager = form_of(workshop, "manager", "Priya Nair", CYCLE)
    await writes(amara, workshop, by_manager)
    await move_on(hr)
    compares(workshop, cycle)
    await move_on(hr)

    await hr.get_by_role("button", name=re.compile(r"^Share \d+ review")).click()
    await confirm(hr, re.compile("^Share"))
    await move_on(hr)
    await priya.goto(workshop.url + by_manager)
    await settled(priya)
    # One colleague alone is told to nobody, whatever else is shared.
    await expect(priya.get_by_text("Calm on hard days; next, lead").first).to_be_visible()
    assert told(workshop, cycle) == []
    await priya.get_by_text("I have read this, and I agree").click()
    await priya.get_by_role("button", name="I have read this").click()
    await expect(priya.get_by_text("Read, agrees")).to_be_visible()
    await sign(priya)
    await amara.goto(workshop.url + by_manager)
    await settled(amara)
    await sign(amara)
    await close(hr)


async def launch(page: Page) -> None:
    """For one department, with a colleague each, and ratings that are compared."""
    await page.get_by_label("Name").fill(CYCLE)
    await page.get_by_text(re.compile("^Support Operations")).first.click()
    await page.get_by_label("Colleagues at least").fill("1")
    await page.get_by_label("Colleagues at most").fill("2")
    await switch(page, "Compare ratings in calibration before they are shared", on=True)
    await page.get_by_role("button", name="Create and check the data").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(CYCLE)
    await settle(page)
    await ask_for_launch(page)
    await page.get_by_role("button", name="Launch now").click()
    await expect(page.get_by_text("people have too few colleagues")).to_be_visible()


async def proposes(page: Page, name: str) -> None:
    await page.get_by_role("button", name="Propose colleagues for your review").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("combobox", name="Colleagues").fill(name)
    await page.get_by_role("option", name=re.compile(name)).click()
    await dialog.get_by_role("button", name="Propose").click()
    await expect(
        page.get_by_text("1 colleague proposed. Who writes your review decides.").first
    ).to_be_visible()


async def writes(page: Page, workshop: Server, form: str) -> None:
    await page.goto(workshop.url + form)
    await settled(page)
    await write(page)
    await hand_in(page)


def compares(workshop: Server, cycle: str) -> None:
    """A session of everybody, opened and closed; how it looks has a journey of its own."""
    made = workshop.ask("HR partner", SESSION, {"cycle": cycle})["prepareCalibration"]["session"]
    opened = workshop.ask("HR partner", OPEN, made)["openCalibration"]["session"]
    assert workshop.ask("HR partner", LOCK, opened)["lockCalibration"]["session"]["state"] == "LOCKED"


def told(workshop: Server, cycle: str) -> list[object]:
    """What colleagues say of anybody in the round, as HR reads it."""
    query = (
        "query($id: ID!) { reviewCycle(id: $id) { participants(first: 50) { nodes { others { forms } } } } }"
    )
    people = workshop.ask("HR partner", query, {"id": cycle})["reviewCycle"]["participants"]["nodes"]
    return [it for person in people for it in person["others"]]
