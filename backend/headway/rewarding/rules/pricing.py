"""From the terms somebody asked for to what is stored and what it costs, or every reason why not."""

from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from headway.platform.errors import Code, Problem
from headway.rewarding.rules import terms as bounds
from headway.rewarding.rules.terms import Terms, cost_of, hundredths_of, strangers
from headway.rewarding.rules.vocabulary import RewardKind

Minor = tuple[int, str]
Problems = list[Problem]


@dataclass(frozen=True, slots=True)
class Facts:
    """What terms are compared with: the day, the organisation's currency, and the person as of the effective date.

    `pay` in minor units with its currency; `pay_seen` is whether the proposer may see it.
    """

    today: date
    currency: str
    name: str
    pay: Minor | None = None
    pay_seen: bool = False
    title: str = ""
    level: int | None = None
    role_profile_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """The columns of a reward that follow from its terms."""

    effective_on: date
    ends_on: date | None = None
    cost: int = 0
    currency: str = ""
    amount_minor: int | None = None
    old_pay_minor: int | None = None
    new_pay_minor: int | None = None
    hundredths: int | None = None
    new_title: str = ""
    new_level: int | None = None
    new_role_profile_id: UUID | None = None
    project: str = ""
    public: bool = False

    def columns(self) -> dict[str, Any]:
        return asdict(self)


def priced(
    kind: RewardKind, terms: Terms, facts: Facts, *, amount: Minor | None, new_pay: Minor | None
) -> tuple[Priced, Problems]:
    """The reward these terms make, and every problem with them; `amount` and `new_pay` are those of the terms in minor units."""
    problems = [
        Problem(Code.INVALID, f"A {bounds.WORDS[kind]} has no such value. Leave it empty.", (name,))
        for name in strangers(kind, terms)
    ]
    if not facts.today - bounds.LONGEST_BACK <= terms.effective_on <= facts.today + bounds.LONGEST_AHEAD:
        message = "Choose a date at most a year back and two years ahead."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("effective_on",)))
    empty = Priced(effective_on=terms.effective_on)
    match kind:
        case RewardKind.BONUS:
            return _bonus(problems, empty, facts, amount), problems
        case RewardKind.RAISE:
            return _new_pay(problems, empty, facts, amount, new_pay, required=True), problems
        case RewardKind.PROMOTION:
            made = _new_pay(problems, empty, facts, amount, new_pay, required=False)
            return _new_role(problems, made, terms, facts), problems
        case RewardKind.VACATION:
            return _vacation(problems, empty, terms), problems
        case RewardKind.PROJECT_LEAD:
            return _project(problems, empty, terms), problems
        case RewardKind.RECOGNITION:
            return replace(empty, public=terms.public), problems


def _bonus(problems: Problems, made: Priced, facts: Facts, amount: Minor | None) -> Priced:
    if amount is None:
        problems.append(Problem(Code.REQUIRED, "Say how much the bonus is.", ("amount",)))
        return made
    minor, currency = amount
    usual = {facts.currency, facts.pay[1]} if facts.pay else {facts.currency}
    if currency not in usual:
        message = f"Bonuses of this person are paid in {' or '.join(sorted(usual))}. Use that currency."
        problems.append(Problem(Code.INVALID, message, ("amount", "currency")))
    if (
        facts.pay_seen
        and facts.pay
        and facts.pay[1] == currency
        and minor >= facts.pay[0] * bounds.MOST_TIMES_PAY
    ):
        message = f"This is {bounds.MOST_TIMES_PAY} times the yearly pay or more. Check the number of zeros."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("amount", "amount")))
    return replace(made, amount_minor=minor, currency=currency, cost=cost_of(RewardKind.BONUS, amount=minor))


