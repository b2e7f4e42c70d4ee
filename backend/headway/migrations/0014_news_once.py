from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0013_goal_templates")]

    initial = False

    operations = [
        ops.AddField(
            model_name="OutboxEvent",
            name="once",
            field=fields.CharField(null=True, unique=True, max_length=160),
        ),
    ]
