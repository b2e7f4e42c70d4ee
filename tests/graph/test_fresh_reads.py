"""Several mutations in one request: each answers with what it left behind."""

from tests.company import data, gid, make_company, make_goal, make_key_result
from tests.conftest import Ask


async def test_the_second_mutation_sees_what_the_first_did_not(ask: Ask, clock: object) -> None:
    company = await make_company()
    goal = await make_goal(company.people["priya"], company.period)
    key_result = await make_key_result(goal)
    log = """logProgress(input: {keyResultId: $id, version: %d, value: "%d", confidence: HIGH}) {
        ... on LogProgressPayload { goal { progress updates { totalCount } keyResults { currentValue } } } }"""
    query = f"mutation($id: ID!) {{ one: {log % (1, 10)} two: {log % (2, 40)} }}"
    answer = await ask(query, {"id": gid(key_result)}, as_=company.actor("priya"))
    assert [data(answer)[name]["goal"] for name in ("one", "two")] == [
        {"progress": 0.1, "updates": {"totalCount": 1}, "keyResults": [{"currentValue": "10"}]},
        {"progress": 0.4, "updates": {"totalCount": 2}, "keyResults": [{"currentValue": "40"}]},
    ]
