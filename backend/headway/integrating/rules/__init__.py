"""What decides about webhooks, over plain values."""
