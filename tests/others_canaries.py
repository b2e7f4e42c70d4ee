"""What colleagues say of Paul, with a canary in what is shown together, in what is not, and in what went before."""

from typing import Any

from headway.platform.actor import Actor
from headway.reviewing.actions import nominating, phases, writing
from headway.reviewing.models import (
    Answer,
    ExternalForm,
    ExternalReviewer,
    Nomination,
    Participant,
    Question,
    Review,
    ReviewCycle,
)
from headway.reviewing.rules import (
    ExternalState,
    NominationAction,
    QuestionKind,
    ReviewDirection,
    ReviewState,
)
from tests.company import NOON, Company
from tests.heard_by import canary

PEERS = ("priya", "tom", "dora", "carl", "otto")


async def plant_others(company: Company, cycle: ReviewCycle, admin: Actor) -> None:
    """In a cycle about Paul that asks peers: five write, one cannot, one is not asked; then it is released."""
    paul, mona = company.actor("paul"), company.actor("mona")
    about = await Participant.get(cycle_id=cycle.id)
    await _turn_down(company, about, paul, mona)
    ids = [company.people[name].id for name in (*PEERS, "tina")]
    await nominating.propose_peers(mona, participant_id=about.id, peer_ids=ids)
    cycle = await phases.move_review_cycle(
        admin, id=cycle.id, version=(await ReviewCycle.get(id=cycle.id)).version
    )
    tinas = await Review.get(cycle_id=cycle.id, reviewer_id=company.people["tina"].id)
    await nominating.decline_review(
        company.actor("tina"), id=tinas.id, version=1, reason=canary("why tina cannot write")
    )
    for name in PEERS:
        await _write(company, cycle, name)
    await _from_outside(cycle, about)
    await phases.move_review_cycle(admin, id=cycle.id, version=cycle.version, reason="Late")


async def _from_outside(cycle: ReviewCycle, about: Participant) -> None:
    """One was turned down, one declined, one drafts, and one handed in, whose words are among those of the peers."""
    asked = await Question.filter(template_id=cycle.template_id, direction=ReviewDirection.PEER).order_by(
        "position"
    )
    rating, text = (str(next(it.id for it in asked if it.kind is kind)) for kind in (QuestionKind.RATING, QuestionKind.TEXT))  # fmt: skip
    common: dict[str, Any] = {"participant_id": about.id, "created_at": NOON, "updated_at": NOON}
    email = f"{canary('the address of somebody from outside')}@example.com"
    await ExternalReviewer.create(
        **common, name=canary("somebody from outside"), email=email, state=ExternalState.TURNED_DOWN,
        turn_down_reason=canary("why she does not come from outside"), decline_reason=canary("why she will not write from outside"),
    )  # fmt: skip
    for number, words in enumerate(("what somebody from outside says", "what somebody from outside drafts")):
        writer = await ExternalReviewer.create(
            **common, name="Rosa", email=f"rosa{number}@example.com", state=ExternalState.INVITED
        )
        answers = {
            rating: {"rating": 881_188, "text": ""},
            text: {"rating": None, "text": canary(words)},
        }
        await ExternalForm.create(
            **common, reviewer_id=writer.id, answers=answers, submitted_at=None if number else NOON
        )


async def _turn_down(company: Company, about: Participant, paul: Actor, mona: Actor) -> None:
    await nominating.propose_peers(paul, participant_id=about.id, peer_ids=[company.people["hanna"].id])
    proposed = await Nomination.get(participant_id=about.id)
    await nominating.decide_nomination(
        mona,
        id=proposed.id,
        version=1,
        action=NominationAction.TURN_DOWN,
        reason=canary("why she is not asked"),
    )


async def _write(company: Company, cycle: ReviewCycle, name: str) -> None:
    """Priya's words are among five; Otto's stand alone under their question, and so do Dora's, who did not hand in."""
    form = await Review.get(
        cycle_id=cycle.id, reviewer_id=company.people[name].id, direction=ReviewDirection.PEER
    )
    asked = await Question.filter(template_id=cycle.template_id, direction=ReviewDirection.PEER).order_by(
        "position"
    )
    texts = [it for it in asked if it.kind is QuestionKind.TEXT]
    common: dict[str, Any] = {"review_id": form.id, "created_at": NOON, "updated_at": NOON}
    # The mean is 881188.2: no form would take these, so it is unmistakable.
    rating = 881_189 if name == "otto" else 881_188
    await Answer.create(**common, question_id=asked[0].id, rating=rating)
    words = canary("what is said of paul") if name == "priya" else "He keeps his word."
    await writing.save_answer(
        company.actor(name), review_id=form.id, question_id=texts[0].id, version=0, text=words
    )
    if name == "otto":
        alone = canary("what otto alone says")
        await writing.save_answer(
            company.actor(name), review_id=form.id, question_id=texts[1].id, version=0, text=alone
        )
    await Review.filter(id=form.id).update(state=ReviewState.SUBMITTED, submitted_at=NOON)
