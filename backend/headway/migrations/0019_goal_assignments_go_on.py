from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0018_support_as_evidence")]

    initial = False

    operations = [
        ops.AddField(
            model_name="GoalAssignment",
            name="waiting",
            field=fields.IntField(default=0, db_default=0),
        ),
    ]
