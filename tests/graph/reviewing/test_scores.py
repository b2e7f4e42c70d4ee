"""Scores by a policy: who reads them, what is left out, what another policy would change."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from headway.graph.ids import global_id
from headway.people.models import Employee
from headway.planning.models import Goal, KeyResult
from headway.planning.rules import GoalState
from headway.reviewing.models import (
    Answer,
    CalibrationPlace,
    CalibrationSession,
    Review,
    ReviewCycle,
    ReviewTemplate,
)
from headway.reviewing.rules import CalibrationState, CycleState, QuestionKind, ReviewState
from tests.reviews import MANAGER, NOON, SELF, Ask, Company, form, launched, make_company, question, refusals
from tests.signing import correct, read_review, sign

SCORE = "query($id: ID!) { review(id: $id) { score { value words parts { part weight percent } } } }"
PREVIEW = """query($id: ID!, $policy: TemplatePolicyInput!) { policyPreview(templateId: $id, policy: $policy) {
    lookedAt changeCount cycle { name } changes { before after lacksEvidence review { reviewee { name } } } } }"""


@pytest.fixture
async def company(clock: Any) -> Company:
    return await make_company()


async def rated(company: Company, *names: str, rating: int) -> ReviewCycle:
    """A cycle whose managers' forms are handed in with this overall rating."""
    cycle = await launched(company, *names)
    overall = await question(company, MANAGER, QuestionKind.RATING, overall=True)
    for name in names:
        review = await form(cycle, company.people[name], MANAGER)
        await Answer.create(review=review, question=overall, rating=rating, created_at=NOON, updated_at=NOON)
        await Review.filter(id=review.id).update(state=ReviewState.SUBMITTED, overall_rating=rating)
    await ReviewCycle.filter(id=cycle.id).update(state=CycleState.MANAGER_REVIEW)
    return cycle


async def test_a_score_is_for_who_reads_the_answers_and_says_what_is_left_out(
    ask: Ask, company: Company
) -> None:
    await ReviewTemplate.filter(id=company.template.id).update(
        weights={"GOALS": 40, "MANAGER": 40, "OTHERS": 20}
    )
    await Goal.filter(owner=company.people["eli"]).update(state=GoalState.DRAFT)
    cycle = await rated(company, "eli", rating=4)
    id = global_id("Review", (await form(cycle, company.people["eli"], MANAGER)).id)
    seen = {}
    for name in ("mona", "vera", "hanna", "eli", "pia", "dora", "token"):
        found = (await ask(SCORE, {"id": id}, as_=company.actor(name))).data["review"]
        seen[name] = found and found["score"]
    assert {name for name, score in seen.items() if score} == {"mona", "vera", "hanna"}
    assert seen["mona"]["value"] == 75
    assert seen["mona"]["parts"] == [
        {"part": "GOALS", "weight": 40, "percent": None},
        {"part": "MANAGER", "weight": 40, "percent": 75},
        {"part": "OTHERS", "weight": 20, "percent": None},
    ]
    assert "Goals (40) left out" in seen["mona"]["words"]
    await Review.filter(cycle=cycle, direction=MANAGER).update(state=ReviewState.SHARED)
    shared = (await ask(SCORE, {"id": id}, as_=company.actor("eli"))).data["review"]
    assert shared["score"]["value"] == 75
    own = global_id("Review", (await form(cycle, company.people["eli"], SELF)).id)
    assert (await ask(SCORE, {"id": own}, as_=company.actor("eli"))).data["review"]["score"] is None
    await ReviewTemplate.filter(id=company.template.id).update(weights={})
    assert (await ask(SCORE, {"id": id}, as_=company.actor("mona"))).data["review"] == {"score": None}


