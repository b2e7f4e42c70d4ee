"""Journey 4: a cycle from the ready-made template, written, hidden both ways, with evidence; shared and answered."""

from typing import Any, Final

import pytest

from headway.platform.working import do_all
from headway.reviewing.jobs import JOBS
from tests.web.journeys.conftest import Company
from tests.web.journeys.steps import aligned, log

CYCLE: Final = "cycle { id version state counts { participants selfSubmitted managerSubmitted shared acknowledged } problems { code } }"
FORM: Final = "review { id version state agreement overallRating }"
SEEN: Final = """query($id: ID!) { review(id: $id) { id state version answers { id text version question { title } } counterpartState
    questions { id kind title required overall } goals { id } evidence { id kind title cited } acknowledgementComment allowedActions } }"""
TO_WRITE: Final = "{ reviews(where: {scope: TO_WRITE}) { nodes { id direction } } }"


async def launched(company: Company, whom: str = "priya") -> Any:
    """A cycle about one person, checked and launched by the administrator."""
    admin = company["admin"]
    templates = (await admin.ask("{ reviewTemplates { id name } }"))["reviewTemplates"]
    [template] = [it for it in templates if it["name"] == "Half-year review"]
    cycle = await admin.do(
        "createReviewCycle", CYCLE, name="H2 2026", kind="HALF_YEAR", periodId=company.period, templateId=template["id"],
        selfDueOn="2026-12-01", managerDueOn="2026-12-08", signOffDueOn="2026-12-20", includeIds=[company.ids[whom]],
    )  # fmt: skip
    checked = await admin.do("checkReviewCycle", CYCLE, id=cycle["id"], version=cycle["version"])
    for code in sorted({problem["code"] for problem in checked["problems"]}):
        checked = await admin.do(
            "settleCycleProblems",
            CYCLE,
            id=cycle["id"],
            version=checked["version"],
            kind=code,
            reason="Fine.",
        )
    await admin.do("launchReviewCycle", CYCLE, id=cycle["id"], version=checked["version"], now=True)
    await do_all(JOBS)
    return (
        await admin.ask(f"query($id: ID!) {{ reviewCycle(id: $id) {{ {CYCLE[8:-2]} }} }}", id=cycle["id"])
    )["reviewCycle"]


async def to_write(company: Company, name: str) -> str:
    [form] = (await company[name].ask(TO_WRITE))["reviews"]["nodes"]
    return str(form["id"])


async def seen(company: Company, name: str, form: str) -> Any:
    return (await company[name].ask(SEEN, id=form))["review"]


async def save(company: Company, name: str, form: str, question: Any, **values: Any) -> Any:
    given = {"reviewId": form, "questionId": question["id"], "version": 0, **values}
    return await company[name].try_(
        "saveAnswer", "answer { id text version } review { state version }", **given
    )


async def answer_all(company: Company, name: str, form: str, rating: int = 3) -> None:
    """Everything that is required and still open."""
    page = await seen(company, name, form)
    done = {answer["question"]["title"] for answer in page["answers"]}
    for question in page["questions"]:
        if question["title"] in done or not question["required"]:
            continue
        if question["kind"] == "GOAL_REALISM":
            for goal in page["goals"]:
                await save(company, name, form, question, goalId=goal["id"], choice="REALISTIC")
        elif question["kind"] == "RATING":
            await save(company, name, form, question, rating=rating, text="It shows in the numbers.")
        else:
            await save(company, name, form, question, text="Something true.")


def asked(page: Any, kind: str, *, overall: bool = False) -> Any:
    return next(it for it in page["questions"] if it["kind"] == kind and it["overall"] == overall)


async def hand_in(company: Company, name: str, form: str) -> Any:
    page = await seen(company, name, form)
    return await company[name].try_("submitReview", FORM, reviewId=form, version=page["version"])


async def moved(company: Company, mutation: str, cycle: Any, **more: Any) -> Any:
    version = (await company["admin"].ask("query($id: ID!) { reviewCycle(id: $id) { version } }", id=cycle["id"]))["reviewCycle"]["version"]  # fmt: skip
    return await company["admin"].do(mutation, CYCLE, id=cycle["id"], version=version, **more)


@pytest.fixture
async def goal(company: Company) -> Any:
    """An agreed goal of Priya with a number, so that there is something to look back at."""
    goal = await aligned(company, "priya", "Close tickets the same day", None, agreed_by="mona")
    await log(company, "priya", goal["keyResults"][0]["id"], "59", note="A good month.")
    return goal


async def test_forms_are_hidden_both_ways_until_each_may_be_read(company: Company, goal: Any) -> None:
    await launched(company)
    hers, monas = await to_write(company, "priya"), await to_write(company, "mona")
    assert await seen(company, "priya", monas) is None
    page = await seen(company, "priya", hers)
    draft = await save(company, "priya", hers, asked(page, "TEXT"), text="I learned to say no.")
    assert draft["review"]["state"] == "IN_PROGRESS"
    assert (await seen(company, "mona", hers))["answers"] == []
    await answer_all(company, "priya", hers)
    assert "errors" not in await hand_in(company, "priya", hers)
    # Handed in, it still waits until the manager saved something of her own.
    assert (await seen(company, "mona", hers))["answers"] == []
    await save(
        company, "mona", monas, asked(await seen(company, "mona", monas), "TEXT"), text="She asks early."
    )
    assert "I learned to say no." in {it["text"] for it in (await seen(company, "mona", hers))["answers"]}
    for stranger in ("paul", "tom", "integration"):
        assert [await seen(company, stranger, form) for form in (hers, monas)] == [None, None]
    # A second tab with an old version loses nothing: it is told what is there.
    first = (await seen(company, "mona", monas))["answers"][0]
    stale = await save(
        company, "mona", monas, asked(await seen(company, "mona", monas), "TEXT"), text="Other.", version=0
    )
    assert (stale["errors"][0]["code"], stale["current"]["version"]) == ("CONFLICT", first["version"])


