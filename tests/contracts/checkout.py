"""The checkout under test: where it stands and which files belong to it."""

import subprocess
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


def git(*arguments: str) -> str | None:
    """What git answers in this checkout, or None when it refuses."""
    answer = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return answer.stdout if answer.returncode == 0 else None


def files(*patterns: str) -> list[Path]:
    """The files of the project that match: tracked ones, and new ones that no ignore rule names."""
    listed = git(
        "ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate", "-z", "--", *patterns
    )
    if listed is None:
        raise RuntimeError("These tests read the list of files from git. Run them in a clone.")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
