"""SECURITY.md names tests that are there; and what it says of ids."""

import re
from uuid import uuid4

from headway.cli.demo.writing import IN_ORDER
from headway.platform.models import Row
from tests.contracts.checkout import ROOT


def test_every_promise_names_tests_that_are_there() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    promises = dict(re.findall(r"^\| ([IG]\d+) \|(.*)$", text, re.MULTILINE))
    assert list(promises) == [*(f"I{n}" for n in range(1, 22)), *(f"G{n}" for n in range(1, 14))]
    for promise in promises.values():
        named = re.findall(r"`(tests/[^`]+)`", promise)
        assert named, promise
        assert all((ROOT / path).exists() for path in named), promise


def test_ids_tell_neither_order_nor_number() -> None:
    for model in IN_ORDER:
        if issubclass(model, Row):
            assert model._meta.fields_map["id"].default is uuid4, model


def test_events_of_the_audit_log_are_added_in_one_place_and_never_changed() -> None:
    used = set()
    for path in (ROOT / "backend" / "headway").rglob("*.py"):
        found = re.findall(r"\bAuditEvent\.(\w+)", path.read_text(encoding="utf-8"))
        used |= {(path.name, method) for method in found}
    reads = {
        ("access.py", "filter"),
        ("access.py", "all"),
        ("steps.py", "filter"),
        ("audit_seals.py", "filter"),
        ("audit_seals.py", "_meta"),
    }
    assert used == reads | {("events.py", "bulk_create")}
