"""``python -m airdate`` is the command line."""

from airdate.cli import main

main()
