"""How long somebody has worked here, in words."""

from datetime import date


def tenure(hired_on: date | None, left_on: date | None, today: date) -> str | None:
    """Whole years and months until today or the last day; nothing before the first day."""
    until = min(left_on, today) if left_on else today
    if hired_on is None or hired_on > until:
        return None
    months = (until.year - hired_on.year) * 12 + until.month - hired_on.month - (until.day < hired_on.day)
    years, months = divmod(months, 12)
    parts = [
        f"{count} {word}{'s' * (count > 1)}" for count, word in ((years, "year"), (months, "month")) if count
    ]
    return " ".join(parts) or "less than a month"
