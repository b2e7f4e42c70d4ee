"""What every resolver may ask of the request: the actor, and the loaders that live as long as it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

import strawberry
from strawberry.dataloader import DataLoader

from headway.platform.actor import Actor

if TYPE_CHECKING:
    from headway.graph.live.watch import Watch


@dataclass
class Context:
    """One per request; loaders never outlive it, so that rights are never cached between requests.

    A subscription has a `watch`, and a new actor and new loaders for each of its answers.
    """

    actor: Actor
    # Lists of the root and of a level answer with what they would read, and do not read it.
    only_asked: bool = False
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)
    watch: "Watch | None" = None


Info: TypeAlias = strawberry.Info[Context, None]


def context_for(actor: Actor) -> Context:
    """The context of one request of this actor."""
    return Context(actor=actor)
