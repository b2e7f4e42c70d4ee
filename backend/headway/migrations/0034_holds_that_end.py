from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0033_closed_data")]

    initial = False

    operations = [
        ops.AddField(
            model_name="LegalHold",
            name="ends_on",
            field=fields.DateField(null=True),
        ),
    ]
