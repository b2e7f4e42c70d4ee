"""The typed Python client against a demo that really runs."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from headway.platform import clock
from tests.clients.python.client import Failed, Headway, Refused, TimeFact


@contextmanager
def demo(data: Path, **settings: str) -> Iterator[dict[str, Any]]:
    """What a small demo in a process of its own says about itself."""
    words = [
        sys.executable,
        "-m",
        "headway",
        "demo",
        "--port",
        "0",
        "--people",
        "40",
        "--json",
        "--data",
        str(data),
    ]
    with subprocess.Popen(
        words, env=os.environ | settings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.kill()


def client_of(demo: dict[str, Any], role: str, **more: Any) -> Headway:
    token = next(one["token"] for one in demo["sign_ins"] if one["role"] == role)
    return Headway(demo["url"], token, **more)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    with demo(tmp_path_factory.mktemp("demo")) as found:
        yield found


def test_all_pages_of_nested_reviews_are_read(small: dict[str, Any]) -> None:
    with client_of(small, "HR partner") as partner:
        people = list(partner.reviewed())
    assert len({person["id"] for person in people}) == len(people) == 39
    reviews = [review for person in people for review in person["reviews"]["nodes"]]
    assert {review["direction"] for review in reviews} == {"SELF", "MANAGER", "PEER", "UPWARD", "DOTTED"}
    assert any(answer["text"] for review in reviews for answer in review["answers"])


@pytest.fixture
def priya(small: dict[str, Any]) -> Iterator[Headway]:
    with client_of(small, "employee") as client:
        yield client


def test_a_number_is_logged_once_however_often_it_is_sent(priya: Headway) -> None:
    before = priya.key_results()[0]
    first = priya.log(before, "41", key="the feed of today")
    again = priya.log(before, "41", key="the feed of today")
    assert first == again == {**before, "currentValue": "41", "version": before["version"] + 1}


def test_a_refusal_says_what_is_wrong_and_where(priya: Headway) -> None:
    before = priya.key_results()[0]
    with pytest.raises(Refused) as refused:
        priya.log(before, "42", key="k" * 101)
    assert [(error["code"], error["path"]) for error in refused.value.errors] == [
        ("TOO_LONG", ["idempotencyKey"])
    ]
    assert priya.key_results()[0] == before


def test_a_conflict_is_tried_again_from_what_is_there_now(priya: Headway) -> None:
    stale = priya.key_results()[0]
    now = priya.log(stale, "43")
    with pytest.raises(Refused) as refused:
        priya.log(stale, "44")
    assert (refused.value.conflict, refused.value.current) == (True, now)
    assert priya.log_for_sure(stale, "44") == {**now, "currentValue": "44", "version": now["version"] + 1}


TOKEN = """mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { ... on CreateApiTokenPayload { secret } } }"""


@pytest.fixture
def timekeeping(small: dict[str, Any]) -> Iterator[Headway]:
    """A program that may write time and nothing else, by a token that the administrator made."""
    admin = next(one for one in small["sign_ins"] if one["role"] == "administrator")
    rights = {"scopes": ["time:write"], "integration": True}
    ends = (clock.today() + timedelta(days=30)).isoformat()
    with httpx2.Client(base_url=small["url"], headers={"x-headway": "1"}) as browser:
        browser.post("/auth/sign-in", json={"email": admin["email"], "password": admin["password"]})
        variables = {"input": {"name": "Timekeeping", "expiresOn": ends, **rights}}
        made = browser.post("/graphql", json={"query": TOKEN, "variables": variables}).json()
    with Headway(small["url"], made["data"]["createApiToken"]["secret"]) as client:
        yield client


def test_rows_are_kept_once_and_each_is_answered(small: dict[str, Any], timekeeping: Headway) -> None:
    with client_of(small, "HR partner") as partner:
        number = partner.ask("{ employees(first: 1) { nodes { externalId } } }")["employees"]["nodes"][0][
            "externalId"
        ]
    good: TimeFact = {
        "key": "a",
        "employeeExternalId": number,
        "day": "2026-08-31",
        "scheduledHours": "8",
        "workedHours": "9.25",
    }
    bad: TimeFact = {**good, "key": "b", "workedHours": "25"}
    first = timekeeping.upsert_time([good, bad], key="the night of the 31st")
    assert [(row["key"], row["outcome"]) for row in first["rows"]] == [("a", "CREATED"), ("b", "REFUSED")]
    assert [(error["code"], error["path"]) for error in first["rows"][1]["errors"]] == [
        ("OUT_OF_RANGE", ["rows", "1", "workedHours"])
    ]
    assert timekeeping.upsert_time([good, bad], key="the night of the 31st") == {**first, "repeated": True}
    assert timekeeping.upsert_time([good], key="once more")["same"] == 1


def test_what_changes_is_heard(priya: Headway) -> None:
    with closing(priya.changes()) as changes:
        assert next(changes) == {"everything": True, "objects": []}
        logged = priya.log(priya.key_results()[0], "45")
        heard = next(changes)["objects"]
    assert [one["id"] for one in heard if one["__typename"] == "KeyResult"] == [logged["id"]]


def test_it_waits_as_long_as_it_is_told_to(tmp_path: Path) -> None:
    waited: list[float] = []
    with (
        demo(tmp_path, HEADWAY_POINTS_PER_MINUTE="1") as poor,
        client_of(poor, "employee", wait=waited.append) as client,
        pytest.raises(Failed) as failed,
    ):
        client.key_results()
    assert failed.value.code == "RATE_LIMITED"
    assert len(waited) == 2
    assert all(1 <= seconds <= 60 for seconds in waited)
