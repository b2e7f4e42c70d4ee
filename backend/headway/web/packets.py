"""The route of packets: a signed review as a PDF, for those who may read it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headway.graph.ids import split_id
from headway.people.reads import names_of
from headway.platform.actor import Actor
from headway.platform.errors import Rejected
from headway.reviewing.actions.packets import download_packet
from headway.web.exports import refused
from headway.web.making import file_made
from headway.web.packet_pdf import Packet, drawn


async def packet_file(request: Request) -> Response:
    """A review with every version that was signed, and who signed it."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to download this file.")
    kind, key = split_id(request.path_params["id"]) or ("", None)
    try:
        if kind != "Review" or key is None:
            raise Rejected
        review, versions = await download_packet(actor, id=key)
    except Rejected:
        return refused(404, "NOT_FOUND", "There is no such signed review, or it is not shared with you.")
    signers = {it.by_id for version in versions for it in version.signatures if it.by_id}
    packet = Packet(review, versions, await names_of(signers | {review.reviewer_id}))
    font = request.app.state.settings.packet_font
    return await file_made(request, lambda: drawn(packet, font), name="review.pdf", kind="application/pdf")


routes = [Route("/packets/reviews/{id}.pdf", packet_file)]
