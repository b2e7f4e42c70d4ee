"""Who may do what with a review and a cycle: what is offered is what is allowed."""

from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.platform.actor import Scope
from headway.reviewing.models import Review, ReviewCycle
from headway.reviewing.rules import CycleState, ReviewAction, ReviewState
from tests.access.test_reviewing_access import KINDS, written
from tests.reviews import MANAGER, SELF, Ask, Company, do, form, launched, make_company, refusals


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


# What each kind of actor may do with the manager's form of Eli, by its state.
DOES = {
    (ReviewState.ASSIGNED, CycleState.COLLECTING): {
        "mona": ["WRITE", "SUBMIT"],
        "hanna": ["SKIP", "REASSIGN"],
    },
    (ReviewState.IN_PROGRESS, CycleState.MANAGER_REVIEW): {
        "mona": ["WRITE", "SUBMIT"],
        "hanna": ["SKIP", "REASSIGN"],
    },
    (ReviewState.SUBMITTED, CycleState.MANAGER_REVIEW): {"mona": ["TAKE_BACK"]},
    (ReviewState.SUBMITTED, CycleState.SHARING): {"mona": ["SHARE"], "hanna": ["SHARE"]},
    (ReviewState.SHARED, CycleState.SIGN_OFF): {"eli": ["ACKNOWLEDGE"]},
    (ReviewState.ACKNOWLEDGED, CycleState.SHARING): {"mona": ["CORRECT"], "hanna": ["CORRECT"]},
    (ReviewState.ACKNOWLEDGED, CycleState.SIGN_OFF): {
        "eli": ["SIGN"],
        "mona": ["SIGN", "CORRECT"],
        "hanna": ["CORRECT"],
    },
    (ReviewState.SIGNED, CycleState.CLOSED): {"mona": ["CORRECT"], "hanna": ["CORRECT"]},
    (ReviewState.NOT_SIGNED, CycleState.ARCHIVED): {},
    (ReviewState.SKIPPED, CycleState.MANAGER_REVIEW): {},
    (ReviewState.IN_PROGRESS, CycleState.CANCELLED): {},
}
DOING: dict[ReviewAction, tuple[str, dict[str, Any]]] = {
    ReviewAction.SUBMIT: ("SubmitReview", {}),
    ReviewAction.TAKE_BACK: ("TakeBackReview", {}),
    ReviewAction.SHARE: ("ShareReview", {}),
    ReviewAction.ACKNOWLEDGE: ("AcknowledgeReview", {"agreement": "AGREE"}),
    ReviewAction.SKIP: ("SkipReview", {"reason": "On leave"}),
    ReviewAction.RESOLVE: ("ResolveDisagreement", {"outcome": "It stays."}),
    ReviewAction.SIGN: ("SignReview", {}),
    ReviewAction.RECORD_UNSIGNED: (
        "RecordUnsigned",
        {"signer": "EMPLOYEE", "outcome": "REFUSED", "reason": "Asked twice."},
    ),
}
NOT_ALLOWED = {"NOT_FOUND", "FORBIDDEN", "WRONG_STATE", "CLOSED", "OWN_RECORD"}


@pytest.mark.parametrize(("state", "phase"), DOES)
async def test_what_may_be_done_is_what_is_offered(
    ask: Ask, company: Company, state: ReviewState, phase: CycleState
) -> None:
    cycle = await written(company)
    review = await form(cycle, company.people["eli"], MANAGER)
    id = global_id("Review", review.id)
    for name in KINDS:
        await Review.filter(id=review.id).update(state=state, version=1)
        await ReviewCycle.all().update(state=phase)
        found = await ask(
            "query($id: ID!) { review(id: $id) { allowedActions } }", {"id": id}, as_=company.actor(name)
        )
        offered = found.data["review"]["allowedActions"] if found.data["review"] else []
        assert offered == DOES[state, phase].get(name, []), name
        for action, (mutation, more) in DOING.items():
            await Review.filter(id=review.id).update(state=state, version=1)
            answer = await do(ask, company.actor(name), mutation, reviewId=id, version=1, **more)
            codes = {code for code, _ in refusals(answer)}
            assert bool(codes & NOT_ALLOWED) == (action not in offered), (name, action, codes)


async def test_a_persons_token_reads_and_writes_within_its_scopes(ask: Ask, company: Company) -> None:
    cycle = await written(company)
    review = await form(cycle, company.people["eli"], SELF)
    id = global_id("Review", review.id)
    query = "query($id: ID!) { review(id: $id) { allowedActions answers { text } } }"
    reading = company.actor("eli", scopes=frozenset({Scope.REVIEWS_READ}))
    assert (await ask(query, {"id": id}, as_=reading)).data["review"] == {
        "allowedActions": [],
        "answers": [{"text": "self answer"}],
    }
    assert refusals(await do(ask, reading, "SubmitReview", reviewId=id, version=1)) == [("FORBIDDEN", "")]
    without = company.actor("eli", scopes=frozenset({Scope.GOALS_READ}))
    assert (await ask(query, {"id": id}, as_=without)).data["review"] is None
    by_token = company.actor("alma", scopes=frozenset({Scope.REVIEWS_READ, Scope.PEOPLE_READ}))
    move = {"id": global_id("ReviewCycle", cycle.id), "version": 3, "reason": "x"}
    assert refusals(await do(ask, by_token, "MoveReviewCycle", **move)) == [("FORBIDDEN", "")]
    assert refusals(await do(ask, company.actor("token"), "MoveReviewCycle", **move)) == [("FORBIDDEN", "")]


RUNS = {"hanna": "COLLECTING", "alma": "COLLECTING"}


@pytest.mark.parametrize("name", KINDS)
async def test_only_hr_of_everybody_in_it_and_administrators_run_a_cycle(
    ask: Ask, company: Company, name: str
) -> None:
    cycle = await launched(company)
    move = {"id": global_id("ReviewCycle", cycle.id), "version": 3, "reason": "Late"}
    answer = await do(ask, company.actor(name), "MoveReviewCycle", **move)
    moved = (await ReviewCycle.get(id=cycle.id)).state is CycleState.MANAGER_REVIEW
    assert moved == (name in RUNS), answer
    if name not in RUNS:
        assert {code for code, _ in refusals(answer)} <= {"NOT_FOUND", "FORBIDDEN"}
