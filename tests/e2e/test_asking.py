"""People are asked, by name and without: one answers, one declines, time runs out; enough answers are told, and abuse is hidden."""

import re

from playwright.async_api import expect

from tests.e2e.conftest import OpenPage, Server, go

ROUND = "{ feedbackRounds(first: 20) { nodes { id state kind allowedActions } } }"
GIVE = """mutation($input: GiveFeedbackInput!) { giveFeedback(input: $input) {
    ... on GiveFeedbackPayload { feedback { id } } ... on UserErrors { errors { message } } } }"""
LAST = "{ feedback(first: 1, where: {direction: RECEIVED}) { nodes { id } } }"
ME = "{ viewer { employee { id } } }"
QUESTION = "How did the night shift plan work for you?"


async def test_three_are_asked_one_answers_one_declines_and_one_was_too_late(
    workshop: Server, open_page: OpenPage
) -> None:
    priya = await open_page(workshop, "/feedback/requests", role="employee")
    await priya.get_by_role("button", name="Ask for feedback").first.click()
    dialog = priya.get_by_role("dialog")
    for name in ("Amara Okafor", "Grace Kim", "Ingrid Solberg"):
        await dialog.get_by_role("combobox", name="Whom").fill(name)
        await priya.get_by_role("option", name=re.compile(name)).click()
        # The list is shut again, and covers neither who was chosen nor the buttons.
        await expect(priya.get_by_role("listbox")).to_have_count(0)
    await dialog.get_by_label("What would you like to know?").fill(QUESTION)
    await dialog.get_by_role("button", name="Ask", exact=True).click()
    await expect(priya.get_by_text("Asked 3 people.")).to_be_visible()

    amara = await open_page(workshop, "/inbox/needs", role="manager")
    task = amara.get_by_role("listitem").filter(has_text=QUESTION)
    await task.get_by_role("link", name="Answer").click()
    await amara.get_by_role("button", name="Answer Priya Nair", exact=True).click()
    answering = amara.get_by_role("dialog")
    await answering.get_by_role("textbox", name="What was good").fill(
        "On Monday you called ahead, so we had cover."
    )
    await answering.get_by_role("combobox", name="About a skill").click()
    skill = amara.get_by_role("option").nth(1)
    chosen = await skill.locator("bdi").first.inner_text()
    await skill.click()
    await answering.get_by_role("button", name="Send to Priya Nair").click()
    await expect(amara.get_by_role("article").get_by_text("Answered")).to_be_visible()

    grace = await open_page(workshop, "/feedback/requests", role="peer")
    await grace.get_by_role("button", name="Rather not answer Priya Nair").click()
    await grace.get_by_role("dialog").get_by_label("Why").fill("I was away that week.")
    await grace.get_by_role("dialog").get_by_role("button", name="Decline").click()
    await expect(grace.get_by_text("Declined.", exact=True)).to_be_visible()

    await priya.reload()
    mine = priya.get_by_role("article").filter(has_text=QUESTION)
    for name, state in (("Amara Okafor", "Answered"), ("Grace Kim", "Declined"), ("Ingrid Solberg", "Open")):
        await expect(mine.filter(has_text=name).get_by_text(state, exact=True)).to_be_visible()
    await expect(mine.filter(has_text="I was away that week.")).to_have_count(1)
    # What nobody answered in time is told, and nobody can answer it any more.
    late = priya.get_by_role("article").filter(has=priya.get_by_text("Expired", exact=True))
    await expect(late.first).to_be_visible()
    await expect(late.get_by_role("button")).to_have_count(0)
    # The notice leads to the very words, with the skill they name.
    [given] = workshop.ask("employee", LAST)["feedback"]["nodes"]
    await go(priya, "/inbox/info")
    told = priya.locator(f"a.task-title[href='/feedback/item/{given['id']}']")
    await told.filter(has_text="Amara Okafor gave you feedback.").click()
    await priya.get_by_role("button", name="Open what Amara Okafor wrote").click()
    await expect(priya.get_by_text("so we had cover.")).to_be_visible()
    await expect(priya.get_by_text(chosen, exact=True)).to_be_visible()


async def test_the_fifth_answer_makes_them_told_and_abuse_is_hidden(
    workshop: Server, open_page: OpenPage
) -> None:
    rounds = workshop.ask("employee", ROUND)["feedbackRounds"]["nodes"]
    id = next(one["id"] for one in rounds if "ANSWER" in one["allowedActions"])
    amara = await open_page(workshop, f"/feedback/rounds/{id}", role="manager")
    await expect(amara.get_by_text("people answered")).to_have_count(0)
    priya = await open_page(workshop, f"/feedback/rounds/{id}", role="employee")
    await priya.get_by_role("button", name="Answer", exact=True).click()
    dialog = priya.get_by_role("dialog")
    await dialog.get_by_role("radio", name="4").click()
    await dialog.get_by_label("In words").fill("Say on Monday what matters that week.")
    await dialog.get_by_role("button", name="Send").click()
    await expect(priya.get_by_text("Answered; nobody learns that it was you.")).to_be_visible()
    await expect(priya.get_by_role("button", name="Answer", exact=True)).to_have_count(0)
    await amara.get_by_role("button", name="Close now").click()
    await expect(amara.get_by_role("button", name="Close now")).to_have_count(0)
    await amara.reload()
    await expect(amara.get_by_text("5 people answered; the mean is").first).to_be_visible()
    said = amara.get_by_role("listitem").filter(has_text="Say on Monday what matters that week.")
    await expect(said).to_contain_text("without a name")
    await expect(said).not_to_contain_text("Priya")

    receiver = workshop.ask("employee", ME)["viewer"]["employee"]["id"]
    words = {
        "receiverId": receiver,
        "kind": "NOTE",
        "visibility": "RECEIVER",
        "text": "You are a fool, Priya.",
    }
    given = workshop.ask("peer", GIVE, {"input": words})["giveFeedback"]["feedback"]["id"]
    await go(priya, f"/feedback/item/{given}")
    await priya.get_by_role("button", name="Open what Grace Kim wrote").click()
    await priya.get_by_role("button", name="Report", exact=True).click()
    await priya.get_by_role("dialog").get_by_label("Why").fill("It is an insult.")
    await priya.get_by_role("dialog").get_by_role("button", name="Report to HR").click()
    await expect(priya.get_by_text("HR will look at it.")).to_be_visible()
    hr = await open_page(workshop, f"/feedback/item/{given}", role="HR partner")
    await hr.get_by_role("button", name="Hide", exact=True).click()
    await hr.get_by_role("dialog").get_by_label("Why").fill("It is one.")
    await hr.get_by_role("dialog").get_by_role("button", name="Hide", exact=True).click()
    await expect(hr.get_by_text("HR hid these words.")).to_be_visible()
    for reader in (priya, await open_page(workshop, f"/feedback/item/{given}", role="peer")):
        await reader.reload()
        await expect(reader.get_by_text("HR hid these words.")).to_be_visible()
        await expect(reader.get_by_text("You are a fool")).to_have_count(0)
