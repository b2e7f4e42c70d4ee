"""Mail through the configured server (HEADWAY_SMTP_URL)."""

from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

import aiosmtplib

from headway.platform import clock
from headway.platform.settings import Settings

PATIENCE: Final = 20.0


async def send_mail(settings: Settings, *, to: str, subject: str, text: str) -> None:
    """Send one plain message. The same words on the same day carry the same Message-ID, so that a mail sent again shows once."""
    server = urlsplit(settings.smtp_url)
    words = f"{clock.today()} {to} {subject} {text}"
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = to
    message["Subject"] = subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = (
        f"<{uuid5(NAMESPACE_URL, words)}@{settings.mail_from.rpartition('@')[2].rstrip('>')}>"
    )
    message["Auto-Submitted"] = "auto-generated"
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
