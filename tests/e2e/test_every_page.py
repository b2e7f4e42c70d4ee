"""Every page, as every role, on desktop and phone, light and dark: it loads, it fits, axe finds nothing."""

from typing import Any

import pytest
from playwright.async_api import Page

from tests.e2e.conftest import (
    AXE_CONTRAST,
    AXE_OPTIONS,
    AXE_TARGETS,
    DESKTOP,
    PHONE,
    OpenPage,
    Server,
    go,
    look,
    overflow,
    settled,
    violations,
)

SMALLEST = (320, 720)
LOOKS: list[tuple[tuple[int, int], str, dict[str, Any]]] = [
    (DESKTOP, "light", AXE_OPTIONS), (DESKTOP, "dark", AXE_CONTRAST),
    (PHONE, "dark", AXE_CONTRAST), (PHONE, "light", AXE_OPTIONS),
]  # fmt: skip
# Words of a drawing that leave its card, and words in a column too narrow to read.
LOST = """() => [...document.querySelectorAll('main .card')].flatMap((card) => {
  const box = card.getBoundingClientRect();
  const outside = [...card.querySelectorAll('svg text')].filter((text) => {
    const { left, right } = text.getBoundingClientRect();
    return left < box.left - 1 || right > box.right + 1;
  });
  const squeezed = [...card.querySelectorAll('p, span, td, th, dd, bdi')].filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(one).fontSize) * 1.2;
    return one.children.length === 0 && one.textContent.trim() && !one.closest('.visually-hidden') && width > 0 && width < 100 && height > 5 * line;
  });
  return [...outside, ...squeezed].map((one) => one.textContent.slice(0, 60));
})"""
HIDDEN = "may not exist, or is not shared with you"
OBJECTS = """{
  viewer { employee { id manager { id } goals(first: 1, where: {state: [ACTIVE]}) { nodes { id allowedActions } } developmentPlans { id allowedActions } checkIns(first: 2) { nodes { id state } } reports(first: 1) { nodes { id } } } }
  currentPeriod { id }
  roleProfiles { id }
  planningSessions(first: 2) { nodes { id } }
  goals(first: 1, where: {level: [COMPANY]}) { nodes { id } }
  reviewCycles(first: 1) { nodes { id } }
  reviewTemplates { id }
  rewards(first: 1) { nodes { id } }
  handoverFiles(first: 1) { nodes { id } }
  feedback(first: 1, where: {direction: RECEIVED}) { nodes { id } }
  feedbackRequests(first: 1) { nodes { id } }
  feedbackRounds(first: 1) { nodes { id } }
  write: reviews(first: 1, where: {scope: TO_WRITE}) { nodes { id cycle { id } } }
  oneOnOnes(first: 1, where: {state: [ACTIVE]}) { nodes { id pastMeetings(first: 1) { nodes { id } } } }
  calibrationSessions(first: 1) { nodes { id } }
  organisationAppraisals(first: 2) { nodes { id } }
  about: reviews(first: 1, where: {scope: ABOUT_ME, state: [ACKNOWLEDGED]}) { nodes { id cycle { id } } }
}"""
PERSON_TABS = ["", "/goals", "/development", "/conversation", "/feedback", "/reviews", "/rewards"]
EVERYBODY = [
    "/home/me", "/inbox/needs", "/inbox/info", "/inbox/snoozed", "/goals?scope=me", "/goals?scope=company&view=tree", "/goals?scope=company&view=map", "/goals/new",
    "/check-ins", "/feedback/received", "/feedback/given", "/feedback/public", "/feedback/requests", "/recognition", "/one-on-ones", "/reviews", "/reviews?tab=about-me", "/rewards",
    "/development", "/development/mentoring", "/development/roles", "/development/skills", "/development/sessions",
    "/appraisals", "/people", "/people/open-roles", "/people/open-roles?state=FILLED", "/admin/tokens", "/preferences", "/periods",
]  # fmt: skip
PAGES = {
    "employee": EVERYBODY,
    "manager": [
        "/home/team", "/development/team", "/goals?scope=team", "/goals/assign", "/feedback/team", "/feedback/rounds", "/reviews?tab=team", "/rewards/new", "/rewards/budgets",
        "/calibration", "/insights/skills", "/insights/standards?by=MANAGER", "/insights/candidates", "/insights/ratings?by=MANAGER",
    ],
    "skip-level manager": ["/home/team?levels=all", "/home/company", "/rewards"],
    "HR partner": [
        "/home/company", "/people/import", "/people/open-roles?state=WITHDRAWN", "/insights/candidates", "/admin/cycles", "/admin/cycles/new", "/admin/forms", "/admin/forms/new", "/reviews?tab=all", "/rewards",
        "/rewards/budgets", "/rewards/handover", "/rewards/handover?channel=leave", "/rewards/rules", "/rewards/split", "/admin/audit", "/admin/time", "/admin/feeds", "/feedback/reported",
        "/periods", "/goals/assign", "/insights/skills?by=MANAGER", "/insights/standards", "/insights/ratings",
    ],
    "administrator": ["/home/me", "/admin/accounts", "/admin/webhooks", "/admin/audit", "/admin/settings", "/people/import"],
}  # fmt: skip