async def test_a_form_is_refused_with_all_its_problems_then_accepted_with_evidence(
    company: Company, goal: Any
) -> None:
    await launched(company)
    form = await to_write(company, "mona")
    refused = await hand_in(company, "mona", form)
    page = await seen(company, "mona", form)
    required = [it for it in page["questions"] if it["required"]]
    assert len(refused["errors"]) >= len(required)
    await answer_all(company, "mona", form, rating=5)
    refused = await hand_in(company, "mona", form)
    assert {error["code"] for error in refused["errors"]} == {"EVIDENCE_REQUIRED"}
    page = await seen(company, "mona", form)
    assert {it["kind"] for it in page["evidence"]} == {"GOAL", "PROGRESS_UPDATE"}
    proof = next(it for it in page["evidence"] if it["kind"] == "PROGRESS_UPDATE")
    ratings = {it["title"] for it in page["questions"] if it["kind"] == "RATING"}
    for answer in page["answers"]:
        if answer["question"]["title"] in ratings:
            cited = await company["mona"].try_(
                "citeEvidence",
                "answer { citations { label } }",
                answerId=answer["id"],
                kind=proof["kind"],
                evidenceId=proof["id"],
            )
            assert len(cited["answer"]["citations"]) == 1
    accepted = await hand_in(company, "mona", form)
    assert (accepted["review"]["state"], accepted["review"]["overallRating"]) == ("SUBMITTED", 5)


async def test_a_cycle_ends_shared_and_answered_with_a_disagreement(company: Company, goal: Any) -> None:
    cycle = await launched(company)
    hers, monas = await to_write(company, "priya"), await to_write(company, "mona")
    for name, form in (("priya", hers), ("mona", monas)):
        await answer_all(company, name, form)
        assert "errors" not in await hand_in(company, name, form)
    note = asked(await seen(company, "mona", monas), "PRIVATE_NOTE")
    assert (await save(company, "mona", monas, note, text="Too late."))["errors"][0]["code"] == "WRONG_STATE"
    assert (await moved(company, "moveReviewCycle", cycle))["state"] == "MANAGER_REVIEW"
    assert (await moved(company, "moveReviewCycle", cycle))["state"] == "SHARING"
    assert await seen(company, "priya", monas) is None
    page = await seen(company, "mona", monas)
    shared = await company["mona"].do("shareReview", FORM, reviewId=monas, version=page["version"])
    assert shared["state"] == "SHARED"
    told = await seen(company, "priya", monas)
    assert "Something true." in {it["text"] for it in told["answers"]}
    given = {"reviewId": monas, "version": told["version"], "agreement": "DISAGREE"}
    assert await company["priya"].refused("acknowledgeReview", **given) == ["REQUIRED comment"]
    assert await company["mona"].refused("acknowledgeReview", **given, comment="Fine.") == ["FORBIDDEN id"]
    answered = await company["priya"].do(
        "acknowledgeReview", FORM, **given, comment="The target moved in May."
    )
    assert (answered["state"], answered["agreement"]) == ("ACKNOWLEDGED", "DISAGREE")
    assert (await seen(company, "mona", monas))["acknowledgementComment"] == "The target moved in May."
    assert (await moved(company, "moveReviewCycle", cycle))["state"] == "SIGN_OFF"
    closed = await moved(company, "closeReviewCycle", cycle, reason="They talk about it first.")
    assert (closed["state"], closed["counts"]) == (
        "CLOSED", {"participants": 1, "selfSubmitted": 1, "managerSubmitted": 1, "shared": 1, "acknowledged": 1},
    )  # fmt: skip
    # What was shared is never edited.
    text = asked(told, "TEXT")
    assert (await save(company, "mona", monas, text, text="Rewritten."))["errors"][0]["code"] == "WRONG_STATE"


async def test_who_takes_part_stays_as_it_was_at_the_launch(company: Company, goal: Any) -> None:
    cycle = await launched(company)
    admin, people = company["admin"], "query($id: ID!) { employee(id: $id) { version manager { name } } }"
    version = (await admin.ask(people, id=company.ids["priya"]))["employee"]["version"]
    await admin.do(
        "changeManager",
        "employee { id }",
        employeeId=company.ids["priya"],
        managerId=company.ids["tom"],
        version=version,
    )
    assert (await admin.ask(people, id=company.ids["priya"]))["employee"]["manager"] == {"name": "Tom Roth"}
    frozen = "query($id: ID!) { reviewCycle(id: $id) { participants { nodes { title manager { name } managerReview { reviewer { name } } } } } }"
    assert (await admin.ask(frozen, id=cycle["id"]))["reviewCycle"]["participants"]["nodes"] == [
        {
            "title": "Agent",
            "manager": {"name": "Mona Diaz"},
            "managerReview": {"reviewer": {"name": "Mona Diaz"}},
        }
    ]
