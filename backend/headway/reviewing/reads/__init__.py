"""Batched reads of reviewing for the graph and the domains above."""