async def test_a_score_counts_the_calibrated_rating_and_is_frozen_with_what_is_signed(
    ask: Ask, company: Company
) -> None:
    await ReviewTemplate.filter(id=company.template.id).update(weights={"GOALS": 50, "MANAGER": 50})
    review = await read_review(company)
    values: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    session = await CalibrationSession.create(
        cycle_id=review.cycle_id, name="All", state=CalibrationState.LOCKED, **values
    )
    await CalibrationPlace.create(
        session=session, participant_id=review.participant_id, review_id=review.id, number=1, rating=5,
        employee_id=review.reviewee_id, reviewer_id=review.reviewer_id, **values,
    )  # fmt: skip
    id = {"id": global_id("Review", review.id)}

    async def score(name: str) -> Any:
        return (await ask(SCORE, id, as_=company.actor(name))).data["review"]["score"]

    before = await score("mona")
    assert (before["value"], before["parts"][1]["percent"]) == (100, 100)
    assert "as it was calibrated" in before["words"]
    assert "signed" not in before["words"]
    for name in ("eli", "mona"):
        assert refusals(await sign(ask, company, name)) == []
    await ReviewTemplate.filter(id=company.template.id).update(weights={"GOALS": 90, "MANAGER": 10})
    await CalibrationPlace.all().update(rating=1)
    for name in ("eli", "mona", "vera", "hanna"):
        after = await score(name)
        assert (after["value"], after["parts"]) == (100, before["parts"])
        assert after["words"].endswith("It stands as it was when the review was signed.")
    assert (await ask(SCORE, id, as_=company.actor("pia"))).data["review"] is None
    assert refusals(await correct(ask, company, "mona", rating=4)) == []
    corrected = await score("mona")
    assert corrected["parts"][1] == {"part": "MANAGER", "weight": 10, "percent": 75}
    assert "calibrated" not in corrected["words"]


async def test_a_change_of_policy_is_tried_before_it_is_made(ask: Ask, company: Company) -> None:
    await rated(company, "eli", "pia", rating=5)
    variables = {
        "id": global_id("ReviewTemplate", company.template.id),
        "policy": {"weights": [{"part": "MANAGER", "weight": 100}]},
    }
    found = (await ask(PREVIEW, variables, as_=company.actor("hanna"))).data["policyPreview"]
    assert found == {
        "lookedAt": 2,
        "changeCount": 2,
        "cycle": {"name": "H2 2026"},
        "changes": [
            {"before": None, "after": 100, "lacksEvidence": True, "review": {"reviewee": {"name": name}}}
            for name in ("Eli", "Pia")
        ],
    }
    same = variables | {"policy": {"evidenceForExtremes": False}}
    assert (await ask(PREVIEW, same, as_=company.actor("hanna"))).data["policyPreview"]["changeCount"] == 0
    nothing: dict[str, Any] = {"lookedAt": 0, "changeCount": 0, "cycle": None, "changes": []}
    for name in ("mona", "eli", "token"):
        assert (await ask(PREVIEW, variables, as_=company.actor(name))).data["policyPreview"] == nothing, name
    assert (await ask(PREVIEW, variables, as_=company.actor("alma"))).data["policyPreview"]["lookedAt"] == 0


async def test_goals_of_who_joined_late_are_pro_rated(ask: Ask, company: Company) -> None:
    """Half of the days, half of the way: all that could be asked for."""
    await ReviewTemplate.filter(id=company.template.id).update(weights={"GOALS": 100})
    goal = await Goal.get(owner=company.people["eli"])
    await KeyResult.create(
        goal=goal, title="Calls", baseline=Decimal(0), target=Decimal(100), current_value=Decimal(40),
        current_on=NOON.date(), created_at=NOON, updated_at=NOON,
    )  # fmt: skip
    cycle = await rated(company, "eli", rating=4)
    id = {"id": global_id("Review", (await form(cycle, company.people["eli"], MANAGER)).id)}

    async def score() -> Any:
        return (await ask(SCORE, id, as_=company.actor("mona"))).data["review"]["score"]

    whole = await score()
    assert (whole["value"], "joined" in whole["words"]) == (40, False)
    # 92 of the 184 days of the period.
    await Employee.filter(id=company.people["eli"].id).update(hired_on=date(2026, 10, 1))
    part_time = await score()
    assert part_time["value"] == 80
    assert part_time["words"].endswith("Goals count by the days since they joined.")
