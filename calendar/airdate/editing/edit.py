"""One edit of a file's bytes, and its way back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """At ``offset`` in the file, ``new`` stands where ``old`` stood."""

    offset: int
    old: bytes
    new: bytes

    def apply(self, data: bytes) -> bytes:
        """The file's bytes after the edit; ValueError if ``old`` does not stand there."""
        end = self.offset + len(self.old)
        if data[self.offset : end] != self.old:
            raise ValueError(f"other bytes stand at {self.offset}")
        return data[: self.offset] + self.new + data[end:]

    @property
    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.offset, self.new, self.old)
