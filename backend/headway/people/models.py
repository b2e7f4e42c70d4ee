"""Tables of people: who works here, in which department and role, for whom, for how much."""

from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.indexes import Index

from headway.people.rules.vocabulary import (
    EmployeeStatus,
    EmploymentType,
    ImportState,
    LineKind,
    LineRights,
    SkillSource,
    VacancyState,
)
from headway.platform.models import Row, Table, VersionedRow


class Department(VersionedRow):
    """A node of the tree of departments."""

    name = fields.CharField(max_length=200)
    code = fields.CharField(max_length=60, null=True, unique=True)
    parent: fields.ForeignKeyNullableRelation["Department"] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="children", on_delete=fields.RESTRICT, db_index=True
    )
    parent_id: UUID | None

    class Meta:
        table = "department"


class RoleProfile(VersionedRow):
    """A role people hold: its name and level; skills and standards hang on it."""

    name = fields.CharField(max_length=200, unique=True)
    level = fields.IntField(default=0, db_default=0)
    description = fields.TextField(default="", db_default="")

    class Meta:
        table = "role_profile"


class Standard(VersionedRow):
    """What good work in a role is: how much it counts among the others, and how each step shows, the lowest first."""

    role_profile: fields.ForeignKeyRelation[RoleProfile] = fields.ForeignKeyField(
        "headway.RoleProfile", related_name="standards", on_delete=fields.CASCADE, db_index=True
    )
    role_profile_id: UUID
    position = fields.IntField()
    name = fields.CharField(max_length=200)
    description = fields.TextField(default="", db_default="")
    weight = fields.IntField()
    anchors: Any = fields.JSONField(default=list)

    class Meta:
        table = "standard"


class Employee(VersionedRow):
    """A person who works here, as of today; `manager` repeats the primary reporting line valid today."""

    external_id = fields.CharField(max_length=100, null=True, unique=True)
    name = fields.CharField(max_length=200)
    search_name = fields.CharField(max_length=420, db_index=True)
    email = fields.CharField(max_length=254, null=True, unique=True)
    status = fields.CharEnumField(EmployeeStatus, max_length=12, default=EmployeeStatus.ACTIVE)
    employment_type = fields.CharEnumField(EmploymentType, max_length=12, default=EmploymentType.FULL_TIME)
    employment_percent = fields.IntField(default=100, db_default=100)
    title = fields.CharField(max_length=200, default="", db_default="")
    level = fields.IntField(null=True)
    location = fields.CharField(max_length=200, default="", db_default="")
    time_zone = fields.CharField(max_length=64, default="UTC", db_default="UTC")
    locale = fields.CharField(max_length=16, default="en", db_default="en")
    hired_on = fields.DateField(null=True)
    left_on = fields.DateField(null=True)
    department: fields.ForeignKeyNullableRelation[Department] = fields.ForeignKeyField(
        "headway.Department", null=True, related_name="employees", on_delete=fields.RESTRICT, db_index=True
    )
    department_id: UUID | None
    role_profile: fields.ForeignKeyNullableRelation[RoleProfile] = fields.ForeignKeyField(
        "headway.RoleProfile", null=True, related_name="employees", on_delete=fields.SET_NULL, db_index=True
    )
    role_profile_id: UUID | None
    manager: fields.ForeignKeyNullableRelation["Employee"] = fields.ForeignKeyField(
        "headway.Employee", null=True, related_name="reports", on_delete=fields.RESTRICT, db_index=True
    )
    manager_id: UUID | None

    class Meta:
        table = "employee"
        indexes = [Index(fields=["search_name", "id"])]


class EmployeeWord(Table):
    """A word of a person's name, or the whole e-mail address, to be found by its beginning; kept by the database."""

    id = fields.BigIntField(primary_key=True, generated=True)
    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="words", on_delete=fields.CASCADE, db_index=True
    )
    employee_id: UUID
    word = fields.CharField(max_length=420)

    class Meta:
        table = "employee_word"
        indexes = [Index(fields=["word", "employee_id"])]


