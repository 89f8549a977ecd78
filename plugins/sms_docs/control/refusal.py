"""Why a command that writes does not do what was asked."""


class ControlError(Exception):
    """The command cannot be done; the text is one sentence or more for the person who typed it."""


class BusyError(ControlError):
    """Another command is writing in the same folder."""


class UnwritableError(ControlError):
    """A file cannot be written, or is not what it was when the command began."""


class RefusedError(ControlError):
    """The rules of document control forbid it. Nothing was changed.

    Attributes:
        reasons: each with its place where it has one, what is wrong, and the next step.
    """

    def __init__(self, *reasons: str) -> None:
        """Take the reasons, the most important one first."""
        super().__init__("\n".join(reasons))
        self.reasons = reasons
