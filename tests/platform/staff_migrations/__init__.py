"""The history of the tables in staff.py: each step makes a table anew on SQLite."""