class ReportingLine(Row):
    """Who reported to whom and when (`valid_to` is the first day it no longer held); history is kept, `recorded_at` shows backdating."""

    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="lines_up", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID
    manager: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="lines_down", on_delete=fields.RESTRICT, db_index=True
    )
    manager_id: UUID
    kind = fields.CharEnumField(LineKind, max_length=8, default=LineKind.PRIMARY)
    rights = fields.CharEnumField(LineRights, max_length=8, default=LineRights.RATE)
    weight = fields.IntField(default=100, db_default=100)
    valid_from = fields.DateField()
    valid_to = fields.DateField(null=True)
    recorded_at = fields.DatetimeField()

    class Meta:
        table = "reporting_line"


class ChainLink(Row):
    """The closure of today's primary lines: `above` manages `below` at this depth (1 = directly)."""

    above: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="links_down", on_delete=fields.CASCADE
    )
    above_id: UUID
    below: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="links_up", on_delete=fields.CASCADE, db_index=True
    )
    below_id: UUID
    depth = fields.IntField()

    class Meta:
        table = "chain_link"
        unique_together = (("above", "below"),)
        # Who is directly below somebody with a hundred thousand further down.
        indexes = [Index(fields=["above_id", "depth", "below_id"])]


class Assignment(Row):
    """The title, level and role profile a person held from a day on; the newest not after today is in force."""

    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="assignments", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID
    title = fields.CharField(max_length=200)
    level = fields.IntField(null=True)
    role_profile: fields.ForeignKeyNullableRelation[RoleProfile] = fields.ForeignKeyField(
        "headway.RoleProfile", null=True, related_name="assignments", on_delete=fields.SET_NULL, db_index=True
    )
    role_profile_id: UUID | None
    valid_from = fields.DateField()
    recorded_at = fields.DatetimeField()
    source = fields.CharField(max_length=40)

    class Meta:
        table = "assignment"


class Vacancy(VersionedRow):
    """A role that somebody is wanted for: in which department, until when, on how many places."""

    role_profile: fields.ForeignKeyRelation[RoleProfile] = fields.ForeignKeyField(
        "headway.RoleProfile", related_name="vacancies", on_delete=fields.RESTRICT, db_index=True
    )
    role_profile_id: UUID
    department: fields.ForeignKeyRelation[Department] = fields.ForeignKeyField(
        "headway.Department", related_name="vacancies", on_delete=fields.RESTRICT, db_index=True
    )
    department_id: UUID
    location = fields.CharField(max_length=200, default="", db_default="")
    # Whoever works here reads it.
    about = fields.TextField(default="", db_default="")
    opened_on = fields.DateField()
    wanted_by = fields.DateField()
    places = fields.IntField(default=1, db_default=1)
    filled = fields.IntField(default=0, db_default=0)
    state = fields.CharEnumField(VacancyState, max_length=9, default=VacancyState.OPEN)
    closed_on = fields.DateField(null=True)

    class Meta:
        table = "vacancy"
        indexes = [Index(fields=["state", "wanted_by", "id"])]


class VacancyFilling(Row):
    """Who takes a place of a vacancy, from which day on, and the role that was recorded for it."""

    vacancy: fields.ForeignKeyRelation[Vacancy] = fields.ForeignKeyField(
        "headway.Vacancy", related_name="fillings", on_delete=fields.CASCADE
    )
    vacancy_id: UUID
    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="vacancies_filled", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID
    assignment: fields.ForeignKeyRelation[Assignment] = fields.ForeignKeyField(
        "headway.Assignment", related_name="vacancies_filled", on_delete=fields.RESTRICT, db_index=True
    )
    assignment_id: UUID
    starts_on = fields.DateField()
    recorded_at = fields.DatetimeField()

    class Meta:
        table = "vacancy_filling"
        unique_together = (("vacancy", "employee"),)


class Pay(Row):
    """Yearly pay in minor units from a day on; rows are only ever added. Seen by few."""

    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="pay_history", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID
    amount_minor = fields.BigIntField()
    currency = fields.CharField(max_length=3)
    valid_from = fields.DateField()
    recorded_at = fields.DatetimeField()
    source = fields.CharField(max_length=40)
    reward_id = fields.UUIDField(null=True)

    class Meta:
        table = "pay"


