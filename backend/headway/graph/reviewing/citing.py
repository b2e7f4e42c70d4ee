"""Evidence that is named: in answers, and with moves in calibration."""

import strawberry

from headway.graph.ids import global_id
from headway.graph.reviewing.enums import EvidenceKind
from headway.reviewing.rules import evidence as evidence_rules
from headway.reviewing.rules import vocabulary

TYPES = {
    vocabulary.EvidenceKind.GOAL: "Goal",
    vocabulary.EvidenceKind.PROGRESS_UPDATE: "ProgressUpdate",
    vocabulary.EvidenceKind.FEEDBACK: "Feedback",
    vocabulary.EvidenceKind.REVIEW: "Review",
    vocabulary.EvidenceKind.SUPPORT: "ActionItem",
    vocabulary.EvidenceKind.CHECK_IN: "CheckIn",
    vocabulary.EvidenceKind.TIME: "TimeFact",
}


def evidence_id(item: evidence_rules.Evidence) -> strawberry.ID:
    """The global id of what is cited: `node` opens it."""
    return strawberry.ID(global_id(TYPES[item.kind], item.id))


@strawberry.type(description="A piece of evidence named in an answer.")
class Citation:
    is_type_of = staticmethod(lambda it, _info: isinstance(it, evidence_rules.Evidence))
    kind: EvidenceKind = strawberry.field(description="What it is.")  # type: ignore[valid-type]

    @strawberry.field(name="evidenceId", description="The global id of what is cited.")
    def evidence(self, row: strawberry.Parent[evidence_rules.Evidence]) -> strawberry.ID:
        return evidence_id(row)

    @strawberry.field(description="What it is called.")
    def label(self, row: strawberry.Parent[evidence_rules.Evidence]) -> str:
        return row.title
