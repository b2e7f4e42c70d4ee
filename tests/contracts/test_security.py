"""SECURITY.md names tests that are there."""

import re

from tests.contracts.checkout import ROOT


def test_every_promise_names_tests_that_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = [line for line in text.splitlines() if re.match(r"\| \d+ \|", line)]
    assert len(promises) == 16
    for promise in promises:
        named = re.findall(r"`(tests/[^`]+)`", promise)
        assert named, promise
        assert all((ROOT / path).exists() for path in named), promise
