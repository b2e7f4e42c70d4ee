"""The first tables, with constraints that Tortoise's own editors would leave out."""  # noqa: N999

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint, UniqueConstraint


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Card",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=True)),
                ("code", fields.IntField(default=0, db_default=0)),
            ],
            options={"table": "card", "app": "headway", "pk_attr": "id"},
        ),
        ops.CreateModel(
            name="Team",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=True)),
                ("name", fields.CharField(max_length=40)),
            ],
            options={"table": "team", "app": "headway", "pk_attr": "id"},
        ),
        ops.CreateModel(
            name="Person",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=True)),
                ("name", fields.CharField(max_length=40, db_index=True)),
                ("nickname", fields.CharField(max_length=40, null=True, db_index=True)),
                ("email", fields.CharField(max_length=80, null=True, unique=True)),
                ("seat", fields.IntField()),
                ("pay", fields.IntField(default=0)),
                ("role", fields.CharField(max_length=10, default="MEMBER")),
                (
                    "team",
                    fields.ForeignKeyField(
                        "headway.Team", source_field="team_id", to_field="id", on_delete=fields.CASCADE
                    ),
                ),
                (
                    "boss",
                    fields.ForeignKeyField(
                        "headway.Person",
                        source_field="boss_id",
                        to_field="id",
                        null=True,
                        on_delete=fields.SET_NULL,
                    ),
                ),
                (
                    "card",
                    fields.OneToOneField(
                        "headway.Card",
                        source_field="card_id",
                        to_field="id",
                        null=True,
                        on_delete=fields.SET_NULL,
                    ),
                ),
            ],
            options={
                "table": "person",
                "app": "headway",
                "pk_attr": "id",
                "unique_together": (("team", "seat"),),
                "indexes": [Index(fields=["seat", "name"], name="by_seat")],
                "constraints": [
                    CheckConstraint(check='"pay" >= 0', name="pay_is_not_negative"),
                    UniqueConstraint(fields=("team", "name"), name="one_name_in_a_team"),
                    UniqueConstraint(
                        fields=("team",), name="one_lead_of_a_team", condition="\"role\" = 'LEAD'"
                    ),
                ],
            },
        ),
        ops.CreateModel(
            name="Note",
            fields=[
                ("id", fields.IntField(primary_key=True, generated=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "headway.Person", source_field="person_id", to_field="id", on_delete=fields.CASCADE
                    ),
                ),
                ("text", fields.TextField()),
            ],
            options={"table": "note", "app": "headway", "pk_attr": "id"},
        ),
    ]
