"""A small company of tables with everything a migration can lose: references, indexes, unique keys and checks."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint
from tortoise.models import Model

from headway.platform.database import Models


class Team(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=40)

    class Meta:
        table = "team"


class Person(Model):
    id = fields.IntField(primary_key=True)
    name = fields.CharField(max_length=80, db_index=True)
    email = fields.CharField(max_length=80, null=True)
    seat = fields.IntField()
    town = fields.CharField(max_length=40, default="", db_default="", db_index=True)
    wage = fields.IntField(default=0)
    role = fields.CharField(max_length=10, default="MEMBER")
    team: fields.ForeignKeyRelation[Team] = fields.ForeignKeyField("headway.Team", on_delete=fields.CASCADE)
    card: Any = fields.OneToOneField("headway.Card", null=True, on_delete=fields.SET_NULL)

    class Meta:
        table = "person"
        indexes = [Index(fields=["seat", "name"], name="by_seat")]
        constraints = [
            UniqueConstraint(fields=("team", "name"), name="one_name_in_a_team"),
            UniqueConstraint(fields=("team",), name="one_lead_of_a_team", condition="\"role\" = 'LEAD'"),
            CheckConstraint(check='"wage" <= 1000', name="wage_is_bounded"),
        ]


class Card(Model):
    id = fields.IntField(primary_key=True)
    code = fields.IntField(default=0, db_default=0)

    class Meta:
        table = "card"


class Note(Model):
    id = fields.IntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "headway.Person", on_delete=fields.CASCADE
    )
    text = fields.TextField()

    class Meta:
        table = "note"


STAFF = Models(("tests.platform.staff",), "tests.platform.staff_migrations")
