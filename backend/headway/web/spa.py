"""The built front end: hashed files for ever, every other address gets its one page."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

HERE = Path(__file__).parent
PLACES = (HERE / "static", HERE.parents[2] / "frontend" / "dist")
FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
CHECKED = {"cache-control": "no-cache"}


def bundle() -> Path | None:
    """Where the built front end lies: inside the installed package, or in the checkout."""
    return next((place for place in PLACES if (place / "index.html").is_file()), None)


async def page(request: Request) -> Response:
    """A file of the bundle, or the page that reads the address itself."""
    root = bundle()
    if root is None:
        return PlainTextResponse(
            "The front end is not built. Run `npm ci && npm run build` in frontend/.", 503
        )
    if wanted := _file(root, request.path_params["path"]):
        return FileResponse(wanted, headers=FOR_EVER if wanted.parent.name == "assets" else CHECKED)
    if "." in Path(request.path_params["path"]).name:
        return PlainTextResponse("There is nothing here.", 404)
    return FileResponse(root / "index.html", headers=CHECKED)


def _file(root: Path, path: str) -> Path | None:
    try:
        wanted = (root / path).resolve()
        return wanted if wanted.is_file() and wanted.is_relative_to(root.resolve()) else None
    except (OSError, ValueError):
        # No file can have such a name: it is too long, or has a NUL in it.
        return None


routes = [Route("/{path:path}", page, methods=["GET"])]
