"""Numbers are logged, corrected and told apart; words reach whom they are meant for."""

import re

from playwright.async_api import expect

from headway.platform import clock
from tests.e2e.conftest import OpenPage, Server, go, settled

GOALS = """{ viewer { employee { goals(first: 50, where: {state: [ACTIVE]}) { nodes {
  id title startsOn keyResults { id title measure unit currentValue } } } } } }"""


def goals_with_one_number(server: Server, role: str) -> list[dict[str, str]]:
    """The agreed goals of a role that have begun and have exactly one key result, a plain number."""
    found = server.ask(role, GOALS)["viewer"]["employee"]["goals"]["nodes"]
    return [
        {"id": goal["id"], "title": goal["title"], "number": goal["keyResults"][0]["title"]}
        for goal in found
        if goal["startsOn"] <= clock.today().isoformat()
        and len(goal["keyResults"]) == 1
        and goal["keyResults"][0]["measure"] in {"NUMBER", "PERCENT"}
    ]


async def test_progress_is_logged_from_home_in_two_presses(workshop: Server, open_page: OpenPage) -> None:
    goal = goals_with_one_number(workshop, "employee")[0]
    page = await open_page(workshop, "/home/me", role="employee")
    await page.get_by_role("button", name=f"Log progress on {goal['title']}").click()
    form = page.get_by_role("form", name=re.compile("^Log "))
    await form.get_by_role("textbox").first.fill("73")
    await form.get_by_role("button", name=re.compile("^Log 73")).click()
    await expect(page.get_by_text(re.compile("Logged 73")).first).to_be_visible()

    await go(page, f"/goals/{goal['id']}")
    chart = page.get_by_role("img", name="Logged numbers").first
    await expect(chart).to_be_visible()
    assert re.search(r": 73\b", await chart.inner_html())
    await page.get_by_role("radio", name="Table").first.click()
    await expect(
        page.get_by_role("table").first.get_by_role("cell", name=re.compile(r"^73\b"))
    ).to_be_visible()

    # The wrong number stays in the history, struck out; the right one counts.
    await page.get_by_role("button", name="Correct this number").first.click()
    await page.get_by_label("The right number").fill("37")
    await page.get_by_role("button", name=re.compile("^Correct to 37")).click()
    await expect(page.get_by_text("Corrected. The old number stays in the history.").first).to_be_visible()
    await expect(page.locator(".updates s").first).to_contain_text("73")
    await expect(page.get_by_text("Corrected later; this number no longer counts.").first).to_be_visible()


async def test_two_windows_that_log_on_one_key_result_do_not_overwrite_each_other(
    workshop: Server, open_page: OpenPage
) -> None:
    goal = goals_with_one_number(workshop, "employee")[-1]
    one = await open_page(workshop, f"/goals/{goal['id']}", role="employee")
    two = await open_page(workshop, f"/goals/{goal['id']}", role="employee")
    for page, value in ((one, "31"), (two, "32")):
        form = page.get_by_role("form", name=f"Log {goal['number']}").last
        await form.get_by_role("textbox").first.fill(value)
        if not await form.locator("[role=radio][aria-checked=true]").count():
            await form.get_by_role("radio").first.click()
    await one.get_by_role("button", name=re.compile("^Log 31")).click()
    await expect(one.get_by_text(re.compile("Logged 31")).first).to_be_visible()
    await two.get_by_role("button", name=re.compile("^Log 32")).click()
    await expect(two.get_by_text(re.compile("Meanwhile somebody logged 31"))).to_be_visible()
    assert (
        await two.get_by_role("form", name=f"Log {goal['number']}")
        .last.get_by_role("textbox")
        .first.input_value()
        == "32"
    )
    await two.get_by_role("button", name=re.compile("^Log 32.* on top")).click()
    await expect(two.get_by_text(re.compile("Logged 32")).first).to_be_visible()
    logged = workshop.ask(
        "employee", "query($id: ID!) { goal(id: $id) { updates(first: 2) { nodes { value } } } }", goal
    )
    assert [update["value"] for update in logged["goal"]["updates"]["nodes"]] == ["32", "31"]


