from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import Signer


class Migration(migrations.Migration):
    dependencies = [("headway", "0035_letters_and_reversals")]

    initial = False

    operations = [
        ops.AddField(
            model_name="ReviewTemplate",
            name="smallest_group",
            field=fields.IntField(default=5, db_default=5),
        ),
        ops.AddField(
            model_name="ReviewTemplate",
            name="archived_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="ReviewCycle",
            name="also_signs",
            field=fields.CharEnumField(
                null=True,
                description="EMPLOYEE: EMPLOYEE\nMANAGER: MANAGER\nNEXT_MANAGER: NEXT_MANAGER\nHR: HR",
                enum_type=Signer,
                max_length=12,
            ),
        ),
    ]
