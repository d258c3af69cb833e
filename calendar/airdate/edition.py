"""Edition: which items and which of their fields one build shows."""

from dataclasses import dataclass, replace

from airdate.status import DECIDED, Status, Visibility

#: Fields that an edition may hide. What is not listed here is what an item is: title, time, place.
HIDEABLE = frozenset(
    {"owner", "notes", "reason", "embargo", "objective", "comments", "due", "edit", "trouble"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A gate: an item that does not pass is in no byte of the build.

    ``visibility`` and ``status`` are what is let through; ``embargoed`` whether
    an item is shown before its embargo lifts; ``all_pages`` whether ordinary pages are
    shown without ``visibility: public`` of their own; ``hide`` the fields left out.
    """

    name: str
    visibility: frozenset[Visibility]
    status: frozenset[Status] = DECIDED
    embargoed: bool = False
    all_pages: bool = False
    hide: frozenset[str] = HIDEABLE

    @property
    def internal(self) -> bool:
        """Shown to the team: vocabulary and named feeds stand there in full."""
        return Visibility.INTERNAL in self.visibility

    @property
    def whole(self) -> bool:
        """What is shown is shown with all that the plan says of it."""
        return not self.hide and self.status >= set(Status)

    def within(self, other: "Edition") -> "Edition":
        """What both let through, under this one's name."""
        return replace(
            self,
            visibility=self.visibility & other.visibility,
            status=self.status & other.status,
            embargoed=self.embargoed and other.embargoed,
            all_pages=self.all_pages and other.all_pages,
            hide=self.hide | other.hide,
        )


BUILTIN_EDITIONS = {
    "team": Edition(
        name="team",
        visibility=frozenset({Visibility.PUBLIC, Visibility.INTERNAL}),
        status=frozenset(Status),
        embargoed=True,
        all_pages=True,
        hide=frozenset(),
    ),
    "public": Edition(name="public", visibility=frozenset({Visibility.PUBLIC})),
}
