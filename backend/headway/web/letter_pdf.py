"""How the letter of a reward looks on paper."""

from pathlib import Path
from typing import TYPE_CHECKING

from headway.web.packet_pdf import Paper

if TYPE_CHECKING:
    from headway.rewarding.models import RewardLetter


def drawn(letter: "RewardLetter", organisation: str, other_letters: Path | None) -> bytes:
    """The letter as a PDF of one page, where its author wrote as much as people usually do."""
    paper = Paper(f"{organisation} · confidential", other_letters)
    paper.set_title("Letter")
    paper.line_of(organisation, size=14, bold=True)
    paper.line_of(f"{letter.told_at:%-d %B %Y}", grey=True, above=2)
    for paragraph in letter.body.split("\n\n"):
        paper.line_of(paragraph, size=11, above=5)
    return bytes(paper.output())
