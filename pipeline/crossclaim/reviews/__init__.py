"""What reviewers decided: the log of it, what it says of this run's findings, and figures made from it."""
