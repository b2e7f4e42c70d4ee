"""Remove a plain column with its index, and a relation."""  # noqa: N999

from tortoise import migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0002_widen_name")]

    operations = [
        ops.RemoveField(model_name="Person", name="nickname"),
        ops.RemoveField(model_name="Person", name="boss"),
    ]
