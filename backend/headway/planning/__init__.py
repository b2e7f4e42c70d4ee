"""Periods, goals and key results, standards, development plans and planning sessions."""
