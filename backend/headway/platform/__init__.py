"""What every domain stands on: actor, clock, database, refusals, events, jobs, mail and settings."""
