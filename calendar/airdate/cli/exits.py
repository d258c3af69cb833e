"""How commands end: the codes that a script can rely on."""

from enum import IntEnum

import click


class Exit(IntEnum):
    """0 to 3 and 70 are promised; a signal ends a command with 128 and its number."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    ENVIRONMENT = 3
    INTERNAL = 70
    INTERRUPTED = 130
    PIPE = 141


class Refusal(click.ClickException):
    """What was asked for cannot be done as the project stands: a message, without the usage."""

    exit_code = Exit.USAGE
