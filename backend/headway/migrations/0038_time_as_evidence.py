from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import EvidenceKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0037_reward_cycles")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="Citation",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL: GOAL\nPROGRESS_UPDATE: PROGRESS_UPDATE\nFEEDBACK: FEEDBACK\nREVIEW: REVIEW\nSUPPORT: SUPPORT\nCHECK_IN: CHECK_IN\nTIME: TIME",
                enum_type=EvidenceKind,
                max_length=16,
            ),
        ),
    ]
