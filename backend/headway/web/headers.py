"""Headers of every answer: what browsers may load, who may frame us, what may be kept; and an id for the log."""

import re
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers as Given
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headway.platform.events import request_id

# What the log and the audit trail hold without a further thought.
REQUEST_ID: Final = re.compile(r"[A-Za-z0-9_-]{8,40}")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Headers:
    """ASGI middleware: security headers and a request id; personal answers are not stored unless they say so."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        hsts = {"strict-transport-security": "max-age=31536000; includeSubDomains"} if https else {}
        told = SECURITY_HEADERS | hsts | {"cache-control": "no-store"}
        self.headers = [(name.encode(), value.encode()) for name, value in told.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        named = Given(scope=scope).get("x-request-id", "")
        id = named if REQUEST_ID.fullmatch(named) else uuid4().hex
        request_id.set(id)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _ in message["headers"]}
                ours = [header for header in self.headers if header[0] not in given]
                message["headers"] = [*message["headers"], *ours, (b"x-request-id", id.encode())]
            await send(message)

        await self.app(scope, receive, send_with_headers)
