"""What other systems were told of executed rewards, file by file, and what they answered."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from headway.cli.demo.company import CURRENCY, Company, noon
from headway.cli.demo.records import role_of
from headway.platform.money import from_minor
from headway.rewarding.models import HandoverFile, HandoverLine
from headway.rewarding.rules.handover import COLUMNS, Line, totals, values_of, why
from headway.rewarding.rules.vocabulary import MONEY_KINDS, Channel, HandoverStatus, RewardKind

if TYPE_CHECKING:
    from headway.cli.demo.rewards import Draft

CONCERNED: Final = {
    Channel.PAYROLL: MONEY_KINDS,
    Channel.LEAVE: (RewardKind.VACATION,),
    Channel.ASSIGNMENTS: (RewardKind.PROMOTION, RewardKind.PROJECT_LEAD),
}
# Of each so many lines the other system refuses the one in the middle, and has not looked at the last in the newest file.
REFUSED_IN: Final = 5
UNSEEN_IN: Final = 4
REFUSALS: Final = {
    Channel.PAYROLL: ("No such personnel number in payroll.", "The cost centre is closed.", "The bank details are missing."),
    Channel.LEAVE: ("No leave account for this person.", "The balance of this year is closed."),
    Channel.ASSIGNMENTS: ("This position does not exist in the HRIS.", "No such project."),
}  # fmt: skip


class Handovers:
    """A file of each channel for each closed period; what was executed in the running one waits for the next file."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.lines: dict[Channel, dict[int, list[Line]]] = {channel: defaultdict(list) for channel in Channel}

    def add(self, made: "Draft") -> None:
        """A line in each channel that it concerns, if its period is over."""
        channels = [channel for channel, kinds in CONCERNED.items() if made.kind in kinds]
        if not channels or made.period.running or made.committed_at is None:
            return
        line = _line(made, made.committed_at)
        for channel in channels:
            self.lines[channel][made.period.number].append(line)

    def write(self) -> None:
        """One file a period, in the order of the effective days; what one was refused is in the next again."""
        for channel, by_period in self.lines.items():
            again: list[Line] = []
            for number, period in enumerate(sorted(by_period), 1):
                new = sorted(by_period[period], key=lambda line: (line.effective_on, line.reward))
                again = self._write(channel, number, [*again, *new], newest=period == max(by_period))

    def _write(self, channel: Channel, number: int, lines: list[Line], *, newest: bool) -> list[Line]:
        company, id = self.company, self.company.draw.id()
        made_at = noon(max(line.effective_on for line in lines) + timedelta(3))
        company.out.add(
            HandoverFile, id=id, channel=channel, number=number, made_at=made_at,
            made_by_id=company.cast["hr"].account_id, columns=list(COLUMNS[channel]), totals=totals(channel, lines),
        )  # fmt: skip
        again = []
        for place, (line, said) in enumerate(
            zip(lines, self._answers(channel, len(lines), newest=newest), strict=True), 1
        ):
            refused = said["status"] is HandoverStatus.REFUSED
            if refused and not newest:
                again.append(line)
            company.out.add(
                HandoverLine, id=company.draw.id(), file_id=id, channel=channel, place=place, reward_id=line.reward,
                content=values_of(channel, line), again=refused and not newest, **said,
                reported_at=None if said["status"] is HandoverStatus.SENT else made_at + timedelta(days=2),
            )  # fmt: skip
        return again

    def _answers(self, channel: Channel, many: int, *, newest: bool) -> Iterator[dict[str, Any]]:
        """What was said of each line; what goes out once more stands first, and is taken."""
        for place in range(many):
            if newest and place % UNSEEN_IN == UNSEEN_IN - 1:
                yield {"status": HandoverStatus.SENT, "message": ""}
            elif place % REFUSED_IN == REFUSED_IN // 2:
                message = self.company.draw.of(REFUSALS[channel])
                yield {"status": HandoverStatus.REFUSED, "message": message}
            else:
                yield {"status": HandoverStatus.TAKEN, "message": ""}


def _line(made: "Draft", committed_at: datetime) -> Line:
    person, terms = made.person, made.terms
    old, new, days = (terms.get(name) for name in ("old_pay_minor", "new_pay_minor", "hundredths"))
    money = made.kind in MONEY_KINDS
    promoted: dict[str, Any] = {}
    if made.kind is RewardKind.PROMOTION:
        title, level = terms["new_title"], terms["new_level"]
        promoted = {"new_title": title, "new_level": level, "new_role_profile": role_of(title)}
        if person.team:
            before = person.team.ladder[level - 2]
            promoted |= {"old_title": before, "old_level": level - 1, "old_role_profile": role_of(before)}
    return Line(
        reward=made.id,
        employee_number=person.number,
        employee=person.name,
        email=person.email,
        employment_type=person.employment,
        employment_percent=person.percent,
        kind=made.kind,
        effective_on=made.effective_on,
        proposed_by=made.proposer.name,
        approved_by="; ".join(one.name for one in made.approvers),
        approved_at=committed_at.isoformat(timespec="seconds"),
        reason=why(made.reason, [kind for kind, _ in made.references]),
        old_pay=from_minor(old, CURRENCY) if old else None,
        new_pay=from_minor(new, CURRENCY) if new else None,
        amount=from_minor(made.cost, CURRENCY) if money else None,
        currency=CURRENCY if money else "",
        days=Decimal(days).scaleb(-2) if days else None,
        expires_on=terms["ends_on"] if made.kind is RewardKind.VACATION else None,
        project=terms.get("project", ""),
        ends_on=terms["ends_on"] if made.kind is RewardKind.PROJECT_LEAD else None,
        **promoted,
    )
