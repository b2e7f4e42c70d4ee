"""The life of a goal, walked at random through the graph beside a model of it."""

import asyncio
from decimal import Decimal
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from headway.monitoring.models import ProgressUpdate
from headway.planning.models import Goal, GoalPause, GoalProposal, GoalVersion
from headway.platform.database import open_database
from headway.platform.models import AuditEvent
from tests.company import Company, gid, make_company, make_goal, make_key_result
from tests.conftest import answered
from tests.databases import Databases

# Those who have a part in it come up more often than those who have none.
PEOPLE = ["priya", "mona", "priya", "mona", "vera", "hanna", "paul", "integration"]
VERSIONS = st.sampled_from([0, 0, 0, 0, 0, 1])
OWNER, MANAGER = {"priya"}, {"mona"}
# Verb: who, from which states, to which.
MOVES: dict[str, tuple[set[str], set[str], str]] = {
    "propose": (OWNER, {"DRAFT"}, "PROPOSED"),
    "approve": (MANAGER, {"PROPOSED"}, "ACTIVE"),
    "return": (MANAGER, {"PROPOSED"}, "DRAFT"),
    "pause": (MANAGER | {"hanna"}, {"ACTIVE"}, "PAUSED"),
    "resume": (MANAGER | {"hanna"}, {"PAUSED"}, "ACTIVE"),
    "close": (OWNER | MANAGER, {"ACTIVE", "PAUSED"}, "CLOSED"),
    "reopen": (MANAGER, {"CLOSED"}, "ACTIVE"),
    "archive": (OWNER | MANAGER, {"DRAFT", "PROPOSED", "ACTIVE", "PAUSED", "CLOSED"}, "ARCHIVED"),
}
# What is said about a proposal: who, and what the mutation is called.
ANSWERS: dict[str, set[str]] = {"accept": MANAGER, "decline": MANAGER, "withdraw": OWNER}
WHY = {"reason": "Say by when."}
ENDS = {
    "return": WHY,
    "pause": WHY,
    "reopen": WHY,
    "decline": WHY,
    "close": {"outcome": "PARTIAL"},
    "amend": WHY,
}
BY_ANOTHER = {"approve", "return", "reopen", "accept", "decline"}


