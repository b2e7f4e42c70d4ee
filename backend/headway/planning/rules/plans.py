"""A performance plan: where it stands between two people, and whether one of them may agree to it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from headway.platform.errors import Code, Problem


class AgreementState(StrEnum):
    """How what the plan says now stands to what was agreed."""

    DRAFT = "DRAFT"
    WAITING = "WAITING"
    AGREED = "AGREED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True)
class Agreements:
    """The fingerprints of what each side agreed to, and of the newest version; '' for none."""

    now: str
    owner: str = ""
    manager: str = ""
    version: str = ""

    @property
    def state(self) -> AgreementState:
        if self.version == self.now:
            return AgreementState.AGREED
        if self.now in {self.owner, self.manager}:
            return AgreementState.WAITING
        return AgreementState.CHANGED if self.version else AgreementState.DRAFT


def fingerprint(terms: Mapping[str, Any]) -> str:
    """The same for the same terms, and for no others."""
    plain = json.dumps(terms, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()


def problem_agreeing(
    agreements: Agreements, *, as_owner: bool, goals: int, reason: str, period_closed: bool
) -> Problem | None:
    """Why this side cannot agree now, or nothing."""
    mine, other = (
        (agreements.owner, agreements.manager) if as_owner else (agreements.manager, agreements.owner)
    )
    if period_closed:
        return Problem(Code.CLOSED, "Its period is over. Agree the plan of the current one.", ("period_id",))
    if not goals:
        return Problem(Code.REQUIRED, "Agree a goal first: a plan has one at least.", ("fingerprint",))
    if agreements.state is AgreementState.AGREED:
        message = "Nothing changed since you both agreed. There is nothing new to agree."
        return Problem(Code.WRONG_STATE, message, ("fingerprint",))
    if mine == agreements.now:
        message = "You have agreed already. Now it is up to the other side."
        return Problem(Code.WRONG_STATE, message, ("fingerprint",))
    if agreements.version and other != agreements.now and not reason:
        message = "This changes what was agreed. Say why."
        return Problem(Code.REQUIRED, message, ("reason",))
    return None
