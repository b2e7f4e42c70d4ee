"""Each rule of clarity has a goal that passes and one that fails, and words that help."""

from datetime import date

import pytest

from headway.planning.rules import GoalLevel
from headway.planning.rules.clarity import Clarity, Draft, hints, problems_proposing

TODAY = date(2026, 9, 1)
PERIOD = (date(2026, 7, 1), date(2026, 12, 31))
CLEAR = Draft(
    "Cut first-reply time to 2 hours",
    key_results=1,
    starts_on=PERIOD[0],
    due_on=date(2026, 12, 15),
    period=PERIOD,
)


def found(draft: Draft) -> list[str]:
    return [
        f"{hint.rule} {'.'.join(hint.path)}{' hard' if hint.code else ''}" for hint in hints(draft, TODAY)
    ]


def changed(**values: object) -> Draft:
    return Draft(**{name: getattr(CLEAR, name) for name in CLEAR.__slots__} | values)


@pytest.mark.parametrize(
    ("rule", "passes", "fails", "hint"),
    [
        (Clarity.MEASURABLE, {}, {"key_results": 0}, "MEASURABLE key_results hard"),
        (
            Clarity.MEASURABLE,
            {"key_results": 0, "level": GoalLevel.COMPANY, "children": 1},
            {"key_results": 0, "level": GoalLevel.COMPANY},
            "MEASURABLE key_results hard",
        ),
        (Clarity.OWNED, {}, {"owner_works_here": False}, "OWNED owner_id hard"),
        (Clarity.DATED, {"due_on": TODAY}, {"due_on": date(2026, 8, 31)}, "DATED due_on hard"),
        (Clarity.DATED, {}, {"due_on": None}, "DATED due_on"),
        (Clarity.INSIDE_PERIOD, {}, {"due_on": date(2027, 1, 1)}, "INSIDE_PERIOD due_on hard"),
        (Clarity.INSIDE_PERIOD, {}, {"starts_on": date(2026, 6, 30)}, "INSIDE_PERIOD starts_on hard"),
        (
            Clarity.ONE_OUTCOME,
            {"title": "Cut cost and waste by a tenth"},
            {"title": "Cut cost by a tenth and launch 2 depots"},
            "ONE_OUTCOME title",
        ),
        (
            Clarity.PLAIN_WORDS,
            {"title": "Answer 20% more calls in a minute"},
            {"title": "Be better at calls"},
            "PLAIN_WORDS title",
        ),
        (Clarity.PLAIN_WORDS, {"title": "Write the handbook"}, {"title": "Handbook"}, "PLAIN_WORDS title"),
    ],
)
def test_each_rule_passes_and_fails(
    rule: Clarity, passes: dict[str, object], fails: dict[str, object], hint: str
) -> None:
    assert found(changed(**passes)) == []
    assert found(changed(**fails)) == [hint]
    assert hint.startswith(rule)
    assert all(it.message.endswith(".") for it in hints(changed(**fails), TODAY))


def test_only_hard_rules_hold_a_goal_back() -> None:
    soft = changed(title="Do better", due_on=None)
    assert list(problems_proposing(soft, TODAY)) == []
    hard = changed(key_results=0, due_on=date(2026, 8, 1), owner_works_here=False)
    assert [(str(it.code), it.path) for it in problems_proposing(hard, TODAY)] == [
        ("REQUIRED", ("key_results",)),
        ("INVALID", ("owner_id",)),
        ("OUT_OF_RANGE", ("due_on",)),
    ]
