"""What holds among people, decided over plain values: one file per idea."""
