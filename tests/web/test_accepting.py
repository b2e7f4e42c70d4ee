"""What an Accept header asks for."""

import httpx2
import pytest

from headway.web.accepting import media_type
from tests.web.conftest import query

OLD, NEW = "application/json", "application/graphql-response+json"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", OLD),
        ("*/*", OLD),
        ("application/*", OLD),
        (OLD, OLD),
        (NEW, NEW),
        (f"{NEW}, {OLD}", NEW),
        (f"{OLD}, {NEW}", NEW),
        (f"{OLD}, {NEW};q=0.9", OLD),
        (f"{NEW};q=0, */*", OLD),
        (f"{NEW}; charset=utf-8; q=0.5, text/html", NEW),
        ("text/html,application/xhtml+xml,*/*;q=0.8", OLD),
        ("text/html", None),
        (f"{OLD};q=0", None),
        (f"{OLD};q=x", None),
        (",;", None),
    ],
)
def test_the_media_type_is_the_one_that_is_liked_best(accept: str, media: str | None) -> None:
    assert media_type(accept) == media


async def test_who_takes_neither_is_told(signed_in: httpx2.AsyncClient) -> None:
    signed_in.headers["accept"] = "text/html"
    answer = await query(signed_in, "{ viewer { isHr } }")
    assert (answer.status_code, answer.headers["content-type"]) == (406, f"{OLD}; charset=utf-8")
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"
