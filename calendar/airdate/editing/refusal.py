"""Why an edit was not made: always told, with the way out."""

from airdate.finding import Fault, Place


class EditRefused(Exception):
    """What was asked for cannot be done as the file stands; nothing was written."""

    def __init__(self, message: str, cure: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message, self.cure, self.place = message, cure, place

    @classmethod
    def of(cls, fault: Fault) -> "EditRefused":
        """The refusal that a reader's fault amounts to."""
        return cls(fault.message, fault.cure, fault.place)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}{f' ({self.cure})' if self.cure else ''}"


class WriteFailed(EditRefused):
    """The disk, the rights or another command were in the way: nothing is wrong with the plan.

    Every file is as it was, unless the message says that a later run completes the edit.
    """
