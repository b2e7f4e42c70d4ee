"""The rows that an import leaves out, as a CSV to correct and drop again."""

import csv
import io

from headway.people.rules.plans import ImportPlan, RowKind, Weight
from headway.people.rules.tables import Table

_FORMULA = tuple("=+-@\t\r＝＋－＠")


def problem_rows_csv(plan: ImportPlan, table: Table) -> str:
    """The refused and the waiting rows as the file has them, with a first column that says what to do."""
    messages = {
        row.number: " ".join(
            finding.message for finding in row.findings if finding.weight is not Weight.WARNING
        )
        for row in plan.rows
        if row.kind in {RowKind.PROBLEM, RowKind.WAITING}
    }
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=table.separator or ",")
    writer.writerow([harmless(text) for text in ("What to do", "Row in the file", *table.headers)])
    for row in table.rows:
        if row.number in messages:
            writer.writerow([harmless(text) for text in (messages[row.number], str(row.number), *row.cells)])
    return out.getvalue()


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
