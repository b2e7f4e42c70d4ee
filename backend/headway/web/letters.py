"""The route of letters: what told somebody of a reward, as a PDF, for those who may read it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headway.graph.ids import split_id
from headway.platform.actor import Actor
from headway.platform.models import Organisation
from headway.rewarding.access import visible_letters
from headway.web.exports import refused
from headway.web.letter_pdf import drawn
from headway.web.making import file_made


async def letter_file(request: Request) -> Response:
    """The letter of a reward."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to download this file.")
    kind, key = split_id(request.path_params["id"]) or ("", None)
    letter = await visible_letters(actor).get_or_none(reward_id=key) if kind == "Reward" else None
    if letter is None:
        return refused(404, "NOT_FOUND", "There is no such letter, or it is not shared with you.")
    organisation, font = (await Organisation.get()).name, request.app.state.settings.packet_font
    return await file_made(
        request, lambda: drawn(letter, organisation, font), name="letter.pdf", kind="application/pdf"
    )


routes = [Route("/letters/{id}.pdf", letter_file)]
