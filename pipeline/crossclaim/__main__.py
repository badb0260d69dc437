"""`python -m crossclaim` is the command `crossclaim`."""

from .cli import main

main()
