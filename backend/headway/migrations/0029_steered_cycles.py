from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0028_comments_on_plans")]

    initial = False

    operations = [
        ops.RemoveField(model_name="Participant", name="unlocked_at"),
        ops.AddField(
            model_name="Review",
            name="extended",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Review",
            name="unlocked",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
