from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import ReviewDirection


class Migration(migrations.Migration):
    dependencies = [("headway", "0022_running_cycles")]

    initial = False

    operations = [
        ops.AddField(model_name="Review", name="weight", field=fields.IntField(null=True)),
        ops.AddField(
            model_name="ReviewCycle", name="smallest_group", field=fields.IntField(default=5, db_default=5)
        ),
        *(
            ops.AlterField(
                model_name=model,
                name="direction",
                field=fields.CharEnumField(
                    description="SELF: SELF\nMANAGER: MANAGER\nPEER: PEER\nUPWARD: UPWARD\nDOTTED: DOTTED",
                    enum_type=ReviewDirection,
                    max_length=8,
                ),
            )
            for model in ("Question", "Review")
        ),
    ]