class Skill(VersionedRow):
    """A node of the tree of skills."""

    name = fields.CharField(max_length=200, unique=True)
    description = fields.TextField(default="", db_default="")
    parent: fields.ForeignKeyNullableRelation["Skill"] = fields.ForeignKeyField(
        "headway.Skill", null=True, related_name="children", on_delete=fields.RESTRICT, db_index=True
    )
    parent_id: UUID | None
    archived_at = fields.DatetimeField(null=True)

    class Meta:
        table = "skill"


class RequiredSkill(VersionedRow):
    """The level (1–5) of a skill that a role asks for."""

    role_profile: fields.ForeignKeyRelation[RoleProfile] = fields.ForeignKeyField(
        "headway.RoleProfile", related_name="required_skills", on_delete=fields.CASCADE
    )
    role_profile_id: UUID
    skill: fields.ForeignKeyRelation[Skill] = fields.ForeignKeyField(
        "headway.Skill", related_name="requirements", on_delete=fields.RESTRICT, db_index=True
    )
    skill_id: UUID
    level = fields.IntField()

    class Meta:
        table = "required_skill"
        unique_together = (("role_profile", "skill"),)


class MentorOffer(VersionedRow):
    """Somebody's word that they would mentor others in a skill; whoever works here may read it."""

    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="mentor_offers", on_delete=fields.RESTRICT
    )
    employee_id: UUID
    skill: fields.ForeignKeyRelation[Skill] = fields.ForeignKeyField(
        "headway.Skill", related_name="mentor_offers", on_delete=fields.RESTRICT, db_index=True
    )
    skill_id: UUID
    note = fields.CharField(max_length=200, default="", db_default="")

    class Meta:
        table = "mentor_offer"
        unique_together = (("employee", "skill"),)


class SkillLevel(Row):
    """The level (0–5) of a person in a skill as somebody judged it on a day; the newest counts."""

    employee: fields.ForeignKeyRelation[Employee] = fields.ForeignKeyField(
        "headway.Employee", related_name="skill_levels", on_delete=fields.RESTRICT, db_index=True
    )
    employee_id: UUID
    skill: fields.ForeignKeyRelation[Skill] = fields.ForeignKeyField(
        "headway.Skill", related_name="levels", on_delete=fields.RESTRICT, db_index=True
    )
    skill_id: UUID
    level = fields.IntField()
    source = fields.CharEnumField(SkillSource, max_length=12)
    valid_from = fields.DateField()
    recorded_at = fields.DatetimeField()
    evidence = fields.TextField(default="", db_default="")
    review_id = fields.UUIDField(null=True)

    class Meta:
        table = "skill_level"


class PeopleImport(VersionedRow):
    """One file of people on its way in: how its columns are read, what was answered, and what it changed."""

    file_name = fields.CharField(max_length=255)
    state = fields.CharEnumField(ImportState, max_length=12, default=ImportState.UPLOADED)
    mapping: Any = fields.JSONField(default=dict)
    answers: Any = fields.JSONField(default=dict)
    counts: Any = fields.JSONField(default=dict)
    created_by_id = fields.UUIDField(null=True)
    applied_at = fields.DatetimeField(null=True)
    undone_at = fields.DatetimeField(null=True)

    class Meta:
        table = "people_import"


class ImportFile(Row):
    """What was uploaded, kept apart so that a list of imports does not carry the files along."""

    people_import: fields.OneToOneRelation[PeopleImport] = fields.OneToOneField(
        "headway.PeopleImport", related_name="file", on_delete=fields.CASCADE
    )
    people_import_id: UUID
    content = fields.BinaryField()

    class Meta:
        table = "import_file"


class ImportTrace(Row):
    """A person or department that an import touched: the version it left, and what was there before (nothing: it was made)."""

    people_import: fields.ForeignKeyRelation[PeopleImport] = fields.ForeignKeyField(
        "headway.PeopleImport", related_name="traces", on_delete=fields.CASCADE, db_index=True
    )
    people_import_id: UUID
    object_type = fields.CharField(max_length=40)
    object_id = fields.UUIDField()
    object_version = fields.IntField()
    before: Any = fields.JSONField(null=True)

    class Meta:
        table = "import_trace"


class ImportMapping(Row):
    """How a column header was read the last time, so that the next file is matched by memory."""

    header = fields.CharField(max_length=200, unique=True)
    field = fields.CharField(max_length=40)
    recorded_at = fields.DatetimeField()

    class Meta:
        table = "import_mapping"
