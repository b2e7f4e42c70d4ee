"""Widen a column: on SQLite the table is made anew."""  # noqa: N999

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0001_initial")]

    operations = [
        ops.AlterField(
            model_name="Person", name="name", field=fields.CharField(max_length=80, db_index=True)
        ),
    ]
