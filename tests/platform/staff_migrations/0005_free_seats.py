"""Take unique keys away and add a column with an index."""  # noqa: N999

from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0004_pay_to_wage")]

    operations = [
        ops.RemoveConstraint(model_name="Person", fields=["team", "seat"]),
        ops.AlterField(model_name="Person", name="email", field=fields.CharField(max_length=80, null=True)),
        ops.AddField(
            model_name="Person",
            name="town",
            field=fields.CharField(max_length=40, default="", db_default="", db_index=True),
        ),
    ]
