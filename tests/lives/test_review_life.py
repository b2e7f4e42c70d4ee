"""The life of Eli's two forms in one cycle, walked at random through the graph beside a model of it."""

import asyncio
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from headway.graph.ids import global_id
from headway.platform.actor import Actor
from headway.platform.database import open_database
from headway.reviewing.models import Answer, Review, ReviewCycle
from headway.reviewing.rules import QuestionKind
from tests.conftest import answered
from tests.databases import Databases
from tests.reviews import (
    MANAGER,
    SELF,
    answer_all,
    do,
    form,
    launched,
    make_company,
    question,
    refusals,
    save,
)

PHASES = ["COLLECTING", "MANAGER_REVIEW", "SHARING", "SIGN_OFF", "CLOSED"]
WRITERS = {SELF: "eli", MANAGER: "mona"}
TAKES = {SELF: {"COLLECTING"}, MANAGER: {"COLLECTING", "MANAGER_REVIEW"}}
OPEN = {"ASSIGNED", "IN_PROGRESS"}
READ = {"SHARED", "ACKNOWLEDGED", "SIGNED"}
HANDED_IN = READ | {"SUBMITTED"}
NAMES = st.sampled_from(["eli", "mona", "hanna", "eli", "mona", "hanna", "vera", "pia"])
FORMS = st.sampled_from([SELF, MANAGER])


async def asking(query: str, variables: dict[str, Any] | None = None, *, as_: Actor) -> Any:
    return await answered(query, variables, as_)


