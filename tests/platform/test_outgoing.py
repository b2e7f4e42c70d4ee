"""Requests to other people's servers reach public addresses only, once, and are bounded."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from typing import Any

import pytest

from headway.platform import outgoing
from headway.platform.outgoing import is_public, post, problem_of_url
from tests.contracts.checkout import ROOT
from tests.receiver import Receiver, answer, receiving

SAMPLES = ROOT / "tests" / "samples"
PRIVATE = (
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "127.0.0.1", "127.8.9.1", "0.0.0.0", "169.254.169.254", "100.64.0.1"),  # noqa: S104 - none is bound to
    *("100.100.100.200", "192.0.0.1", "192.0.0.9", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"),
    *("224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    *("100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254"),
    *("fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
)  # fmt: skip


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as it:
        yield it


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_no_single_machine_of_the_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700:4700::1111", "2a00:1450::1"]
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        *("", "hooks", "//hooks.example.com", "http://hooks.example.com", "ftp://hooks.example.com", "https://"),
        *("https://ada@hooks.example.com", "https://ada:secret@hooks.example.com", "https://hooks.example.com/#a"),
        *("https://hooks.example.com:99999", "https://hooks.example.com:0", "https://hooks.example.com:port"),
        *("https://hooks.example.com/a b", "https://hooks.example.com/\r\nhost: x", "https://höoks.example.com", "https://[::1"),
        *("https://127.0.0.1", "https://[::1]/", "https://localhost", "https://a.localhost", "https://10.0.0.1:8443"),
        *("https://169.254.169.254/latest", "http://localhost", "http://127.0.0.1:8000", "file:///etc/passwd"),
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_sent_to_is_refused_at_once(url: str) -> None:
    assert problem_of_url(url, private=False)


def test_ones_own_network_is_open_where_the_operator_says_so_and_plain_only_to_this_machine() -> None:
    for url in (
        "https://10.0.0.1:8443/hook",
        "https://localhost/",
        "http://localhost:8000/hook",
        "http://[::1]/",
    ):
        assert problem_of_url(url, private=True) is None
    for url in ("http://10.0.0.1/hook", "http://hooks.example.com/"):
        assert problem_of_url(url, private=True)
    assert problem_of_url("https://hooks.example.com:8443/a?b=c", private=False) is None


async def test_a_request_arrives_as_it_was_and_its_answer_comes_back(receiver: Receiver) -> None:
    came = await post(receiver.address("localhost"), b'{"a":1}', {"webhook-id": "msg_1"}, private=True)
    assert (came.status, came.words) == (200, "ok")
    [sent] = receiver.requests
    assert (sent.path, sent.body, sent.headers["webhook-id"]) == ("/hook", b'{"a":1}', "msg_1")
    assert sent.headers["host"] == f"localhost:{receiver.port}"


async def test_a_redirect_is_an_answer_and_nobody_goes_there(receiver: Receiver) -> None:
    async with receiving() as other:
        receiver.says(answer(302, b"", f"location: {other.address()}"))
        assert (await post(receiver.address(), b"{}", {}, private=True)).status == 302
        assert other.requests == []


async def test_proxies_of_the_environment_are_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with receiving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert (await post(receiver.address(), b"{}", {}, private=True)).status == 200
        assert proxy.requests == []


async def test_of_a_long_answer_the_beginning_is_read(receiver: Receiver) -> None:
    endless = b"HTTP/1.1 500 So\r\ncontent-length: 999999999\r\n\r\n" + b"x" * 50_000
    receiver.says(endless)
    came = await post(receiver.address(), b"{}", {}, private=True)
    assert (came.status, came.words) == (500, "x" * outgoing.MOST_BYTES)


@pytest.mark.parametrize("said", [None, b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab"])
async def test_who_does_not_come_to_an_end_is_left(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, said: bytes | None
) -> None:
    monkeypatch.setattr(outgoing, "PATIENCE", 0.2)
    receiver.answers = [said]
    if said:
        # It says that more follows, and never sends it.
        receiver.take = never_ending(receiver, said)  # type: ignore[method-assign]
    came = await post(receiver.address(), b"{}", {}, private=True)
    assert came.status is None
    assert came.words == "Nothing came back within 0.2 seconds."


def never_ending(receiver: Receiver, said: bytes) -> Any:
    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        await writer.drain()
        await receiver.ended.wait()
        writer.close()

    return take


@pytest.mark.parametrize("said", [b"no HTTP at all\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000])
async def test_what_is_no_answer_is_told_as_a_failure(receiver: Receiver, said: bytes) -> None:
    receiver.says(said)
    came = await post(receiver.address(), b"{}", {}, private=True)
    assert came.status is None
    assert came.words.startswith("The connection failed: ")


async def test_where_nobody_listens_nothing_comes_back() -> None:
    async with receiving() as receiver:
        address = receiver.address()
    came = await post(address, b"{}", {}, private=True)
    assert (came.status, came.words[:22]) == (None, "The connection failed:")


class Names:
    """What names stand for, one answer after the other; and which were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), list[str]()
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "getaddrinfo", self.find)

    async def find(self, host: Any, port: Any, **more: Any) -> list[Any]:
        self.asked.append(host)
        found = [host] if host[0].isdigit() else self.answers.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (it, port)) for it in found]


@pytest.mark.parametrize("found", [["127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["10.1.2.3"]])
async def test_a_name_that_leads_inside_is_not_followed(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, found: list[str]
) -> None:
    names = Names(monkeypatch, found)
    came = await post(receiver.address("hooks.example.com", "https"), b"{}", {})
    assert came.status is None
    assert came.words.startswith("This is an address of a private network.")
    assert (names.asked, receiver.requests) == (["hooks.example.com"], [])


async def test_what_was_judged_is_what_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    connected = list[str]()

    async def refuse(*_: Any, **where: Any) -> Any:
        connected.append(where["remote_host"])
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("anyio.connect_tcp", refuse)
    came = await post("https://hooks.example.com/", b"{}", {})
    assert (came.status, came.words) == (None, "The connection failed: refused")
    assert (connected, names.asked) == (["8.8.8.8"], ["hooks.example.com"])


async def test_a_name_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async def find(*_: Any, **__: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", find)
    came = await post("https://hooks.example.com/", b"{}", {})
    assert came.words.startswith("This name leads nowhere.")


def server_side() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SAMPLES / "receiver.crt", SAMPLES / "receiver.key")
    return context


async def test_a_certificate_must_be_trusted_and_of_that_name() -> None:
    trusted = ssl.create_default_context(cafile=SAMPLES / "receiver.crt")
    async with receiving(server_side()) as receiver:
        good = await post(receiver.address("localhost", "https"), b"{}", {}, private=True, trusted=trusted)
        wrong_name = await post(
            receiver.address("127.0.0.1", "https"), b"{}", {}, private=True, trusted=trusted
        )
        unknown = await post(receiver.address("localhost", "https"), b"{}", {}, private=True)
        assert [good.status, wrong_name.status, unknown.status] == [200, None, None]
        assert len(receiver.requests) == 1
