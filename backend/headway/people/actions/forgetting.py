"""Uploaded files hold names and pay of everybody in them: a week after they were last of use they go."""

from datetime import timedelta
from typing import Final

from headway.people.models import ImportFile, ImportTrace, PeopleImport
from headway.people.rules.vocabulary import ImportState
from headway.platform import clock
from headway.platform.actor import SYSTEM
from headway.platform.database import transaction
from headway.platform.events import record_all

KEPT: Final = timedelta(days=7)


async def forget_imports() -> int:
    """Remove imports nobody applied, and of the others the file and what was there before; how many. Idempotent."""
    before = clock.now() - KEPT
    async with transaction():
        old = await PeopleImport.filter(updated_at__lt=before)
        left = [row for row in old if row.state is ImportState.UPLOADED]
        await record_all(
            SYSTEM, "forget_people_import", [(row, {"file_name": row.file_name}, {}) for row in left]
        )
        await PeopleImport.filter(id__in=[row.id for row in left]).delete()
        done = [row.id for row in old if row.state is not ImportState.UPLOADED]
        await ImportTrace.filter(people_import_id__in=done).delete()
        return len(left) + await ImportFile.filter(people_import_id__in=done).delete()