class ReviewLife(RuleBasedStateMachine):
    """The model knows the phase of the cycle, and of both forms their state, and whether they are complete."""

    def __init__(self, databases: Databases) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.databases = databases
        self.runner.run(self.open())

    async def open(self) -> None:
        self.database = open_database(self.databases.headway())
        await self.database.__aenter__()
        self.company = await make_company()
        self.cycle = await launched(self.company)
        self.phase = "COLLECTING"
        self.state = {SELF: "ASSIGNED", MANAGER: "ASSIGNED"}
        self.complete = {SELF: False, MANAGER: False}
        self.words = {SELF: 0, MANAGER: 0}
        self.shared_words: dict[Any, list[str]] = {}
        self.disputed = False
        self.signed: set[str] = set()

    def teardown(self) -> None:
        self.runner.run(self.database.__aexit__(None, None, None))
        self.runner.close()
        self.databases.clean()

    async def row(self, which: Any) -> Review:
        return await form(self.cycle, self.company.people["eli"], which)

    async def act(self, name: str, mutation: str, which: Any, **more: Any) -> str:
        """The code of the refusal, or '' for none."""
        row = await self.row(which)
        input = {"reviewId": global_id("Review", row.id), "version": row.version} | more
        found = refusals(await do(asking, self.company.actor(name), mutation, **input))
        return found[0][0] if found else ""

    def knows(self, name: str, which: Any) -> bool:
        """Whether somebody may know of a form."""
        if name == "eli":
            return which is SELF or self.state[which] in READ
        return name != "pia"

    def may_write(self, name: str, which: Any) -> bool:
        return WRITERS[which] == name and self.phase in TAKES[which] and self.state[which] in OPEN

    @rule(name=NAMES, which=FORMS)
    def save(self, name: str, which: Any) -> None:
        self.runner.run(self._save(name, which))

    async def _save(self, name: str, which: Any) -> None:
        asked = await question(self.company, which, QuestionKind.TEXT)
        row = await self.row(which)
        there = await Answer.get_or_none(review_id=row.id, question_id=asked.id)
        text = f"Version {self.words[which] + 1}"
        version = there.version if there else 0
        found = refusals(await save(asking, self.company.actor(name), row, asked, text=text, version=version))
        assert (found == []) == self.may_write(name, which), found
        if not found:
            self.words[which] += 1
            self.state[which] = "IN_PROGRESS"

    @rule(which=FORMS)
    def fill(self, which: Any) -> None:
        """The author answers all that is still open."""
        if self.may_write(WRITERS[which], which) and not self.complete[which]:
            self.runner.run(self._fill(which))

    async def _fill(self, which: Any) -> None:
        row = await self.row(which)
        await Answer.filter(review_id=row.id).delete()
        await answer_all(asking, self.company, self.company.actor(WRITERS[which]), row)
        self.complete[which], self.state[which] = True, "IN_PROGRESS"

    @rule(name=NAMES, which=FORMS)
    def submit(self, name: str, which: Any) -> None:
        code = self.runner.run(self.act(name, "SubmitReview", which))
        if self.may_write(name, which) and self.complete[which]:
            assert code == ""
            self.state[which] = "SUBMITTED"
        elif self.may_write(name, which):
            assert code == "REQUIRED"
        else:
            assert code in {"FORBIDDEN", "NOT_FOUND", "WRONG_STATE", "CLOSED"}
            assert (code == "NOT_FOUND") == (not self.knows(name, which))

    @rule(name=NAMES, which=FORMS)
    def take_back(self, name: str, which: Any) -> None:
        code = self.runner.run(self.act(name, "TakeBackReview", which))
        built_on = which is SELF and self.state[MANAGER] in HANDED_IN
        mine = WRITERS[which] == name and self.phase in TAKES[which]
        if mine and self.state[which] == "SUBMITTED" and not built_on:
            assert code == ""
            self.state[which] = "IN_PROGRESS"
        else:
            assert code != ""

    @rule(name=NAMES, which=FORMS)
    def share(self, name: str, which: Any) -> None:
        code = self.runner.run(self.act(name, "ShareReview", which))
        may = name == "hanna" or (name == "mona" and which is MANAGER)
        if may and self.phase in {"SHARING", "SIGN_OFF"} and self.state[which] == "SUBMITTED":
            assert code == ""
            self.runner.run(self._remember())
            self.state = {
                key: "SHARED" if state == "SUBMITTED" else state for key, state in self.state.items()
            }
        else:
            assert code != ""

    async def _remember(self) -> None:
        for which in (SELF, MANAGER):
            answers = Answer.filter(review_id=(await self.row(which)).id).order_by("id")
            self.shared_words[which] = [answer.text for answer in await answers]

    @rule(name=NAMES, agreement=st.sampled_from(["AGREE", "DISAGREE"]))
    def acknowledge(self, name: str, agreement: str) -> None:
        more = {"agreement": agreement, "comment": "Seen."}
        code = self.runner.run(self.act(name, "AcknowledgeReview", MANAGER, **more))
        if name == "eli" and self.state[MANAGER] == "SHARED":
            assert code == ""
            self.state[MANAGER] = "ACKNOWLEDGED"
            self.disputed = agreement == "DISAGREE"
        else:
            assert code != ""

    @rule(name=NAMES)
    def settle(self, name: str) -> None:
        code = self.runner.run(self.act(name, "ResolveDisagreement", MANAGER, outcome="It stays."))
        if name in {"vera", "hanna"} and self.state[MANAGER] == "ACKNOWLEDGED" and self.disputed:
            assert code == ""
            self.disputed = False
        else:
            assert code != ""

    @rule(name=NAMES)
    def sign(self, name: str) -> None:
        code = self.runner.run(self.act(name, "SignReview", MANAGER))
        open_to = {"eli", "mona"} - self.signed if self.state[MANAGER] == "ACKNOWLEDGED" else set()
        if name in open_to and self.phase in {"SIGN_OFF", "CLOSED"} and not self.disputed:
            assert code == ""
            self.signed.add(name)
            if len(self.signed) == 2:
                self.state[MANAGER] = "SIGNED"
        else:
            assert code != ""

    @rule(name=NAMES, reason=st.sampled_from(["", "", "Late"]))
    def move_on(self, name: str, reason: str) -> None:
        self.runner.run(self._move_on(name, reason))

    async def _move_on(self, name: str, reason: str) -> None:
        row = await ReviewCycle.get(id=self.cycle.id)
        verb = "CloseReviewCycle" if self.phase == "SIGN_OFF" else "MoveReviewCycle"
        input = {"id": global_id("ReviewCycle", row.id), "version": row.version, "reason": reason}
        found = refusals(await do(asking, self.company.actor(name), verb, **input))
        if name != "hanna":
            assert found[0][0] in {"FORBIDDEN", "NOT_FOUND"}
        elif self.phase == "CLOSED":
            assert found[0][0] == "WRONG_STATE"
        else:
            self._expect_move(found, reason)

    def _expect_move(self, found: list[tuple[str, str]], reason: str) -> None:
        due = {"COLLECTING": SELF, "MANAGER_REVIEW": MANAGER}.get(self.phase)
        waits = due is not None and self.state[due] in OPEN
        waits |= self.phase == "SIGN_OFF" and self.state[MANAGER] in {"SHARED", "ACKNOWLEDGED"}
        if self.phase == "SHARING" and "SUBMITTED" in self.state.values():
            assert found == [("WRONG_STATE", "id")]
        elif waits and not reason:
            assert found == [("REQUIRED", "reason")]
        else:
            assert found == []
            if due is not None and waits:
                self.state[due] = "SKIPPED"
            self.phase = PHASES[PHASES.index(self.phase) + 1]

    @rule()
    def go_on(self) -> None:
        """The next step by the right person, so that walks get far."""
        due = next((which for which in (SELF, MANAGER) if self.may_write(WRITERS[which], which)), None)
        if due is not None:
            self.fill(due)
            self.submit(WRITERS[due], due)
        elif self.phase in {"SHARING", "SIGN_OFF"} and self.state[MANAGER] == "SUBMITTED":
            self.share("mona", MANAGER)
        elif self.phase == "SIGN_OFF" and self.state[MANAGER] == "SHARED":
            self.acknowledge("eli", "DISAGREE")
        elif self.phase == "SIGN_OFF" and self.state[MANAGER] == "ACKNOWLEDGED" and self.disputed:
            self.settle("vera")
        elif self.phase == "SIGN_OFF" and self.state[MANAGER] == "ACKNOWLEDGED":
            self.sign("mona" if "eli" in self.signed else "eli")
        else:
            self.move_on("hanna", "")

    @invariant()
    def the_rows_are_as_the_model(self) -> None:
        self.runner.run(self._compare())

    async def _compare(self) -> None:
        assert (await ReviewCycle.get(id=self.cycle.id)).state == self.phase
        query = "query($id: ID!) { review(id: $id) { state answers { text } } }"
        for which in (SELF, MANAGER):
            row = await self.row(which)
            assert row.state == self.state[which]
            if which in self.shared_words and self.state[which] in READ:
                answers = Answer.filter(review_id=row.id).order_by("id")
                assert [answer.text for answer in await answers] == self.shared_words[which]
        theirs = global_id("Review", (await self.row(MANAGER)).id)
        seen = (await asking(query, {"id": theirs}, as_=self.company.actor("eli"))).data["review"]
        assert (seen is not None) == (self.state[MANAGER] in READ)
        own = global_id("Review", (await self.row(SELF)).id)
        read = (await asking(query, {"id": own}, as_=self.company.actor("mona"))).data["review"]
        opened = self.state[SELF] == "SHARED" or (
            self.state[SELF] == "SUBMITTED" and self.state[MANAGER] != "ASSIGNED"
        )
        assert bool(read["answers"]) == (
            opened and await Answer.filter(review_id=(await self.row(SELF)).id).exists()
        )


def test_the_life_of_a_review(databases: Databases, clock: ModuleType) -> None:
    quick = settings(
        max_examples=5,
        stateful_step_count=20,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: ReviewLife(databases), settings=quick)  # type: ignore[arg-type]
