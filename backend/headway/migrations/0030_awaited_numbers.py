from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0029_steered_cycles")]

    initial = False

    operations = [
        ops.AddField(model_name="KeptStatus", name="awaited_since", field=fields.DateField(null=True)),
    ]
