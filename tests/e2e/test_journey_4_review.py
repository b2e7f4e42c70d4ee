"""A cycle from its launch to the last signature, with words that are never lost and never read too early."""

import re

from playwright.async_api import BrowserContext, Page, expect

from tests.e2e.conftest import OpenPage, Server, go, settled, switch

CYCLE = "Autumn reviews"
FORMS = """{ viewer { employee { id } } reviewCycles(first: 1) { nodes { id name } }
  reviews(first: 50, where: {scope: TO_WRITE}) { nodes { id cycle { id name } reviewee { name } } } }"""


async def test_a_review_is_written_cited_shared_acknowledged_and_printed(
    workshop: Server, open_page: OpenPage
) -> None:
    hr = await open_page(workshop, "/admin/cycles/new", role="HR partner")
    await launch(hr)
    self_form = form_of(workshop, "employee", "Priya Nair")
    manager_form = form_of(workshop, "manager", "Priya Nair")

    employee = await open_page(workshop, self_form, role="employee")
    employee = await kill_the_tab_while_typing(employee, self_form)
    # A draft is nobody else's, and the manager's own draft comes before the self review.
    manager = await open_page(workshop, self_form, role="manager")
    await expect(manager.get_by_text("Nothing to read yet")).to_be_visible()
    await write(employee)
    await hand_in(employee)
    await manager.reload()
    await expect(manager.get_by_text("Nothing to read yet")).to_be_visible()

    await go(manager, f"{manager_form}/2")
    field = manager.get_by_role("textbox", name="What went well?")
    await field.fill("Priya halved the time until a first reply, and taught the depots.")
    await expect(manager.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    evidence = manager.get_by_role("complementary").first
    await evidence.get_by_role("button", name="Cite").first.click()
    await expect(
        manager.get_by_role("list", name="Cited in “What went well?”").get_by_role("listitem")
    ).to_have_count(1)
    await expect(manager.get_by_text(re.compile(r"^Saved \d"))).to_be_visible()
    await manager.reload()
    await settled(manager)
    await expect(
        manager.get_by_role("list", name="Cited in “What went well?”").get_by_role("listitem")
    ).to_have_count(1)
    await go(manager, self_form)
    await expect(manager.get_by_text("We answer in half the time now, and I enjoyed it.")).to_be_visible()
    await go(manager, manager_form)
    await write(manager)
    await hand_in(manager)

    await move_on(hr)
    await move_on(hr)
    await manager.goto(workshop.url + manager_form)
    await manager.get_by_role("button", name="Share with Priya Nair").click()
    await manager.get_by_role("button", name="Share 1 review").click()
    await expect(manager.get_by_text("Priya Nair can read the review now.").first).to_be_visible()

    await employee.goto(workshop.url + manager_form)
    await expect(employee.get_by_text("Priya halved the time")).to_be_visible()
    await employee.get_by_text("I have read this, and I agree").click()
    await employee.get_by_role("button", name="I have read this").click()
    await expect(employee.get_by_text("Read, agrees")).to_be_visible()

    await is_printed(employee, f"{workshop.url}/reviews/{manager_form.split('/')[-1]}/print")


async def is_printed(page: Page, address: str) -> None:
    """One or two pages of paper, whose letters can be selected: their font says which letters they are."""
    await page.goto(address)
    await settled(page)
    paper = await page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) in {1, 2}
    assert b"/ToUnicode" in paper


async def launch(page: Page) -> None:
    await page.get_by_label("Name").fill(CYCLE)
    await page.get_by_text(re.compile("^Customer Support")).first.click()
    # As last time, colleagues would be asked: this one is between two.
    await page.get_by_label("Colleagues at least").fill("0")
    await page.get_by_label("Colleagues at most").fill("0")
    await switch(page, "Direct reports write about their manager", on=False)
    await switch(page, "Compare ratings in calibration before they are shared", on=False)
    await page.get_by_role("button", name="Create and check the data").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(CYCLE)
    await launch_now(page)


async def launch_now(page: Page) -> None:
    """Settle what the data check finds, launch, and do not wait for the quarter of an hour."""
    await settle(page)
    await ask_for_launch(page)
    await page.get_by_role("button", name="Launch now").click()
    await expect(page.get_by_text("self reviews are in; they are due")).to_be_visible()