def own_pages(server: Server, role: str) -> list[str]:
    """The pages of single objects that this role may open."""
    seen = server.ask(role, OBJECTS)
    pages = [f"/goals/{goal['id']}" for goal in seen["goals"]["nodes"]]
    for series in seen["oneOnOnes"]["nodes"]:
        pages.append(f"/one-on-ones/{series['id']}")
        pages += [f"/one-on-ones/{series['id']}/{it['id']}" for it in series["pastMeetings"]["nodes"]]
    for kind, place in (("feedback", "item"), ("feedbackRequests", "requests"), ("feedbackRounds", "rounds")):
        pages += [f"/feedback/{place}/{row['id']}" for row in seen[kind]["nodes"]]
    employee = seen["viewer"]["employee"]
    if employee:
        pages += [f"/people/{employee['id']}{tab}" for tab in PERSON_TABS]
        pages += [f"/goals/{goal['id']}" for goal in employee["goals"]["nodes"]]
        if role == "employee":
            pages += [
                f"/goals/{goal['id']}/amend"
                for goal in employee["goals"]["nodes"]
                if "AMEND" in goal["allowedActions"]
            ]
        pages += [
            f"/check-ins/one/{it['id']}" for it in employee["checkIns"]["nodes"] if it["state"] != "DRAFT"
        ]
        pages += [f"/check-ins/{report['id']}" for report in employee["reports"]["nodes"]]
        if role == "HR partner":
            pages += [f"/people/{report['id']}/privacy" for report in employee["reports"]["nodes"]]
        pages += [f"/people/{employee['manager']['id']}"] if employee["manager"] else []
        pages += [
            f"/development/plans/{plan['id']}{end}"
            for plan in employee["developmentPlans"][:1]
            for end in ("", *(["/edit"] if "EDIT" in plan["allowedActions"] else []))
        ]
        pages.append(f"/development/agreement/{employee['id']}/{seen['currentPeriod']['id']}")
    pages.append(f"/development/roles/{seen['roleProfiles'][0]['id']}")
    pages += [f"/development/sessions/{session['id']}" for session in seen["planningSessions"]["nodes"]]
    for review in seen["write"]["nodes"] + seen["about"]["nodes"]:
        pages.append(f"/reviews/{review['cycle']['id']}/{review['id']}")
    pages += [f"/reviews/{review['id']}/print" for review in seen["about"]["nodes"]]
    pages += [f"/rewards/{reward['id']}" for reward in seen["rewards"]["nodes"]]
    pages += [f"/rewards/handover/{file['id']}" for file in seen["handoverFiles"]["nodes"]]
    if role in ("employee", "HR partner"):
        pages += [f"/appraisals/{one['id']}" for one in seen["organisationAppraisals"]["nodes"]]
    if role == "manager":
        for session in seen["calibrationSessions"]["nodes"]:
            pages += [f"/calibration/{session['id']}", f"/calibration/{session['id']}?view=table"]
    if role == "HR partner":
        pages.append(f"/development/roles/{seen['roleProfiles'][0]['id']}/edit")
        pages += [f"/admin/cycles/{cycle['id']}" for cycle in seen["reviewCycles"]["nodes"]]
        pages += [f"/admin/forms/{seen['reviewTemplates'][0]['id']}{end}" for end in ("", "/edit")]
    return pages


async def faults(page: Page) -> list[str]:
    """What is wrong with a page in any of its four looks, and on the smallest phone."""
    found = [] if await page.locator("h1").count() == 1 else ["has no single h1"]
    # The theme changes colours only, so its second look asks for the contrast alone.
    for size, theme, options in LOOKS:
        await look(page, size, theme)
        found += [f"{size} {theme}: {one}" for one in await violations(page, options)]
        if wide := await overflow(page):
            found.append(f"{size}: {wide} px too wide")
        found += [f"{size}: lost or squeezed: {words}" for words in await page.evaluate(LOST)]
    await look(page, SMALLEST, "light")
    if wide := await overflow(page):
        found.append(f"{SMALLEST}: {wide} px too wide")
    found += [f"{SMALLEST}: {one}" for one in await violations(page, AXE_TARGETS)]
    await look(page, DESKTOP, "light")
    return found


@pytest.mark.parametrize("role", PAGES)
async def test_every_page_loads_fits_and_is_accessible(demo: Server, open_page: OpenPage, role: str) -> None:
    page = await open_page(demo, "/preferences", role=role)
    found = {}
    for path in PAGES[role] + own_pages(demo, role):
        await go(page, path)
        wrong = await faults(page)
        if await page.get_by_text(HIDDEN).count():
            wrong.append("is hidden")
        if wrong:
            found[path] = wrong
    assert found == {}


@pytest.mark.parametrize(
    "path", ["/sign-in", "/reset", "/reset/unknown", "/invitation/unknown", "/set-up", "/guest/unknown"]
)
async def test_the_gate_fits_and_is_accessible(demo: Server, open_page: OpenPage, path: str) -> None:
    page = await open_page(demo, path)
    await settled(page)
    assert await faults(page) == []
