"""What the home pages and the inbox rest on, read through the doors of the other domains and nothing else."""
