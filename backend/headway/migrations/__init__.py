"""Tortoise's migrations, one list for the whole database."""
