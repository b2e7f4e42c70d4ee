"""Subscriptions over a websocket: an endpoint of our own that speaks graphql-transport-ws and nothing else."""

import asyncio
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any, Final

import orjson
import structlog
from graphql import GraphQLError
from starlette.responses import PlainTextResponse
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from headway.graph.live.desk import Desk
from headway.graph.live.following import follow
from headway.graph.live.watch import Over, Watch
from headway.graph.masking import masked
from headway.graph.values import refusal
from headway.platform.actor import Actor
from headway.platform.cancellation import unit
from headway.web.asking import asked_of
from headway.web.lines import TAKEN_WITHIN, Lines, TooMany
from headway.web.operations import Operation, admitted
from headway.web.sessions import Credentials, credentials_of, from_our_origin
from headway.web.socket_messages import PROTOCOL, Close, Message, read_message

log = structlog.get_logger(__name__)

SAYS_WHO_WITHIN: Final = 3.0
IDLE: Final = 60.0
MOST_SUBSCRIPTIONS: Final = 50
# Those that were stopped and are finishing what they do count, too, before more is read.
MOST_RUNNING: Final = 100
LEAVES_WITHIN: Final = 1.0
TOO_MANY: Final = f"One socket follows at most {MOST_SUBSCRIPTIONS} things. Complete some first."


