"""Every page, as every role, on desktop and phone, light and dark: it loads, it fits, axe finds nothing."""

import pytest

from tests.e2e.conftest import DESKTOP, PHONE, OpenPage, Server, overflow, violations

PAGES = {
    "employee": [
        "/home/me",
        "/inbox/needs",
        "/goals?scope=me",
        "/feedback/received",
        "/reviews",
        "/rewards",
        "/people",
    ],
    "manager": [
        "/home/team",
        "/goals?scope=team",
        "/goals?scope=company&view=tree",
        "/reviews",
        "/rewards",
        "/people",
    ],
    "hr": ["/home/company", "/people/import", "/admin/cycles", "/rewards", "/reviews"],
    "administrator": ["/home/me", "/admin/accounts", "/admin/audit"],
}
VARIANTS = [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")]


@pytest.mark.parametrize(("role", "path"), [(role, path) for role, paths in PAGES.items() for path in paths])
async def test_the_page_loads_fits_and_is_accessible(
    demo: Server, open_page: OpenPage, role: str, path: str
) -> None:
    for size, theme in VARIANTS:
        page = await open_page(demo, path, role=role, size=size, theme=theme)
        await page.wait_for_load_state("networkidle")
        assert await page.locator("h1").count() == 1, f"{path} has no single h1"
        assert await page.get_by_text("may not exist, or is not shared with you").count() == 0
        assert await overflow(page) == 0
        assert await violations(page) == [], (size, theme)
        await page.context.close()
