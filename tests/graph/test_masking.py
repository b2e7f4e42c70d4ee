"""Errors as clients see them: a code always, and never what is inside."""

import pytest
from graphql import GraphQLError
from structlog.testing import capture_logs
from tortoise.exceptions import OperationalError

from headway.graph.masking import all_masked, masked
from headway.platform.errors import Code, Problem, Rejected


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (GraphQLError("no"), "BAD_REQUEST"),
        (GraphQLError("no", extensions={"code": "PAGE_LIMIT"}), "PAGE_LIMIT"),
        (GraphQLError("no", original_error=Rejected(Problem(Code.INVALID, "no"))), "BAD_REQUEST"),
        (GraphQLError("no", original_error=OperationalError("interrupted")), "TIMEOUT"),
        (GraphQLError("no", original_error=OperationalError("no such table: pay")), "INTERNAL"),
    ],
)
def test_every_error_has_a_code(error: GraphQLError, code: str) -> None:
    assert masked(error)["extensions"]["code"] == code


def test_what_is_our_fault_is_told_by_a_reference_alone() -> None:
    error = GraphQLError("Ana earns 5,000", original_error=KeyError("Ana earns 5,000"), path=["ana"])
    with capture_logs() as lines:
        told = masked(error)
    reference = told["extensions"]["reference"]
    assert told["message"] == f"Something went wrong on our side. Nothing was changed. Reference {reference}."
    [line] = lines
    assert (line["event"], line["reference"], line["field"]) == ("unexpected error", reference, None)


def test_an_answer_holds_a_bounded_number_of_errors() -> None:
    assert len(all_masked([GraphQLError("no")] * 300)) == 20
