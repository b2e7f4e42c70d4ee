"""Tables of what is remembered of the status of goals, so that counting many does not judge each again."""

from tortoise import fields

from headway.monitoring.rules import GoalStatus
from headway.platform.models import Table


class KeptStatus(Table):
    """The status of a pursued goal from when it was judged until time alone may change it, unless something casts doubt on it.

    `judged_by` stands for the rules and thresholds: by others than those of now, it says nothing. `awaited_since` is the
    day since when a number of its own key results is awaited.
    """

    goal_id = fields.UUIDField(primary_key=True)
    status = fields.CharEnumField(GoalStatus, max_length=11)
    awaited_since = fields.DateField(null=True)
    judged_by = fields.CharField(max_length=40)
    judged_at = fields.DatetimeField()
    good_until = fields.DatetimeField()

    class Meta:
        table = "kept_status"


class StatusDoubt(Table):
    """That something was written from which the status of a goal and of those above it, or of all goals of a person, follows.

    The database notes it in the transaction of the write, so that no writer can forget it. Rows are only added, so that
    no writer waits for another; they go when the statuses are kept anew.
    """

    id = fields.BigIntField(primary_key=True, generated=True)
    goal_id = fields.UUIDField(null=True)
    owner_id = fields.UUIDField(null=True)

    class Meta:
        table = "status_doubt"
