"""What a reward leaves behind: the letter, requests to undo it, and what its proposal rested on."""

from datetime import datetime

import strawberry
from strawberry.scalars import JSON

from headway.graph.edges import derived
from headway.graph.ids import global_id
from headway.graph.rewarding.enums import ReversalOutcome
from headway.rewarding.rules.decisions import figures_from, inputs_of, plain


@strawberry.type(description="The letter that told somebody of a reward.")
class RewardLetter:
    body: str = strawberry.field(description="Its text; paragraphs are set apart by empty lines.")
    told_by: str = strawberry.field(description="Who signed it.")
    told_at: datetime = strawberry.field(description="When.")
    href = derived(
        str,
        lambda key: f"/letters/{global_id('Reward', key)}.pdf",
        "reward_id",
        description="Where to download it as PDF.",
    )


@strawberry.type(
    description="What a reward rested on when it was proposed, computed again from what was kept."
)
class DecisionRecord:
    rules_version: int = strawberry.field(
        description="The version of the cycle's rules; 0 where there were none."
    )
    made_by: str = strawberry.field(description="Who proposed it.")
    made_at: datetime = strawberry.field(description="When.")
    inputs: JSON = strawberry.field(description="Everything that counted, money in minor units.")
    figures: JSON = strawberry.field(description="What followed, as it was kept.")
    recomputed = derived(
        JSON,
        lambda kept: plain(figures_from(inputs_of(kept))),
        "inputs",
        description="What follows from the inputs now: the same, or something was tampered with.",
    )
    flags = derived(
        list[str],
        lambda figures: figures["flags"],
        "figures",
        description="What deserves a second look: beyond budget or guide, no rating, an exception.",
    )


@strawberry.type(description="A request to undo a reward in effect.")
class Reversal:
    reason: str = strawberry.field(description="Why, in the words of who asked.")
    asked_by_name: str = strawberry.field(description="Who asked.")
    asked_at: datetime = strawberry.field(description="When they asked.")
    outcome: ReversalOutcome | None = strawberry.field(description="What became of it; null while it waits.")
    decided_by_name: str = strawberry.field(description="Who decided, else empty.")
    decided_at: datetime | None = strawberry.field(description="When it was decided.")
