"""Two people prepare a 1:1 at once, and somebody is called into a comment: nothing is lost, and nobody is told twice."""

from typing import Any

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, kept_on_device
from tests.e2e.test_live import do, following

ADD = """mutation($input: AddAgendaItemInput!) { addAgendaItem(input: $input) {
    ... on AddAgendaItemPayload { agendaItem { id version } } ... on UserErrors { errors { message } } } }"""
EDIT = """mutation($input: EditAgendaItemInput!) { editAgendaItem(input: $input) {
    ... on EditAgendaItemPayload { agendaItem { id } } ... on UserErrors { errors { message } } } }"""


def series_of(server: Server) -> Any:
    """The 1:1 of the employee and the manager."""
    manager = server.ask("manager", "{ viewer { employee { id } } }")["viewer"]["employee"]["id"]
    query = "query($id: ID!) { oneOnOnes(where: {personId: $id, state: [ACTIVE]}) { nodes { id } } }"
    [series] = server.ask("employee", query, {"id": manager})["oneOnOnes"]["nodes"]
    return series["id"]


async def test_two_prepare_a_meeting_at_once_and_lose_nothing(workshop: Server, open_page: OpenPage) -> None:
    id = series_of(workshop)
    path = f"/one-on-ones/{id}"
    priya = await following(await open_page(workshop, path, role="employee"))
    amara = await following(await open_page(workshop, path, role="manager"))
    await priya.get_by_role("textbox", name="Add to the agenda").fill("Hours of the night desk")
    await priya.keyboard.press("Enter")
    row = amara.get_by_role("list", name="Agenda").get_by_role("listitem").filter(has_text="Hours of the")
    await expect(row).to_be_visible()

    # Both word one topic: the later of the two is shown both texts.
    item = do(workshop, "manager", ADD, oneOnOneId=id, text="The depot")["agendaItem"]
    topic = priya.get_by_role("list", name="Agenda").get_by_role("listitem").filter(has_text="The depot")
    await topic.get_by_role("button", name="More about").click()
    await priya.get_by_role("menuitem", name="Word it anew").click()
    await priya.get_by_role("textbox", name="Topic").fill("The depot, and the van")
    do(workshop, "manager", EDIT, id=item["id"], version=item["version"], text="The depot in May")
    await priya.get_by_role("button", name="Save", exact=True).click()
    await expect(priya.get_by_role("alert")).to_contain_text("The depot in May")
    await priya.get_by_role("button", name="Keep this one").click()
    await expect(amara.locator("main")).to_contain_text("The depot, and the van")

    # What is private stays so, and survives a tab that is killed.
    words = "Ask for Fridays, calmly."
    await priya.get_by_role("textbox", name="My private notes").fill(words)
    await kept_on_device(priya, words)
    context = priya.context
    await priya.close(run_before_unload=False)
    again = await context.new_page()
    await again.goto(workshop.url + path)
    await expect(again.get_by_role("textbox", name="My private notes")).to_have_value(words)
    await expect(again.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    await amara.reload()
    await expect(amara.get_by_role("list", name="Agenda")).to_be_visible()
    assert words not in await amara.content()


async def test_somebody_who_may_read_a_goal_is_called_in_and_told_once(
    workshop: Server, open_page: OpenPage
) -> None:
    mine = "{ viewer { employee { goals(first: 9, where: {state: [ACTIVE]}) { nodes { id visibility } } } } }"
    goals = workshop.ask("employee", mine)["viewer"]["employee"]["goals"]["nodes"]
    goal = next(goal for goal in goals if goal["visibility"] != "PRIVATE")
    page = await open_page(workshop, f"/goals/{goal['id']}", role="employee")
    field = page.get_by_role("textbox", name="Write a comment")
    await field.press_sequentially("Thank you, @Amara")
    await page.get_by_role("option", name="Amara Okafor").wait_for()
    await page.keyboard.press("Enter")
    await field.press_sequentially("for the numbers.")
    await page.keyboard.press("Control+Enter")
    said = page.get_by_role("article", name="Priya Nair wrote").filter(has_text="for the numbers.")
    await expect(said.locator(".mention")).to_have_text("@Amara Okafor")
    manager = await open_page(workshop, "/inbox/info", role="manager")
    row = manager.locator("[data-row]").filter(has_text="mentioned you").filter(has_text="for the numbers")
    await expect(row).to_be_visible()
    told = workshop.ask("manager", "{ viewer { inbox { info { nodes { lines { kind text } } } } } }")
    lines = [line for item in told["viewer"]["inbox"]["info"]["nodes"] for line in item["lines"]]
    assert [line["kind"] for line in lines if "for the numbers" in line["text"]] == ["MENTIONED"]
