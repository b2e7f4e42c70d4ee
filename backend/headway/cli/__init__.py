"""The console: demo, serve, migrate, schema, import, export, doctor and account."""

import gc

# What is imported stays for good: looking for garbage among it was a fifth of the time that a start takes.
gc.disable()
from headway.cli.commands import main  # noqa: E402

gc.enable()

__all__ = ["main"]
