"""The whole life of a goal: returned, written by two at once, agreed, amended, paused, closed, reopened, archived, and moved in the tree."""

from typing import Any

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, go, settled

TITLE = "Answer every chat within a minute"
GOAL = "query($id: ID!) { goal(id: $id) { version keyResults { id version } } }"
LOG = "mutation($input: LogProgressInput!) { logProgress(input: $input) { __typename } }"
UPDATE = "mutation($input: UpdateGoalInput!) { updateGoal(input: $input) { __typename } }"


async def reload(page: Page) -> None:
    await page.reload()
    await settled(page)


async def tells(page: Page, words: str) -> None:
    await expect(page.get_by_text(words).first).to_be_visible()


async def give_reason(page: Page, label: str, reason: str, button: str) -> None:
    await page.get_by_label(label).fill(reason)
    await page.get_by_role("dialog").get_by_role("button", name=button).click()


async def from_the_menu(page: Page, item: str) -> None:
    await page.get_by_role("button", name="More about this goal").click()
    await page.get_by_role("menuitem", name=item).click()


async def propose(priya: Page) -> None:
    await priya.get_by_role("textbox", name="Goal", exact=True).fill(TITLE)
    await priya.get_by_role("textbox", name="Key result 1").fill("Chats answered within a minute")
    await priya.get_by_label("From").fill("40")
    await priya.get_by_label("To", exact=True).fill("90")
    await priya.get_by_role("button", name="Create and propose").click()
    await expect(priya.get_by_role("heading", level=1)).to_have_text(TITLE)


async def write_at_once(server: Server, priya: Page, path: str) -> None:
    """She edits what came back while her manager changes it: neither text is lost."""
    id = path.rpartition("/")[2]
    await go(priya, f"{path}/edit")
    await tells(priya, "Say at which hours.")
    await priya.get_by_label("Why it matters").fill("Nobody waits at night.")
    seen = server.ask("manager", GOAL, {"id": id})["goal"]
    said = {"id": id, "version": seen["version"], "description": "Nobody waits by day."}
    server.ask("manager", UPDATE, {"input": said})
    await priya.get_by_role("button", name="Save", exact=True).click()
    await tells(priya, "Somebody changed this goal while you were writing.")
    await tells(priya, "Nobody waits by day.")
    await expect(priya.get_by_label("Why it matters")).to_have_value("Nobody waits at night.")
    await priya.get_by_role("button", name="Save mine").click()
    await expect(priya.get_by_role("heading", level=1)).to_have_text(TITLE)
    await tells(priya, "Nobody waits at night.")


async def amend(priya: Page, amara: Page, path: str) -> None:
    await go(priya, f"{path}/amend")
    await priya.get_by_label("Why do the terms change?").fill("The new desk opens in spring.")
    await priya.get_by_label("To", exact=True).fill("80")
    await expect(priya.get_by_role("table", name="Agreed beside proposed")).to_contain_text("80")
    await priya.get_by_role("button", name="Propose these terms").click()
    await tells(priya, "Proposed; the goal stays as it is until your manager accepts.")
    await reload(amara)
    beside = amara.get_by_role("region", name="Priya Nair proposes other terms")
    await expect(beside).to_contain_text("90")
    await expect(beside).to_contain_text("80")
    await beside.get_by_role("button", name="Accept").click()
    await tells(amara, "Accepted: these are the terms now.")
    await tells(amara, "Target moved")


async def pause_and_resume(amara: Page) -> None:
    await from_the_menu(amara, "Pause")
    await give_reason(amara, "Why is no progress expected?", "She is on leave.", "Pause")
    await tells(amara, "Paused: no numbers are expected until it is resumed.")
    await amara.get_by_role("button", name="Resume").click()
    await tells(amara, "Resumed: progress is expected again from today.")


