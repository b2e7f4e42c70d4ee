"""The Starlette application: routes, sessions, limits, health and the built front end."""
