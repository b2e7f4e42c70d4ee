from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0038_time_as_evidence")]

    initial = False

    operations = [
        ops.AddIndex(
            model_name="ChainLink",
            index=Index(fields=["above_id", "depth", "below_id"]),
        ),
    ]
