"""The compiled road of a read: a selection becomes statements and builders once, and is then only run."""
