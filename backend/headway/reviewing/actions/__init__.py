"""What people do with templates, cycles and reviews: each action is one transaction with its audit events."""
