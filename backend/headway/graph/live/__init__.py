"""Live answers: subscriptions that read anew whenever something that concerns them was written."""
