"""What one person does is seen on the open page of another, without a reload and without a jump."""

import asyncio
from typing import Any

from playwright.async_api import Page, WebSocket, expect

from tests.e2e.conftest import PATIENCE, OpenPage, Server, settled
from tests.e2e.test_journey_3_monitor import goals_with_one_number

LOG = """mutation($input: LogProgressInput!) { logProgress(input: $input) {
    ... on LogProgressPayload { update { id } } ... on UserErrors { errors { message } } } }"""
GIVE = """mutation($input: GiveFeedbackInput!) { giveFeedback(input: $input) {
    ... on GiveFeedbackPayload { feedback { id } } ... on UserErrors { errors { message } } } }"""
CREATE = """mutation($input: CreateGoalInput!) { createGoal(input: $input) {
    ... on CreateGoalPayload { goal { id state } } ... on UserErrors { errors { path message } } } }"""


async def following(page: Page) -> Page:
    """The page loaded again, once the server has answered to what it follows."""
    told = asyncio.Event()

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: told.set() if '"changed"' in str(frame) else None)

    # The page that was there may only now begin to follow, and be told.
    address = page.url
    await page.goto("about:blank")
    page.on("websocket", listen)
    await page.goto(address)
    await asyncio.wait_for(told.wait(), PATIENCE)
    await settled(page)
    return page


def do(server: Server, role: str, document: str, **input: Any) -> dict[str, Any]:
    """A mutation of this person, from elsewhere."""
    [done] = server.ask(role, document, {"input": input}).values()
    assert "errors" not in done, done
    return dict(done)


async def test_a_number_somebody_logs_appears_on_the_open_page_of_their_manager(
    workshop: Server, open_page: OpenPage
) -> None:
    goal = goals_with_one_number(workshop, "employee")[-1]
    found = workshop.ask("employee", "query($id: ID!) { goal(id: $id) { keyResults { id version } } }", goal)
    [key_result] = found["goal"]["keyResults"]
    manager = await following(await open_page(workshop, f"/goals/{goal['id']}", role="manager"))
    await expect(manager.get_by_role("heading", level=1)).to_have_text(goal["title"])
    given = {"keyResultId": key_result["id"], "version": key_result["version"], "value": "47.5"}
    do(workshop, "employee", LOG, **given, confidence="MEDIUM", idempotencyKey="seen-live")
    await expect(manager.locator("main")).to_contain_text("47.5")


async def test_a_goal_that_is_proposed_counts_in_the_inbox_of_the_manager(
    workshop: Server, open_page: OpenPage
) -> None:
    manager = await following(await open_page(workshop, "/people", role="manager"))
    waiting = workshop.ask("manager", "{ viewer { inboxCount } }")["viewer"]["inboxCount"]
    periods = workshop.ask("employee", "{ currentPeriod { id endsOn } viewer { employee { id } } }")
    key_result = {
        "title": "Calls",
        "measure": "NUMBER",
        "direction": "INCREASE",
        "baseline": "0",
        "target": "9",
    }
    made = do(
        workshop,
        "employee",
        CREATE,
        ownerId=periods["viewer"]["employee"]["id"],
        periodId=periods["currentPeriod"]["id"],
        title="Answer on the same day",
        keyResults=[key_result],
        propose=True,
    )
    assert made["goal"]["state"] == "PROPOSED"
    badge = manager.get_by_role("link", name=f"Inbox, {waiting + 1} waiting")
    await expect(badge.first).to_be_visible()


async def test_new_words_wait_above_the_list_until_they_are_asked_for(
    workshop: Server, open_page: OpenPage
) -> None:
    employee = await following(await open_page(workshop, "/feedback/received", role="employee"))
    first = employee.locator(".feedback-rows > li:not(.fresh-rows) a[href^='/feedback/item/']").first
    before = await first.get_attribute("href")
    assert before
    receiver = workshop.ask("employee", "{ viewer { employee { id } } }")["viewer"]["employee"]["id"]
    words = "You found the lost pallet before anybody missed it."
    given = do(
        workshop,
        "manager",
        GIVE,
        receiverId=receiver,
        kind="PRAISE",
        visibility="RECEIVER",
        text=words,
        idempotencyKey="live-words",
    )
    pill = employee.get_by_role("button", name="1 new")
    await expect(pill).to_be_visible()
    await expect(first).to_have_attribute("href", before)
    await expect(employee.get_by_role("status").filter(has_text="Updated: feedback.")).to_have_count(1)
    await pill.click()
    await expect(pill).to_have_count(0)
    await expect(first).to_have_attribute("href", f"/feedback/item/{given['feedback']['id']}")