async def test_feedback_says_who_reads_it_and_only_they_do(workshop: Server, open_page: OpenPage) -> None:
    words = "On Tuesday you stayed with the caller until her freight was found."
    giver = await open_page(workshop, "/home/me", role="manager")
    card = giver.get_by_role("form", name="Give feedback")
    await settled(giver)
    if not await card.count():
        await go(giver, "/feedback/given")
        await giver.get_by_role("button", name="Give feedback").click()
        card = giver.get_by_role("dialog")
    await card.get_by_role("combobox", name="For").fill("Priya")
    await giver.get_by_role("option", name=re.compile("Priya Nair")).click()
    await card.get_by_label("What was good").fill(words)
    await expect(card.get_by_text(re.compile("Priya Nair.*read|[Oo]nly Priya Nair")).first).to_be_visible()
    await card.get_by_role("button", name="Send to Priya Nair").click()
    await expect(giver.get_by_text("Sent to Priya Nair.").first).to_be_visible()

    receiver = await open_page(workshop, "/feedback/received", role="employee")
    await receiver.get_by_role("button", name="Open what Amara Okafor wrote").first.click()
    await expect(receiver.get_by_text(words)).to_be_visible()
    peer = await open_page(workshop, "/feedback/public", role="peer")
    await expect(peer.get_by_role("heading", level=1)).to_have_text("Feedback")
    await expect(peer.locator(".feedback-rows li").first).to_be_visible()
    assert await peer.get_by_text(words).count() == 0
    found = workshop.ask(
        "peer", '{ feedback(first: 100, where: {search: "freight was found"}) { totalCount } }'
    )
    assert found["feedback"]["totalCount"] == 0


DRAFT = "{ viewer { employee { checkInDrafts { wins drafted { value } } } } }"
TOLD = """{ viewer { employee { checkIns(first: 2) { nodes {
  state wins acknowledgement corrects { id } comments(first: 1) { nodes { text } } updates { value corrects { value } } } } } } }"""


async def test_a_check_in_outlives_its_tab_is_read_answered_and_corrected(
    workshop: Server, open_page: OpenPage
) -> None:
    goal = goals_with_one_number(workshop, "employee")[0]
    tab = await open_page(workshop, "/check-ins", role="employee")
    await tab.get_by_label("What went well?").fill("The new desk holds.")
    await tab.get_by_role("textbox", name=goal["number"]).fill("41")
    await tab.get_by_role("radio", name="Some doubt").first.click()
    await expect(tab.get_by_role("form", name="Check in").get_by_text("Saved", exact=True)).to_be_visible()
    await tab.context.close()
    kept = {"wins": "The new desk holds.", "drafted": [{"value": "41"}]}
    assert workshop.ask("employee", DRAFT)["viewer"]["employee"]["checkInDrafts"] == [kept]

    # On another device it is there; told, the draft is gone.
    other = await open_page(workshop, "/check-ins", role="employee")
    await expect(other.get_by_role("textbox", name=goal["number"])).to_have_value("41")
    await other.get_by_label("What is in the way?").fill("Too few people on Mondays.")
    await other.get_by_role("radio", name="Good").click()
    await other.get_by_role("button", name=re.compile("^Tell ")).click()
    await expect(other.get_by_text(re.compile("can read it now")).first).to_be_visible()
    assert workshop.ask("employee", DRAFT)["viewer"]["employee"]["checkInDrafts"] == []

    manager = await open_page(workshop, "/check-ins", role="manager")
    await manager.get_by_role("link", name=re.compile("Priya Nair")).click()
    said = manager.get_by_role("article").filter(has_text="The new desk holds.").first
    assert await said.get_by_text("You felt").count() == 0
    await said.get_by_role("button", name="Answer in words").click()
    await said.get_by_label("Your answer").fill("Let us move two shifts.")
    await said.get_by_role("button", name="Answer", exact=True).click()
    await expect(said.get_by_text("Let us move two shifts.")).to_be_visible()
    await said.get_by_role("button", name="Comment on the check-in").click()
    await said.get_by_role("textbox", name="Write a comment").fill("Which ones?")
    await said.get_by_role("button", name="Comment", exact=True).click()
    await expect(said.get_by_text("Which ones?")).to_be_visible()

    # The number was wrong: the right one counts, and what was said before stays.
    last = other.get_by_role("article").filter(has_text="The new desk holds.").first
    await expect(last.get_by_text("Let us move two shifts.")).to_be_visible()
    await last.get_by_role("button", name="Correct").click()
    form = other.get_by_role("form", name="Correct this check-in")
    await form.get_by_role("textbox", name=goal["number"]).fill("42")
    await form.get_by_role("button", name="Correct").click()
    await expect(other.get_by_text(re.compile("^Corrected. What was said before")).first).to_be_visible()
    right, wrong = workshop.ask("employee", TOLD)["viewer"]["employee"]["checkIns"]["nodes"]
    assert (right["state"], right["updates"]) == ("PUBLISHED", [{"value": "42", "corrects": {"value": "41"}}])
    assert (wrong["state"], wrong["acknowledgement"]) == ("CORRECTED", "Let us move two shifts.")
    assert wrong["comments"]["nodes"] == [{"text": "Which ones?"}]
