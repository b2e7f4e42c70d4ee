"""Who knows of requests, rounds and reports, and reads comments on check-ins: every kind of actor, by every path."""

from datetime import timedelta
from typing import Any

import pytest

from headway.monitoring import actions
from headway.monitoring.models import CheckIn, FeedbackReport
from headway.monitoring.rules import CheckInState, FeedbackKind, FeedbackVisibility, RoundKind
from headway.monitoring.rules.comments import CommentSubject
from headway.platform.actor import Scope
from tests.access.test_check_ins_access import ROWS as CHECK_INS
from tests.company import NOON, TODAY, Company, data, gid, make_company
from tests.conftest import Ask
from tests.factories import make_employee

ACTORS = (*CHECK_INS, "vincent")
SOON = TODAY + timedelta(days=7)
REQUEST = """query($id: ID!, $answer: ID!) {
    node(id: $id) { ... on FeedbackRequest { text } } feedbackRequest(id: $id) { text }
    feedbackRequests { totalCount nodes { text } }
    answer: node(id: $answer) { ... on Feedback { request { text } } }
}"""
ROUND = """query($id: ID!) {
    node(id: $id) { ... on FeedbackRound { text } }
    feedbackRound(id: $id) { figures { answers } answers { text employee { name } } }
    feedbackRounds { totalCount nodes { text } }
}"""
REPORT = """query($id: ID!) {
    node(id: $id) { ... on Feedback { text reports { reason keptText reporter { name } } } }
    feedback { nodes { text reports { reason keptText } } }
    reported: feedback(where: {direction: REPORTED}) { totalCount }
}"""
COMMENT = """query($id: ID!, $subject: ID!) { node(id: $id) { ... on Comment { text } }
    subject: node(id: $subject) { ... on CheckIn { comments { totalCount nodes { text } } } } }"""


@pytest.fixture
async def company(database: object, clock: object) -> Company:
    """Vincent is Mona's sixth report; he is asked nothing."""
    company = await make_company()
    company.people["vincent"] = await make_employee(
        "Vincent", manager=company.people["mona"], department=company.support
    )
    return company


@pytest.mark.parametrize(("by", "about"), [("priya", "priya"), ("mona", "priya")])
async def test_of_a_request_the_two_know(ask: Ask, company: Company, by: str, about: str) -> None:
    paul, person = company.people["paul"], company.people[about]
    [asked] = await actions.ask_for_feedback(
        company.actor(by), respondent_ids=[paul.id], about_id=person.id, text="How?", due_on=SOON
    )
    answer = await actions.give_feedback(
        company.actor("paul"), receiver_id=person.id, kind=FeedbackKind.NOTE, text="Well.",
        visibility=FeedbackVisibility.PUBLIC, request_id=asked.id,
    )  # fmt: skip
    for kind in ACTORS:
        seen = data(await ask(REQUEST, {"id": gid(asked), "answer": gid(answer)}, as_=company.actor(kind)))
        text = {"text": "How?"} if kind in {by, "paul"} else None
        assert (seen["node"], seen["feedbackRequest"]) == (text, text), kind
        found = [text] if text else []
        assert seen["feedbackRequests"] == {"totalCount": len(found), "nodes": found}, kind
        # The answer is public; that it was asked for is not.
        assert (seen["answer"] or {"request": None})["request"] == text, kind
    token = company.actor("priya", scopes=frozenset({Scope.GOALS_READ}))
    assert data(await ask(REQUEST, {"id": gid(asked), "answer": gid(answer)}, as_=token))["node"] is None


# Kind of actor: knows of a round about Mona while it is open, and reads its answers once it is closed.
ROUNDS = {
    "mona": "yes yes",
    "vera": "yes yes",
    "ada": "yes yes",
    "hanna": "yes yes",
    "priya": "yes no",
    "paul": "yes no",
    "vincent": "no no",
    "dora": "no no",
    "carl": "no no",
    "tom": "no no",
    "otto": "no no",
    "admin": "no no",
    "integration": "no no",
    "narrow": "no no",
    "nobody": "no no",
}


