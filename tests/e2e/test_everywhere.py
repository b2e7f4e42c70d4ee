"""What holds on every page: the keys, text that stays text, and nothing of the person before."""

import asyncio
import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.e2e.conftest import PHONE, OpenPage, Server, go, search, settled

TRAP = (
    """<img src=x onerror="window.trapped=1"><script>window.trapped=1</script>javascript:window.trapped=1"""
)


async def focused(page: Page) -> str:
    """What has the focus: its tag and its words."""
    words: str = await page.evaluate(
        "document.activeElement.tagName.toLowerCase() + ' ' + document.activeElement.textContent"
    )
    return words


async def test_the_palette_finds_people_and_pages_by_the_keys_alone(
    demo: Server, open_page: OpenPage
) -> None:
    page = await open_page(demo, "/home/me", role="employee")
    await settled(page)
    palette = await search(page, "grace ki")
    await expect(palette.get_by_role("option", name=re.compile("Grace Kim"))).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Grace Kim")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()

    await search(page, "go to rewards")
    await expect(palette.get_by_role("option")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Rewards")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()

    await page.keyboard.press("Control+k")
    await expect(palette).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(palette).to_have_count(0)
    await expect(page).to_have_url(re.compile("/rewards$"))


SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
}).observe({ type: 'layout-shift', buffered: true });"""


@pytest.mark.parametrize(
    ("path", "questions", "most"),
    [
        # What the frame needs comes with the session, and a home is one question.
        ("/home/me", 1, 14),
        ("/home/team", 1, 14),
        # The periods to choose from, the counts above the list, and the list.
        ("/goals?scope=me", 3, 19),
        # What stands above the list, the list, and what leads to rewards.
        ("/rewards", 3, 21),
    ],
)
async def test_a_page_asks_for_little_and_stays_still_while_it_comes(
    demo: Server, open_page: OpenPage, path: str, questions: int, most: int
) -> None:
    # From a picture, which asks for nothing while the page under test comes.
    page = await open_page(demo, "/icon.svg", role="manager", size=PHONE)
    await page.add_init_script(SHIFTS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(demo.url + path)
    await settled(page)
    # A file that is there already is not asked for again; each question to the graph is.
    assert asked.count(f"{demo.url}/graphql") == questions, asked
    assert len(set(asked)) - 1 + questions <= most, asked
    assert await page.evaluate("window.shifted") <= 0.02


async def test_letters_are_keys_except_while_somebody_types(demo: Server, open_page: OpenPage) -> None:
    page = await open_page(demo, "/goals", role="employee")
    await settled(page)
    await page.keyboard.press("g")
    await page.keyboard.press("f")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Feedback")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()
    await page.get_by_role("searchbox").focus()
    await page.keyboard.type("goc p?")
    await expect(page.get_by_role("searchbox")).to_have_value("goc p?")
    assert await page.get_by_role("dialog").count() == 0
    assert await page.get_by_role("menu").count() == 0
    await expect(page.get_by_role("heading", level=1)).to_have_text("Feedback")


async def test_what_people_write_is_text_wherever_it_is_shown(workshop: Server, open_page: OpenPage) -> None:
    made = workshop.ask("manager", MAKE_TRAPS, traps(workshop))
    assert all("errors" not in answer for answer in made.values()), made
    goal, feedback = made["goal"]["goal"]["id"], made["feedback"]["feedback"]["id"]
    assert feedback
    page = await open_page(workshop, "/home/team", role="manager")
    for path in (f"/goals/{goal}", "/goals?scope=me", "/feedback/public"):
        await go(page, path)
        await expect(page.get_by_text(re.compile("window.trapped")).first).to_be_attached()
        assert await page.evaluate("window.trapped") is None, path
        assert await page.locator("main img, main script, a[href^='javascript:']").count() == 0, path
    await search(page, "onerror")
    await settled(page)
    assert await page.evaluate("window.trapped") is None


MAKE_TRAPS = """mutation($goal: CreateGoalInput!, $feedback: GiveFeedbackInput!) {
  goal: createGoal(input: $goal) { ... on CreateGoalPayload { goal { id } } ... on UserErrors { errors { message } } }
  feedback: giveFeedback(input: $feedback) {
    ... on GiveFeedbackPayload { feedback { id } } ... on UserErrors { errors { message } } } }"""


def traps(server: Server) -> dict[str, object]:
    """A goal and a public praise whose every text is a trap."""
    known = server.ask(
        "manager", "{ currentPeriod { id } viewer { employee { id reports(first: 1) { nodes { id } } } } }"
    )
    me = known["viewer"]["employee"]
    number = {"title": TRAP, "measure": "NUMBER", "unit": TRAP[:20], "baseline": "1", "target": "2"}
    return {
        "goal": {
            "title": TRAP, "description": TRAP, "periodId": known["currentPeriod"]["id"], "ownerId": me["id"],
            "visibility": "PUBLIC", "keyResults": [number],
        },
        "feedback": {
            "receiverId": me["reports"]["nodes"][0]["id"], "kind": "PRAISE", "text": TRAP, "visibility": "PUBLIC",
        },
    }  # fmt: skip


@pytest.mark.parametrize(
    "elsewhere", ["//example.org", "https://example.org", "javascript:alert(1)", "/\\example.org"]
)
async def test_signing_in_leads_nowhere_but_here(demo: Server, open_page: OpenPage, elsewhere: str) -> None:
    page = await open_page(demo, f"/sign-in?next={elsewhere}", role="employee")
    await expect(page).to_have_url(re.compile(f"^{demo.url}/home/"))


async def test_the_next_person_at_a_browser_finds_nothing_of_the_one_before(
    workshop: Server, open_page: OpenPage
) -> None:
    first, second = workshop.sign_ins["employee"], workshop.sign_ins["peer"]
    page = await open_page(workshop, "/sign-in")
    await sign_in_by_form(page, first.email, first.password)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Priya")
    await go(page, "/goals/new")
    await page.get_by_role("textbox", name="Goal", exact=True).fill("A secret plan of Priya")
    await expect(page.get_by_role("heading", level=1)).to_have_text("New goal")
    await page.get_by_role("button", name="Account and preferences").click()
    await page.get_by_role("menuitem", name="Sign out").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    await sign_in_by_form(page, second.email, second.password)
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Grace")
    for path in ("/home/me", "/inbox/needs", "/goals?scope=me", "/goals/new", "/reviews", "/rewards"):
        await go(page, path)
        words = await page.locator("body").inner_text()
        # A colleague may have to write about her; of what was hers here, nothing is left.
        assert "A secret plan" not in words, path
        assert first.email not in words, path
    assert await page.get_by_role("textbox", name="Goal", exact=True).count() == 0
    await page.go_back()
    assert await page.get_by_text("A secret plan of Priya").count() == 0


async def sign_in_by_form(page: Page, email: str, password: str) -> None:
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("kind", ["goals", "people", "rewards", "reviews/x", "admin/cycles", "people/import"])
async def test_what_is_hidden_and_what_does_not_exist_look_the_same(
    demo: Server, open_page: OpenPage, kind: str
) -> None:
    hidden = hidden_id(demo, kind)
    page = await open_page(demo, "/preferences", role="employee", size=PHONE)
    pages = []
    for path in (f"/{kind}/unknown", f"/{kind}/{hidden}"):
        await go(page, path)
        await expect(page.get_by_text("may not exist, or is not shared with you")).to_be_visible()
        pages.append(await page.get_by_role("main").inner_text())
    assert pages[0] == pages[1]


def hidden_id(server: Server, kind: str) -> str:
    """An object that HR sees and the employee does not; for people, an id of another kind."""
    queries = {
        "goals": "{ viewer { employee { id } } found: goals(first: 100, where: {level: [INDIVIDUAL]}) { nodes { id } } }",
        "rewards": "{ found: rewards(first: 50) { nodes { id } } }",
        "reviews/x": "{ found: reviews(first: 100) { nodes { id } } }",
        "admin/cycles": "{ found: reviewCycles(first: 1) { nodes { id } } }",
        "people": "{ found: reviewCycles(first: 1) { nodes { id } } }",
        "people/import": "{ found: reviewCycles(first: 1) { nodes { id } } }",
    }
    ids: list[str] = [node["id"] for node in server.ask("HR partner", queries[kind])["found"]["nodes"]]
    if kind in {"people", "people/import", "admin/cycles"}:
        return ids[0]
    seen = server.ask("employee", "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": ids})["nodes"]
    return next(one for one, node in zip(ids, seen, strict=True) if node is None)


async def test_what_is_awaited_is_drawn_for_those_too_who_want_no_motion(
    demo: Server, open_page: OpenPage
) -> None:
    page = await open_page(demo, "/rewards", role="manager")
    await settled(page)
    come = asyncio.Event()

    async def hold(route: Route) -> None:
        await come.wait()
        await route.fallback()

    await page.route("**/graphql", hold)
    await page.get_by_role("link", name="People", exact=True).first.click()
    await expect(page.locator("main .skeleton").first).to_have_css("opacity", "1")
    come.set()
    await expect(page.locator("main .skeleton")).to_have_count(0)