async def end_it(priya: Page, amara: Page) -> None:
    await reload(priya)
    await priya.get_by_role("button", name="Close goal").click()
    closing = priya.get_by_role("dialog")
    await closing.get_by_text("Partly achieved").click()
    await closing.get_by_text("Too hard").click()
    await closing.get_by_role("button", name="Propose this end").click()
    await tells(priya, "Proposed; your manager is asked to confirm how it ended.")
    await reload(amara)
    await tells(amara, "Its owner found it too hard.")
    await amara.get_by_role("button", name="Confirm and close").click()
    await tells(amara, "Confirmed: the goal is closed.")


async def test_a_goal_lives_from_the_first_word_to_the_archive(workshop: Server, open_page: OpenPage) -> None:
    priya = await open_page(workshop, "/goals/new", role="employee")
    await propose(priya)
    path = priya.url.removeprefix(workshop.url)
    amara = await open_page(workshop, path, role="manager")
    await amara.get_by_role("button", name="Return").click()
    await give_reason(amara, "What should change?", "Say at which hours.", "Return to Priya Nair")
    await tells(amara, "Returned to Priya Nair.")

    await write_at_once(workshop, priya, path)
    await priya.get_by_role("button", name="Propose").click()
    await tells(priya, "Proposed; your manager is asked to agree, or HR where there is none.")
    await reload(amara)
    await amara.get_by_role("button", name="Agree").click()
    await tells(amara, "Agreed with Priya Nair")

    seen = workshop.ask("employee", GOAL, {"id": path.rpartition("/")[2]})["goal"]["keyResults"][0]
    logged = {"keyResultId": seen["id"], "version": seen["version"], "value": "60", "confidence": "HIGH"}
    workshop.ask("employee", LOG, {"input": logged})
    await amend(priya, amara, path)
    await pause_and_resume(amara)
    await go(priya, path)
    await end_it(priya, amara)
    await amara.get_by_role("button", name="Reopen").click()
    await give_reason(amara, "Why is it pursued again?", "One month more is enough.", "Reopen")
    await tells(amara, "Reopened: progress is expected again from today.")
    await settled(amara)
    await from_the_menu(amara, "Archive")
    await amara.get_by_role("dialog").get_by_role("button", name="Archive").click()
    await tells(amara, "Archived. You find it under the state “Archived”.")


IN_THE_TREE = """query($period: ID!) { goals(first: 100, where: {periodId: $period, level: [COMPANY, DEPARTMENT]}) {
  nodes { title level owner { name } parent { title } } } }"""


def to_drag(server: Server) -> tuple[dict[str, Any], dict[str, Any]]:
    """A goal of a department, and a goal of the company that it does not support."""
    period = server.ask("HR partner", "{ currentPeriod { id } }")["currentPeriod"]["id"]
    goals = server.ask("HR partner", IN_THE_TREE, {"period": period})["goals"]["nodes"]
    moved = next(it for it in goals if it["level"] == "DEPARTMENT" and it["parent"])
    return moved, next(
        it for it in goals if it["level"] == "COMPANY" and it["title"] != moved["parent"]["title"]
    )


async def test_a_goal_is_dragged_to_another_one_and_back(workshop: Server, open_page: OpenPage) -> None:
    moved, above = to_drag(workshop)
    # Tall enough to see both: what scrolls while it is dragged is dropped elsewhere.
    page = await open_page(workshop, "/goals?scope=company&view=tree", role="HR partner", size=(1440, 2800))
    await settled(page)
    row, over = (
        page.get_by_role("row").filter(has_text=it["title"]).filter(has_text=it["owner"]["name"]).first
        for it in (moved, above)
    )
    await row.drag_to(over)
    await page.get_by_label("Why?").fill("It keeps a promise.")
    await page.get_by_role("dialog").get_by_role("button", name="Move").click()
    await tells(page, f"It now supports “{above['title']}”.")
    await settled(page)
    await page.get_by_role("button", name="Undo").click()
    await settled(page)
    await page.get_by_role("radio", name="Map").click()
    await settled(page)
    card = page.get_by_role("treeitem", name=f"{moved['title']}, {moved['owner']['name']}").first
    await card.focus()
    await page.keyboard.press("m")
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("combobox", name="Supports")).to_have_value(moved["parent"]["title"])
    await page.keyboard.press("Escape")
    await expect(card).to_be_focused()
