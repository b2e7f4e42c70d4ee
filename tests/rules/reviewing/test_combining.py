"""One rating of several managers: shares are 100 together, what is missing is left out, and the words say so."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from headway.reviewing.rules import QuestionKind, ReviewDirection
from headway.reviewing.rules.combining import Combined, Rated, asks, combined, share_of_manager


def test_a_rating_counts_by_its_share_and_the_words_say_so() -> None:
    assert combined([Rated("Mona", 60, 4), Rated("Dora", 40, 2)]) == Combined(
        Fraction(32, 10), "4 by Mona counts 60%, 2 by Dora counts 40%."
    )


def test_who_gave_no_rating_is_left_out_and_never_zero() -> None:
    found = combined([Rated("Mona", 50, 4), Rated("Dora", 30, 2), Rated("Otto", 20, None)])
    assert found == Combined(
        Fraction(26, 8),
        "4 by Mona counts 62%, 2 by Dora counts 38%; Otto gave no rating, and the others count for it.",
    )


def test_there_is_nothing_to_combine_of_one() -> None:
    assert combined([Rated("Mona", 100, 4), Rated("Dora", 0, None)]) is None
    assert combined([Rated("Mona", 60, None), Rated("Dora", 40, None)]) is None


def test_who_has_no_share_comments() -> None:
    dotted, manager = ReviewDirection.DOTTED, ReviewDirection.MANAGER
    assert [kind for kind in QuestionKind if asks(kind, dotted, 0)] == [QuestionKind.TEXT]
    assert all(
        asks(kind, way, share)
        for kind in QuestionKind
        for way, share in ((dotted, 1), (manager, 0), (manager, None))
    )


@given(st.lists(st.integers(0, 40), max_size=3))
def test_all_shares_are_a_hundred_together(dotted: list[int]) -> None:
    left = share_of_manager(dotted)
    assert left >= 0
    assert left + sum(dotted) == max(100, sum(dotted))


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(1, 5)), min_size=2, max_size=5))
def test_the_whole_lies_between_its_parts(parts: list[tuple[int, int]]) -> None:
    found = combined([Rated("A", weight, rating) for weight, rating in parts])
    assert found is not None
    assert min(rating for _, rating in parts) <= found.value <= max(rating for _, rating in parts)
