"""Folding: what people type without accents and capitals finds what was written with them, on both engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.platform.database import Fold, connection, open_database
from headway.platform.text import fold
from tests.platform.staff import STAFF, Team

PAIRS = [
    ("Åsa", "asa"),
    ("ŁÓDŹ Łukasz", "lodz lukasz"),
    ("Strauß STRAUẞ", "strauss strauss"),
    ("Ærø Œuvre", "aero oeuvre"),
    ("İstanbul ılık", "istanbul ilik"),
    ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
    ("Йод Ёлка", "иод елка"),
    ("e\u0301cole", "ecole"),
    ("ﬁn Ⅳ", "fin iv"),
    ("हिन्दी", "हिन्दी"),
    ("日本", "日本"),
]


@pytest.mark.parametrize(("text", "folded"), PAIRS)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_nothing_folds_to_nothing() -> None:
    assert fold(None) is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


async def test_sql_folds_alike(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        postgres = connection().capabilities.dialect == "postgres"
        query = "SELECT fold($1::text) AS folded" if postgres else "SELECT fold(?) AS folded"
        rows = [await connection().execute_query_dict(query, [text]) for text, _ in PAIRS]
        assert [row[0]["folded"] for row in rows] == [folded for _, folded in PAIRS]


async def test_a_query_can_search_folded(staff_url: str) -> None:
    async with open_database(staff_url, STAFF):
        await Team.bulk_create([Team(name="Zespół Łódź"), Team(name="Works")])
        found = Team.annotate(folded=Fold("name")).filter(folded__contains=fold("LODZ"))
        assert [team.name for team in await found] == ["Zespół Łódź"]
