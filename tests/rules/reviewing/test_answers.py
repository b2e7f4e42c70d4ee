"""What an answer may hold, and what a form needs before it is handed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.platform.errors import Code
from headway.reviewing.rules import QuestionKind, Realism
from headway.reviewing.rules.answers import (
    NO_BASIS,
    OFFERED,
    PARTS,
    SUBJECTS,
    Asked,
    Given,
    Policy,
    problems_answering,
    problems_submitting,
    says_nothing,
)

FIVE = (1, 2, 3, 4, 5)
STRICT = Policy(FIVE, realism=True, evidence_for_extremes=True)
MILD = Policy(FIVE, realism=False, evidence_for_extremes=False)


def asked(kind: QuestionKind, *, required: bool = True) -> Asked:
    return Asked("q", kind, "Why?", required, ("a", "b") if kind is QuestionKind.CHOICE else ())


def codes(kind: QuestionKind, *given: Given, policy: Policy = STRICT, required: bool = True) -> list[Code]:
    found = problems_submitting(
        [asked(kind, required=required)], given, goals=["g"], standards=["s"], policy=policy
    )
    return [problem.code for problem in found]


COMPLETE = {
    QuestionKind.RATING: Given("q", rating=3),
    QuestionKind.TEXT: Given("q", text="x"),
    QuestionKind.CHOICE: Given("q", choice="a"),
    QuestionKind.YES_NO: Given("q", yes=False),
    QuestionKind.GOAL_REALISM: Given("q", "g", choice=Realism.CANNOT_TELL),
    QuestionKind.SKILLS_GAINED: Given("q", "s", level_before=0, level_after=0),
    QuestionKind.STANDARDS: Given("q", "s", choice=NO_BASIS),
    QuestionKind.SUPPORT: Given("q", text="x"),
    QuestionKind.PRIVATE_NOTE: Given("q", text="x"),
}


@pytest.mark.parametrize("kind", QuestionKind)
def test_a_complete_answer_passes_and_a_missing_one_does_not(kind: QuestionKind) -> None:
    assert codes(kind, COMPLETE[kind]) == []
    assert codes(kind) == [Code.REQUIRED]


@pytest.mark.parametrize("kind", sorted(set(QuestionKind) - {QuestionKind.GOAL_REALISM}))
def test_what_is_not_required_may_be_missing(kind: QuestionKind) -> None:
    assert codes(kind, required=False) == []


def test_a_rating_with_words_alone_is_not_complete() -> None:
    assert codes(QuestionKind.RATING, Given("q", text="x")) == [Code.REQUIRED]
    assert codes(QuestionKind.SUPPORT, Given("q", rating=2)) == []


def test_realism_is_asked_for_every_goal_where_the_policy_says_so() -> None:
    two = problems_submitting(
        [asked(QuestionKind.GOAL_REALISM)],
        [Given("q", "g", choice="REALISTIC")],
        goals=["g", "h"],
        policy=STRICT,
    )
    assert [(problem.code, problem.path) for problem in two] == [(Code.REQUIRED, ("answers", "q", "h"))]
    assert codes(QuestionKind.GOAL_REALISM, policy=MILD) == []


@given(st.sampled_from(FIVE), st.booleans(), st.booleans())
def test_evidence_is_needed_exactly_at_the_ends_of_the_scale(rating: int, cited: bool, strict: bool) -> None:
    found = codes(
        QuestionKind.RATING, Given("q", rating=rating, cited=cited), policy=STRICT if strict else MILD
    )
    assert found == ([Code.EVIDENCE_REQUIRED] if strict and rating in {1, 5} and not cited else [])


def test_a_half_filled_skill_is_told() -> None:
    assert codes(QuestionKind.SKILLS_GAINED, Given("q", "s", level_after=3), required=False) == [
        Code.REQUIRED
    ]


PART_OF = {
    "rating": Given("q", rating=3),
    "choice": Given("q", choice="a"),
    "yes": Given("q", yes=True),
    "text": Given("q", text="x"),
    "level_before": Given("q", level_before=1),
    "level_after": Given("q", level_after=1),
}


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("part", PART_OF)
def test_a_question_takes_exactly_its_parts(kind: QuestionKind, part: str) -> None:
    found = problems_answering(
        asked(kind), PART_OF[part], about=[it for it in SUBJECTS if it in PARTS[kind]], ratings=FIVE
    )
    codes = [(problem.code, problem.path) for problem in found]
    if part not in PARTS[kind]:
        assert (Code.INVALID, (part,)) in codes
    elif not (kind in OFFERED and part == "choice"):
        assert codes == []


@given(st.integers())
def test_ratings_and_levels_stay_in_bounds(number: int) -> None:
    rating = problems_answering(asked(QuestionKind.RATING), Given("q", rating=number), about=(), ratings=FIVE)
    assert [problem.code for problem in rating] == ([] if 1 <= number <= 5 else [Code.OUT_OF_RANGE])
    level = Given("q", "s", level_before=number, level_after=number)
    levels = problems_answering(asked(QuestionKind.SKILLS_GAINED), level, about=["skill"], ratings=FIVE)
    assert [problem.path for problem in levels] == (
        [] if 0 <= number <= 5 else [("level_before",), ("level_after",)]
    )


def test_every_standard_is_judged_or_has_no_basis_and_never_both() -> None:
    question = asked(QuestionKind.STANDARDS)
    judged = [
        Given("q", "a", rating=4),
        Given("q", "b", choice=NO_BASIS),
        Given("q", "c", text="Words alone."),
    ]
    found = problems_submitting([question], judged, goals=(), standards=["a", "b", "c", "d"], policy=STRICT)
    assert [problem.path for problem in found] == [("answers", "q", "c"), ("answers", "q", "d")]
    both = Given("q", "a", rating=3, choice=NO_BASIS)
    found = problems_answering(question, both, about=["standard"], ratings=FIVE)
    assert [(it.code, it.path) for it in found] == [(Code.INVALID, ("choice",))]
    found = problems_answering(question, Given("q", rating=3), about=(), ratings=FIVE)
    assert [(it.code, it.path) for it in found] == [(Code.REQUIRED, ("standard_id",))]


def test_the_ends_of_the_scale_need_evidence_for_standards_too() -> None:
    extreme = [Given("q", "a", rating=1), Given("q", "b", rating=5, cited=True)]
    question = asked(QuestionKind.STANDARDS)
    found = problems_submitting([question], extreme, goals=(), standards=["a", "b"], policy=STRICT)
    assert [(it.code, it.path) for it in found] == [(Code.EVIDENCE_REQUIRED, ("answers", "q", "a"))]
    assert not problems_submitting([question], extreme, goals=(), standards=["a", "b"], policy=MILD)


def test_an_empty_answer_says_nothing() -> None:
    assert says_nothing(Given("q"))
    assert not any(says_nothing(answer) for answer in COMPLETE.values())