@pytest.mark.parametrize("number", [5, 4])
async def test_what_is_answered_without_names(ask: Ask, company: Company, number: int) -> None:
    invited = ["priya", "paul", "tina", "r1", "r2"]
    for name in invited[3:]:
        company.people[name] = await make_employee(name, department=company.board)
    found = await actions.open_round(
        company.actor("mona"), kind=RoundKind.QUESTION, closes_on=SOON, text="What helps?",
        invited_ids=[company.people[name].id for name in invited],
    )  # fmt: skip
    for name in invited[:number]:
        await actions.answer_round(company.actor(name), id=found.id, rating=4, text="Time.")
    for closed in (False, True):
        for kind, row in ROUNDS.items():
            knows, reads = (word == "yes" for word in row.split())
            seen = data(await ask(ROUND, {"id": gid(found)}, as_=company.actor(kind)))
            assert seen["node"] == ({"text": "What helps?"} if knows else None), kind
            assert seen["feedbackRounds"]["totalCount"] == len(seen["feedbackRounds"]["nodes"]) == knows, kind
            shown = closed and reads and number == 5
            figures = {"answers": 5} if shown else None
            answers = [{"text": "Time.", "employee": None}] * 5 if shown else []
            told = {"figures": figures, "answers": answers} if knows else None
            assert seen["feedbackRound"] == told, (kind, closed)
        if not closed:
            await actions.close_round(company.actor("mona"), id=found.id, version=1)


# Kind of actor: the report's reason and the words while it waits; the reason, the words that were hidden after that.
REPORTS = {
    "priya": (("Abuse.", ""), "You fool.", ("Abuse.", "")),
    "hanna": (("Abuse.", ""), "You fool.", ("Abuse.", "You fool.")),
    "paul": (None, "You fool.", None),
}


async def test_of_a_report_its_writer_and_hr_know_and_hr_keeps_the_words(ask: Ask, company: Company) -> None:
    given = await actions.give_feedback(
        company.actor("paul"), receiver_id=company.people["priya"].id, kind=FeedbackKind.NOTE,
        visibility=FeedbackVisibility.RECEIVER, text="You fool.",
    )  # fmt: skip
    await actions.report_feedback(company.actor("priya"), id=given.id, version=1, reason="Abuse.")
    for hidden in (False, True):
        for kind in ACTORS:
            before, words, after = REPORTS.get(kind, (None, None, None))
            seen = data(await ask(REPORT, {"id": gid(given)}, as_=company.actor(kind)))
            report = after if hidden else before
            reports = [{"reason": report[0], "keptText": report[1]}] if report else []
            text = "" if hidden and words else words
            row = {"text": text, "reports": reports}
            assert seen["feedback"]["nodes"] == ([row] if words else []), (kind, hidden)
            named = [one | {"reporter": {"name": "Priya"}} for one in reports]
            assert seen["node"] == (row | {"reports": named} if words else None), (kind, hidden)
            assert seen["reported"]["totalCount"] == (kind == "hanna"), (kind, hidden)
        if not hidden:
            await actions.hide_feedback(company.actor("hanna"), id=given.id, version=2, reason="It is.")
    # What HR hid without being asked is theirs to restore for as long as they are HR there, and no longer.
    public = await actions.give_feedback(
        company.actor("paul"), receiver_id=company.people["priya"].id, kind=FeedbackKind.NOTE,
        visibility=FeedbackVisibility.PUBLIC, text="You fool.",
    )  # fmt: skip
    await actions.hide_feedback(company.actor("hanna"), id=public.id, version=1, reason="Abuse.")
    assert await FeedbackReport.filter(reporter_id=company.people["hanna"].id).count() == 1
    no_role: dict[str, Any] = {"roles": frozenset(), "hr_departments": frozenset()}
    for roles, kept in (({}, "You fool."), (no_role, "")):
        actor = company.actor("hanna", **roles)
        [report] = data(await ask(REPORT, {"id": gid(public)}, as_=actor))["node"]["reports"]
        assert report == {"reason": "Abuse.", "keptText": kept, "reporter": {"name": "Hanna"}}


@pytest.mark.parametrize("state", [CheckInState.PUBLISHED, CheckInState.DRAFT])
async def test_comments_are_read_where_the_check_in_is(
    ask: Ask, company: Company, state: CheckInState
) -> None:
    priya = company.people["priya"]
    row: Any = await CheckIn.create(
        employee=priya, author=priya, state=state, wins="Won.", effective_on=TODAY, recorded_at=NOON, created_at=NOON, updated_at=NOON,
    )  # fmt: skip
    comment = await actions.add_comment(
        company.actor("priya"), kind=CommentSubject.CHECK_IN, subject_id=row.id, text="More of it."
    )
    for kind, answers in CHECK_INS.items():
        reads = answers.split()[state is CheckInState.PUBLISHED] == "yes"
        given = {"id": gid(comment), "subject": gid(row)}
        seen = data(await ask(COMMENT, given, as_=company.actor(kind)))
        text = {"text": "More of it."}
        assert seen["node"] == (text if reads else None), kind
        assert seen["subject"] == ({"comments": {"totalCount": 1, "nodes": [text]}} if reads else None), kind
