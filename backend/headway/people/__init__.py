"""Employees, departments, teams, reporting lines, skills and role profiles, and their import from an HRIS."""
