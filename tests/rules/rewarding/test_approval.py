"""Approval chains, whoever proposes what for whom."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from headway.rewarding.rules import ApproverRole, RewardKind
from headway.rewarding.rules.approval import Person, approval_levels, may_decide, needs_hr

PEOPLE = [UUID(int=number) for number in range(1, 9)]
chains = st.lists(st.sampled_from(PEOPLE), unique=True, max_size=6)
people = st.sampled_from(PEOPLE)


@given(people, people, chains, chains, st.booleans())
def test_a_chain_never_asks_beneficiary_proposer_or_anybody_twice(
    proposer: UUID, beneficiary: UUID, above_proposer: list[UUID], above_beneficiary: list[UUID], hr: bool
) -> None:
    levels = approval_levels(
        proposer=proposer,
        beneficiary=beneficiary,
        above_proposer=above_proposer,
        above_beneficiary=above_beneficiary,
        hr_as_well=hr,
    )
    named = [level.approver_id for level in levels if level.approver_id is not None]
    assert not {proposer, beneficiary} & set(named)
    assert len(named) == len(set(named))
    assert [level.number for level in levels] == list(range(1, len(levels) + 1))
    assert [level.role for level in levels].count(ApproverRole.HR) == (1 if hr or not named else 0)
    assert all((level.approver_id is None) == (level.role is ApproverRole.HR) for level in levels)


@given(st.lists(st.tuples(people, st.booleans()), max_size=12), people, people, st.booleans())
def test_a_walk_through_a_chain_takes_different_people(
    tries: list[tuple[UUID, bool]], proposer: UUID, beneficiary: UUID, left: bool
) -> None:
    chain = [person for person in PEOPLE if person != proposer]
    levels = approval_levels(
        proposer=proposer,
        beneficiary=beneficiary,
        above_proposer=chain,
        above_beneficiary=[proposer],
        hr_as_well=True,
    )
    decided: list[UUID] = []
    for person, hr in tries:
        level = levels[len(decided)]
        barred = [proposer, beneficiary, *decided]
        someone = Person(account_id=None, employee_id=person, hr=hr)
        if may_decide(someone, level.role, level.approver_id, approver_left=left, barred=barred):
            assert person not in {proposer, beneficiary, *decided}
            decided.append(person)
        if len(decided) == len(levels):
            break
    assert len(decided) == len(set(decided))


def test_the_next_manager_is_the_one_above_who_proposes() -> None:
    mona, vera, ada, paul, hanna = PEOPLE[:5]

    def first(proposer: UUID, above_proposer: list[UUID], above: list[UUID]) -> UUID | None:
        levels = approval_levels(
            proposer=proposer,
            beneficiary=paul,
            above_proposer=above_proposer,
            above_beneficiary=above,
            hr_as_well=False,
        )
        return levels[0].approver_id

    above_paul = [mona, vera, ada]
    assert first(mona, [vera, ada], above_paul) == vera
    assert first(vera, [ada], above_paul) == ada
    assert first(ada, [], above_paul) is None
    assert first(hanna, [ada], above_paul) == mona
    # Paul himself manages the proposer: the next one above is asked.
    assert first(mona, [paul, ada], [mona]) == ada


def test_an_account_without_a_person_decides_once() -> None:
    account = uuid4()
    person = Person(account_id=account, employee_id=None, hr=True)
    free = may_decide(person, ApproverRole.HR, None, approver_left=False, barred=[PEOPLE[0], None])
    again = may_decide(person, ApproverRole.HR, None, approver_left=False, barred=[account])
    assert (free, again) == (True, False)
    assert not may_decide(person, ApproverRole.MANAGER_ABOVE, None, approver_left=False, barred=[])


def test_what_needs_hr() -> None:
    def asked(kind: RewardKind, amount: int = 0, currency: str = "EUR") -> bool:
        return needs_hr(
            kind, amount=amount, currency=currency, threshold=100_000, organisation_currency="EUR"
        )

    assert {kind for kind in RewardKind if asked(kind)} == {RewardKind.RAISE, RewardKind.PROMOTION}
    assert [asked(RewardKind.BONUS, amount) for amount in (100_000, 100_001)] == [False, True]
    assert asked(RewardKind.BONUS, 1, "USD")
