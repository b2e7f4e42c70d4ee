from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0046_only_reports")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Reward",
            name="vacancy",
            field=fields.ForeignKeyField(
                "headway.Vacancy",
                source_field="vacancy_id",
                null=True,
                db_index=True,
                db_constraint=True,
                to_field="id",
                related_name="promotions",
                on_delete=OnDelete.RESTRICT,
            ),
        ),
    ]
