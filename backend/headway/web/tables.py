"""Tables as Excel files: what a page shows is sent here and comes back as a workbook. Nothing of it is read or kept."""

import io
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from headway.platform.actor import Actor
from headway.web.exports import refused
from headway.web.making import file_made
from headway.web.sessions import from_our_pages
from headway.web.strict_json import BadBody, read_object

KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRONG: Final = "Send `columns`, a list of texts, and `rows`, lists of texts, numbers and nulls as long."


async def table(request: Request) -> Response:
    """The workbook of a table, for whoever is signed in on our own pages."""
    actor: Actor | None = request.state.actor
    if actor is None:
        return refused(401, "UNAUTHENTICATED", "Sign in to take a table along.")
    if not from_our_pages(request):
        return refused(403, "FORBIDDEN", "Send this from Headway's own pages (header x-headway: 1).")
    try:
        body = await read_object(request, request.app.state.settings.body_limit)
    except BadBody as bad:
        return refused(bad.status, bad.code, bad.message)
    columns: Any = body.get("columns")
    rows: Any = body.get("rows")
    if not _is_table(columns, rows):
        return refused(422, "INVALID", WRONG)
    return await file_made(request, lambda: workbook([columns, *rows]), name="table.xlsx", kind=KIND)


def _is_table(columns: Any, rows: Any) -> bool:
    if not isinstance(columns, list) or not isinstance(rows, list) or not columns:
        return False
    texts = all(isinstance(it, str) for it in columns)
    return texts and all(
        isinstance(row, list) and len(row) == len(columns) and all(map(_is_cell, row)) for row in rows
    )


def _is_cell(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def workbook(lines: list[list[str | int | float | None]]) -> bytes:
    """One sheet with these lines, the first of them bold; a text stays a text, whatever it begins with."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        for number, line in enumerate(lines):
            for place, value in enumerate(line):
                if isinstance(value, str):
                    sheet.write_string(number, place, value, bold if number == 0 else None)
                elif value is not None:
                    sheet.write_number(number, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return file.getvalue()


routes = [Route("/exports/table.xlsx", table, methods=["POST"])]
