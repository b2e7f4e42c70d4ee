"""The console: demo, serve, migrate, schema, import, export, doctor and account."""
