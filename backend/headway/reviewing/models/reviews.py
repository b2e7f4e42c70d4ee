"""Scales, templates, cycles with their frozen participants, review forms and their answers."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.platform.models import Row, VersionedRow
from headway.reviewing.rules import (
    Agreement,
    CycleKind,
    CycleState,
    EvidenceKind,
    QuestionKind,
    ReviewDirection,
    ReviewState,
    SelfReviewOpens,
    SignatureOutcome,
    Signer,
)
from headway.reviewing.rules.anonymity import SMALLEST_GROUP

if TYPE_CHECKING:
    from headway.people.models import Department, Employee, Skill
    from headway.planning.models import Goal, Period
    from headway.reviewing.models.others import Release


class RatingScale(Row):
    """A scale of ratings; `steps` holds value, label and anchor of each."""

    name = fields.CharField(max_length=100)
    steps: Any = fields.JSONField(default=list)

    class Meta:
        table = "rating_scale"


class ReviewTemplate(Row):
    """A version of a questionnaire; a used one never changes, a new number follows it."""

    scale_id: UUID
    name = fields.CharField(max_length=200)
    number = fields.IntField()
    kind = fields.CharEnumField(CycleKind, max_length=10)
    scale: fields.ForeignKeyRelation[RatingScale] = fields.ForeignKeyField(
        "headway.RatingScale", related_name="templates", on_delete=fields.RESTRICT, db_index=True
    )
    # What it asks of a form besides its questions, and what counts how much in a score: hundredths by part, or nothing.
    evidence_for_extremes = fields.BooleanField(default=True, db_default=True)
    realism_required = fields.BooleanField(default=True, db_default=True)
    weights: Any = fields.JSONField(default=dict, db_default="{}")
    # Of how many forms without names anything is shown at the least; a cycle may ask for more.
    smallest_group = fields.IntField(default=SMALLEST_GROUP, db_default=SMALLEST_GROUP)
    # Who signs besides the two, if anybody, unless a cycle says otherwise.
    also_signs: Signer | None = fields.CharEnumField(Signer, max_length=12, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    created_at = fields.DatetimeField()
    # Since when it is not offered for new cycles.
    archived_at = fields.DatetimeField(null=True)

    class Meta:
        table = "review_template"
        unique_together = (("name", "number"),)


class Question(Row):
    """One question of a template, for one direction; `wording` counts how often its words were put right."""

    template_id: UUID
    template: fields.ForeignKeyRelation[ReviewTemplate] = fields.ForeignKeyField(
        "headway.ReviewTemplate", related_name="questions", on_delete=fields.CASCADE, db_index=True
    )
    direction = fields.CharEnumField(ReviewDirection, max_length=8)
    position = fields.IntField()
    section = fields.CharField(max_length=100)
    kind = fields.CharEnumField(QuestionKind, max_length=14)
    title = fields.CharField(max_length=300)
    help = fields.TextField(default="", db_default="")
    required = fields.BooleanField(default=True)
    overall = fields.BooleanField(default=False)
    choices: Any = fields.JSONField(default=list)
    # Whether it looks at the next period: the next review shows what was asked for here.
    looks_ahead = fields.BooleanField(default=False, db_default=False)
    # Ids of the role profiles whose people it is asked about; nothing means everybody.
    role_profile_ids: Any = fields.JSONField(default=list, db_default="[]")
    wording = fields.IntField(default=1, db_default=1)

    class Meta:
        table = "question"


class QuestionWording(Row):
    """How a question read before its words were put right."""

    question_id: UUID
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "headway.Question", related_name="earlier_wordings", on_delete=fields.CASCADE
    )
    wording = fields.IntField()
    title = fields.CharField(max_length=300)
    help = fields.TextField(default="", db_default="")
    replaced_at = fields.DatetimeField()

    class Meta:
        table = "question_wording"
        unique_together = (("question", "wording"),)


class ReviewCycle(VersionedRow):
    """One round of reviews over a period."""

    period_id: UUID
    template_id: UUID
    name = fields.CharField(max_length=200)
    kind = fields.CharEnumField(CycleKind, max_length=10)
    period: fields.ForeignKeyRelation["Period"] = fields.ForeignKeyField(
        "headway.Period", related_name="cycles", on_delete=fields.RESTRICT, db_index=True
    )
    template: fields.ForeignKeyRelation[ReviewTemplate] = fields.ForeignKeyField(
        "headway.ReviewTemplate", related_name="cycles", on_delete=fields.RESTRICT, db_index=True
    )
    state = fields.CharEnumField(CycleState, max_length=16, default=CycleState.DRAFT)
    self_due_on = fields.DateField()
    manager_due_on = fields.DateField()
    sign_off_due_on = fields.DateField()
    # Days of phases that not every cycle has, or that nobody needs to set.
    nomination_due_on = fields.DateField(null=True)
    calibration_due_on = fields.DateField(null=True)
    sharing_due_on = fields.DateField(null=True)
    self_review_opens = fields.CharEnumField(
        SelfReviewOpens, max_length=22, default=SelfReviewOpens.AFTER_OWN_DRAFT
    )
    evidence_for_extremes = fields.BooleanField(default=True)
    realism_required = fields.BooleanField(default=True)
    calibrates = fields.BooleanField(default=False, db_default=False)
    # Peers a person may have (0: none are asked) and should have; and whether reports write about their manager.
    fewest_peers = fields.IntField(default=0, db_default=0)
    most_peers = fields.IntField(default=0, db_default=0)
    upward = fields.BooleanField(default=False, db_default=False)
    # How many people from outside may be invited to write about a person.
    most_externals = fields.IntField(default=0, db_default=0)
    # How many forms one reviewer should have at the most (0: any number), and whether forms about leavers are finished.
    most_forms = fields.IntField(default=0, db_default=0)
    finishes_leavers = fields.BooleanField(default=False, db_default=False)
    # How many forms without names are shown together at the least.
    smallest_group = fields.IntField(default=SMALLEST_GROUP, db_default=SMALLEST_GROUP)
    also_signs: Signer | None = fields.CharEnumField(Signer, max_length=12, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    # Who was chosen: ids of departments (those below included), and of people taken in or left out one by one.
    department_ids: Any = fields.JSONField(default=list)
    include_ids: Any = fields.JSONField(default=list)
    exclude_ids: Any = fields.JSONField(default=list)
    # When the forms go out unless the launch is stopped before, and which employee launched it.
    launches_at = fields.DatetimeField(null=True)
    launcher_id = fields.UUIDField(null=True)
    # Of those chosen, only who was hired on these days, both included: whose probation ends.
    hired_from = fields.DateField(null=True)
    hired_to = fields.DateField(null=True)
    launched_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "review_cycle"


class Participant(Row):
    """A person in a cycle as they were at its launch: name, manager, department, title and level are frozen here.

    Before the launch the rows are the selection as it was last looked at; the launch writes them anew.
    """

    cycle_id: UUID
    employee_id: UUID
    manager_id: UUID | None
    department_id: UUID | None
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="participants", on_delete=fields.CASCADE
    )
    employee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="participations", on_delete=fields.RESTRICT, db_index=True
    )
    manager: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee",
        null=True,
        related_name="participations_led",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    department: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department",
        null=True,
        related_name="participations",
        on_delete=fields.RESTRICT,
        db_index=True,
    )
    name = fields.CharField(max_length=200, default="", db_default="")
    search_name = fields.CharField(max_length=420, default="", db_default="")
    title = fields.CharField(max_length=200, default="", db_default="")
    level = fields.IntField(null=True)
    role_profile_id = fields.UUIDField(null=True)
    added_at = fields.DatetimeField()
    # When their forms were made.
    forms_at = fields.DatetimeField(null=True)

    class Meta:
        table = "participant"
        unique_together = (("cycle", "employee"),)
        indexes = [Index(fields=["cycle_id", "search_name"])]


class Review(VersionedRow):
    """One form: one reviewer looks at one reviewee in one direction. Shared forms are never edited.

    `participant` is the reviewee in the cycle, and so what the self review and the manager's have in common;
    `skip_reason` says why a form was skipped, or why a shared one was closed without an acknowledgement;
    `release` says with which others a form without a name is shown; `instead_of` is the form of who wrote before, whose
    draft its writer reads if `shows_draft`. A form looks at the days from `from_on` to `to_on`, without them at the whole
    period. `left_open` are forms that were skipped only because their phase ended; `unlocked` are those that may
    be written before their phase, `extended` those that have more time than the others. `record_number` counts the versions
    that are signed; `third_signature` is of whom the questionnaire names.
    """

    private_fields = frozenset({"skip_reason", "dispute_outcome", "correction_reason"})

    cycle_id: UUID
    participant_id: UUID
    reviewee_id: UUID
    reviewer_id: UUID
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="reviews", on_delete=fields.CASCADE
    )
    participant: fields.ForeignKeyRelation[Participant] = fields.ForeignKeyField(
        "headway.Participant", related_name="reviews", on_delete=fields.RESTRICT, db_index=True
    )
    reviewee: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="reviews_about", on_delete=fields.RESTRICT, db_index=True
    )
    reviewer: fields.ForeignKeyRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", related_name="reviews_written", on_delete=fields.RESTRICT, db_index=True
    )
    direction = fields.CharEnumField(ReviewDirection, max_length=8)
    state = fields.CharEnumField(ReviewState, max_length=12, default=ReviewState.ASSIGNED)
    due_on = fields.DateField()
    started_at = fields.DatetimeField(null=True)
    submitted_at = fields.DatetimeField(null=True)
    shared_at = fields.DatetimeField(null=True)
    acknowledged_at = fields.DatetimeField(null=True)
    agreement: Agreement | None = fields.CharEnumField(Agreement, max_length=8, null=True)  # type: ignore[assignment]  # nullable enums are untyped
    acknowledgement_comment = fields.TextField(default="", db_default="")
    skip_reason = fields.TextField(default="", db_default="")
    overall_rating = fields.IntField(null=True)
    # The share of a manager's or a dotted-line manager's rating in percent; 0 for who only comments.
    weight = fields.IntField(null=True)
    dispute_outcome = fields.TextField(default="", db_default="")
    dispute_resolved_at = fields.DatetimeField(null=True)
    record_number = fields.IntField(default=1, db_default=1)
    correction_reason = fields.TextField(default="", db_default="")
    employee_signature: SignatureOutcome | None = fields.CharEnumField(  # type: ignore[assignment]  # nullable enums are untyped
        SignatureOutcome, max_length=11, null=True
    )
    manager_signature: SignatureOutcome | None = fields.CharEnumField(  # type: ignore[assignment]  # as above
        SignatureOutcome, max_length=11, null=True
    )
    third_signature: SignatureOutcome | None = fields.CharEnumField(  # type: ignore[assignment]  # as above
        SignatureOutcome, max_length=11, null=True
    )
    release_id: UUID | None
    release: fields.ForeignKeyNullableRelation["Release"] = fields.ForeignKeyField(
        "headway.Release", null=True, related_name="reviews", on_delete=fields.RESTRICT, db_index=True
    )

    instead_of_id: UUID | None
    instead_of: fields.ForeignKeyNullableRelation["Review"] = fields.ForeignKeyField(
        "headway.Review", null=True, related_name="taken_over_by", on_delete=fields.RESTRICT, db_index=True
    )
    shows_draft = fields.BooleanField(default=False, db_default=False)
    from_on = fields.DateField(null=True)
    to_on = fields.DateField(null=True)
    left_open = fields.BooleanField(default=False, db_default=False)
    unlocked = fields.BooleanField(default=False, db_default=False)
    extended = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "review"
        unique_together = (("cycle", "reviewee", "reviewer", "direction"),)
        indexes = [Index(fields=["cycle_id", "state"])]


class FrozenStandard(Row):
    """A standard of a role as it was when a cycle with people of that role was launched: what reviews are judged by.

    `standard_id` is the standard it was, which may have changed or be gone.
    """

    cycle_id: UUID
    cycle: fields.ForeignKeyRelation[ReviewCycle] = fields.ForeignKeyField(
        "headway.ReviewCycle", related_name="standards", on_delete=fields.CASCADE
    )
    role_profile_id = fields.UUIDField()
    standard_id = fields.UUIDField()
    position = fields.IntField()
    name = fields.CharField(max_length=200)
    description = fields.TextField(default="", db_default="")
    weight = fields.IntField()
    anchors: Any = fields.JSONField(default=list)

    class Meta:
        table = "frozen_standard"
        unique_together = (("cycle", "standard_id"),)


class Answer(VersionedRow):
    """The answer to one question, about one goal, skill or standard where the question asks for each.

    `subject` repeats its id ('' for none), so that one form holds one answer a question and subject.
    """

    review_id: UUID
    question_id: UUID
    goal_id: UUID | None
    skill_id: UUID | None
    standard_id: UUID | None
    review: fields.ForeignKeyRelation[Review] = fields.ForeignKeyField(
        "headway.Review", related_name="answers", on_delete=fields.CASCADE
    )
    question: fields.ForeignKeyRelation[Question] = fields.ForeignKeyField(
        "headway.Question", related_name="answers", on_delete=fields.RESTRICT, db_index=True
    )
    subject = fields.CharField(max_length=36, default="", db_default="")
    goal: fields.ForeignKeyNullableRelation["Goal"] = fields.ForeignKeyField(
        "headway.Goal", null=True, related_name="review_answers", on_delete=fields.RESTRICT, db_index=True
    )
    skill: fields.ForeignKeyNullableRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", null=True, related_name="review_answers", on_delete=fields.RESTRICT, db_index=True
    )
    standard: fields.ForeignKeyNullableRelation[FrozenStandard] = fields.ForeignKeyField(
        "headway.FrozenStandard", null=True, related_name="answers", on_delete=fields.RESTRICT, db_index=True
    )
    rating = fields.IntField(null=True)
    choice = fields.CharField(max_length=60, default="", db_default="")
    yes = fields.BooleanField(null=True)
    text = fields.TextField(default="", db_default="")
    level_before = fields.IntField(null=True)
    level_after = fields.IntField(null=True)

    class Meta:
        table = "answer"
        unique_together = (("review", "question", "subject"),)


class Citation(Row):
    """A piece of evidence named in an answer."""

    answer_id: UUID
    answer: fields.ForeignKeyRelation[Answer] = fields.ForeignKeyField(
        "headway.Answer", related_name="citations", on_delete=fields.CASCADE
    )
    kind = fields.CharEnumField(EvidenceKind, max_length=16)
    evidence_id = fields.UUIDField()
    cited_at = fields.DatetimeField()

    class Meta:
        table = "citation"
        unique_together = (("answer", "kind", "evidence_id"),)


class DraftedGoal(Row):
    """A goal for the next period that was drafted while this form was written."""

    review_id: UUID
    goal_id: UUID
    review: fields.ForeignKeyRelation[Review] = fields.ForeignKeyField(
        "headway.Review", related_name="drafted_goals", on_delete=fields.CASCADE, db_index=True
    )
    goal: fields.OneToOneRelation["Goal"] = fields.OneToOneField(
        "headway.Goal", related_name="drafted_in", on_delete=fields.CASCADE
    )

    class Meta:
        table = "drafted_goal"
