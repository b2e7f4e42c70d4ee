"""SECURITY.md names tests that are there; and what it says of ids."""

import re
from uuid import uuid4

from headway.cli.demo.writing import IN_ORDER
from headway.platform.models import Row
from tests.contracts.checkout import ROOT


def test_every_promise_names_tests_that_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(promises) == 16
    for promise in promises:
        named = re.findall(r"`(tests/[^`]+)`", promise)
        assert named, promise
        assert all((ROOT / path).exists() for path in named), promise


def test_ids_tell_neither_order_nor_number() -> None:
    for model in IN_ORDER:
        if issubclass(model, Row):
            assert model._meta.fields_map["id"].default is uuid4, model
