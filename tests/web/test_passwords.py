"""Passwords are hashed at the recommended cost, and hashed anew when they were hashed at less."""

import re

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from headway.identity import secrets

PASSWORD = "a long enough password"
CHEAP = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


@pytest.fixture
def recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hasher of the product, in place of the cheap one of the other tests."""
    monkeypatch.setattr(secrets, "_passwords", PasswordHash.recommended())


@pytest.mark.usefixtures("recommended")
async def test_a_password_is_hashed_by_argon2id_with_as_much_memory_as_owasp_asks_for() -> None:
    hashed = await secrets.hash_password(PASSWORD)
    cost = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$", hashed)
    assert cost is not None
    memory, passes = map(int, cost.groups())
    assert memory >= 19 * 1024
    assert passes >= 2
    assert await secrets.verify_password(PASSWORD, hashed) == secrets.Verdict(True, None)
    assert await secrets.verify_password("another password", hashed) == secrets.Verdict(False, None)


@pytest.mark.usefixtures("recommended")
async def test_a_hash_of_less_cost_is_made_anew() -> None:
    verdict = await secrets.verify_password(PASSWORD, CHEAP.hash(PASSWORD))
    assert verdict.right
    assert verdict.new_hash is not None
    assert await secrets.verify_password(PASSWORD, verdict.new_hash) == secrets.Verdict(True, None)


async def test_an_unknown_account_costs_a_verification_and_is_never_right() -> None:
    assert not (await secrets.verify_password("", "")).right
    assert not (await secrets.verify_password(PASSWORD, "")).right
