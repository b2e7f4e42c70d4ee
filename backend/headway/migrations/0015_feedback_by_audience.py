from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("headway", "0014_news_once")]

    initial = False

    operations = [
        ops.AddIndex(
            model_name="Feedback",
            index=Index(fields=["visibility", "kind", "sent_at", "id"]),
        ),
    ]
