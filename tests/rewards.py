"""A small company for tests of rewarding, and the queries they ask it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from headway.graph.ids import global_id
from headway.people.models import Department, Employee, Pay
from headway.planning.models import Goal, Period
from headway.planning.rules import PeriodState
from headway.platform import clock
from headway.platform.actor import Actor, Role, Scope
from headway.platform.models import Organisation
from headway.platform.working import do_all
from headway.rewarding.jobs import JOBS
from headway.rewarding.models import Budget, Reward
from headway.rewarding.rules import RewardKind
from headway.rewarding.rules.moves import HOLD
from headway.rewarding.rules.vocabulary import BUDGETED
from tests.conftest import Ask
from tests.factories import make_department, make_employee

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOON.date()
REASON = "Covered three peak weekends on short notice."

REWARD = """id kind state version summary percent days newTitle newLevel project effectiveOn endsOn reason decidedReason
    amount { amount currency } oldPay { amount currency } newPay { amount currency } cost { amount currency } allowedActions
    approvals { level role decision comment waitsFor approver { name } decidedBy { name } }"""
LINES = "id number lines { nodes { rewardId entry status message again } }"
NOMINATION = "id kind state version reason decidedReason decidedByName allowedActions employee { name } nominator { name }"
REFUSED = "... on UserErrors { errors { code message path } current { id ... on Reward { version state } } }"


@dataclass
class Company:
    """Ada leads all; below her Vera, then Mona, then Paul and Rita; Hanna and Hugo are HR for everybody, Otto for none of them."""

    period: Period
    root: Department
    support: Department
    people: dict[str, Employee]
    accounts: dict[str, UUID] = field(default_factory=dict)

    def actor(self, name: str, **changes: Any) -> Actor:
        """The actor of a person, with the same account each time."""
        hr = {
            "hanna": {self.root.id, self.support.id},
            "hugo": {self.root.id, self.support.id},
            "otto": {uuid4()},
        }
        roles = {Role.HR} if name in hr else {Role.ADMIN} if name == "alma" else set()
        values: dict[str, Any] = {
            "account_id": self.accounts.setdefault(name, uuid4()),
            "employee_id": self.people[name].id,
            "name": self.people[name].name,
            "roles": frozenset(roles),
            "hr_departments": frozenset(hr.get(name, set())),
        }
        return Actor(**values | changes)

    def id_of(self, name: str) -> str:
        return global_id("Employee", self.people[name].id)

    @property
    def period_id(self) -> str:
        return global_id("Period", self.period.id)

    def terms(self, kind: str, **changes: Any) -> dict[str, Any]:
        """A valid proposal of this kind for Paul, with changes."""
        base = {
            "kind": kind,
            "employeeId": self.id_of("paul"),
            "periodId": self.period_id,
            "effectiveOn": "2027-01-01",
            "reason": REASON,
        }
        own: dict[str, dict[str, Any]] = {
            "BONUS": {"amount": euros("600")},
            "RAISE": {"newPay": euros("39940")},
            "PROMOTION": {"newTitle": "Team lead", "newLevel": 5, "newPay": euros("42000")},
            "VACATION": {"days": "2.5", "endsOn": "2027-03-31"},
            "PROJECT_LEAD": {"project": "Hub move", "endsOn": "2027-04-30"},
            "RECOGNITION": {"public": True},
        }
        return base | own[kind] | changes


def euros(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "EUR"}


def integration(*scopes: Scope) -> Actor:
    return Actor(account_id=uuid4(), name="HRIS", scopes=frozenset(scopes), integration=True)


async def make_company(*, managers_see_pay: bool = True) -> Company:
    """The company on 20 November 2026, with an open period; Paul earns €38,400 a year."""
    clock.set_for_tests(NOON)
    now: dict[str, Any] = {"created_at": NOON, "updated_at": NOON}
    settings = {"managers_see_pay": managers_see_pay}
    await Organisation.create(
        name="Meridian", currency="EUR", time_zone="Europe/Berlin", settings=settings, **now
    )
    root = await make_department("Meridian")
    support = await make_department("Support", parent=root)
    starts, ends = date(2026, 7, 1), date(2026, 12, 31)
    period = await Period.create(
        name="H2 2026", starts_on=starts, ends_on=ends, state=PeriodState.OPEN, **now
    )
    people: dict[str, Employee] = {}
    for name, manager in _LINES:
        home = support if name in {"mona", "paul", "rita"} else root
        people[name] = await make_employee(
            f"{name.title()} Berg", manager=people.get(manager), department=home, title="Agent", level=4
        )
    company = Company(period, root, support, people)
    await pay(company, "paul", 3_840_000)
    return company


_LINES = (
    ("ada", ""),
    ("vera", "ada"),
    ("mona", "vera"),
    ("paul", "mona"),
    ("rita", "mona"),
    ("hanna", "ada"),
    ("hugo", "ada"),
    ("otto", "ada"),
    ("alma", "ada"),
    ("nils", "vera"),
)


async def pay(company: Company, name: str, minor: int, valid_from: date = date(2025, 1, 1)) -> Pay:
    person = company.people[name]
    values: dict[str, Any] = {"currency": "EUR", "recorded_at": NOON, "source": "import"}
    return await Pay.create(employee=person, amount_minor=minor, valid_from=valid_from, **values)


async def make_budget(
    company: Company, kind: RewardKind, planned: int, *, department: Department | None = None
) -> Budget:
    """A budget in minor units of euro, hundredths of days or places."""
    currency = "EUR" if kind in {RewardKind.BONUS, RewardKind.RAISE, RewardKind.PROMOTION} else ""
    return await Budget.create(
        period=company.period,
        department=department,
        unit_key=str(department.id) if department else "",
        kind=kind,
        currency=currency,
        planned=planned,
        created_at=NOON,
        updated_at=NOON,
    )


async def make_budgets(company: Company) -> None:
    """Plenty of everything for the whole organisation."""
    for kind in BUDGETED:
        await make_budget(company, kind, 10_000_000)


async def make_goal(company: Company, owner: str, **values: Any) -> Goal:
    person = company.people[owner]
    base: dict[str, Any] = {
        "title": "Fewer late deliveries",
        "state": "ACTIVE",
        "created_at": NOON,
        "updated_at": NOON,
    }
    span = {"starts_on": company.period.starts_on, "due_on": company.period.ends_on}
    return await Goal.create(owner=person, period=company.period, **base | span | values)


async def run(ask: Ask, mutation: str, input_: dict[str, Any], *, as_: Actor) -> dict[str, Any]:
    """The payload's reward (or budget, or file), or {"errors", "current"}."""
    kind = mutation[0].upper() + mutation[1:]
    field_, inside = {
        "setBudget": ("budget", "id kind unit currency planned proposed committed executed left version"),
        "makeHandoverFile": ("file", "id channel number lineCount href totals"),
        "planRewardCycle": ("cycle", "id version eligibility"),
        "nominateForReward": ("nomination", NOMINATION),
        "declineRewardNomination": ("nomination", NOMINATION),
        "withdrawRewardNomination": ("nomination", NOMINATION),
        "changeRewardSettings": (
            "organisation",
            "id version rewardSettings { peersNominate mostRewardDays bonusNeedsHrAbove payrollClosedThrough }",
        ),
        "setPayBand": ("band", "id version level"),
        "wishForProject": ("wish", "id version state"),
        "withdrawWish": ("wish", "id version state"),
        "answerHandover": ("file", LINES),
        "handOverAgain": ("file", LINES),
    }.get(mutation, ("reward", REWARD))
    query = f"""mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{
        ... on {kind}Payload {{ {field_} {{ {inside} }} }} {REFUSED} }} }}"""
    answer = await ask(query, {"input": input_}, as_=as_)
    assert answer.errors is None, answer.errors
    assert answer.data is not None
    result: dict[str, Any] = answer.data[mutation]
    return result.get(field_) or result


