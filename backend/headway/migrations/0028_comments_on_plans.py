from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from headway.monitoring.rules.comments import CommentSubject


class Migration(migrations.Migration):
    dependencies = [("headway", "0027_external_reviewers")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="Comment",
            name="subject_kind",
            field=fields.CharEnumField(
                description="GOAL: GOAL\nFEEDBACK: FEEDBACK\nCHECK_IN: CHECK_IN\nDEVELOPMENT: DEVELOPMENT",
                enum_type=CommentSubject,
                max_length=12,
            ),
        ),
    ]
