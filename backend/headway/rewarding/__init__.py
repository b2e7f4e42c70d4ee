"""Rewards, budgets, approvals, their execution and recognition."""
