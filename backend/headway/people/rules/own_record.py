"""Nobody processes their own record, not even in a file that speaks of everybody."""

from dataclasses import replace

from headway.people.rules.plans import Finding, FindingCode, ImportPlan, RowKind, RowPlan

MESSAGE = "This is your own record. Skip this row, and ask somebody else to import the change."


def without_own_record(plan: ImportPlan, person_id: str | None) -> ImportPlan:
    """The plan as this person may carry it out: a change of their own record cannot be imported."""
    own = {row.number for row in plan.of_kind(RowKind.CHANGED) if row.person_id == person_id}
    if not own:
        return plan
    rows = tuple(_refused(row) if row.number in own else row for row in plan.rows)
    return replace(plan, rows=rows, order=tuple(number for number in plan.order if number not in own))


def _refused(row: RowPlan) -> RowPlan:
    finding = Finding(row.number, "", row.profile.name, FindingCode.OWN_RECORD, MESSAGE)
    return replace(row, kind=RowKind.PROBLEM, changes=(), findings=(*row.findings, finding))
