from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0003_spending")]

    initial = False

    operations = [
        ops.AddIndex(
            model_name="Goal",
            index=Index(fields=["due_on", "id"]),
        ),
    ]
