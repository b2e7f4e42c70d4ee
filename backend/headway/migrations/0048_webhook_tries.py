from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0047_promotions_fill_vacancies")]

    initial = False

    operations = [
        ops.AddField(
            model_name="WebhookDelivery",
            name="tries",
            field=fields.JSONField(default=list, db_default="[]", encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
