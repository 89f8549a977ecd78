"""The end of a command that cannot do what was asked."""

import click


class Stop(click.ClickException):
    """Say what is in the way and end with exit code 2, as for wrong usage but without the lines on usage."""

    exit_code = 2
