"""A reward from its proposal to payroll: who agrees, where the budget ends, and when the person knows."""

import csv
import io
import re
from pathlib import Path

from playwright.async_api import Page, expect

from tests.e2e.conftest import OpenPage, Server, go, settled

REASON = "Priya halved the time until customers get a first reply, and taught four depots to do the same."


BONUSES = """query($period: ID) { budgets(periodId: $period, where: {kind: [BONUS]}) {
  id version planned currency period { id } department { id name } } }"""
PLAN = "mutation($input: SetBudgetInput!) { setBudget(input: $input) { __typename } }"


def plan_more(server: Server, unit: str, amount: int) -> None:
    """HR plans more for the bonuses of a unit."""
    [budget] = [
        it
        for it in server.ask("HR partner", BONUSES)["budgets"]
        if it["department"] and it["department"]["name"] == unit
    ]
    given = {name: budget[name] for name in ("version", "currency")} | {"kind": "BONUS"}
    places = {"periodId": budget["period"]["id"], "departmentId": budget["department"]["id"]}
    planned = str(float(budget["planned"]) + amount)
    made = server.ask("HR partner", PLAN, {"input": given | places | {"planned": planned}})
    assert made == {"setBudget": {"__typename": "SetBudgetPayload"}}


async def propose_bonus(page: Page, amount: str) -> str:
    """Propose a bonus for Priya Nair; the address of the reward."""
    await go(page, "/rewards/new")
    await page.get_by_role("combobox", name="For", exact=True).fill("Priya")
    await page.get_by_role("option", name=re.compile("Priya Nair")).click()
    await page.get_by_label("Bonus", exact=True).last.fill(amount)
    await page.get_by_role("textbox", name="In words").fill(REASON)
    await expect(page.get_by_text("Then an HR partner decides.")).to_be_visible()
    await page.get_by_role("button", name="Propose", exact=False).last.click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Priya Nair")
    return re.sub(r"^https?://[^/]+", "", page.url)


async def approve(page: Page, reward: str) -> None:
    await go(page, reward)
    await page.get_by_role("button", name="Approve").first.click()
    await expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    await settled(page)


async def test_a_bonus_is_proposed_approved_twice_and_then_told(
    workshop: Server, open_page: OpenPage
) -> None:
    plan_more(workshop, "Customer Support", 1200)
    manager = await open_page(workshop, "/home/team", role="manager")
    reward = await propose_bonus(manager, "1200")
    assert await manager.get_by_role("button", name="Approve").count() == 0
    above = await open_page(workshop, "/rewards", role="skip-level manager")
    await approve(above, reward)
    await expect(above.get_by_text(re.compile("^Approved")).first).to_be_visible()
    hr = await open_page(workshop, "/rewards", role="HR partner")
    await approve(hr, reward)
    await expect(hr.get_by_text(re.compile("^Approved")).first).to_be_visible()

    employee = await open_page(workshop, reward, role="employee")
    await expect(employee.get_by_text("may not exist, or is not shared with you")).to_be_visible()
    await manager.reload()
    await manager.get_by_role("button", name=re.compile("^Tell")).click()
    await manager.get_by_role("dialog").get_by_role("button", name="Tell Priya Nair").click()
    await expect(manager.get_by_text("Priya Nair sees it in some seconds.").first).to_be_visible()
    await expect(manager.get_by_role("button", name="Stop telling")).to_be_visible()
    await expect(manager.get_by_role("button", name="Stop telling")).to_have_count(0)
    await employee.reload()
    await expect(employee.get_by_text(REASON)).to_be_visible()


async def test_the_budget_is_a_hard_stop_that_says_what_is_left(
    workshop: Server, open_page: OpenPage
) -> None:
    manager = await open_page(workshop, "/home/team", role="manager")
    reward = await propose_bonus(manager, "4800")
    above = await open_page(workshop, "/rewards", role="skip-level manager")
    await approve(above, reward)
    hr = await open_page(workshop, "/rewards", role="HR partner")
    await go(hr, reward)
    if await hr.get_by_role("button", name="Approve").count():
        await hr.get_by_role("button", name="Approve").first.click()
    await expect(hr.get_by_role("alert").first).to_contain_text(
        re.compile(r"but the budget has [\d,.]+ EUR left")
    )


async def test_a_file_is_the_same_each_time_and_its_answers_come_back(
    workshop: Server, open_page: OpenPage, tmp_path: Path
) -> None:
    page = await open_page(workshop, "/rewards/handover", role="HR partner")
    await page.get_by_role("button", name="Make file").click()
    made = page.get_by_text(re.compile(r"^File \d+ is made")).first
    await expect(made).to_be_visible()
    number = (await made.inner_text()).split()[1]
    link = page.get_by_role("link", name=f"CSV of file {number}", exact=True)
    files = []
    for _ in range(2):
        async with page.expect_download() as download:
            await link.click()
        files.append((await (await download.value).path()).read_bytes())
    assert files[0] == files[1]
    lines = list(csv.DictReader(io.StringIO(files[0].decode(), newline="")))
    assert lines
    await page.get_by_role("link", name=f"File {number}", exact=True).click()
    await expect(page.get_by_role("heading", name=f"Payroll: file {number}")).to_be_visible()
    rows = [(line["reward"], line["entry"], "TAKEN", "") for line in lines[1:]]
    for said, told in (("NO", "Nothing was noted."), ("REFUSED", f"{len(lines)} noted, 0 the same")):
        answers = tmp_path / f"{said}.csv"
        with answers.open("w", newline="") as out:
            head = [
                ("reward", "entry", "status", "message"),
                (lines[0]["reward"], lines[0]["entry"], said, "No account."),
            ]
            csv.writer(out, delimiter=";").writerows([*head, *rows])
        await page.get_by_label("File of answers").set_input_files(answers)
        await expect(page.get_by_text(told)).to_be_visible()
    await page.get_by_role("radio", name="Refused").click()
    await expect(page.get_by_text("No account.")).to_be_visible()
    await page.get_by_role("button", name=re.compile("^Hand over again")).click()
    await expect(page.get_by_text("Handed over again.")).to_be_visible()
