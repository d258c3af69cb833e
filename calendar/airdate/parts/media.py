"""Media: pictures, films and sound that go out with an item."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, day, line, number, parts, yes
from airdate.timespan import Timespan


class MediaKind(StrEnum):
    """What is seen or heard."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    GIF = "gif"
    DOCUMENT = "document"


class Origin(StrEnum):
    """How it was made (IPTC NewsCodes, digital source type, in short words)."""

    CAPTURED = "captured"
    EDITED = "edited"
    DRAWN = "drawn"
    AI_ASSISTED = "ai-assisted"
    AI_GENERATED = "ai-generated"

    @property
    def source_type(self) -> str:
        """Its code in the IPTC's NewsCodes, digital source type (as of 2024-09-17)."""
        return _SOURCE_TYPES[self]


_SOURCE_TYPES = {
    Origin.CAPTURED: "digitalCapture",
    Origin.EDITED: "humanEdits",
    Origin.DRAWN: "digitalCreation",
    Origin.AI_ASSISTED: "compositeWithTrainedAlgorithmicMedia",
    Origin.AI_GENERATED: "trainedAlgorithmicMedia",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Media(Part):
    """One file that goes out with an item. Sizes are as published: pixels, seconds, bytes."""

    src: str = line("A path from the item's file, or an address.")
    kind: MediaKind | None = choice(MediaKind, "What it is, if the ending of its name does not say.")
    alt: str = line("What is to be seen, for those who cannot see it.")
    decorative: bool | None = yes("Whether it says nothing that needs words.")
    caption: str = line("What stands below it.")
    captions: str = line("The file of subtitles.")
    transcript: str = line("The file or page with the words that are spoken.")
    origin: Origin | None = choice(Origin, "How it was made (IPTC digital source type).")
    labelled: bool | None = yes("Whether the picture itself says that it was made by AI.")
    rights: str = line("The licence or agreement under which it is used.")
    credit: str = line("Who is to be named.")
    expires: Timespan | None = day("The last day on which it may be used.")
    width: float | None = number("Width in pixels.")
    height: float | None = number("Height in pixels.")
    seconds: float | None = number("How long it runs, in seconds.")
    bytes: float | None = number("How large the file is, if it is not here to be measured.")

    @property
    def what(self) -> MediaKind | None:
        """What it is: as said, else by the ending of its name."""
        return self.kind or _BY_ENDING.get(self.src.rpartition(".")[2].lower().partition("?")[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaList(Part):
    """The files, in the order in which they are shown."""

    media: tuple[Media, ...] = parts(Media, "Pictures, films and sound that go out with it.")


_BY_ENDING = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp", "avif", "heic", "svg", "tif", "tiff"), MediaKind.IMAGE),
    **dict.fromkeys(("mp4", "mov", "webm", "m4v", "mkv", "avi"), MediaKind.VIDEO),
    **dict.fromkeys(("mp3", "m4a", "wav", "ogg", "flac", "aac", "opus"), MediaKind.AUDIO),
    **dict.fromkeys(("pdf", "pptx", "docx"), MediaKind.DOCUMENT),
    "gif": MediaKind.GIF,
}
