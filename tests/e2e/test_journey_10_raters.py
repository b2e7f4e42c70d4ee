"""Somebody from outside is proposed, approved, and writes once by a link; nobody reads it alone."""

import re

from playwright.async_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, OpenPage, Server, look, overflow, settled, violations

WAITING = """{ reviewCycles(first: 5, where: {state: [COLLECTING]}) { nodes { id participants(first: 50) { nodes {
    canPropose employee { name } others { forms } nominations { state peer { name } } externals { name state } } } } } }"""


async def test_one_more_is_proposed_and_one_from_outside_writes_by_a_link(
    workshop: Server, open_page: OpenPage
) -> None:
    priya = await open_page(workshop, "/reviews?tab=peers", role="employee")
    await priya.get_by_role("button", name="Propose somebody from outside").click()
    dialog = priya.get_by_role("dialog")
    await dialog.get_by_label("Name").fill("Rosa Lind")
    await dialog.get_by_label("Mail address").fill("rosa@example.com")
    assert await violations(priya) == []
    await dialog.get_by_role("button", name="Propose").click()
    await expect(priya.get_by_text("Rosa Lind is proposed. Who writes your review decides.")).to_be_visible()

    amara = await open_page(workshop, "/inbox/needs", role="manager")
    task = amara.get_by_role("listitem").filter(has_text=re.compile(r"Priya Nair proposes \d reviewers?"))
    await task.get_by_role("link", name="Decide").click()
    await amara.get_by_role("button", name="Invite Rosa Lind").click()
    await amara.get_by_role("button", name="Link of Rosa Lind").click()
    await amara.get_by_role("menuitem", name="Make a link to pass on").click()
    link = await amara.get_by_role("dialog").get_by_label("Link").input_value()
    await amara.get_by_role("dialog").get_by_text("Close", exact=True).click()
    await _writes_once(await open_page(workshop, link.removeprefix(workshop.url)), workshop)

    # Her manager reads nothing of it, nor that it is there: it waits for the others.
    await amara.reload()
    await settled(amara)
    await expect(amara.get_by_text("She called back the same day.")).to_have_count(0)
    for role in ("manager", "HR partner"):
        cycle = workshop.ask(role, WAITING)["reviewCycles"]["nodes"][0]
        assert all(it["others"] == [] for it in cycle["participants"]["nodes"]), role


async def _writes_once(rosa: Page, workshop: Server) -> None:
    await expect(rosa.get_by_role("heading", name="Your view of working with Priya Nair")).to_be_visible()
    await expect(rosa.get_by_text("Nobody reads this with your name.")).to_be_visible()
    for size, theme in ((DESKTOP, "light"), (PHONE, "dark")):
        await look(rosa, size, theme)
        assert await violations(rosa) == [], (size, theme)
        assert await overflow(rosa) == 0
    await rosa.get_by_role("button", name="Hand in").click()
    await expect(rosa.get_by_text("Answer “What should this person go on doing?”.")).to_be_visible()
    await rosa.get_by_role("radio", name=re.compile("^Ready soon")).check(force=True)
    await rosa.get_by_role("textbox", name="What should this person go on doing?").fill(
        "She called back the same day."
    )
    await expect(rosa.get_by_text("Saved.")).to_be_visible()
    await rosa.reload()
    await expect(rosa.get_by_role("textbox", name="What should this person go on doing?")).to_have_value(
        "She called back the same day."
    )
    # Who leaves in the middle of a sentence finds it again.
    link = rosa.url
    await rosa.get_by_role("textbox", name="What should this person go on doing?").fill(
        "She called back the same day. And she"
    )
    await rosa.goto("about:blank")
    field = rosa.get_by_role("textbox", name="What should this person go on doing?")
    for _ in range(20):
        await rosa.goto(link)
        await expect(field).to_be_visible()
        if (await field.input_value()).endswith("And she"):
            break
    await expect(field).to_have_value("She called back the same day. And she")
    await rosa.get_by_role("button", name="Hand in").click()
    await expect(rosa.get_by_role("heading", name="Thank you")).to_be_visible()
    await rosa.reload()
    await expect(rosa.get_by_role("heading", name="This link opens nothing")).to_be_visible()
    await rosa.goto(f"{workshop.url}/people")
    await expect(rosa.get_by_label("E-mail")).to_be_visible()


REPORTS = """{ employees(first: 100) { nodes { status email manager { id name reportCount } } } }"""


async def test_who_alone_reports_to_somebody_says_whether_they_write_with_their_name(
    workshop: Server, open_page: OpenPage
) -> None:
    people = workshop.ask("HR partner", REPORTS)["employees"]["nodes"]
    only = next(
        it for it in people if it["status"] == "ACTIVE" and (it["manager"] or {}).get("reportCount") == 1
    )
    server = workshop.with_person("only report", only["email"])
    page = await open_page(server, "/reviews", role="only report")
    await expect(page.get_by_role("heading", name="Would you write with your name?")).to_be_visible()
    name = only["manager"]["name"]
    await expect(page.get_by_text(f"You are the only person who reports to {name}")).to_be_visible()
    await settled(page)
    assert await violations(page) == []
    await page.get_by_role("button", name="Yes, with my name").click()
    await expect(page.get_by_text(re.compile(f"{name} .*reads? this with your name"))).to_be_visible()
