from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0049_telling_is_held")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="ApprovalStep",
            name="decided_by_account_id",
            field=fields.UUIDField(null=True, db_index=True),
        ),
    ]