async def propose(
    ask: Ask, company: Company, kind: str = "BONUS", *, by: str = "mona", **changes: Any
) -> dict[str, Any]:
    return await run(ask, "proposeReward", company.terms(kind, **changes), as_=company.actor(by))


async def move(
    ask: Ask, company: Company, mutation: str, reward: dict[str, Any], *, by: str, **more: Any
) -> dict[str, Any]:
    """A step in a reward's life, with the version that was seen."""
    more = (
        {"reason": "Another time."} | more
        if mutation in {"rejectReward", "withdrawReward", "askReversal"}
        else more
    )
    given = {"id": reward["id"], "version": reward["version"]} | more
    return await run(ask, mutation, given, as_=company.actor(by))


async def approved(ask: Ask, company: Company, kind: str = "BONUS", **changes: Any) -> dict[str, Any]:
    """A committed reward of Paul, proposed by Mona, approved by Vera and, where it is asked, Hanna."""
    reward = await propose(ask, company, kind, **changes)
    for approver in ("vera", "hanna"):
        if "state" in reward and reward["state"] == "PROPOSED":
            reward = await move(ask, company, "approveReward", reward, by=approver)
    return reward


async def told(ask: Ask, company: Company, kind: str = "BONUS", **changes: Any) -> dict[str, Any]:
    return await tell(ask, company, await approved(ask, company, kind, **changes), by="mona")


async def tell(ask: Ask, company: Company, reward: dict[str, Any], *, by: str, **more: Any) -> dict[str, Any]:
    """Tell it, and let the time pass in which that could be stopped; the clock is later then."""
    held = await move(ask, company, "communicateReward", reward, by=by, **more)
    assert held["state"] == "COMMITTED", held
    await hold_over()
    query = f"query($id: ID!) {{ reward(id: $id) {{ {REWARD} }} }}"
    answer = await ask(query, {"id": reward["id"]}, as_=company.actor(by))
    assert answer.data is not None
    found: dict[str, Any] = answer.data["reward"]
    assert found["state"] == "COMMUNICATED"
    return found


async def hold_over() -> None:
    """The seconds are over in which telling can be stopped, and the worker has seen it."""
    clock.set_for_tests(clock.now() + HOLD)
    await do_all(JOBS)


async def executed(ask: Ask, company: Company, kind: str = "BONUS", **changes: Any) -> dict[str, Any]:
    """In effect since today."""
    changes = {"effectiveOn": TODAY.isoformat()} | changes
    return await move(ask, company, "executeReward", await told(ask, company, kind, **changes), by="hanna")


async def stored(reward: dict[str, Any]) -> Reward:
    """The row of an answered reward."""
    from headway.graph.ids import key_of

    return await Reward.get(id=key_of(reward["id"], "Reward"))


def codes(refusal: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and dotted path of each error."""
    return [(error["code"], ".".join(error["path"])) for error in refusal["errors"]]


def money(minor: int) -> Decimal:
    return Decimal(minor) / 100
