"""Which of the two media types of GraphQL a client takes."""

from typing import Final

JSON: Final = "application/json"
RESPONSE_JSON: Final = "application/graphql-response+json"
# What a range stands for, and how much it says about the wish for the newer type.
OFFERED: Final = {
    RESPONSE_JSON: (RESPONSE_JSON, 1),
    JSON: (JSON, 0),
    "application/*": (JSON, 0),
    "*/*": (JSON, 0),
}


def media_type(accept: str) -> str | None:
    """The type that an Accept header likes best; the older one where it does not care, None where it takes neither."""
    wishes = [wish for part in accept.split(",") if (wish := _wish(part))]
    if not accept.strip():
        return JSON
    return max(wishes)[2] if wishes else None


def _wish(part: str) -> tuple[float, int, str] | None:
    range_, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if range_ not in OFFERED:
        return None
    quality = next((_quality(it) for it in parameters if it.startswith("q=")), 1.0)
    offered, rank = OFFERED[range_]
    return (quality, rank, offered) if quality > 0 else None


def _quality(parameter: str) -> float:
    try:
        return float(parameter.removeprefix("q="))
    except ValueError:
        return 0.0
