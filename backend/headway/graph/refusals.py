"""Business refusals as data: `Rejected` becomes `UserErrors`, once, here."""

from typing import Any

import strawberry
from strawberry.utils.str_converters import to_camel_case
from tortoise.exceptions import IntegrityError

from headway.graph.relay import Node
from headway.graph.words import described
from headway.platform.database import made_meanwhile
from headway.platform.errors import Code, Problem, Rejected
from headway.platform.models import Row

ErrorCode = described(
    Code,
    "Stable names of refusals.",
    name="ErrorCode",
    NOT_FOUND="It does not exist, or is not shared with you.",
    FORBIDDEN="Your account or token may not do this.",
    CONFLICT="Somebody changed it since you read it.",
    REQUIRED="A value is missing.",
    INVALID="A value is not of the right form.",
    TOO_LONG="A text is longer than its limit.",
    TOO_SHORT="A text is shorter than needed.",
    OUT_OF_RANGE="A number or date is outside its bounds.",
    DUPLICATE="The same thing exists already.",
    WRONG_STATE="It is not in a state that allows this.",
    CLOSED="Its period or cycle is closed.",
    LOOP="It would lead back to itself.",
    OWN_RECORD="Nobody processes their own record.",
    EVIDENCE_REQUIRED="The policy asks for evidence here.",
    BUDGET_EXHAUSTED="The budget has no room for it.",
    AMBIGUOUS="There is more than one meaning; say which.",
    TOO_MANY="More items than allowed at once.",
    LAST_ADMINISTRATOR="The last administrator cannot be locked out.",
)


@strawberry.type(description="One thing wrong with what was sent.")
class UserError:
    code: ErrorCode = strawberry.field(description="A stable name for programs.")  # type: ignore[valid-type]
    message: str = strawberry.field(description="A sentence for people: what is wrong and what to do next.")
    path: list[str] = strawberry.field(description="The input field it is about, from the outside in.")


@strawberry.type(description="The action was refused and nothing was changed; every problem is listed.")
class UserErrors:
    errors: list[UserError] = strawberry.field(description="Every problem at once.")
    current: Row | None = strawberry.field(
        graphql_type=Node | None, description="The object as it is now, when the version sent was stale."
    )


class RejectedHandler(strawberry.ExceptionHandler[Rejected, UserErrors]):
    """Turns a refusal into the union member."""

    def handle(self, exception: Rejected, *, field: Any, info: Any) -> UserErrors:
        return UserErrors(
            errors=[user_error(problem) for problem in exception.problems], current=exception.current
        )


class SameMomentHandler(strawberry.ExceptionHandler[IntegrityError, UserErrors]):
    """Turns the loss of a race for a name or number into a refusal; any other broken constraint is our fault."""

    def handle(self, exception: IntegrityError, *, field: Any, info: Any) -> UserErrors:
        if not made_meanwhile(exception):
            raise exception
        message = "Somebody made the same thing at this moment. Look at it, then use that one or choose another name."
        return UserErrors(errors=[user_error(Problem(Code.DUPLICATE, message))], current=None)


def user_error(problem: Problem) -> UserError:
    return UserError(
        code=problem.code, message=problem.message, path=[to_camel_case(part) for part in problem.path]
    )
