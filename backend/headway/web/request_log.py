"""One line of the log for each request: what was asked by whom and how it went, in names that we gave."""

from time import perf_counter

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger("headway.request")


class RequestLog:
    """ASGI middleware. Addresses are told as the pattern of their route, since some of them hold a secret."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_see)
        finally:
            _tell(scope, status, perf_counter() - began)


def _tell(scope: Scope, status: int, seconds: float) -> None:
    state = scope.get("state", {})
    actor = state.get("actor")
    path = getattr(scope.get("route"), "path", None)
    scope["app"].state.metrics.observe(path, status, seconds, state)
    log.info(
        "request",
        method=scope["method"],
        path=path,
        status=status,
        ms=round(seconds * 1000, 1),
        account=str(actor.account_id) if actor and actor.account_id else None,
        **state.get("operation", {}),
    )
