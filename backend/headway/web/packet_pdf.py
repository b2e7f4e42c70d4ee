"""How a signed review looks on paper: the newest version whole, what the versions before said, and who signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fpdf import FPDF
from fpdf.fonts import FontFace

from headway.reviewing.reads.records import Recorded, RecordedAnswer
from headway.reviewing.rules import Agreement, ReviewDirection, SignatureOutcome
from headway.reviewing.rules.answers import OFFERED, RATED
from headway.reviewing.rules.records import text_of

if TYPE_CHECKING:
    from headway.reviewing.models import Review, ReviewSignature

FONTS: Final = Path(__file__).parent / "fonts"
FAMILY: Final = "DejaVu"
OTHER_LETTERS: Final = "Other"
MARGIN: Final = 18
GREY: Final = 90
# How much room a head needs below it, in millimetres.
TOGETHER: Final = 24
_OUTCOMES: Final = {
    SignatureOutcome.SIGNED: "signed: has seen this review",
    SignatureOutcome.REFUSED: "recorded that this side did not want to sign",
    SignatureOutcome.UNREACHABLE: "recorded that this side could not be reached",
}


@dataclass(frozen=True, slots=True)
class Packet:
    """A review with its reviewee, cycle, period and scale; the versions somebody may read; and the names of who signed."""

    review: "Review"
    versions: list[Recorded]
    names: Mapping[UUID, str]

    @property
    def steps(self) -> dict[int, str]:
        """What the steps of its scale are called."""
        return {step["value"]: step["label"] for step in self.review.cycle.template.scale.steps}


class Paper(FPDF):
    """An A4 page with a foot, in a font that has Latin, Greek and Cyrillic letters."""

    def __init__(self, foot: str, other_letters: Path | None) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.set_margin(MARGIN)
        self.set_auto_page_break(True, margin=MARGIN)
        self.add_font(FAMILY, "", FONTS / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", FONTS / "DejaVuSans-Bold.ttf")
        if other_letters is not None:
            self.add_font(OTHER_LETTERS, "", other_letters)
            self.set_fallback_fonts([OTHER_LETTERS], exact_match=False)
        self.add_page()

    def footer(self) -> None:
        """Whose review it is, and the number of the page."""
        self.set_y(-12)
        self.set_font(FAMILY, "", 7)
        self.set_text_color(GREY)
        self.cell(0, 5, f"{self.foot} · page {self.page_no()} of {{nb}}", align="C")

    def line_of(
        self, text: str, *, size: float = 9, bold: bool = False, grey: bool = False, above: float = 0
    ) -> None:
        """A paragraph as wide as the page."""
        self.ln(above)
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(GREY if grey else 0)
        self.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")

    def head_of(self, text: str) -> None:
        """The head of a part, on the page where the part begins."""
        self._keep(TOGETHER)
        self.line_of(text, size=11, bold=True, above=4)

    def question_of(self, text: str) -> None:
        """A question, on the page where its answer begins."""
        self._keep(TOGETHER / 2)
        self.line_of(text, size=8, grey=True, above=1.5)

    def _keep(self, height: float) -> None:
        if self.will_page_break(height):
            self.add_page()

    def rows_of(
        self, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]
    ) -> None:
        """A table with a line under each row."""
        self.set_font(FAMILY, "", 8)
        self.set_text_color(0)
        look = FontFace(family=FAMILY, emphasis="BOLD", size_pt=7.5)
        layout = "HORIZONTAL_LINES"
        with self.table(
            borders_layout=layout, col_widths=widths, headings_style=look, line_height=4,
            text_align="LEFT", v_align="TOP", padding=(1.2, 2, 1.2, 0),
        ) as table:  # fmt: skip
            for cells in (heads, *rows):
                table.row(cells)


def drawn(packet: Packet, other_letters: Path | None) -> bytes:
    """The packet as a PDF of one to two pages, where people wrote as much as they usually do."""
    review, newest = packet.review, packet.versions[-1]
    name = review.reviewee.name
    paper = Paper(f"Review of {name}, {review.cycle.name} · confidential", other_letters)
    paper.set_title(f"Review of {name}")
    period = review.cycle.period
    paper.line_of(f"Review of {name}", size=18, bold=True)
    title = f"{review.reviewee.title} · " if review.reviewee.title else ""
    span = f"{title}{period.name}, {period.starts_on:%-d %B %Y} to {period.ends_on:%-d %B %Y}"
    author = packet.names.get(review.reviewer_id, "")
    version = f"version {newest.number}" + ("" if newest.sealed_at else ", not signed by everybody yet")
    paper.line_of(f"{span} · written by {author} · {version}", grey=True, above=1)
    if newest.label:
        paper.line_of(f"Overall: {newest.label}", size=12, bold=True, above=3)
    _goals(paper, newest)
    _side(paper, packet, ReviewDirection.MANAGER, f"{author} writes")
    _side(paper, packet, ReviewDirection.SELF, f"In {name}’s words")
    _others(paper, newest)
    _said(paper, newest, name)
    _versions(paper, packet)
    return bytes(paper.output())


def _goals(paper: Paper, version: Recorded) -> None:
    if not version.goals:
        return
    paper.head_of("Goals")
    rows = [
        (goal.title, "\n".join(goal.results), _words(goal.outcome or goal.state)) for goal in version.goals
    ]
    paper.rows_of(("Goal", "Results", "State"), rows, (5, 6, 2))


def _side(paper: Paper, packet: Packet, direction: ReviewDirection, title: str) -> None:
    newest, steps = packet.versions[-1], packet.steps
    answers = [it for it in newest.answers if it.direction is direction and answer_words(it, steps)]
    if not answers:
        return
    paper.head_of(title)
    asked = ""
    for answer in answers:
        if answer.question != asked:
            paper.question_of(answer.question)
        asked = answer.question
        said = answer_words(answer, steps)
        paper.line_of(f"{answer.subject}: {said}" if answer.subject else said)


def _others(paper: Paper, version: Recorded) -> None:
    if not version.others:
        return
    paper.head_of("What colleagues said together, without names")
    for said in version.others:
        mean = "" if said.mean is None else f", mean {said.mean}"
        paper.question_of(f"{_words(said.raters)}, {said.forms} forms{mean}: {said.question}")
        for text in said.texts:
            paper.line_of(f"– {text}")


def _said(paper: Paper, version: Recorded, name: str) -> None:
    if version.agreement is None:
        return
    differs = version.agreement is Agreement.DISAGREE
    paper.head_of(f"{name}: read, {'sees it differently' if differs else 'agrees'}")
    paper.line_of("(erased)" if version.comment is None else version.comment)
    if version.dispute_outcome:
        paper.question_of("What came of it")
        paper.line_of(version.dispute_outcome)


def _versions(paper: Paper, packet: Packet) -> None:
    paper.head_of("Signatures and versions")
    for before, version in zip([None, *packet.versions], packet.versions, strict=False):
        reason = f": {version.reason}" if version.reason else ""
        paper.line_of(f"Version {version.number}{reason}", bold=True, above=1.5)
        for signature in version.signatures:
            paper.line_of(_signed(signature, packet.names))
        if before is not None:
            rows = changed(before, version, packet.steps)
            if rows:
                paper.rows_of(
                    ("What", f"Version {before.number}", f"Version {version.number}"), rows, (3, 5, 5)
                )
        if version.fingerprint:
            paper.line_of(f"Fingerprint {version.fingerprint}", size=6.5, grey=True)


def _signed(signature: "ReviewSignature", names: Mapping[UUID, str]) -> str:
    who = names.get(signature.by_id, "Somebody") if signature.by_id else "Somebody"
    said = text_of(signature.reason) if signature.reason else ""
    reason = f": {said}" if said else ""
    return (
        f"{who} ({_words(signature.signer)}) {_OUTCOMES[signature.outcome]}, {signature.at:%-d %B %Y}{reason}"
    )


def changed(before: Recorded, after: Recorded, steps: Mapping[int, str]) -> list[tuple[str, str, str]]:
    """What differs between two versions, question by question."""
    old = {it.id: answer_words(it, steps) for it in before.answers}
    return [
        (it.subject or it.question, old.get(it.id, ""), now)
        for it in after.answers
        if old.get(it.id, "") != (now := answer_words(it, steps))
    ]


def answer_words(answer: RecordedAnswer, steps: Mapping[int, str]) -> str:
    """An answer in one line."""
    levels = answer.level_after is not None
    said = [
        _rated(answer, steps),
        _words(answer.choice) if answer.kind in OFFERED else answer.choice,
        {None: "", True: "Yes", False: "No"}[answer.yes],
        f"level {answer.level_before if answer.level_before is not None else 'unknown'} to {answer.level_after}"
        if levels
        else "",
        "(erased)" if answer.text is None else answer.text,
    ]
    return ". ".join(part for part in said if part)


def _rated(answer: RecordedAnswer, steps: Mapping[int, str]) -> str:
    """A rating with its label; support is rated on the same steps, whose labels are about the work of a person."""
    if answer.rating is None:
        return ""
    if answer.kind in RATED and answer.rating in steps:
        return f"{answer.rating} {steps[answer.rating]}"
    return f"{answer.rating} of {max(steps)}"


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
