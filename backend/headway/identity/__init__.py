"""Accounts, sign-in, sessions and API tokens: from a credential to an actor."""
