"""Templates, participants, months and sentences."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from headway.platform.errors import Code
from headway.reviewing.rules import CycleProblemKind, EvidenceKind, QuestionKind, ReviewDirection
from headway.reviewing.rules.evidence import Evidence, by_month, days_within, months, within
from headway.reviewing.rules.launching import Facts, found, in_loops, reviewer_of
from headway.reviewing.rules.ready_made import HALF_YEAR
from headway.reviewing.rules.templates import (
    QuestionDraft,
    ScaleStep,
    problems_of_questions,
    problems_of_scale,
)

SELF, MANAGER = ReviewDirection.SELF, ReviewDirection.MANAGER


def test_the_ready_made_template_is_sound() -> None:
    assert problems_of_scale(HALF_YEAR.scale.steps) == []
    assert problems_of_questions(HALF_YEAR.questions) == []
    private = [question for question in HALF_YEAR.questions if question.kind is QuestionKind.PRIVATE_NOTE]
    assert [(question.direction, question.required) for question in private] == [(MANAGER, False)]
    assert [question.title for question in HALF_YEAR.questions if question.overall] == ["Overall rating"]


def test_unsound_scales_and_questions_are_told() -> None:
    assert [p.code for p in problems_of_scale([ScaleStep(1, "One")])] == [Code.OUT_OF_RANGE]
    assert [p.code for p in problems_of_scale([ScaleStep(2, "Two"), ScaleStep(1, "One")])] == [Code.INVALID]
    text = QuestionDraft(MANAGER, "S", QuestionKind.TEXT, "T")
    assert [p.code for p in problems_of_questions([text])] == [Code.REQUIRED]
    wrong = [
        text,
        QuestionDraft(SELF, "S", QuestionKind.PRIVATE_NOTE, "T"),
        QuestionDraft(SELF, "S", QuestionKind.TEXT, "T", overall=True),
        QuestionDraft(SELF, "S", QuestionKind.CHOICE, "T", choices=("a", "a")),
        QuestionDraft(SELF, "S", QuestionKind.TEXT, "T", choices=("a",)),
    ]
    assert [p.path for p in problems_of_questions(wrong)] == [
        ("questions", "1", "kind"),
        ("questions", "2", "overall"),
        ("questions", "3", "choices"),
        ("questions", "4", "choices"),
    ]


facts = st.builds(
    Facts,
    employee=st.uuids(),
    left=st.booleans(),
    on_leave=st.booleans(),
    manager=st.none() | st.uuids(),
    manager_left=st.booleans(),
    has_goals=st.booleans(),
)


@given(st.uuids(), st.none() | st.uuids(), st.none() | st.uuids(), st.none() | st.uuids())
def test_who_was_named_writes_then_the_manager_then_the_stand_in(
    person: UUID, manager: UUID | None, named: UUID | None, stand_in: UUID | None
) -> None:
    assert reviewer_of(person, person, person, person) is None
    assert reviewer_of(person, manager, named, stand_in) == (named or manager or stand_in)


def test_loops_are_found_whoever_hangs_on_them() -> None:
    a, b, c, d, e = (uuid4() for _ in range(5))
    assert in_loops({a: b, b: c, c: a, d: a, e: None}) == {a, b, c}
    assert in_loops({a: a, b: a, c: None}) == {a}
    assert in_loops({a: b, b: uuid4()}) == frozenset()


@given(facts)
def test_the_check_finds_each_fault_once(person: Facts) -> None:
    kinds = found(person)
    assert len(kinds) == len(set(kinds))
    assert (kinds == [CycleProblemKind.LEFT]) == person.left
    assert person.left or (CycleProblemKind.NO_GOALS in kinds) == (not person.has_goals)


def test_a_day_begins_and_ends_where_the_person_is() -> None:
    first, last = date(2026, 7, 1), date(2026, 12, 31)
    evening = datetime(2026, 6, 30, 21, tzinfo=UTC)
    assert within(evening, "Pacific/Auckland", first, last)
    assert not within(evening, "UTC", first, last)
    assert not within(datetime(2026, 12, 31, 12, tzinfo=UTC), "Pacific/Auckland", first, last)


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_months_cover_the_period_without_gaps(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    found = months(first, last)
    assert found[0] == first.replace(day=1)
    assert found[-1] == last.replace(day=1)
    assert all(later == (earlier + timedelta(days=31)).replace(day=1) for earlier, later in pairwise(found))


def test_evidence_outside_the_period_counts_in_no_month() -> None:
    def item(day: int, month: int, *, cited: bool = False) -> Evidence:
        return Evidence(
            EvidenceKind.GOAL, uuid4(), datetime(2026, month, day, 12, tzinfo=UTC), "T", cited=cited
        )

    first, last = date(2026, 7, 15), date(2026, 8, 15)
    days = days_within(first, last, [item(14, 7), item(15, 7, cited=True), item(16, 8)], "UTC")
    found = by_month(days, first, last)
    assert [(month.month, month.available, month.cited) for month in found] == [
        (date(2026, 7, 1), 1, 1),
        (date(2026, 8, 1), 0, 0),
    ]