class GoalLife(RuleBasedStateMachine):
    """One public goal of Priya with one key result, from 0 to 100."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.databases = databases
        self.runner.run(self.open())

    async def open(self) -> None:
        self.database = open_database(self.databases.headway())
        await self.database.__aenter__()
        self.company: Company = await make_company()
        self.goal = await make_goal(
            self.company.people["priya"], self.company.period, state="DRAFT", visibility="PUBLIC"
        )
        self.key_result = await make_key_result(self.goal)
        self.state, self.version = "DRAFT", 1
        self.logged: list[int] = []
        self.key_version, self.agreed, self.accepted = 1, 0, 0
        self.pending: str | None = None
        self.pauses = 0

    def teardown(self) -> None:
        self.runner.run(self.close())
        self.runner.close()
        self.databases.clean()

    async def close(self) -> None:
        await self.database.__aexit__(None, None, None)

    def ask(self, query: str, variables: dict[str, Any], by: str) -> Any:
        answer = self.runner.run(answered(query, variables, self.company.actor(by)))
        assert answer.errors is None
        return answer.data

    def code(self, query: str, variables: dict[str, Any], by: str) -> str:
        [given] = self.ask(query, variables, by).values()
        return given["errors"][0]["code"] if "errors" in given else "DONE"

    def refusal(self, by: str, stale: bool, who: set[str], states: set[str], wrong: str = "FORBIDDEN") -> str:
        """What must come back for a move of the goal; DONE if it is allowed."""
        if by == "integration":
            return "FORBIDDEN"
        if by == "paul" and self.state == "DRAFT":
            return "NOT_FOUND"
        if stale:
            return "CONFLICT"
        if by not in who:
            return wrong
        return "DONE" if self.state in states else "WRONG_STATE"

    @rule(
        verb=st.sampled_from([*MOVES, "propose", "approve", "propose", "approve"]),
        by=st.sampled_from(PEOPLE),
        stale=VERSIONS,
    )
    def move(self, verb: str, by: str, stale: int) -> None:
        who, states, to = MOVES[verb]
        expected = self.refusal(by, bool(stale), who, states, self.foreign(verb, by))
        if expected == "DONE" and verb == "close":
            expected = "WRONG_STATE" if self.pending else "DONE" if self.logged else "EVIDENCE_REQUIRED"
        assert self.told(f"{verb}Goal", verb, by, stale) == expected
        if expected == "DONE" and verb == "close" and by == "priya":
            self.moved(pending="CLOSE")
        elif expected == "DONE":
            self.moved(to, pending=None if verb == "archive" else self.pending)
            self.agreed += verb == "approve"
            self.pauses += verb == "pause"

    @rule(by=st.sampled_from(PEOPLE), stale=VERSIONS)
    def amend(self, by: str, stale: int) -> None:
        expected = self.refusal(by, bool(stale), OWNER, {"ACTIVE", "PAUSED"})
        if expected == "DONE" and self.pending:
            expected = "WRONG_STATE"
        assert self.told("amendGoal", "amend", by, stale, title=f"Terms {self.version}") == expected
        if expected == "DONE":
            self.moved(pending="AMEND")

    @rule(verb=st.sampled_from(list(ANSWERS)), by=st.sampled_from(PEOPLE), stale=VERSIONS)
    def answer(self, verb: str, by: str, stale: int) -> None:
        alive = {"ACTIVE", "PAUSED"} if self.pending else set()
        expected = self.refusal(by, bool(stale), ANSWERS[verb], alive, self.foreign(verb, by))
        assert self.told(f"{verb}GoalProposal", verb, by, stale) == expected
        if expected == "DONE":
            closes = verb == "accept" and self.pending == "CLOSE"
            self.agreed += verb == "accept" and not closes
            self.moved("CLOSED" if closes else self.state, pending=None)

    def foreign(self, verb: str, by: str) -> str:
        return "OWN_RECORD" if by == "priya" and verb in BY_ANOTHER else "FORBIDDEN"

    def told(self, field: str, verb: str, by: str, stale: int, **more: Any) -> str:
        kind = f"{field[0].upper()}{field[1:]}Input"
        query = f"mutation($input: {kind}!) {{ {field}(input: $input) {{ ... on UserErrors {{ errors {{ code }} }} }} }}"
        said = {"id": gid(self.goal), "version": self.version - stale} | ENDS.get(verb, {}) | more
        return self.code(query, {"input": said}, by)

    def moved(self, to: str | None = None, *, pending: str | None) -> None:
        self.state, self.pending = to or self.state, pending
        self.version, self.accepted = self.version + 1, self.accepted + 1

    @rule()
    def go_on(self) -> None:
        """The next step by the right person, so that walks get far."""
        if self.state == "ACTIVE" and len(self.logged) < 2:
            self.log("priya", 40 + len(self.logged), 0)
        elif self.pending:
            self.answer("accept", "mona", 0)
        elif step := {
            "DRAFT": ("propose", "priya"),
            "PROPOSED": ("approve", "mona"),
            "ACTIVE": ("close", "priya"),
            "PAUSED": ("resume", "mona"),
            "CLOSED": ("reopen", "mona"),
        }.get(self.state):
            self.move(*step, 0)

    @rule(by=st.sampled_from(PEOPLE), value=st.integers(-50, 150), stale=VERSIONS)
    def log(self, by: str, value: int, stale: int) -> None:
        query = "mutation($input: LogProgressInput!) { logProgress(input: $input) { ... on UserErrors { errors { code } } } }"
        variables = {
            "keyResultId": gid(self.key_result),
            "version": self.key_version - stale,
            "value": str(value),
            "confidence": "HIGH",
        }
        expected = self.refusal(by, bool(stale), OWNER | MANAGER, {"ACTIVE"})
        if by == "integration" and self.state == "DRAFT":
            expected = "NOT_FOUND"
        assert self.code(query, {"input": variables}, by) == expected
        if expected == "DONE":
            self.key_version += 1
            self.logged.append(value)

    @rule(by=st.sampled_from(PEOPLE), stale=VERSIONS, title=st.booleans())
    def edit(self, by: str, stale: int, title: bool) -> None:
        query = "mutation($input: UpdateGoalInput!) { updateGoal(input: $input) { ... on UserErrors { errors { code } } } }"
        changes = {"title": f"Title {self.version}"} if title else {"description": f"Words {self.version}"}
        expected = self.refusal(by, bool(stale), {"priya", "mona", "vera", "hanna"}, {"DRAFT", "ACTIVE"})
        if expected == "DONE" and title and self.state == "ACTIVE":
            expected = "WRONG_STATE"
        variables = {"input": {"id": gid(self.goal), "version": self.version - stale} | changes}
        assert self.code(query, variables, by) == expected
        if expected == "DONE":
            self.version, self.accepted = self.version + 1, self.accepted + 1

    @invariant()
    def the_rows_are_as_the_model_says(self) -> None:
        self.runner.run(self.check_rows())

    async def check_rows(self) -> None:
        goal = await Goal.get(id=self.goal.id)
        assert (goal.state, goal.version) == (self.state, self.version)
        assert (goal.outcome is not None) == (self.state == "CLOSED") or self.state == "ARCHIVED"
        history = await ProgressUpdate.all().order_by("recorded_at").values_list("value", flat=True)
        assert sorted(map(Decimal, self.logged)) == sorted(history)
        assert (goal.pending, goal.realism) == (self.pending, None)
        assert await GoalVersion.all().count() == self.agreed
        waiting = [row.kind for row in await GoalProposal.filter(state="PENDING")]
        assert waiting == ([self.pending] if self.pending else [])
        assert await GoalPause.all().count() == self.pauses
        lasting = await GoalPause.filter(ends_on__isnull=True).count()
        assert lasting == (self.state == "PAUSED") or self.state == "ARCHIVED"
        assert await AuditEvent.filter(object_id=self.goal.id).count() == self.accepted

    @invariant()
    def what_is_offered_is_what_is_allowed(self) -> None:
        query = "query($id: ID!) { goal(id: $id) { status progress allowedActions } }"
        for by in ("priya", "mona"):
            seen = self.ask(query, {"id": gid(self.goal)}, by)["goal"]
            offered = {verb for verb, (who, states, _) in MOVES.items() if by in who and self.state in states}
            if self.state in {"ACTIVE", "PAUSED"}:
                offered |= {"amend"} if by == "priya" else set()
                if self.pending:
                    offered -= {"amend", "close"}
                    offered |= {verb for verb, who in ANSWERS.items() if by in who}
            assert {name.lower() for name in seen["allowedActions"]} - {"edit", "log_progress"} == offered
            assert (seen["progress"] is None) == (not self.logged)
            if not self.logged:
                assert seen["status"] != "ON_TRACK"


def test_goals_live_as_the_model_says(databases: Databases, clock: ModuleType) -> None:
    run_state_machine_as_test(
        lambda: GoalLife(databases),  # type: ignore[arg-type]  # any maker of a machine will do
        settings=settings(max_examples=6, stateful_step_count=16, suppress_health_check=list(HealthCheck)),
    )
