"""Rewards with a canary in every private text."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from headway.people.models import Employee
from headway.planning.models import Goal
from headway.platform.actor import Actor
from headway.rewarding import actions as rewarding
from headway.rewarding.actions.deciding import tell_reward
from headway.rewarding.models import DecisionRecord, HandoverLine, Reward, RewardReference
from headway.rewarding.rules import RewardKind
from headway.rewarding.rules.answers import Answer
from headway.rewarding.rules.decisions import figures_from, inputs_of, plain
from headway.rewarding.rules.merit import Band
from headway.rewarding.rules.terms import Terms
from headway.rewarding.rules.vocabulary import Channel, Entry, HandoverStatus, ReferenceKind
from tests.company import NOON, Company
from tests.heard_by import canary


async def plant_rewards(company: Company) -> None:
    """Rewards in every state of their life, with words of each who takes part."""
    mona, vera, hanna = (company.actor(name) for name in ("mona", "vera", "hanna"))
    await rewarding.set_budget(
        company.actor("admin"),
        period_id=company.period.id,
        department_id=None,
        kind=RewardKind.BONUS,
        planned=Decimal("91234.56"),
    )
    priya, paul = company.people["priya"].id, company.people["paul"].id

    async def propose(person: Any, amount: str, name: str) -> Reward:
        return await rewarding.propose_reward(
            mona, kind=RewardKind.BONUS, employee_id=person, period_id=company.period.id, reason=f"{canary(name)} And a few words more.",
            terms=Terms(effective_on=NOON.date(), amount=(Decimal(amount), "EUR")),
        )  # fmt: skip

    await _step(
        rewarding.approve_reward,
        vera,
        await propose(priya, "4321.98", "why she is proposed"),
        comment=canary("what vera thinks of it"),
    )
    await _step(
        rewarding.reject_reward,
        vera,
        await propose(priya, "100", "a second bonus"),
        reason=canary("why she was refused"),
    )
    # Beside another, so that the sums of budgets do not give the amount away.
    await propose(priya, "50", "another bonus")
    given = await propose(paul, "7131.17", "why paul is rewarded")
    for approver in (vera, hanna):
        if given.committed_at is None:
            given = await _step(rewarding.approve_reward, approver, given, comment=None)
    given = await _step(rewarding.communicate_reward, mona, given, words=canary("what paul is told"))
    given = await _step(rewarding.execute_reward, hanna, await _told(mona, given))
    file = await rewarding.make_handover_file(hanna, channel=Channel.PAYROLL, through=NOON.date())
    said = Answer(given.id, Entry.REWARD, HandoverStatus.REFUSED, canary("what payroll said"))
    await rewarding.answer_handover(hanna, file_id=file.id, answers=[said])
    await _columns_of_other_channels(file.id)
    await _step(rewarding.ask_reversal, hanna, given, reason=canary("why it shall be undone"))
    await _terms_of_other_kinds(priya)
    named = await rewarding.nominate_for_reward(
        vera, employee_id=priya, kind=RewardKind.BONUS, reason=f"{canary('why she is named')} And more words."
    )
    await rewarding.decline_reward_nomination(
        mona, id=named.id, version=1, reason=canary("why nobody proposes")
    )
    await rewarding.wish_for_project(
        company.actor("priya"), project=canary("what she wants to lead"), why=canary("why she wants it")
    )
    hers = replace(hanna, hr_whole_company=True)
    await rewarding.set_pay_band(
        hers, level=7, currency="EUR", valid_from=NOON.date(), band=Band(6_111_311, 7_222_422, 8_333_533)
    )
    await Employee.filter(id=priya).update(level=7)


async def _columns_of_other_channels(file_id: UUID) -> None:
    """What a line for payroll has not."""
    line = await HandoverLine.get(file_id=file_id)
    for name in ("old_title", "new_title", "old_role_profile", "new_role_profile", "project"):
        line.content[name] = canary(f"{name} of paul")
    line.content |= {"old_level": 774400774, "new_level": 775500775, "days": "88.42"}
    await line.save()


async def _terms_of_other_kinds(priya: UUID) -> None:
    """What a bonus has not: on the proposal that is not decided yet."""
    hers = Reward.filter(employee_id=priya, reason__contains=canary("why she is proposed"))
    await hers.update(
        new_title=canary("her next title"), project=canary("her project"), new_level=771_100_771, hundredths=7731,
        old_pay_minor=7_654_321, new_pay_minor=12_345_678,
    )  # fmt: skip
    kept = await DecisionRecord.get(reward_id=(await hers.get()).id)
    kept.inputs |= {"against": [canary("why it is an exception")]}
    kept.figures = plain(figures_from(inputs_of(kept.inputs)))
    await kept.save()
    private = await Goal.get(title=canary("a private goal"))
    await RewardReference.create(
        reward_id=(await hers.get()).id, kind=ReferenceKind.GOAL, object_id=private.id
    )


async def _told(teller: Actor, held: Reward) -> Reward:
    """As the worker does when nobody stopped it."""
    assert held.tells_at is not None
    await tell_reward(
        str(held.id), held.tells_at.isoformat(), str(teller.account_id), str(teller.employee_id)
    )
    return await Reward.get(id=held.id)


async def _step(
    action: Callable[..., Awaitable[Reward]], actor: Any, reward: Reward, **values: Any
) -> Reward:
    return await action(replace(actor), id=reward.id, version=reward.version, **values)
