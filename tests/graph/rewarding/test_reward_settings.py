"""What holds for all rewards, whatever the cycle: changed as a whole, by those who plan them, and audited."""

from types import ModuleType
from typing import Any

import pytest

from headway.platform.models import AuditEvent, Organisation
from tests.conftest import Ask
from tests.rewards import Company, codes, make_company, propose, run

CHOSEN: dict[str, Any] = {
    "peersNominate": True,
    "mostRewardDays": 12,
    "bonusNeedsHrAbove": "750.50",
    "payrollClosedThrough": "2026-11-30",
}


@pytest.fixture
async def company(clock: ModuleType) -> Company:
    return await make_company()


async def settle(ask: Ask, company: Company, by: str = "hanna", **changes: Any) -> dict[str, Any]:
    version = (await Organisation.get()).version
    actor = company.actor(by, hr_whole_company=by == "hanna")
    return await run(ask, "changeRewardSettings", {"version": version} | CHOSEN | changes, as_=actor)


async def test_settings_are_changed_kept_and_audited(ask: Ask, company: Company) -> None:
    organisation = await Organisation.get()
    await Organisation.all().update(settings={**organisation.settings, "mood_group": 7})
    changed = await settle(ask, company)
    assert changed["rewardSettings"] == CHOSEN
    assert (await Organisation.get()).settings["mood_group"] == 7
    event = await AuditEvent.get(action="change_reward_settings")
    assert event.after["settings"]["most_reward_days"] == 12


async def test_what_is_decided_holds_for_the_next_proposal(ask: Ask, company: Company) -> None:
    await settle(ask, company, payrollClosedThrough="2030-12-31")
    refused = await propose(ask, company, "BONUS")
    assert ("CLOSED", "effectiveOn") in codes(refused)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mostRewardDays": 61}, ("OUT_OF_RANGE", "mostRewardDays")),
        ({"mostRewardDays": -1}, ("OUT_OF_RANGE", "mostRewardDays")),
        ({"bonusNeedsHrAbove": "-1"}, ("OUT_OF_RANGE", "bonusNeedsHrAbove")),
        ({"bonusNeedsHrAbove": "1.001"}, ("INVALID", "bonusNeedsHrAbove")),
        ({"payrollClosedThrough": "1800-01-01"}, ("OUT_OF_RANGE", "payrollClosedThrough")),
        ({"version": 99}, ("CONFLICT", "version")),
    ],
)
async def test_each_wrong_value_is_told_and_changes_nothing(
    ask: Ask, company: Company, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    before = (await Organisation.get()).settings
    assert codes(await settle(ask, company, **changes)) == [expected]
    assert (await Organisation.get()).settings == before


@pytest.mark.parametrize("by", ["mona", "paul", "vera"])
async def test_nobody_else_decides(ask: Ask, company: Company, by: str) -> None:
    before = (await Organisation.get()).settings
    assert codes(await settle(ask, company, by)) == [("FORBIDDEN", "")]
    assert (await Organisation.get()).settings == before
