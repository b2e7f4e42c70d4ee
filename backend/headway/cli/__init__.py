"""The console: demo, serve, migrate, schema, import, export, doctor and account."""

from headway.cli.commands import main

__all__ = ["main"]
