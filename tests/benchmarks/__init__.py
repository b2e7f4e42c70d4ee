"""What reads cost: the hand-written limit, the ordinary road and the compiled one, in one run on one database."""
