"""Exchange checks, and rename a column that one of them speaks of."""  # noqa: N999

from tortoise import migrations
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint


class Migration(migrations.Migration):
    dependencies = [("headway", "0003_remove_boss")]

    operations = [
        ops.RemoveConstraint(model_name="Person", name="pay_is_not_negative"),
        ops.RenameField(model_name="Person", old_name="pay", new_name="wage"),
        ops.AddConstraint(
            model_name="Person", constraint=CheckConstraint(check='"wage" <= 1000', name="wage_is_bounded")
        ),
    ]
