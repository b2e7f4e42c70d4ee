"""Mail through the configured server (HEADWAY_SMTP_URL)."""

from email.message import EmailMessage
from typing import Final
from urllib.parse import unquote, urlsplit

import aiosmtplib

from headway.platform.settings import Settings

PATIENCE: Final = 20.0


async def send_mail(settings: Settings, *, to: str, subject: str, text: str) -> None:
    """Send one plain message."""
    server = urlsplit(settings.smtp_url)
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = to
    message["Subject"] = subject
    message.set_content(text)
    await aiosmtplib.send(
        message,
        hostname=server.hostname or "127.0.0.1",
        port=server.port,
        username=unquote(server.username) if server.username else None,
        password=unquote(server.password) if server.password else None,
        use_tls=server.scheme == "smtps",
        timeout=PATIENCE,
    )
