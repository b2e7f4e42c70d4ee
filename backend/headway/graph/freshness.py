"""How fresh figures are, in the graph."""

from datetime import datetime

import strawberry

from headway.platform.kept import EVERY, Fresh


@strawberry.type(description="How fresh figures are.")
class Freshness:
    as_of: datetime = strawberry.field(description="When they were counted.")

    @strawberry.field(
        description="After how many minutes they are counted again, where they are kept since they are about very many people; null where they were counted for this answer."
    )
    def again_after(self, row: strawberry.Parent[Fresh]) -> int | None:
        return int(EVERY.total_seconds() // 60) if row.kept else None
