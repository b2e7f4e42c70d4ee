from uuid import uuid4

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from headway.people.rules.vocabulary import VacancyState


class Migration(migrations.Migration):
    dependencies = [("headway", "0040_nominations")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Vacancy",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "role_profile",
                    fields.ForeignKeyField(
                        "headway.RoleProfile",
                        source_field="role_profile_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="vacancies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "department",
                    fields.ForeignKeyField(
                        "headway.Department",
                        source_field="department_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="vacancies",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("location", fields.CharField(default="", db_default="", max_length=200)),
                ("about", fields.TextField(default="", db_default="", unique=False)),
                ("opened_on", fields.DateField()),
                ("wanted_by", fields.DateField()),
                ("places", fields.IntField(default=1, db_default=1)),
                ("filled", fields.IntField(default=0, db_default=0)),
                (
                    "state",
                    fields.CharEnumField(
                        default=VacancyState.OPEN,
                        description="OPEN: OPEN\nFILLED: FILLED\nWITHDRAWN: WITHDRAWN",
                        enum_type=VacancyState,
                        max_length=9,
                    ),
                ),
                ("closed_on", fields.DateField(null=True)),
            ],
            options={
                "table": "vacancy",
                "app": "headway",
                "indexes": [Index(fields=["state", "wanted_by", "id"])],
                "pk_attr": "id",
                "table_description": "A role that somebody is wanted for: in which department, until when, on how many places.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="VacancyFilling",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                (
                    "vacancy",
                    fields.ForeignKeyField(
                        "headway.Vacancy",
                        source_field="vacancy_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="fillings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="vacancies_filled",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "assignment",
                    fields.ForeignKeyField(
                        "headway.Assignment",
                        source_field="assignment_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="vacancies_filled",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("starts_on", fields.DateField()),
                ("recorded_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "vacancy_filling",
                "app": "headway",
                "unique_together": (("vacancy", "employee"),),
                "pk_attr": "id",
                "table_description": "Who takes a place of a vacancy, from which day on, and the role that was recorded for it.",
            },
            bases=["Row"],
        ),
    ]
