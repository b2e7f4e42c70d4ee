"""Projects that people would like to lead."""

from typing import Any
from uuid import UUID

from headway.platform.actor import Actor
from headway.platform.checking import PARAGRAPH, Checks
from headway.platform.database import lock_row, transaction
from headway.platform.errors import Code, Problem, Rejected, conflict, not_found
from headway.platform.events import announce, change, create
from headway.rewarding.access import may_write, visible_wishes
from headway.rewarding.models import ProjectWish
from headway.rewarding.rules.vocabulary import WishState

MOST_WISHES = 10


async def wish_for_project(actor: Actor, *, project: str, why: str = "") -> ProjectWish:
    """Record a project one would like to lead; managers above and HR see it. Refuses more than ten open wishes."""
    may_write(actor)
    if actor.employee_id is None:
        message = "Your account belongs to no employee. Ask an administrator to connect it."
        raise Rejected(Problem(Code.FORBIDDEN, message))
    checks = Checks()
    project = checks.text(project, "project", required=True)
    why = checks.text(why, "why", most=PARAGRAPH)
    checks.done()
    async with transaction():
        open_ = await ProjectWish.filter(employee_id=actor.employee_id, state=WishState.OPEN).count()
        message = f"You have {open_} open wishes, and {MOST_WISHES} at most. Withdraw one first."
        checks.require(open_ < MOST_WISHES, Code.TOO_MANY, message, "project")
        checks.done()
        words: dict[str, Any] = {"project": project, "why": why}
        wish = await create(actor, "wish_for_project", ProjectWish, employee_id=actor.employee_id, **words)
        await announce("ProjectWished", wish_id=wish.id)
        return wish


async def withdraw_wish(actor: Actor, *, id: UUID, version: int) -> ProjectWish:
    """Take one's own open wish back. Refuses the wishes of others and those that came true."""
    may_write(actor)
    async with transaction():
        wish = await lock_row(visible_wishes(actor).filter(id=id)).first()
        if wish is None:
            raise not_found("wish")
        if wish.version != version:
            raise conflict(wish)
        if wish.employee_id != actor.employee_id:
            raise Rejected(Problem(Code.FORBIDDEN, "Only who has a wish takes it back.", ("id",)))
        if wish.state is not WishState.OPEN:
            message = f"This wish is {wish.state.value.lower()} already."
            raise Rejected(Problem(Code.WRONG_STATE, message, ("id",)))
        await change(actor, "withdraw_wish", wish, expected_version=version, state=WishState.WITHDRAWN)
        return wish
