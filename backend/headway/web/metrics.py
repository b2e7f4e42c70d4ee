"""What an operator watches, in Prometheus' format; given to whoever has the token that the settings name."""

from dataclasses import asdict
from functools import partial
from secrets import compare_digest
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from headway.graph.executing import roads
from headway.platform.jobs import job_counts
from headway.web.in_flight import InFlight

SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Metrics:
    """The numbers of one process. Every label has few values: routes, names of our own operations, codes."""

    def __init__(self, in_flight: InFlight) -> None:
        self.registry = CollectorRegistry()
        registry = self.registry
        self.requests = Counter(
            "headway_requests", "Requests by route and status.", ("route", "status"), registry=registry
        )
        self.operations = Histogram(
            "headway_operation_seconds", "GraphQL operations by name; others have none.", ("operation",),
            buckets=SECONDS, registry=registry,
        )  # fmt: skip
        self.refusals = Counter(
            "headway_refusals", "GraphQL requests refused before execution, by code.", ("code",), registry=registry
        )  # fmt: skip
        waiting = Gauge("headway_operations_in_flight", "Operations that run or wait.", registry=registry)
        waiting.set_function(lambda: in_flight.count)
        reads = Gauge(
            "headway_reads", "Queries by the road that answered them.", ("road",), registry=registry
        )
        for road in ("compiled", "ordinary"):
            reads.labels(road).set_function(partial(roads.__getitem__, road))
        self.jobs = Gauge(
            "headway_jobs", "Jobs of the database by how they are.", ("state",), registry=registry
        )

    def observe(self, route: str | None, status: int, seconds: float, state: dict[str, Any]) -> None:
        """Count one request, with what its handler left about it."""
        self.requests.labels(route or "", status).inc()
        if "operation" in state:
            self.operations.labels(state["operation"]["operation"] or "").observe(seconds)
        if "refused" in state:
            self.refusals.labels(state["refused"]).inc()


async def metrics(request: Request) -> Response:
    """The numbers, or nothing at all without the token."""
    token: str = request.app.state.settings.metrics_token
    given = request.headers.get("authorization", "")
    if not token or not compare_digest(given.encode(), f"Bearer {token}".encode()):
        return PlainTextResponse("There is nothing here.", 404)
    for state, count in asdict(await job_counts()).items():
        request.app.state.metrics.jobs.labels(state).set(count)
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_PLAIN_0_0_4)


routes = [Route("/metrics", metrics)]
