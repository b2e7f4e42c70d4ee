"""Ratings are compared by two people at once and closed; then the company judges its own goals and reads what follows."""

import re
from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, settled

SESSION = """{ calibrationSessions(first: 5) { nodes { id name places(first: 100) { nodes {
    id number rating submittedRating answer placedAt allowedActions employee { name } manager { name } } } } } }"""
APPRAISALS = "{ organisationAppraisals(first: 5) { nodes { id state name goals { id title } } } }"


def place_of(server: Server, rater: str) -> tuple[str, dict[str, Any]]:
    """A session, and somebody in it whom nobody has placed yet and whose form this person wrote."""
    sessions = server.ask("HR partner", SESSION)["calibrationSessions"]["nodes"]
    found = [(session["id"], it) for session in sessions for it in session["places"]["nodes"]]
    # Who rates others is named as such, whatever is hidden.
    raters = {it["manager"]["name"] for _, it in found}
    return next(
        (id, it)
        for id, it in found
        if it["placedAt"] is None and "PLACE" in it["allowedActions"] and it["manager"]["name"] == rater
        and 1 < it["rating"] < 5 and it["employee"]["name"] not in raters
    )  # fmt: skip


async def place(page: Page, reason: str) -> None:
    """One step up, with the reason."""
    form = page.get_by_role("form", name=re.compile("^Place "))
    rating = form.get_by_label("Rating")
    now = await rating.input_value()
    await rating.select_option(str(int(now) + 1))
    await form.get_by_label("Why").fill(reason)
    await form.get_by_role("button", name="Place", exact=True).click()


async def test_two_people_calibrate_live_and_a_third_decides(workshop: Server, open_page: OpenPage) -> None:
    manager_name = workshop.sign_ins["manager"].name
    session, somebody = place_of(workshop, manager_name)
    address = f"/calibration/{session}?person={somebody['id']}"
    hr = await open_page(workshop, address, role="HR partner")
    manager = await open_page(workshop, address, role="manager")
    called = f"Person {somebody['number']}"
    await expect(hr.locator("main")).to_contain_text(f"{manager_name} leads.")
    await expect(manager.get_by_role("status").filter(has_text="In the session now")).to_contain_text(
        workshop.sign_ins["HR partner"].name
    )
    await hr.get_by_role("button", name="Take the lead").click()
    await hr.get_by_role("button", name="Hide names").click()
    await expect(manager.get_by_role("form", name=f"Place {called}")).to_be_visible()
    await expect(manager.locator("main")).not_to_contain_text(somebody["employee"]["name"])

    await place(hr, "Led the night shift through the strike.")
    await expect(manager.get_by_role("form", name="Answer")).to_be_visible()
    await expect(manager.locator("main")).to_contain_text(somebody["employee"]["name"])
    await expect(manager.locator("main")).to_contain_text("Led the night shift through the strike.")
    await manager.get_by_label("What you add").fill("One shift only.")
    await manager.get_by_role("button", name="Object", exact=True).click()

    above = await open_page(workshop, "/inbox/needs", role="skip-level manager")
    task = above.get_by_role("link", name=re.compile(f"{manager_name} objects to the rating of"))
    await task.first.click()
    await settled(above)
    decide = above.get_by_role("form", name="Decide the objection")
    await decide.get_by_role("combobox").first.select_option(str(somebody["rating"]))
    await decide.get_by_role("textbox").fill("The whole half-year counts.")
    await decide.get_by_role("button", name="Decide", exact=True).click()
    await expect(hr.locator("main")).to_contain_text("The whole half-year counts.")

    await expect(hr.locator("main")).to_contain_text("drag a person")
    await hr.get_by_role("button", name="Close session").click()
    await hr.get_by_role("button", name=re.compile("^Close (all the same|the session)$")).click()
    await expect(manager.locator("main")).to_contain_text("Closed. Ratings stay as they are here")
    await expect(manager.locator("main")).to_contain_text(somebody["employee"]["name"])
    # A closed session is read only in words, too, and nobody can be dragged.
    for page in (hr, manager):
        await expect(page.locator("main")).not_to_contain_text("drag a person")
        await expect(page.locator(".person-chip[draggable=true]")).to_have_count(0)
        await expect(page.get_by_role("form")).to_have_count(0)


async def test_the_company_judges_its_goals_and_reads_what_follows(
    workshop: Server, open_page: OpenPage
) -> None:
    open_one = next(
        it
        for it in workshop.ask("employee", APPRAISALS)["organisationAppraisals"]["nodes"]
        if it["state"] == "OPEN"
    )
    employee = await open_page(workshop, f"/appraisals/{open_one['id']}", role="employee")
    for number, goal in enumerate(open_one["goals"], 1):
        await expect(employee.get_by_role("heading", name=goal["title"])).to_be_visible()
        await employee.get_by_role("radio", name="4").click()
        last = number == len(open_one["goals"])
        await employee.get_by_role("button", name="Send my vote" if last else "Next goal").click()
    await expect(employee.locator("main")).to_contain_text("Your vote is in")

    hr = await open_page(workshop, f"/appraisals/{open_one['id']}", role="HR partner")
    await hr.get_by_role("button", name="Count the votes").click()
    await hr.get_by_role("dialog").get_by_role("button", name="Count the votes").click()
    await expect(hr.get_by_role("figure")).to_have_count(len(open_one["goals"]))
    for goal in open_one["goals"]:
        card = hr.locator(".card").filter(has_text=goal["title"])
        await card.get_by_role("button", name="Write what came of it").click()
        await hr.get_by_label("What came of this goal, and why").fill("Met by those who planned together.")
        await hr.get_by_role("button", name="Write it down").click()
        await expect(hr.get_by_role("dialog")).to_have_count(0)
        # What is written moves the cards below it, away from under the next press.
        await expect(card).to_contain_text("Met by those who planned together.")
    await hr.get_by_role("button", name="Publish").click()
    await hr.get_by_role("dialog").get_by_role("checkbox", name="Nothing was decided").check(force=True)
    await hr.get_by_role("dialog").get_by_role("button", name="Publish to everybody").click()
    await expect(hr.get_by_role("dialog")).to_have_count(0)

    await employee.reload()
    await expect(employee.get_by_role("figure")).to_have_count(len(open_one["goals"]))
    await expect(employee.locator("main")).to_contain_text("Met by those who planned together.")
