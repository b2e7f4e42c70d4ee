from uuid import uuid4

from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0005_jobs")]

    initial = False

    operations = [
        ops.CreateModel(
            name="MentorOffer",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=uuid4, unique=True, db_index=True)),
                ("version", fields.IntField(default=1, db_default=1)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("updated_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "employee",
                    fields.ForeignKeyField(
                        "headway.Employee",
                        source_field="employee_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentor_offers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "skill",
                    fields.ForeignKeyField(
                        "headway.Skill",
                        source_field="skill_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="mentor_offers",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("note", fields.CharField(default="", db_default="", max_length=200)),
            ],
            options={
                "table": "mentor_offer",
                "app": "headway",
                "unique_together": (("employee", "skill"),),
                "pk_attr": "id",
                "table_description": "Somebody's word that they would mentor others in a skill; whoever works here may read it.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="RequiredSkill",
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
                        db_constraint=True,
                        to_field="id",
                        related_name="required_skills",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "skill",
                    fields.ForeignKeyField(
                        "headway.Skill",
                        source_field="skill_id",
                        db_index=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="requirements",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("level", fields.IntField()),
            ],
            options={
                "table": "required_skill",
                "app": "headway",
                "unique_together": (("role_profile", "skill"),),
                "pk_attr": "id",
                "table_description": "The level (1–5) of a skill that a role asks for.",
            },
            bases=["VersionedRow"],
        ),
        ops.CreateModel(
            name="Standard",
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
                        related_name="standards",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("position", fields.IntField()),
                ("name", fields.CharField(max_length=200)),
                ("description", fields.TextField(default="", db_default="", unique=False)),
                ("weight", fields.IntField()),
                ("anchors", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "standard",
                "app": "headway",
                "pk_attr": "id",
                "table_description": "What good work in a role is: how much it counts among the others, and how each step shows, the lowest first.",
            },
            bases=["VersionedRow"],
        ),
    ]
