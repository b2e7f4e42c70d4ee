# ruff: noqa: S608 - the words are ours, and values have their places
"""The questions of the benchmark, in GraphQL and as one statement each with JSON aggregation and the same access predicates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from headway.graph.ids import global_id
from headway.graph.reading.scopes import Asker, template
from headway.graph.reading.statements import Statement
from headway.graph.relay import Listing
from headway.monitoring.access import visible_feedback, visible_updates
from headway.monitoring.reads.kept_status import DOUBTED, PURSUED
from headway.people.access import visible_colleagues, visible_departments, visible_employees
from headway.people.models import Employee
from headway.planning.access import visible_listed_goals
from headway.planning.models import Period
from headway.platform import clock
from headway.reviewing.access import visible_answers, visible_reviews
from headway.rewarding.access import visible_rewards

PERSON: Final = """query($id: ID!) { employee(id: $id) { name title manager { name } department { name }
    goals { nodes { title dueOn state updates { nodes { confidence effectiveOn } } } }
    feedbackReceived { nodes { text sentAt giver { name } } }
    reviews { nodes { direction state answers { rating text } } }
    rewards { nodes { kind state effectiveOn } } } }"""
REPORTS: Final = """query($id: ID!) { employees(where: {managerId: $id}, first: 10) { nodes { name title
    goals { nodes { title dueOn state updates(first: 1) { nodes { confidence effectiveOn } } } }
    feedbackReceived(first: 5) { nodes { text sentAt giver { name } } }
    reviews(first: 1) { nodes { direction state dueOn } }
    rewards { nodes { kind state effectiveOn } } } } }"""
EXPORT: Final = """{ employees(first: 100) { nodes { name
    reviews { nodes { direction state answers { rating text } } } } } }"""
LIST: Final = """{ employees(first: 50) { nodes { id name title level location status hiredOn email } } }"""
COMPANY: Final = """{ viewer { company { statusCounts { status count } } } }"""


@dataclass(frozen=True, slots=True)
class Question:
    """A document with its variables, and the statement that a person would write for it, if one did."""

    name: str
    document: str
    variables: Mapping[str, Any]
    by_hand: Callable[[Asker], tuple[str, list[Any]]] | None


class About(NamedTuple):
    """Whom and what is asked about."""

    somebody: Employee
    manager: Employee
    period: Period
    # By what statuses are judged that are good now.
    judged: str


def questions(about: About) -> list[Question]:
    """The five questions about these."""
    somebody, manager = about.somebody, about.manager
    one, two = {"id": global_id("Employee", somebody.id)}, {"id": global_id("Employee", manager.id)}
    return [
        Question("Q1 person", PERSON, one, lambda asker: person(asker, somebody)),
        Question("Q2 ten reports", REPORTS, two, lambda asker: reports(asker, manager)),
        Question("Q3 export page", EXPORT, {}, export),
        Question("Q4 flat list", LIST, {}, flat),
        Question("Q5 by status", COMPANY, {}, lambda asker: by_status(asker, about)),
    ]


class Written:
    """A statement under way, in the words that both databases have in common."""

    def __init__(self, visible: Any, asker: Asker) -> None:
        self.asker = asker
        self.statement = Statement(asker)
        self.rows = self.scoped(visible)
        self.object = "json_build_object" if asker.postgres else "json_object"

    def template(self, visible: Any) -> Any:
        return template(visible, lambda actor: Listing(visible(actor), ()), self.asker)

    def scoped(self, visible: Any) -> str:
        return self.statement.scope(self.template(visible))

    def made(self, **values: str) -> str:
        parts = ", ".join(f"'{name}', {value}" for name, value in values.items())
        return f"{self.object}({parts})"

    def listed(self, made: str, source: str, where: str, order: str, first: int) -> str:
        array = "coalesce(json_agg(o), '[]')" if self.asker.postgres else "json_group_array(json(o))"
        inner = f"SELECT {made} AS o FROM {source} WHERE {where} ORDER BY {order} LIMIT {first}"
        return f"(SELECT {array} FROM ({inner}) s)"

    def key(self, id: Any) -> str:
        return self.statement.place(str(id))

    def sent(self, sql: str) -> tuple[str, list[Any]]:
        ready = self.statement.ready(sql)
        return ready.text(self.asker), ready.arguments(self.asker, {})


def _goals(it: Written, updates: int) -> str:
    logged = it.listed(
        it.made(confidence="u.confidence", effectiveOn="u.effective_on"),
        f"{it.scoped(visible_updates)} u",
        "u.goal_id = g.id",
        "u.effective_on DESC, u.recorded_at DESC, u.id",
        updates,
    )
    made = it.made(title="g.title", dueOn="g.due_on", state="g.state", updates=logged)
    return it.listed(made, f"{it.scoped(visible_listed_goals)} g", "g.owner_id = t.id", "g.due_on, g.id", 50)


def _feedback(it: Written, first: int) -> str:
    source = (
        f"{it.scoped(visible_feedback)} f LEFT JOIN {it.scoped(visible_employees)} b ON b.id = f.giver_id"
    )
    made = it.made(text="f.text", sentAt="f.sent_at", giver=it.made(name="b.name"))
    return it.listed(made, source, "f.receiver_id = t.id", "f.sent_at DESC, f.id", first)


def _reviews(it: Written, *, answers: bool, first: int) -> str:
    values = {"direction": "r.direction", "state": "r.state"}
    if answers:
        values["answers"] = it.listed(
            it.made(rating="a.rating", text="a.text"),
            f"{it.scoped(visible_answers)} a",
            "a.review_id = r.id",
            "a.created_at, a.id",
            1_000,
        )
    source = f"{it.scoped(visible_reviews)} r"
    return it.listed(it.made(**values), source, "r.reviewee_id = t.id", "r.created_at DESC, r.id", first)


def _rewards(it: Written) -> str:
    made = it.made(kind="w.kind", state="w.state", effectiveOn="w.effective_on")
    source = f"{it.scoped(visible_rewards)} w"
    return it.listed(made, source, "w.employee_id = t.id", "w.created_at DESC, w.id", 20)


def person(asker: Asker, somebody: Employee) -> tuple[str, list[Any]]:
    it = Written(visible_employees, asker)
    made = it.made(
        name="t.name",
        title="t.title",
        manager=it.made(name="m.name"),
        department=it.made(name="d.name"),
        goals=_goals(it, 20),
        feedback=_feedback(it, 20),
        reviews=_reviews(it, answers=True, first=20),
        rewards=_rewards(it),
    )
    joined = f"LEFT JOIN {it.scoped(visible_employees)} m ON m.id = t.manager_id "
    joined += f"LEFT JOIN {it.scoped(visible_departments)} d ON d.id = t.department_id"
    sql = f"SELECT {made} FROM {it.rows} t {joined} WHERE t.id = {it.key(somebody.id)}"
    return it.sent(sql)


def reports(asker: Asker, manager: Employee) -> tuple[str, list[Any]]:
    it = Written(visible_colleagues, asker)
    made = it.made(
        name="t.name",
        title="t.title",
        goals=_goals(it, 1),
        feedback=_feedback(it, 5),
        reviews=_reviews(it, answers=False, first=1),
        rewards=_rewards(it),
    )
    where = f"t.manager_id = {it.key(manager.id)}"
    sql = it.listed(made, f"{it.rows} t", where, "t.search_name, t.id", 10)
    return it.sent(f"SELECT {sql}")


def export(asker: Asker) -> tuple[str, list[Any]]:
    it = Written(visible_colleagues, asker)
    made = it.made(name="t.name", reviews=_reviews(it, answers=True, first=20))
    sql = it.listed(made, f"{it.rows} t", "1 = 1", "t.search_name, t.id", 100)
    return it.sent(f"SELECT {sql}")


def flat(asker: Asker) -> tuple[str, list[Any]]:
    it = Written(visible_colleagues, asker)
    names = ("id", "name", "title", "level", "location", "status", "hired_on", "email")
    made = it.made(**{name: f"t.{name}" for name in names})
    sql = it.listed(made, f"{it.rows} t", "1 = 1", "t.search_name, t.id", 50)
    return it.sent(f"SELECT {sql}")


def by_status(asker: Asker, about: About) -> tuple[str, list[Any]]:
    """By the statuses that are kept, as far as they are still good, as ours does; no other is judged anew."""
    it = Written(visible_listed_goals, asker)
    now = it.statement.place(clock.now() if asker.postgres else str(clock.now()))
    kept = (
        f"k.judged_by = {it.statement.place(about.judged)} AND k.judged_at <= {now} AND k.good_until > {now}"
    )
    kept += " AND k.goal_id NOT IN (SELECT id FROM doubted)"
    status = f"CASE WHEN {PURSUED} THEN k.status ELSE coalesce(g.outcome, g.state) END"
    joined = f"{it.rows} g LEFT JOIN kept_status k ON k.goal_id = g.id AND {kept}"
    counted = f"WITH RECURSIVE {DOUBTED} SELECT {status} AS status, count(*) AS number FROM {joined}"
    counted += f" WHERE g.period_id = {it.key(about.period.id)} GROUP BY 1"
    made = it.made(status="c.status", count="c.number")
    return it.sent(f"SELECT {it.listed(made, f'({counted}) c', '1 = 1', 'c.status', 20)}")
