"""Requests to other people's servers: to public addresses only, without redirects or proxies, bounded in time and size."""

import asyncio
import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, urlsplit

import httpcore2

PATIENCE: Final = 15.0
MOST_BYTES: Final = 2_000
# Where the Internet gives out addresses of single machines; all other of version 6 are local, mapped or reserved.
_UNICAST: Final = ip_network("2000::/3")
# Addresses that stand for others (6to4 and its relays, protocol assignments) or for none (documentation).
_STAND_INS: Final = tuple(
    map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20"))
)
_HERE: Final = "localhost"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status of HTTP with the beginning of the body; without a status, why nothing did.

    `retry_after` is what the other server said of when to come again, word for word.
    """

    status: int | None
    words: str
    retry_after: str = ""


class NotPublic(Exception):
    """A name that stands for a machine of one's own network."""


def is_public(address: str) -> bool:
    """Whether an address is that of one machine somewhere on the Internet."""
    it = ip_address(address)
    stands_in = any(it.version == net.version and it in net for net in _STAND_INS)
    unicast = it in _UNICAST if isinstance(it, IPv6Address) else not it.is_multicast
    return it.is_global and unicast and not stands_in


def problem_of_url(url: str, *, private: bool) -> str | None:
    """Why nothing may be sent there, as far as the address alone tells, or None."""
    parts = _split(url)
    if parts is None or not parts.hostname or parts.username is not None or parts.fragment:
        return "Write an address like https://hooks.example.com/headway, without a name, password or #."
    if parts.scheme == "http" and private and _is_here(parts.hostname):
        return None
    if parts.scheme != "https":
        return "Use an address that begins with https://."
    return None if private or not _is_private_number(parts.hostname) else _NOT_PUBLIC


_NOT_PUBLIC: Final = (
    "This is an address of a private network. Use a public one, or ask who runs Headway to allow it."
)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 and url.isascii() and url.isprintable() and " " not in url else None
    except ValueError:
        return None


def _is_here(host: str) -> bool:
    try:
        return host == _HERE or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_private_number(host: str) -> bool:
    if host == _HERE or host.endswith(f".{_HERE}"):
        return True
    try:
        return not is_public(host)
    except ValueError:
        return False


class _Reaching(httpcore2.AnyIOBackend):
    """Looks a name up once, judges what it stands for, and connects to just that: no second answer can be another one."""

    def __init__(self, *, private: bool) -> None:
        self.private = private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await _look_up(host, port)
        if not self.private and not all(map(is_public, addresses)):
            raise NotPublic
        for address in addresses[:-1]:
            try:
                return await super().connect_tcp(address, port, timeout, local_address, socket_options)
            except httpcore2.ConnectError:
                continue
        return await super().connect_tcp(addresses[-1], port, timeout, local_address, socket_options)


async def _look_up(host: str, port: int) -> list[str]:
    """The addresses of a name, at least one."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@cache
def _trusted() -> ssl.SSLContext:
    """Whom the machine trusts; read once."""
    return httpcore2.default_ssl_context()


async def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    private: bool = False,
    trusted: ssl.SSLContext | None = None,
) -> Answer:
    """Send this once and say what came back; whatever goes wrong there is an answer, too."""
    if problem := problem_of_url(url, private=private):
        return Answer(None, problem)
    try:
        async with asyncio.timeout(PATIENCE):
            return await _post(url, body, headers, _Reaching(private=private), trusted or _trusted())
    except TimeoutError:
        return Answer(None, f"Nothing came back within {PATIENCE:g} seconds.")
    except NotPublic:
        return Answer(None, _NOT_PUBLIC)
    except socket.gaierror:
        return Answer(None, "This name leads nowhere. Check how the address is written.")
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, UnicodeError) as error:
        return Answer(None, f"The connection failed: {str(error) or type(error).__name__}"[:MOST_BYTES])


async def _post(
    url: str, body: bytes, headers: Mapping[str, str], backend: _Reaching, trusted: ssl.SSLContext
) -> Answer:
    async with httpcore2.AsyncConnectionPool(ssl_context=trusted, network_backend=backend) as pool:
        sent = list(headers.items())
        async with pool.stream("POST", url, headers=sent, content=body) as answer:
            held = b""
            async for piece in answer.aiter_stream():
                held += piece[: MOST_BYTES - len(held)]
                if len(held) >= MOST_BYTES:
                    break
            said = {name.lower(): value for name, value in answer.headers}.get(b"retry-after", b"")
            return Answer(answer.status, held.decode(errors="replace"), said.decode("ascii", "replace")[:100])