async def settle(page: Page) -> None:
    waive = page.get_by_role("button", name=re.compile(r"^Waive \d"))
    check = page.get_by_role("button", name="Check the data")
    await expect(waive.or_(check)).to_be_visible()
    await waive.or_(check).click()
    dialog = page.get_by_role("dialog")
    launch = page.get_by_role("button", name=re.compile("^Launch for"))
    await expect(dialog.or_(launch)).to_be_visible()
    if await dialog.count():
        await dialog.get_by_label("Reason").fill("Known, and fine.")
        await dialog.get_by_role("button", name=re.compile("^Waive")).click()


async def ask_for_launch(page: Page) -> None:
    await page.get_by_role("button", name=re.compile("^Launch for")).click()
    await page.get_by_role("dialog").get_by_role("button", name=re.compile("^Launch for")).click()
    await expect(page.get_by_text("The forms go out in 15 minutes.")).to_be_visible()


def form_of(server: Server, role: str, reviewee: str, cycle: str = CYCLE) -> str:
    """The address of the form that a role has to write about somebody in the new cycle."""
    forms = server.ask(role, FORMS)["reviews"]["nodes"]
    [form] = [one for one in forms if one["cycle"]["name"] == cycle and one["reviewee"]["name"] == reviewee]
    return f"/reviews/{form['cycle']['id']}/{form['id']}"


async def kill_the_tab_while_typing(page: Page, form: str) -> Page:
    """Close the tab before the server has the text; the next tab goes on with it."""
    context: BrowserContext = page.context
    await go(page, f"{form}/2")
    field = page.get_by_role("textbox", name="What went well?")
    saves: list[str] = []
    page.on(
        "request", lambda request: saves.append(request.post_data or "") if request.method == "POST" else None
    )
    await context.route(
        "**/graphql",
        lambda route: route.abort() if "SaveAnswer" in (route.request.post_data or "") else route.fallback(),
    )
    await field.fill("We answer in half the time now, and I enjoyed it.")
    # At once: nothing waits for a pause in the typing.
    await page.close()
    await context.unroute("**/graphql")
    after = await context.new_page()
    await after.goto(page.url)
    await expect(after.get_by_role("textbox", name="What went well?")).to_have_value(
        "We answer in half the time now, and I enjoyed it."
    )
    await expect(after.get_by_text(re.compile(r"^Saved"))).to_be_visible()
    return after


async def write(page: Page) -> None:
    """Answer every question of a form, in the middle of each scale, to its last step."""
    first = re.sub(r"(/reviews/[^/]+/[^/]+).*", r"\1/1", page.url)
    await go(page, re.sub(r"^https?://[^/]+", "", first))
    while True:
        heading = await page.get_by_role("heading", level=1).inner_text()
        groups = page.get_by_role("main").get_by_role("radiogroup")
        for at in range(await groups.count()):
            choices = groups.nth(at).locator("label")
            await choices.nth(min(2, await choices.count() - 2)).click()
        for field in await page.locator("textarea.editor-text:not(.editor-text-short)").all():
            if not await field.input_value():
                await field.fill("Calm on hard days; next, lead the night handover once a month.")
        following = page.get_by_role("link", name=re.compile("^Next"))
        if not await following.count():
            return
        await following.click()
        await expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)


async def hand_in(page: Page) -> None:
    await page.get_by_role("button", name="Hand in").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("heading")).to_have_text("Hand in")
    await dialog.get_by_role("button", name="Hand in").click()
    # The dialog itself says who reads the form "once it is handed in": done is what has closed it.
    await expect(dialog).to_have_count(0)
    await expect(page.get_by_text(re.compile("is handed in\\.$")).first).to_be_visible()


async def move_on(page: Page) -> None:
    """The next stage; who holds it up is skipped or waived with a reason."""
    await page.reload()
    await settled(page)
    button = page.get_by_role("button", name=re.compile("^Move on to"))
    name = await button.inner_text()
    await button.click()
    await confirm(page, re.compile("move on$", re.IGNORECASE))
    await expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)


async def confirm(page: Page, words: re.Pattern[str]) -> None:
    """Press this in the dialog, with a reason where one is asked for; done is what has closed it."""
    dialog = page.get_by_role("dialog")
    button = dialog.get_by_role("button", name=words).last
    await expect(button).to_be_visible()
    # Nothing behind the dialog is there for who looks by role, and a page that is left takes its question with it.
    if await dialog.get_by_label("Reason").count():
        await dialog.get_by_label("Reason").fill("The day has come.")
    await button.click()
    await expect(dialog).to_have_count(0)
