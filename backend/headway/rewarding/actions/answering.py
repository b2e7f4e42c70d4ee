"""Noting what other systems say of the lines they were handed, and handing over again what was refused and mended."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from headway.monitoring.actions.files import CellProblem, FileResult
from headway.people.files import read_table
from headway.people.rules.tables import Table
from headway.platform import clock
from headway.platform.actor import Actor
from headway.platform.batches import Outcome
from headway.platform.checking import Checks
from headway.platform.database import transaction
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.events import announce, record_all
from headway.rewarding.access import handover_to_answer, may_answer_handovers, may_hand_over
from headway.rewarding.models import HandoverFile, HandoverLine, Reward
from headway.rewarding.rules.answers import COLUMNS, Answer, answers_in
from headway.rewarding.rules.vocabulary import Entry, HandoverStatus, RewardState

ONLY_REFUSED: Final = "Only what was refused, and does not go out again already, is handed over again."
UNDONE: Final = "This reward was taken back since. There is nothing to hand over any more."
MOST_ANSWERS: Final = 20_000
LONGEST_MESSAGE: Final = 500
_AT_ONCE: Final = 100

Key = tuple[UUID, bool]
Named = tuple[UUID, Entry]


async def answer_handover(actor: Actor, *, file_id: UUID, answers: Sequence[Answer]) -> HandoverFile:
    """Note what the other system says of lines of a file, all of them or none; saying the same again changes nothing.

    Refuses whom the file is not shared with, machines without rewards:write, a line the file does not hold, that is
    answered twice or goes out again, and a refusal without a message.
    """
    may_answer_handovers(actor)
    async with transaction():
        file = await handover_to_answer(actor, file_id)
        await _answer(actor, file, answers)
        return file


async def answer_by_file(actor: Actor, *, file_id: UUID, file_name: str, content: bytes) -> FileResult:
    """The same from a CSV or XLSX with the columns reward and status, and entry and message if it has them.

    One bad row refuses the whole file: what is wrong comes back by row and cell, and nothing is changed.
    """
    may_answer_handovers(actor)
    table = await asyncio.to_thread(read_table, content, name=file_name)
    read = answers_in(table.headers, [(row.number, row.cells) for row in table.rows])
    unread = [(number, problem) for number, it in read if not isinstance(it, Answer) for problem in it]
    if unread:
        return _refused(table, unread)
    answers = [it for _, it in read if isinstance(it, Answer)]
    async with transaction():
        file = await handover_to_answer(actor, file_id)
        try:
            changed = await _answer(actor, file, answers)
        except Rejected as refused:
            if any(problem.path[:1] != ("rows",) for problem in refused.problems):
                raise
            return _refused(table, [(read[int(it.path[1])][0], it) for it in refused.problems])
    return FileResult(Counter({Outcome.CHANGED: changed, Outcome.SAME: len(answers) - changed}), [])


async def hand_over_again(actor: Actor, *, file_id: UUID, lines: Sequence[Named]) -> HandoverFile:
    """Let refused lines of a file go out once more, with the next file, as directory and reward say it by then.

    Refuses whoever may not make files, a line the file does not hold, one that was not refused or that goes out
    again already, and a reward that was taken back.
    """
    may_answer_handovers(actor)
    async with transaction():
        file = await handover_to_answer(actor, file_id)
        may_hand_over(actor, file.channel)
        checks = Checks()
        held = await _held(checks, file, lines)
        found = [line for _, line in held]
        undone = await _undone(found)
        for path, line in held:
            refused = line.status is HandoverStatus.REFUSED and not line.again
            checks.require(refused, Code.WRONG_STATE, ONLY_REFUSED, *path)
            checks.require(line.id not in undone, Code.WRONG_STATE, UNDONE, *path)
        checks.done()
        await HandoverLine.filter(id__in=[line.id for line in found]).update(again=True)
        told: list[Any] = [(line, {"again": False}, {"again": True}) for line in found]
        await record_all(actor, "hand_over_again", told)
        return file


async def _undone(lines: Sequence[HandoverLine]) -> set[UUID]:
    """Those of these lines whose reward was taken back before the other system took it over."""
    given = {line.reward_id: line.id for line in lines if not line.counter}
    reversed_ = Reward.filter(id__in=list(given), state=RewardState.REVERSED)
    ids: list[Any] = await reversed_.values_list("id", flat=True)
    return {given[id] for id in ids}


async def _answer(actor: Actor, file: HandoverFile, answers: Sequence[Answer]) -> int:
    """How many lines say something else now."""
    checks, changed, before = Checks(), [], []
    named = [(answer.reward_id, answer.entry) for answer in answers]
    lines = dict(await _held(checks, file, named))
    for place, answer in enumerate(answers):
        path = ("rows", str(place))
        message = checks.text(answer.message, *path, "message", most=LONGEST_MESSAGE)
        needed = answer.status is not HandoverStatus.REFUSED or bool(message)
        checks.require(needed, Code.REQUIRED, "Say why it was refused.", *path, "message")
        line = lines.get(path)
        if line is None:
            continue
        said = {"status": answer.status, "message": message}
        held = {name: getattr(line, name) for name in said}
        if held == said:
            continue
        waiting = "It is handed over again. Answer in the file that holds it then."
        checks.require(not line.again, Code.WRONG_STATE, waiting, *path, "reward_id")
        before.append(held)
        changed.append(line.update_from_dict({**said, "reported_at": clock.now()}))
    checks.done()
    if changed:
        fields = ["status", "message", "reported_at"]
        await HandoverLine.bulk_update(changed, fields=fields, batch_size=_AT_ONCE)
        told = [
            (line, held, {name: getattr(line, name) for name in held})
            for line, held in zip(changed, before, strict=True)
        ]
        await record_all(actor, "answer_handover", told)
        await announce("HandoverAnswered", file_id=file.id, channel=file.channel)
    return len(changed)


async def _held(
    checks: Checks, file: HandoverFile, named: Sequence[Named]
) -> list[tuple[tuple[str, str], HandoverLine]]:
    """The lines of a file that are named, by the path to what names them; each may be named once."""
    most = f"Name at most {MOST_ANSWERS:,} lines at once; these are {len(named):,}."
    checks.require(len(named) <= MOST_ANSWERS, Code.TOO_MANY, most, "rows")
    checks.done()
    lines: dict[Key, HandoverLine] = {
        (line.reward_id, line.counter): line for line in await HandoverLine.filter(file_id=file.id)
    }
    found, seen = [], set()
    for place, (reward_id, entry) in enumerate(named):
        path, key = ("rows", str(place)), (reward_id, entry is Entry.REVERSAL)
        if key not in lines:
            message = "This file has no such line. Take the ids from the file."
            checks.add(Code.NOT_FOUND, message, *path, "reward_id")
        elif key in seen:
            checks.add(Code.DUPLICATE, "This line is named twice. Keep one of them.", *path, "reward_id")
        else:
            found.append((path, lines[key]))
        seen.add(key)
    return found


def _refused(table: Table, problems: Sequence[tuple[int, Problem]]) -> FileResult:
    names = ["_".join(header.lower().split()) for header in table.headers]
    cells = {
        row.number: dict(zip([COLUMNS.get(it, it) for it in names], row.cells, strict=False))
        for row in table.rows
    }
    told = []
    for number, problem in problems:
        column = COLUMNS.get(problem.path[-1], problem.path[-1])
        told.append(CellProblem(number, column, cells[number].get(column, ""), problem))
    return FileResult(Counter({Outcome.REFUSED: len(table.rows)}), told)
