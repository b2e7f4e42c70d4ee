"""A small typed client of the API, to be copied: pages, writes that may be repeated, refusals, conflicts, waiting when told to, and following."""

import json
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, Self, TypedDict
from uuid import uuid4

import httpx2

REVIEWS: Final = """
query Reviews($after: String) {
  employees(first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      name
      reviews(first: 5) { nodes { direction state overallRating answers { text rating question { title } } } }
    }
  }
}
"""
KEY_RESULTS: Final = """
{
  goals(where: {scope: ME, state: [ACTIVE]}) { nodes { title keyResults { id title currentValue version } } }
}
"""
LOG: Final = """
mutation Log($input: LogProgressInput!) {
  logProgress(input: $input) {
    __typename
    ... on LogProgressPayload { update { id } keyResult { id title currentValue version } }
    ... on UserErrors { errors { code message path } current { ... on KeyResult { id title currentValue version } } }
  }
}
"""
UPSERT_TIME: Final = """
mutation UpsertTime($input: UpsertTimeFactsInput!) {
  upsertTimeFacts(input: $input) {
    __typename
    ... on UpsertTimeFactsPayload {
      created changed same refused repeated
      rows { key outcome errors { code message path } }
    }
    ... on UserErrors { errors { code message path } current { __typename } }
  }
}
"""
FOLLOW: Final = "subscription Follow { changed { everything objects { __typename id } } }"


class Question(TypedDict):
    title: str


class Answer(TypedDict):
    text: str
    rating: int | None
    question: Question


class Review(TypedDict):
    direction: Literal["SELF", "MANAGER", "UPWARD", "PEER", "DOTTED"]
    state: str
    overallRating: int | None
    answers: list[Answer]


class Reviews(TypedDict):
    nodes: list[Review]


class Reviewed(TypedDict):
    id: str
    name: str
    reviews: Reviews


class KeyResult(TypedDict):
    id: str
    title: str
    currentValue: str | None
    version: int


class UserError(TypedDict):
    code: str
    message: str
    path: list[str]


class TimeFact(TypedDict):
    key: str
    employeeExternalId: str
    day: str
    scheduledHours: str
    workedHours: str


class RowResult(TypedDict):
    key: str
    outcome: Literal["CREATED", "CHANGED", "SAME", "REFUSED"]
    errors: list[UserError]


class Upserted(TypedDict):
    created: int
    changed: int
    same: int
    refused: int
    repeated: bool
    rows: list[RowResult]


class Named(TypedDict):
    __typename: str
    id: str


class Changed(TypedDict):
    everything: bool
    objects: list[Named]


class Refused(Exception):
    """The write broke a rule; nothing was changed. `current` is the object as it is now, after a conflict."""

    def __init__(self, errors: list[UserError], current: KeyResult | None) -> None:
        super().__init__("; ".join(error["message"] for error in errors))
        self.errors, self.current = errors, current

    @property
    def conflict(self) -> bool:
        return any(error["code"] == "CONFLICT" for error in self.errors)


class Failed(Exception):
    """The document was not answered; `code` tells programs why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Headway:
    """One server, reached with one token."""

    def __init__(
        self, url: str, token: str, *, wait: Callable[[float], object] = time.sleep, retries: int = 2
    ) -> None:
        self.http = httpx2.Client(base_url=url, headers={"authorization": f"Bearer {token}"}, timeout=30)
        self.wait, self.retries = wait, retries

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The data of an operation. Waits as long as it is told to when the minute's budget is spent or the server is full."""
        answer = self._post(document, variables)
        for _ in range(self.retries):
            if answer.status_code not in (429, 503):
                break
            self.wait(float(answer.headers["retry-after"]))
            answer = self._post(document, variables)
        return _data(answer.json())

    def write(self, document: str, fields: Mapping[str, Any]) -> Any:
        """The payload of the one mutation in the document. Raises Refused."""
        (answer,) = self.ask(document, {"input": fields}).values()
        if answer["__typename"] == "UserErrors":
            raise Refused(answer["errors"], answer["current"] or None)
        return answer

    def _post(self, document: str, variables: Mapping[str, Any] | None) -> httpx2.Response:
        return self.http.post("/graphql", json={"query": document, "variables": variables or {}})

    def reviewed(self) -> Iterator[Reviewed]:
        """Everybody one may see with their reviews, page after page."""
        after = None
        while True:
            page = self.ask(REVIEWS, {"after": after})["employees"]
            yield from page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def key_results(self) -> list[KeyResult]:
        """Those of one's own goals of today."""
        goals = self.ask(KEY_RESULTS)["goals"]["nodes"]
        return [key_result for goal in goals for key_result in goal["keyResults"]]

    def log(self, key_result: KeyResult, value: str, *, key: str | None = None) -> KeyResult:
        """Log a number; with the same key again, nothing happens twice. Raises Refused."""
        fields = {"keyResultId": key_result["id"], "version": key_result["version"], "value": value}
        once = key or str(uuid4())
        found: KeyResult = self.write(LOG, {**fields, "confidence": "HIGH", "idempotencyKey": once})[
            "keyResult"
        ]
        return found

    def log_for_sure(self, key_result: KeyResult, value: str) -> KeyResult:
        """Log a number, also when somebody else wrote meanwhile: once more from what is there now."""
        try:
            return self.log(key_result, value)
        except Refused as refused:
            if not refused.conflict or refused.current is None:
                raise
            return self.log(refused.current, value)

    def upsert_time(self, facts: Sequence[TimeFact], *, key: str) -> Upserted:
        """Up to 1,000 facts of timekeeping by their keys; good rows are kept, bad ones come back with what is wrong."""
        found: Upserted = self.write(UPSERT_TIME, {"idempotencyKey": key, "rows": facts})
        return found

    def changes(self) -> Generator[Changed]:
        """What was written about oneself and the people below, as it happens; the first comes at once."""
        with self.http.stream("POST", "/graphql/stream", json={"query": FOLLOW}) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines():
                if line.startswith("data: "):
                    yield _data(json.loads(line.removeprefix("data: ")))["changed"]


def _data(body: Any) -> Any:
    for error in body.get("errors", []):
        raise Failed(error["extensions"]["code"], error["message"])
    return body["data"]
