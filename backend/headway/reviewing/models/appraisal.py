"""Tables of the appraisal of the organisation. No row ties a person to a vote, and none says when a vote was cast."""

from typing import TYPE_CHECKING
from uuid import UUID

from tortoise import fields

from headway.platform.models import Row, VersionedRow
from headway.reviewing.rules.appraisal import AppraisalGroup, AppraisalItemKind, AppraisalState

if TYPE_CHECKING:
    from headway.people.models import Employee
    from headway.planning.models import Goal, Period


class OrganisationAppraisal(VersionedRow):
    """Managers and employees judge how the organisation met its goals of a period."""

    private_fields = frozenset({"salt"})

    period_id: UUID
    period: fields.ForeignKeyRelation["Period"] = fields.ForeignKeyField(
        "headway.Period", related_name="appraisals", on_delete=fields.RESTRICT, db_index=True
    )
    name = fields.CharField(max_length=200)
    state = fields.CharEnumField(AppraisalState, max_length=9, default=AppraisalState.SCHEDULED)
    opens_on = fields.DateField()
    closes_on = fields.DateField()
    # Of so many votes at least something is told; as it was when people were asked.
    smallest = fields.IntField()
    # Thrown away at the reveal: from then on nothing tells who voted.
    salt = fields.CharField(max_length=64, default="", db_default="")
    # How many voted; counted at the reveal.
    voted = fields.IntField(null=True)
    no_decisions = fields.BooleanField(default=False, db_default=False)
    published_at = fields.DatetimeField(null=True)

    class Meta:
        table = "organisation_appraisal"


class AppraisalGoal(Row):
    """A company goal that is judged, with its title as it was when people were asked."""

    appraisal_id: UUID
    goal_id: UUID
    appraisal: fields.ForeignKeyRelation[OrganisationAppraisal] = fields.ForeignKeyField(
        "headway.OrganisationAppraisal", related_name="goals", on_delete=fields.CASCADE
    )
    goal: fields.ForeignKeyRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", related_name="appraisals", on_delete=fields.RESTRICT, db_index=True
    )
    position = fields.IntField()
    title = fields.CharField(max_length=200)

    class Meta:
        table = "appraisal_goal"
        unique_together = (("appraisal_id", "goal_id"),)


class AppraisalVoter(Row):
    """Somebody is asked, in the group they are of when it opens; whether they voted does not stand here."""

    appraisal_id: UUID
    employee_id: UUID
    appraisal: fields.ForeignKeyRelation[OrganisationAppraisal] = fields.ForeignKeyField(
        "headway.OrganisationAppraisal", related_name="voters", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="appraisals", on_delete=fields.RESTRICT, db_index=True
    )
    group = fields.CharEnumField(AppraisalGroup, max_length=9)
    # Had nobody above: sees what is revealed before it is published, and writes decisions down.
    leads = fields.BooleanField(default=False)

    class Meta:
        table = "appraisal_voter"
        unique_together = (("appraisal_id", "employee_id"),)


class AppraisalMark(Row):
    """Somebody has voted: who, only the salt of the appraisal tells."""

    appraisal_id: UUID
    appraisal: fields.ForeignKeyRelation[OrganisationAppraisal] = fields.ForeignKeyField(
        "headway.OrganisationAppraisal", related_name="marks", on_delete=fields.CASCADE
    )
    mark = fields.CharField(max_length=64)

    class Meta:
        table = "appraisal_mark"
        unique_together = (("appraisal_id", "mark"),)


class AppraisalVote(Row):
    """What one voter says of one goal, until the reveal; nothing ties it to what they say of another."""

    goal_id: UUID
    goal: fields.ForeignKeyRelation[AppraisalGoal] = fields.ForeignKeyField(
        "headway.AppraisalGoal", related_name="votes", on_delete=fields.CASCADE, db_index=True
    )
    group = fields.CharEnumField(AppraisalGroup, max_length=9)
    score = fields.IntField(null=True)
    text = fields.TextField(default="", db_default="")

    class Meta:
        table = "appraisal_vote"


class AppraisalFigure(Row):
    """What is kept of the scores of a group for a goal: how many there were, and the mean in hundredths."""

    goal_id: UUID
    goal: fields.ForeignKeyRelation[AppraisalGoal] = fields.ForeignKeyField(
        "headway.AppraisalGoal", related_name="figures", on_delete=fields.CASCADE
    )
    group = fields.CharEnumField(AppraisalGroup, max_length=9)
    people = fields.IntField()
    mean_hundredths = fields.IntField()

    class Meta:
        table = "appraisal_figure"
        unique_together = (("goal_id", "group"),)


class AppraisalWords(Row):
    """What somebody of a group said of a goal, in no order."""

    goal_id: UUID
    goal: fields.ForeignKeyRelation[AppraisalGoal] = fields.ForeignKeyField(
        "headway.AppraisalGoal", related_name="words", on_delete=fields.CASCADE, db_index=True
    )
    group = fields.CharEnumField(AppraisalGroup, max_length=9)
    text = fields.TextField()

    class Meta:
        table = "appraisal_words"


class AppraisalItem(VersionedRow):
    """What came of a goal, what was decided about it, or what is to be improved, by whom and until when."""

    private_fields = frozenset({"text"})

    goal_id: UUID
    owner_id: UUID | None
    goal: fields.ForeignKeyRelation[AppraisalGoal] = fields.ForeignKeyField(
        "headway.AppraisalGoal", related_name="items", on_delete=fields.CASCADE, db_index=True
    )
    kind = fields.CharEnumField(AppraisalItemKind, max_length=11)
    text = fields.TextField()
    owner: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="appraisal_items",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    due_on = fields.DateField(null=True)

    class Meta:
        table = "appraisal_item"
