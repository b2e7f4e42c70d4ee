"""`headway demo` in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2

# However busy the machine; it costs nothing where all is well.
PATIENCE = 120


@contextmanager
def running(
    data: Path, url: str = "", *more: str, log: int = subprocess.PIPE
) -> Iterator[tuple[dict[str, Any], subprocess.Popen[str]]]:
    """A small demo on a free port, and what it said when it was ready."""
    words = ["demo", "--port", "0", "--people", "40", "--seed", "2", "--json", *more]
    place = {"HEADWAY_DATABASE_URL": url} if url else {"HEADWAY_DATA": str(data)}
    with subprocess.Popen(
        [sys.executable, "-m", "headway", *words], env=os.environ | place, stdout=subprocess.PIPE, stderr=log, text=True
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline()), process
        finally:
            process.kill()


def asked(demo: dict[str, Any], role: str, query: str) -> Any:
    """The answer to a query with the token of a role."""
    token = next(one["token"] for one in demo["sign_ins"] if one["role"] == role)
    answer = httpx2.post(
        demo["graphql"], json={"query": query}, headers={"authorization": f"Bearer {token}"}, timeout=PATIENCE
    )
    return answer.json()["data"]
