"""Each home answers its question in its first sentence, and every link of it leads somewhere."""

import re

import httpx2
import pytest
from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, settled

NESTED = """{ employees(first: 20) { nodes { name department { name } manager { name }
  goals(first: 3) { nodes { title status progress keyResults { title currentValue } } } } } }"""


@pytest.mark.parametrize(
    ("role", "home"),
    [("employee", "/home/me"), ("manager", "/home/team"), ("HR partner", "/home/company")],
)
async def test_the_first_sentence_is_true_to_its_links(
    demo: Server, open_page: OpenPage, role: str, home: str
) -> None:
    page = await open_page(demo, home, role=role)
    await settled(page)
    sentence = page.locator(".page-head .lede")
    await expect(sentence).to_have_text(re.compile(r"^[A-Z0-9].*\.$"))
    assert await sentence.get_by_role("link").count() > 0
    links = await page.locator("main a[href^='/']").evaluate_all(
        "all => [...new Set(all.map(a => a.getAttribute('href')))]"
    )
    # One goal or person opens as the next does.
    of_a_kind = {re.sub(r"/[A-Za-z0-9_-]{30,}|=[^&]+", "/*", href): href for href in links}
    for href in of_a_kind.values():
        await page.goto(demo.url + href)
        await settled(page)
        assert await page.get_by_text("may not exist, or is not shared with you").count() == 0, href
        assert await page.get_by_role("alert").count() == 0, href
    assert links


def test_an_integration_reads_the_same_by_one_nested_query(demo: Server) -> None:
    people = demo.ask("integration", NESTED)["employees"]["nodes"]
    assert len(people) == 20
    assert any(goal["keyResults"] for person in people for goal in person["goals"]["nodes"])
    stranger = httpx2.post(f"{demo.url}/graphql", json={"query": NESTED}, timeout=30)
    assert stranger.status_code == 401
