"""The hard cases of rights in a cycle, each under its name; and where every hard case of reviewing is tried."""

import ast
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from headway.graph.ids import global_id
from headway.people.access import visible_employees
from headway.people.actions.reporting import change_manager
from headway.platform.actor import Scope
from headway.reviewing.models import Answer, Review
from headway.reviewing.rules import QuestionKind, ReviewState
from tests.reviews import (
    MANAGER,
    SELF,
    Ask,
    Company,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
    save,
)

READ = "query($id: ID!) { review(id: $id) { state answers { text } } }"
# Each hard case of reviewing, and the test that is named after it.
TRIED: Final = {
    "the manager changes while a cycle runs": "test_manager_changes_mid_cycle",
    "the reviewer leaves": "test_reviewer_leaves",
    "the reviewee leaves": "test_reviewee_leaves",
    "somebody joins late": "test_late_joiner",
    "somebody is hired again": "test_rehire",
    "few raters": "test_few_raters",
    "a total minus the groups": "test_total_minus_groups",
    "a single answer arrives late": "test_single_answer_arrives_late",
    "the only report writes about the manager": "test_only_report_upward",
    "the manager of the manager": "test_skip_level",
    "a matrix manager": "test_matrix_manager",
    "a manager reviews the next one": "test_m_reviews_m1",
    "HR reviews HR": "test_hr_cannot_read_their_own_raw_360",
    "nobody above": "test_ceo_has_no_manager",
    "a department is re-organised": "test_department_reorganised_mid_cycle",
    "a long leave": "test_long_leave",
    "a question is edited after answers": "test_question_edited_after_answers",
    "another scale in the next cycle": "test_scale_changed_between_cycles",
    "opened again after signing": "test_reopened_after_signing",
    "manager, pay or goal value backdated": "test_backdated_manager_pay_or_goal_value",
    "two tabs, and sent twice": "test_double_submit_and_two_tabs",
    "deadlines in time zones": "test_deadline_in_time_zones",
    "a request to erase": "test_erasure_request",
    "the token of who leads no more": "test_token_of_a_manager_who_lost_the_role",
    "what an error tells": "test_error_text_tells_nothing",
}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


def test_every_hard_case_has_a_test_named_after_it() -> None:
    files = Path(__file__).parent.glob("test_hard_cases*.py")
    trees = [ast.parse(file.read_text()) for file in files]
    named = {it.name for tree in trees for it in tree.body if isinstance(it, ast.AsyncFunctionDef)}
    assert set(TRIED.values()) - named == set()


async def test_hr_cannot_read_their_own_raw_360(ask: Ask, company: Company) -> None:
    """Hanna looks after everybody but herself: of forms about her she hears what any person hears."""
    cycle = await launched(company, "hanna", "eli")
    asked = await question(company, MANAGER, QuestionKind.TEXT)
    for name in ("hanna", "eli"):
        review = await form(cycle, company.people[name], MANAGER)
        writer = next(one for one, who in company.people.items() if who.id == review.reviewer_id)
        assert refusals(await save(ask, company.actor(writer), review, asked, text="Raw.")) == []
        await Review.filter(id=review.id).update(state=ReviewState.SUBMITTED)
        seen = await ask(READ, {"id": global_id("Review", review.id)}, as_=company.actor("hanna"))
        expected = {"state": "SUBMITTED", "answers": [{"text": "Raw."}]} if name == "eli" else None
        assert seen.data["review"] == expected


async def test_double_submit_and_two_tabs(ask: Ask, company: Company) -> None:
    """Of two tabs that write one answer the second hears what is there; a form that is sent twice is handed in once."""
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    asked = await question(company, SELF, QuestionKind.TEXT)
    eli = company.actor("eli")
    assert refusals(await save(ask, eli, review, asked, text="First tab.")) == []
    clash = await save(ask, eli, review, asked, text="Second tab.")
    assert refusals(clash)[0][0] == "CONFLICT"
    assert clash["current"]["text"] == "First tab."
    assert (await Answer.get(review_id=review.id)).text == "First tab."
    await Review.filter(id=review.id).update(state=ReviewState.SUBMITTED)
    version = (await Review.get(id=review.id)).version
    sent = {"reviewId": global_id("Review", review.id), "version": version}
    assert refusals(await do(ask, eli, "SubmitReview", **sent))[0][0] == "WRONG_STATE"
    assert (await Review.get(id=review.id)).version == version


async def test_token_of_a_manager_who_lost_the_role(ask: Ask, company: Company) -> None:
    """What a token of Mona's reads follows from who reports to her at that moment, not from when it was made."""
    cycle = await launched(company)
    review = await form(cycle, company.people["eli"], SELF)
    await Review.filter(id=review.id).update(state=ReviewState.SHARED)
    token = company.actor("mona", scopes=frozenset({Scope.REVIEWS_READ, Scope.PEOPLE_READ}))
    of_manager = await form(cycle, company.people["eli"], MANAGER)
    await Review.filter(id=of_manager.id).update(reviewer_id=company.people["vera"].id)
    id = {"id": global_id("Review", review.id)}
    assert (await ask(READ, id, as_=token)).data["review"] is not None
    eli = await visible_employees(company.actor("alma")).get(id=company.people["eli"].id)
    await change_manager(
        company.actor("alma"), employee_id=eli.id, manager_id=company.people["omar"].id, version=eli.version
    )
    assert (await ask(READ, id, as_=token)).data["review"] is None


async def test_error_text_tells_nothing(ask: Ask, company: Company) -> None:
    """A form that may not be seen answers word for word as one that never was."""
    cycle = await launched(company)
    there = await form(cycle, company.people["eli"], MANAGER)
    never = global_id("Review", company.people["pia"].id)
    told = [
        await do(ask, company.actor("pia"), "SubmitReview", reviewId=id, version=1)
        for id in (global_id("Review", there.id), never)
    ]
    assert told[0] == told[1]
    assert refusals(told[0])[0][0] == "NOT_FOUND"
