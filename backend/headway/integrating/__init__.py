"""What other programs are told of: webhooks, signed, tried again and repeated on request."""
