"""Check-ins, one-on-ones, feedback, comments, and the facts of attendance and schedule."""
