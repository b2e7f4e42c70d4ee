"""What every resolver may ask of the request: the actor, and the loaders that live as long as it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import strawberry
from strawberry.dataloader import DataLoader

from headway.graph.live.concerns import NOTHING, Heard
from headway.platform.actor import Actor
from headway.platform.errors import Problem


@dataclass
class Context:
    """One per request, and for each answer to a subscription; rights are never cached beyond it."""

    actor: Actor
    # Lists of the root and of a level answer with what they would read, and do not read it.
    only_asked: bool = False
    loaders: dict[Any, DataLoader[Any, Any]] = field(default_factory=dict)
    heard: Heard = NOTHING
    # What is wrong with the variables of a mutation before anybody looks at their meaning.
    refused: tuple[Problem, ...] = ()


Info: TypeAlias = strawberry.Info[Context, None]


def context_for(actor: Actor) -> Context:
    """The context of one request of this actor."""
    return Context(actor=actor)