def _new_pay(
    problems: Problems,
    made: Priced,
    facts: Facts,
    amount: Minor | None,
    new_pay: Minor | None,
    *,
    required: bool,
) -> Priced:
    """The pay after a raise, given as such or as the increase a year."""
    asked, path = (new_pay, "new_pay") if new_pay is not None else (amount, "amount")
    if asked is None:
        if required:
            message = "Say what the new pay is, or by how much it rises a year (amount)."
            problems.append(Problem(Code.REQUIRED, message, ("new_pay",)))
        return made
    if new_pay is not None and amount is not None:
        message = "Give the new pay or the yearly increase, not both."
        problems.append(Problem(Code.INVALID, message, ("amount",)))
    if facts.pay is None:
        message = f"No pay of {facts.name} is known for that day. Ask HR to record it first."
        problems.append(Problem(Code.WRONG_STATE, message, ("employee_id",)))
        return made
    if new_pay is not None and not facts.pay_seen:
        message = (
            "You may not see what this person earns. Give the yearly increase (amount) instead, or ask HR."
        )
        problems.append(Problem(Code.FORBIDDEN, message, ("new_pay",)))
        return made
    old, currency = facts.pay
    if asked[1] != currency:
        message = f"This person is paid in {currency}. Use that currency."
        problems.append(Problem(Code.INVALID, message, (path, "currency")))
    new = asked[0] if new_pay is not None else old + asked[0]
    if new <= old:
        message = "The new pay is not above the pay of that day. Choose a higher one."
        problems.append(Problem(Code.OUT_OF_RANGE, message, (path, "amount")))
    # Who may not see the pay could find it out by trying where this bound is.
    if facts.pay_seen and new >= old * bounds.MOST_TIMES_PAY:
        message = (
            f"The new pay is {bounds.MOST_TIMES_PAY} times the old one or more. Check the number of zeros."
        )
        problems.append(Problem(Code.OUT_OF_RANGE, message, (path, "amount")))
    cost = cost_of(RewardKind.RAISE, old_pay=old, new_pay=new)
    return replace(made, old_pay_minor=old, new_pay_minor=new, currency=currency, cost=cost)


def _new_role(problems: Problems, made: Priced, terms: Terms, facts: Facts) -> Priced:
    if not terms.new_title:
        problems.append(Problem(Code.REQUIRED, "Say what the new title is.", ("new_title",)))
    if terms.new_level is not None and not 0 <= terms.new_level <= bounds.MOST_LEVEL:
        message = f"Choose a level between 0 and {bounds.MOST_LEVEL}."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("new_level",)))
    elif terms.new_level is not None and facts.level is not None and terms.new_level < facts.level:
        message = f"{facts.name} is on level {facts.level} already. A promotion does not lead below it."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("new_level",)))
    level = facts.level if terms.new_level is None else terms.new_level
    profile = terms.new_role_profile_id or facts.role_profile_id
    if (terms.new_title, level, profile) == (facts.title, facts.level, facts.role_profile_id):
        message = f"{facts.name} holds this role already. Choose another title, level or role profile."
        problems.append(Problem(Code.INVALID, message, ("new_title",)))
    return replace(made, new_title=terms.new_title, new_level=level, new_role_profile_id=profile)


def _vacation(problems: Problems, made: Priced, terms: Terms) -> Priced:
    _check_end(problems, terms, bounds.LONGEST_EXPIRY, missing="Say until when the days can be taken.")
    hundredths = None
    if terms.days is None:
        problems.append(Problem(Code.REQUIRED, "Say how many days.", ("days",)))
    elif not bounds.HALF_DAY <= terms.days <= bounds.MOST_DAYS:
        message = f"Give between half a day and {bounds.MOST_DAYS} days."
        problems.append(Problem(Code.OUT_OF_RANGE, message, ("days",)))
    elif (hundredths := hundredths_of(terms.days)) is None:
        problems.append(Problem(Code.INVALID, "Give whole or half days.", ("days",)))
    return replace(made, hundredths=hundredths, ends_on=terms.ends_on, cost=hundredths or 0)


def _project(problems: Problems, made: Priced, terms: Terms) -> Priced:
    _check_end(problems, terms, bounds.LONGEST_TERM, missing="Say until when the lead is held.")
    if not terms.project:
        problems.append(Problem(Code.REQUIRED, "Say which project.", ("project",)))
    cost = cost_of(RewardKind.PROJECT_LEAD)
    return replace(made, project=terms.project, ends_on=terms.ends_on, cost=cost)


def _check_end(problems: Problems, terms: Terms, longest: timedelta, *, missing: str) -> None:
    path = ("ends_on",)
    if terms.ends_on is None:
        problems.append(Problem(Code.REQUIRED, missing, path))
    elif terms.ends_on <= terms.effective_on:
        problems.append(Problem(Code.INVALID, "Choose a date after the effective date.", path))
    elif any(problem.path == ("effective_on",) for problem in problems):
        return  # So far away that nothing can be counted from it.
    elif terms.ends_on > terms.effective_on + longest:
        years = longest.days // 366
        problems.append(Problem(Code.OUT_OF_RANGE, f"Choose a date at most {years} years later.", path))
