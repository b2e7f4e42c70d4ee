"""Messages are signed as the Standard Webhooks specification says."""

import hmac
import json
import re
from base64 import b64decode, b64encode
from datetime import UTC, datetime
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.integrating.rules.signing import body_of, message_id, secret_of, signatures
from tests.contracts.checkout import ROOT

NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)
# The example of the specification's libraries; openssl gives the same.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
SIGNED = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_known_example_has_its_known_signature() -> None:
    assert signatures([SECRET], *SIGNED) == SIGNATURE


def test_two_secrets_sign_side_by_side() -> None:
    other = secret_of(bytes(32))
    assert signatures([other, SECRET], *SIGNED) == f"{signatures([other], *SIGNED)} {SIGNATURE}"


def by_hand(key: bytes, message: bytes) -> str:
    """HMAC as RFC 2104 writes it down, without the library for it."""
    block = (sha256(key).digest() if len(key) > 64 else key).ljust(64, b"\0")
    inner = sha256(bytes(it ^ 0x36 for it in block) + message).digest()
    return b64encode(sha256(bytes(it ^ 0x5C for it in block) + inner).digest()).decode()


@given(st.binary(min_size=24, max_size=64), st.uuids(), st.integers(0, 2**40), st.binary(max_size=300))
def test_a_signature_is_over_id_time_and_body(key: bytes, id: UUID, at: int, body: bytes) -> None:
    signed = b"%s.%d.%s" % (message_id(id).encode(), at, body)
    said = signatures([secret_of(key)], message_id(id), at, body)
    assert said == f"v1,{by_hand(key, signed)}"
    assert hmac.compare_digest(b64decode(said[3:]), hmac.digest(key, signed, "sha256"))


def test_a_message_holds_ids_and_nothing_else() -> None:
    body = body_of("msg_1", "reward.executed", NOON, ("Reward", "UmV3YXJk"))
    assert json.loads(body) == {
        "id": "msg_1",
        "type": "reward.executed",
        "timestamp": "2026-09-01T12:00:00+00:00",
        "version": 1,
        "data": {"type": "Reward", "id": "UmV3YXJk"},
    }
    assert json.loads(body_of("msg_1", "webhook.test", NOON, None))["data"] == {}


def readme_says() -> Any:
    """The function with which the README lets receivers check, its clock at the known example."""
    printed = (ROOT / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(import base64.*?)```", printed, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - our own words
    names["time"] = SimpleNamespace(time=lambda: SIGNED[1] + names.get("late", 0))
    return names


@pytest.mark.parametrize(
    ("changes", "genuine"),
    [
        ({}, True),
        ({"webhook-signature": f"v1,AAAA {SIGNATURE}"}, True),
        ({"webhook-id": "msg_other"}, False),
        ({"webhook-timestamp": "1614265331"}, False),
        ({"webhook-signature": "v1,AAAA"}, False),
    ],
)
def test_the_check_in_the_readme_takes_what_is_genuine_and_nothing_else(
    changes: dict[str, str], genuine: bool
) -> None:
    check = readme_says()["is_genuine"]
    id, at, body = SIGNED
    headers = {"webhook-id": id, "webhook-timestamp": str(at), "webhook-signature": SIGNATURE} | changes
    assert check(SECRET, headers, body) is genuine
    assert not check(SECRET, headers, body + b" ")
    assert not check(secret_of(bytes(32)), headers, body)


def test_the_check_in_the_readme_refuses_what_comes_late() -> None:
    names = readme_says()
    id, at, body = SIGNED
    headers = {"webhook-id": id, "webhook-timestamp": str(at), "webhook-signature": SIGNATURE}
    for late, genuine in ((299, True), (300, False), (-300, False)):
        names["late"] = late
        assert names["is_genuine"](SECRET, headers, body) is genuine
