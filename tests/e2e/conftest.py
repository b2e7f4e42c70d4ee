"""A real browser on a real server: the demo company, or an empty database."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from inspect import iscoroutinefunction
from pathlib import Path
from typing import Any

import httpx2
import pytest
import pytest_asyncio
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.async_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    async_playwright,
    expect,
)
from playwright.async_api import TimeoutError as Late

from headway.cli.demo.opening import Demo, prepare
from tests.databases import now

COMPANY = Demo(seed=1, people=120)
SAMPLES = Path(__file__).parents[1] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DESKTOP, PHONE = (1440, 900), (390, 844)
# How many seconds anything is waited for, however busy the machine: what does not come then does not come. It costs nothing where
# all is well.
PATIENCE = 60
expect.set_options(timeout=PATIENCE * 1000)
# How many answers a page waits for, its own and those for what it does on its own.
ASKING = """window.asking = 0;
const ask = window.fetch;
window.fetch = async (...given) => {
  window.asking += 1;
  try {
    const answer = await ask(...given);
    await answer.clone().arrayBuffer();
    return answer;
  } finally {
    window.asking -= 1;
  }
};"""
# What comes of an answer (a drawing, a redirect, another question) begins within a few frames, however slow the machine is.
SETTLED = """() => {
  const { status, location, resolvedLocation } = window.__TSR_ROUTER__?.state ?? {};
  const here = window.location.pathname + window.location.search + window.location.hash;
  const calm = status === 'idle' && resolvedLocation?.href === location.href && location.href === here
    && window.asking === 0 && document.querySelector('h1') !== null && document.querySelector('.skeleton') === null;
  window.calmFrames = calm ? (window.calmFrames ?? 0) + 1 : 0;
  return window.calmFrames > 6;
}"""
UNREST = """() => {
  const { status, location, resolvedLocation } = window.__TSR_ROUTER__?.state ?? {};
  return { status, to: location?.href, at: resolvedLocation?.href, asking: window.asking, frames: window.calmFrames,
    titles: document.querySelectorAll('h1').length, skeletons: document.querySelectorAll('.skeleton').length };
}"""
# What a form keeps on the device, as `device-store.ts` does; each look answers what the one before it found.
KEPT = """(words) => {
  const asked = indexedDB.open('headway-drafts', 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore('drafts');
  asked.onsuccess = () => {
    const drafts = asked.result.transaction('drafts').objectStore('drafts').getAll();
    drafts.onsuccess = () => {
      asked.result.close();
      window.kept = JSON.stringify(drafts.result).includes(words);
    };
  };
  return window.kept === true;
}"""
# As UX.md asks: every success criterion of WCAG 2.2 AA, the size of targets too.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    # Only what is wrong is of interest; the rest would cost time on its way out of the browser.
    "resultTypes": ["violations"],
}
AXE_TARGETS = {"runOnly": ["target-size"], "resultTypes": ["violations"]}
AXE_CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one event loop, since a browser belongs to its loop."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if iscoroutinefunction(getattr(item, "obj", None)):
                item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@dataclass(frozen=True)
class SignIn:
    """One of the demo's sign-ins."""

    role: str
    name: str
    email: str
    password: str
    token: str


@dataclass(frozen=True)
class Server:
    """A running Headway."""

    url: str
    sign_ins: dict[str, SignIn] = field(default_factory=dict)

    def ask(self, role: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """One GraphQL request with the token of a role; its data."""
        answer = httpx2.post(
            f"{self.url}/graphql",
            json={"query": query, "variables": variables or {}},
            headers={"authorization": f"Bearer {self.sign_ins[role].token}"},
            timeout=PATIENCE,
        ).json()
        assert "errors" not in answer, answer
        data: dict[str, Any] = answer["data"]
        return data

    def with_person(self, role: str, email: str) -> "Server":
        """The same server with one more sign-in; the demo's people share one password."""
        return replace(
            self, sign_ins=self.sign_ins | {role: replace(self.sign_ins["employee"], role=role, email=email)}
        )


@contextmanager
def running(*words: str, **settings: str) -> Iterator[str]:
    """A `headway` command in a process of its own; the line in which it says where it is."""
    command = [sys.executable, "-m", "headway", *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"HEADWAY_DATABASE_URL": ""} | settings
    ) as process:
        assert process.stdout is not None
        try:
            yield next(line for line in process.stdout if "http://" in line)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


@pytest.fixture(scope="session")
def browser_is_here() -> None:
    """Skips with a plain reason where there is no Chromium, unless the run demands one."""
    if CHROMIUM is None and os.environ.get("HEADWAY_REQUIRE_BROWSER") != "1":
        pytest.skip("no Chromium on this machine; install one to run the browser tests")


@pytest.fixture(scope="session")
def company(browser_is_here: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the demo company, made once for both servers."""
    file = tmp_path_factory.mktemp("company") / "headway.db"
    now(prepare(f"sqlite://{file}", COMPANY))
    return file


@contextmanager
def serving(company: Path, data: Path, **settings: str) -> Iterator[Server]:
    """`headway demo` on a copy of the company."""
    shutil.copy(company, data)
    words = ("demo", "--port", "0", "--data", str(data), "--json", *str(COMPANY).split())
    with running(*words, **settings) as line:
        ready = json.loads(line)
        yield Server(ready["url"], {entry["role"]: SignIn(**entry) for entry in ready["sign_ins"]})


@pytest.fixture(scope="session")
def demo(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo company, served, for tests that only look."""
    with serving(company, tmp_path_factory.mktemp("demo")) as server:
        yield server


@pytest.fixture(scope="session")
def workshop(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A second demo company, for journeys that write; each works on objects of its own.

    It takes only the documents that the pages were built with, so that every journey shows that they send no others.
    """
    data = tmp_path_factory.mktemp("workshop")
    with serving(company, data, HEADWAY_TRUSTED_DOCUMENTS="only") as server:
        yield server


@pytest.fixture
def empty(browser_is_here: None, tmp_path: Path) -> Iterator[Server]:
    """`headway serve` on an empty database."""
    with running("serve", "--port", "0", "--data", str(tmp_path)) as line:
        yield Server(line.split()[-1])


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(browser_is_here: None) -> AsyncIterator[Browser]:
    """One Chromium for all browser tests."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        await browser.close()


OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(browser: Browser) -> AsyncIterator[OpenPage]:
    """`await open_page(server, "/goals", role="employee", size=PHONE, theme="dark")`: a page, signed in; other hosts are blocked.

    The test fails at its end if a page asked another host, logged an error, or was refused something by the policy.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    async def open_(
        server: Server,
        path: str = "/",
        *,
        role: str | None = None,
        size: Sequence[int] = DESKTOP,
        theme: str = "light",
    ) -> Page:
        scheme: Any = theme
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        await context.add_init_script(ASKING)
        await context.route("**/*", lambda route: _own_host_only(route, server.url, complaints))
        context.set_default_timeout(PATIENCE * 1000)
        page = await context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if role:
            await sign_in(context, server, server.sign_ins[role].email, server.sign_ins[role].password)
        await page.goto(server.url + path)
        return page

    yield open_
    for context in contexts:
        await context.close()
    assert [c for c in complaints if not _expected(c)] == []


async def sign_in(context: BrowserContext, server: Server, email: str, password: str) -> None:
    """Put a session into the browser as the sign-in form does."""
    answer = await context.request.post(
        f"{server.url}/auth/sign-in", data={"email": email, "password": password}, headers={"x-headway": "1"}
    )
    assert answer.status == 200, await answer.text()


async def _own_host_only(route: Route, url: str, complaints: list[str]) -> None:
    if route.request.url.startswith((url, "data:", "blob:")):
        await route.continue_()
        return
    complaints.append(f"asked {route.request.url}")
    await route.abort()


def _expected(complaint: str) -> bool:
    # The browser itself reports every answer of 400 and above; tests of refusals cause them on purpose.
    return complaint.startswith("Failed to load resource: the server responded with a status of 4")


async def violations(page: Page, options: dict[str, Any] = AXE_OPTIONS) -> list[str]:
    """What axe finds wrong with a page."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    found = await page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['help']} ({', '.join(str(node['target']) for node in violation['nodes'][:3])})"
        for violation in found["violations"]
    ]


async def overflow(page: Page) -> int:
    """How many pixels a page scrolls sideways; 0 is right."""
    wide: int = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


async def go(page: Page, path: str) -> None:
    """Follow an address inside the application, as a link does, and wait until the page is there."""
    # What is still on its way to another page would win.
    await page.wait_for_function(SETTLED, polling="raf")
    await page.evaluate("path => history.pushState({}, '', path)", path)
    await settled(page)


async def settled(page: Page) -> None:
    """Wait until the page of this address has its title and nothing of it is still loading."""
    await page.evaluate("window.calmFrames = 0")
    try:
        await page.wait_for_function(SETTLED, polling="raf")
    except Late as late:
        message = f"{page.url} does not come to rest: {await page.evaluate(UNREST)}"
        raise AssertionError(message) from late


async def kept_on_device(page: Page, words: str) -> None:
    """Wait until what was typed outlives the tab."""
    await page.wait_for_function(KEPT, arg=words, polling=100)


async def switch(page: Page, words: str, *, on: bool) -> None:
    """A switch as it is to be, whatever it was: a new cycle begins with how the last one was."""
    one = page.get_by_role("switch", name=words)
    if await one.is_checked() is not on:
        await page.get_by_text(words).click()
    await expect(one).to_be_checked(checked=on)


async def search(page: Page, words: str) -> Locator:
    """Type into the palette, which is what the keys are for only once it is there."""
    palette = page.get_by_role("dialog", name="Search or run")
    await page.keyboard.press("Control+k")
    await expect(palette.get_by_role("combobox")).to_be_focused()
    await page.keyboard.type(words)
    return palette


async def look(page: Page, size: Sequence[int], theme: str) -> None:
    """Show the page that is open at another size and in another theme."""
    scheme: Any = theme
    await page.emulate_media(color_scheme=scheme)
    await page.set_viewport_size({"width": size[0], "height": size[1]})
