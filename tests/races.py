"""The same request sent many times at the same moment, and what became of it."""

import asyncio
from collections import Counter
from typing import Any, Final

from headway.platform.actor import Actor
from tests.company import data
from tests.conftest import Ask

AT_ONCE: Final = 16
LATE: Final = Counter({"won": 1, "CONFLICT": AT_ONCE - 1})


async def sent_at_once(ask: Ask, actor: Actor, mutation: str, **input: Any) -> list[dict[str, Any]]:
    """The answers to the same mutation, sent so many times before one of them is answered."""
    field = mutation[0].lower() + mutation[1:]
    document = f"""mutation($input: {mutation}Input!) {{ {field}(input: $input) {{
        __typename ... on UserErrors {{ errors {{ code }} }} }} }}"""
    answers = await asyncio.gather(*(ask(document, {"input": input}, as_=actor) for _ in range(AT_ONCE)))
    return [data(answer)[field] for answer in answers]


async def outcomes(ask: Ask, actor: Actor, mutation: str, **input: Any) -> Counter[str]:
    """How many won, and how many were refused with which code."""
    told = await sent_at_once(ask, actor, mutation, **input)
    return Counter("won" if "errors" not in it else it["errors"][0]["code"] for it in told)
