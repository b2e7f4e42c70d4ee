"""Handing executed rewards to other systems: each in one file of each channel that it concerns."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.checking import Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, record
from headway.platform.models import Organisation
from headway.rewarding.access import (
    may_hand_over,
    reversals_to_hand_over,
    rewards_to_hand_over,
    visible_handover_files,
)
from headway.rewarding.models import HandoverFile, HandoverLine
from headway.rewarding.reads.handover import WITH, counter_lines_of, lines_of
from headway.rewarding.rules.handover import COLUMNS, Line, totals, values_of
from headway.rewarding.rules.vocabulary import Channel, Entry

NOTHING: Final = "Nothing that concerns this channel has taken effect by then. Choose a later day, or wait for the next reward."
_BATCH: Final = 1_000


async def make_handover_file(actor: Actor, *, channel: Channel, through: date) -> HandoverFile:
    """Write every executed reward that concerns a channel, and every reversal of one, up to a day into its next file.

    What a file of the channel holds already stays out, unless it goes out again. With nothing new it answers with the
    last file, unchanged; without one either it refuses, as it refuses all but HR partners, whose files hold the people
    in their scope, never themselves, and programs, whose files hold everybody.
    """
    may_hand_over(actor, channel)
    checks = Checks()
    checks.day(through, "through")
    checks.done()
    async with transaction():
        # One at a time, so that two who press the button at once get one file and not two halves.
        zone = (await lock_row(Organisation.all()).get()).time_zone
        due = rewards_to_hand_over(actor, channel).filter(effective_on__lte=through)
        rewards = await due.select_related(*WITH).order_by("effective_on", "id")
        undone = reversals_to_hand_over(actor, channel).filter(decided_at__lt=_end_of(through, zone))
        undone = undone.select_related(*(f"reward__{name}" for name in WITH))
        reversals = await undone.order_by("decided_at", "id")
        lines = [*await lines_of(rewards), *await counter_lines_of(reversals, zone)]
        return await _write(actor, channel, lines) if lines else await _last(actor, channel)


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), clock.zone(zone))


async def _last(actor: Actor, channel: Channel) -> HandoverFile:
    last = await visible_handover_files(actor).filter(channel=channel).order_by("-number").first()
    if last is None:
        raise Rejected(Problem(Code.WRONG_STATE, NOTHING, ("through",)))
    return last


async def _write(actor: Actor, channel: Channel, lines: Sequence[Line]) -> HandoverFile:
    newest = await HandoverFile.filter(channel=channel).order_by("-number").first()
    file = await HandoverFile.create(
        channel=channel,
        number=newest.number + 1 if newest else 1,
        columns=list(COLUMNS[channel]),
        totals=totals(channel, lines),
        made_at=clock.now(),
        made_by_id=actor.account_id,
    )
    rows = [
        HandoverLine(
            file_id=file.id,
            channel=channel,
            place=place,
            reward_id=UUID(line.reward),
            counter=line.entry is Entry.REVERSAL,
            content=values_of(channel, line),
        )
        for place, line in enumerate(lines, 1)
    ]
    await HandoverLine.bulk_create(rows, batch_size=_BATCH)
    # The lines hold what people earn: the audit log names the rewards instead.
    held = {
        "rewards": [row.reward_id for row in rows if not row.counter],
        "reversed": [row.reward_id for row in rows if row.counter],
    }
    await record(actor, "make_handover_file", file, after={"channel": channel, "number": file.number, **held})
    await announce("HandoverFileMade", file_id=file.id, channel=channel)
    return file