async def socket(websocket: WebSocket) -> None:
    """Check where it comes from before it is a websocket at all, then talk."""
    lines: Lines = websocket.app.state.lines
    if not from_our_origin(websocket):
        await websocket.close()
        return
    if lines.full:
        busy = PlainTextResponse("Too many live connections. Try again.", 503, {"retry-after": "5"})
        await websocket.send_denial_response(busy)
        return
    if PROTOCOL not in websocket.scope["subprotocols"]:
        await websocket.accept()
        await websocket.close(4406, f"Speak {PROTOCOL}.")
        return
    with lines.open():
        await websocket.accept(PROTOCOL)
        await Conversation(websocket).run()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said hello, and what they showed for it."""

    actor: Actor
    credentials: Credentials


class Conversation:
    """One socket: what is followed on it, and how it ends."""

    def __init__(self, websocket: WebSocket) -> None:
        self.websocket = websocket
        self.lines: Lines = websocket.app.state.lines
        self.desk: Desk = websocket.app.state.desk
        self.open: dict[str, Watch] = {}
        self.running: set[asyncio.Task[None]] = set()
        self.ended: asyncio.Future[Close | None] = asyncio.get_running_loop().create_future()
        self.sending = asyncio.Lock()

    async def run(self) -> None:
        """Until either side ends it; what is under way is finished, and nobody is told of it any more."""
        with ExitStack() as held:
            reading = asyncio.create_task(self._read(held))
            closing = asyncio.create_task(self.lines.closing.wait())
            waiting: set[asyncio.Future[Any]] = {reading, closing, self.ended}
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            self._end(Close(1001, "The server stops. Come back."))
            closing.cancel()
            reading.cancel()
            await self._goodbye()
            for watch in self.open.values():
                watch.stop()
            await asyncio.wait({reading, *self.running})

    async def _goodbye(self) -> None:
        if last := self.ended.result():
            with suppress(WebSocketDisconnect, TimeoutError):
                async with asyncio.timeout(LEAVES_WITHIN), self.sending:
                    await self.websocket.close(last.code, last.reason)

    async def _read(self, held: ExitStack) -> None:
        try:
            async with asyncio.timeout(SAYS_WHO_WITHIN):
                speaker = await self._introduced(held)
            while True:
                await self._next(await self._message_or_idle(), speaker)
        except Close as last:
            self._end(last)
        except TimeoutError:
            self._end(Close(4408, "Send connection_init within 3 seconds."))
        except WebSocketDisconnect:
            self._end(None)
        except Exception:
            log.exception("A websocket failed.")
            self._end(Close(4500, "Something went wrong on our side."))

    async def _message(self) -> Message:
        event = await self.websocket.receive()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(event.get("code", 1006))
        return read_message(event.get("text"))

    async def _message_or_idle(self) -> Message:
        while True:
            try:
                async with asyncio.timeout(IDLE):
                    return await self._message()
            except TimeoutError as quiet:
                if not self.open:
                    raise Close(1000, "Nothing was followed for a minute.") from quiet

    async def _introduced(self, held: ExitStack) -> Speaker:
        while True:
            message = await self._message()
            match message.type:
                case "ping":
                    await self._send({"type": "pong"})
                case "subscribe":
                    raise Close(4401, "Send connection_init first.")
                case "connection_init":
                    return await self._greeted(credentials_of(self.websocket, message.payload), held)

    async def _greeted(self, credentials: Credentials, held: ExitStack) -> Speaker:
        actor = await unit(credentials.actor())
        if actor is None:
            raise Close(4403, "Sign in, or send a valid token.")
        try:
            held.enter_context(self.lines.held_by(actor.account_id))
        except TooMany as many:
            raise Close(4429, "Too many live connections of this account. Close some.") from many
        await self._send({"type": "connection_ack"})
        return Speaker(actor, credentials)

    async def _next(self, message: Message, speaker: Speaker) -> None:
        match message.type:
            case "ping":
                await self._send({"type": "pong"})
            case "connection_init":
                raise Close(4429, "connection_init was sent before.")
            case "complete":
                if watch := self.open.pop(message.id, None):
                    watch.stop()
            case "subscribe":
                await self._subscribe(message, speaker)

    async def _subscribe(self, message: Message, speaker: Speaker) -> None:
        if message.id in self.open:
            raise Close(4409, f"Subscriber for {message.id[:80]} already exists")
        try:
            asked = asked_of(message.payload)
        except GraphQLError as wrong:
            raise Close(4400, wrong.message) from wrong
        try:
            if len(self.open) >= MOST_SUBSCRIPTIONS:
                raise refusal("SUBSCRIPTIONS_LIMIT", TOO_MANY)
            operation = await unit(admitted(self.websocket, asked, speaker.actor))
        except GraphQLError as refused:
            await self._send({"type": "error", "id": message.id, "payload": [masked(refused)]})
            return
        while len(self.running) >= MOST_RUNNING:
            await asyncio.wait(self.running, return_when=asyncio.FIRST_COMPLETED)
        watch = self.open[message.id] = self.desk.watch(speaker.credentials.actor, operation.pay_again)
        # Never cancelled: a task that is cancelled while it reads would leave the database's connection in pieces.
        task = asyncio.create_task(unit(self._follow(message.id, operation, watch)))
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def _follow(self, id: str, operation: Operation, watch: Watch) -> None:
        try:
            with self.desk.telling(watch):
                async for answer in follow(operation.prepared, operation.variables, operation.name, watch):
                    if answer.refused:
                        await self._tell(watch, "error", id, answer.body["errors"])
                        self.open.pop(id, None)
                        return
                    await self._tell(watch, "next", id, answer.body)
            if watch.over is Over.SIGNED_OUT:
                self._end(Close(4401, "The sign-in or token has ended."))
            await self._tell(watch, "complete", id)
        except (WebSocketDisconnect, TimeoutError):
            self._end(Close(1013, "Messages were not taken in time. Come back."))
        finally:
            if self.open.get(id) is watch:
                del self.open[id]

    async def _tell(self, watch: Watch, type: str, id: str, payload: Any = None) -> None:
        """Say it, unless the client has completed the operation."""
        if self.open.get(id) is watch:
            more = {} if payload is None else {"payload": payload}
            await self._send({"type": type, "id": id, **more})

    async def _send(self, message: dict[str, Any]) -> None:
        async with asyncio.timeout(TAKEN_WITHIN), self.sending:
            if not self.ended.done():
                await self.websocket.send_text(orjson.dumps(message).decode())

    def _end(self, last: Close | None) -> None:
        """End it so, unless it has ended already; None where the client has gone."""
        if not self.ended.done():
            self.ended.set_result(last)


routes = [WebSocketRoute("/graphql", socket)]
