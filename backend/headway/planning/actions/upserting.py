"""Goals from another system: many at once by their keys, with the rules of single ones, each row for itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID, uuid4

from headway.people.reads import departments_by_path, numbered
from headway.people.rules.hierarchy import loops, managers_first
from headway.planning.access import goals_by_key, sends_goals
from headway.planning.actions.goals import amendments, lock_alignments
from headway.planning.actions.references import References, references
from headway.planning.actions.terms import CheckedTerms, check_terms, goal_columns, key_result_columns
from headway.planning.models import Goal, KeyResult, Period
from headway.planning.reads import standings
from headway.planning.rules import GoalAction, GoalState
from headway.planning.rules.moves import Standing, problem_moving
from headway.planning.rules.terms import GoalRow, GoalTerms, KeyResultTerms
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.batches import BatchResult, Outcome, RowResult, named_twice, once, refused, sendable
from headway.platform.checking import Checks
from headway.platform.database import lock_row
from headway.platform.errors import Code, Problem, Rejected, not_found
from headway.platform.events import announce_all, change_each, create_all, record_all

ACTION: Final = "upsert_goals"
# What the rules of single goals call by id, rows call by the names of the other system.
_SENT_AS: Final = {
    "owner_id": "owner_external_id",
    "period_id": "period",
    "department_id": "department",
    "parent_id": "parent_key",
}


async def upsert_goals(actor: Actor, *, idempotency_key: str, rows: Sequence[GoalRow]) -> BatchResult:
    """Set and change goals by the keys of another system: drafts in any way, agreed ones as single goals are.

    Refuses everybody but integrations with goals:write, HR and administrators; and row by row what setting and
    editing a goal refuses, private goals of integrations, and goals above that are refused themselves.
    """
    if not sends_goals(actor):
        message = (
            "Only integrations with goals:write, HR and administrators send goals. Sign in to set your own."
        )
        raise Rejected(Problem(Code.FORBIDDEN, message))
    return await once(actor, ACTION, idempotency_key, rows, lambda: _upsert(actor, rows))


async def _upsert(actor: Actor, rows: Sequence[GoalRow]) -> list[RowResult]:
    await lock_alignments()
    plan = await _plan(actor, rows)
    for place in _parents_first(rows):
        plan.results[place] = plan.settle(place)
    await _write(actor, plan)
    return [plan.results[place] for place in range(len(rows))]


def _parents_first(rows: Sequence[GoalRow]) -> list[int]:
    places = {row.external_key: place for place, row in enumerate(rows)}
    above = {
        place: places[row.parent_key]
        for place, row in enumerate(rows)
        if row.parent_key in places and row.parent_key != row.external_key
    }
    return managers_first(range(len(rows)), above)


@dataclass
class _Plan:
    """What the rows refer to, what is to be written, and what will have become of each row."""

    rows: Sequence[GoalRow]
    terms: Sequence[tuple[GoalTerms, list[Problem]]]
    present: Mapping[str, Goal]
    key_results: Mapping[UUID, list[KeyResult]]
    standings: Mapping[UUID, Standing]
    known: References
    ids: Mapping[str, UUID]
    results: dict[int, RowResult] = field(default_factory=dict)
    new: list[Goal] = field(default_factory=list)
    changed: list[tuple[Goal, Mapping[str, Any]]] = field(default_factory=list)
    new_parts: list[KeyResult] = field(default_factory=list)
    changed_parts: list[tuple[KeyResult, Mapping[str, Any]]] = field(default_factory=list)
    gone_parts: list[KeyResult] = field(default_factory=list)

    def settle(self, place: int) -> RowResult:
        """Decide about a row; those above it are decided."""
        row, (terms, problems) = self.rows[place], self.terms[place]
        goal, checks = self.present.get(row.external_key), Checks()
        ready = check_terms(checks, terms, self.known, goal=goal)
        columns = self._differences(ready, goal)
        parts = self._parts_differ(goal, row, ready)
        if goal is not None and not columns and not parts and not problems:
            return RowResult(row.external_key, Outcome.SAME, goal.id)
        if goal is not None:
            self._check_edit(checks, goal, columns, parts=parts)
        found = problems or [_as_sent(problem) for problem in checks.problems]
        if found:
            return refused(place, row.external_key, found)
        # Rows further down may support this goal, as it will be.
        id, state = self.ids[row.external_key], goal.state if goal else GoalState.DRAFT
        self.known.above[id] = ready.terms.parent_id
        self.known.goals[id] = Goal(id=id, state=state, **goal_columns(ready))
        if goal is None:
            return self._add(row, ready)
        self.changed.append((goal, columns))
        if parts:
            self._exchange_parts(goal, ready.terms.key_results)
        return RowResult(row.external_key, Outcome.CHANGED, goal.id)

    def _differences(self, ready: CheckedTerms, goal: Goal | None) -> dict[str, Any]:
        columns = goal_columns(ready)
        return {
            name: value for name, value in columns.items() if goal is None or value != getattr(goal, name)
        }

    def _parts_differ(self, goal: Goal | None, row: GoalRow, ready: CheckedTerms) -> bool:
        if goal is None or row.key_results is None:
            return False
        wanted = [key_result_columns(terms, n) for n, terms in enumerate(ready.terms.key_results)]
        present = self.key_results.get(goal.id, [])
        held = [
            {name: getattr(part, name) for name in columns}
            for part, columns in zip(present, wanted, strict=False)
        ]
        return len(present) != len(wanted) or held != wanted

    def _check_edit(self, checks: Checks, goal: Goal, columns: Mapping[str, Any], *, parts: bool) -> None:
        standing = self.standings.get(goal.id, Standing(looks_after=True, leads=True))
        problem = problem_moving(GoalAction.EDIT, goal.life, standing)
        if problem is not None:
            checks.problems[:] = [replace(problem, path=("external_key",))]
        elif goal.state is not GoalState.DRAFT:
            given = {name: value for name, value in columns.items() if name != "search_title"}
            amendments(checks, goal, given | ({"key_results": None} if parts else {}))

    def _add(self, row: GoalRow, ready: CheckedTerms) -> RowResult:
        id, now = self.ids[row.external_key], clock.now()
        goal = Goal(
            id=id, external_key=row.external_key, created_at=now, updated_at=now, **goal_columns(ready)
        )
        self.new.append(goal)
        self.new_parts += [_part(goal, terms, n) for n, terms in enumerate(ready.terms.key_results)]
        return RowResult(row.external_key, Outcome.CREATED, id)

    def _exchange_parts(self, goal: Goal, wanted: Sequence[KeyResultTerms]) -> None:
        """Key results of a draft are known by their titles; those not sent any more go."""
        present = {part.title: part for part in self.key_results.get(goal.id, [])}
        for position, terms in enumerate(wanted):
            part, columns = present.pop(terms.title, None), key_result_columns(terms, position)
            if part is None:
                self.new_parts.append(_part(goal, terms, position))
            elif changes := {name: value for name, value in columns.items() if value != getattr(part, name)}:
                self.changed_parts.append((part, changes))
        self.gone_parts += present.values()


def _part(goal: Goal, terms: KeyResultTerms, position: int) -> KeyResult:
    now = clock.now()
    return KeyResult(goal_id=goal.id, created_at=now, updated_at=now, **key_result_columns(terms, position))


def _as_sent(problem: Problem) -> Problem:
    return replace(problem, path=tuple(_SENT_AS.get(part, part) for part in problem.path))


async def _plan(actor: Actor, rows: Sequence[GoalRow]) -> _Plan:
    keys = [row.external_key for row in rows]
    wanted = sendable({*keys, *(row.parent_key for row in rows if row.parent_key)})
    taken = await lock_row(Goal.filter(external_key__in=wanted).order_by("id"))
    mine = {row["id"] for row in await goals_by_key(actor, wanted).values("id")}
    found = {str(goal.external_key): goal for goal in taken if goal.id in mine}
    ids = {key: found[key].id if key in found else uuid4() for key in {*keys, *found}}
    hidden = {str(goal.external_key) for goal in taken} - found.keys()
    terms = await _terms(rows, ids, hidden)
    present = {key: found[key] for key in keys if key in found}
    parts: dict[UUID, list[KeyResult]] = {}
    for part in await KeyResult.filter(goal_id__in=[goal.id for goal in present.values()]).order_by(
        "position", "id"
    ):
        parts.setdefault(part.goal_id, []).append(part)
    known = await references(actor, [it for it, _ in terms], editing=True, made=list(found.values()))
    standing = {} if actor.integration else await standings(actor, list(present.values()))
    return _Plan(rows, terms, present, parts, standing, known, ids)


async def _terms(
    rows: Sequence[GoalRow], ids: Mapping[str, UUID], hidden: set[str]
) -> list[tuple[GoalTerms, list[Problem]]]:
    """The rows with ids for names, and what each names that is not known."""
    periods = dict(
        await Period.filter(name__in=sendable({row.period for row in rows})).values_list("name", "id")
    )
    people = await numbered({row.owner_external_id for row in rows})
    departments = await departments_by_path() if any(row.department for row in rows) else {}
    twice = named_twice([row.external_key for row in rows], "external_key")
    circles = _circles(rows)
    found = []
    for place, row in enumerate(rows):
        checks = Checks()
        checks.text(row.external_key, "external_key", most=100, required=True)
        checks.problems += [twice[place]] if place in twice else []
        checks.problems += [circles[row.external_key]] if row.external_key in circles else []
        checks.problems += not_found("goal", "external_key").problems if row.external_key in hidden else ()
        names = {
            "period_id": ("period", periods.get(row.period), "period", True),
            "owner_id": ("owner_external_id", people.get(row.owner_external_id), "person", True),
            "department_id": ("department", departments.get(_path(row)), "department", bool(row.department)),
            "parent_id": (
                "parent_key",
                ids.get(row.parent_key) if row.parent_key else None,
                "goal",
                row.parent_key is not None,
            ),
        }
        for sent_as, id, what, named in names.values():
            checks.problems += not_found(what, sent_as).problems if named and id is None else ()
        known = {name: id for name, (_, id, _, _) in names.items()}
        found.append((row.terms(**known), checks.problems))
    return found


def _circles(rows: Sequence[GoalRow]) -> dict[str, Problem]:
    """Rows that support each other in a circle, which none of them could be written first of."""
    above = {row.external_key: row.parent_key for row in rows if row.parent_key}
    return {
        key: Problem(
            Code.LOOP,
            f"These goals support each other in a circle: {' → '.join((*circle[:10], circle[0]))}. Correct one of them.",
            ("parent_key",),
        )
        for circle in loops(above)
        for key in circle
    }


def _path(row: GoalRow) -> tuple[str, ...]:
    return tuple(name.casefold() for name in row.department or ())


async def _write(actor: Actor, plan: _Plan) -> None:
    await create_all(actor, ACTION, plan.new)
    await change_each(actor, ACTION, plan.changed)
    if plan.gone_parts:
        await record_all(
            actor,
            "remove_key_result",
            [(part, {"goal_id": part.goal_id, "title": part.title}, {}) for part in plan.gone_parts],
        )
        await KeyResult.filter(id__in=[part.id for part in plan.gone_parts]).delete()
    await change_each(actor, "update_key_result", plan.changed_parts)
    await create_all(actor, "create_key_result", plan.new_parts)
    touched = [*plan.new, *(goal for goal, _ in plan.changed)]
    await announce_all("GoalUpserted", [{"goal_id": goal.id, "owner_id": goal.owner_id} for goal in touched])
