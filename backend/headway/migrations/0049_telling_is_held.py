from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0048_webhook_tries")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Reward",
            name="tells_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
    ]
