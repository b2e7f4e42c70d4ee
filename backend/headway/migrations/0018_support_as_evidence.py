from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from headway.reviewing.rules.vocabulary import EvidenceKind


class Migration(migrations.Migration):
    dependencies = [("headway", "0017_calibration")]

    initial = False

    operations = [
        ops.AlterField(
            model_name="Citation",
            name="kind",
            field=fields.CharEnumField(
                description="GOAL: GOAL\nPROGRESS_UPDATE: PROGRESS_UPDATE\nFEEDBACK: FEEDBACK\nREVIEW: REVIEW\nSUPPORT: SUPPORT",
                enum_type=EvidenceKind,
                max_length=16,
            ),
        ),
    ]
