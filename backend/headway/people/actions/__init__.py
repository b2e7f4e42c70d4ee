"""What people do with people: keep the directory, reporting lines, roles, pay and skills, and import them from an HRIS."""

from headway.people.actions.reporting import add_dotted_line, change_manager, end_dotted_line, refresh_chains

__all__ = ["add_dotted_line", "change_manager", "end_dotted_line", "refresh_chains"]
