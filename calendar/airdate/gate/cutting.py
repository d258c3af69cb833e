"""Cutting: links that lead to something hidden leave the bodies that are shown, with their words."""

from collections.abc import Sequence
from dataclasses import replace

from airdate.finding import Fault, Place
from airdate.gate.destination import Site, addresses, folded, published_asset
from airdate.item import Item, Output
from airdate.markdown import mentions, position
from airdate.page import Page
from airdate.plan import Plan
from airdate.prose import comments, replaced

#: What stands where a link to something hidden stood: the words of such a link are often its title.
ELLIPSIS = "…"

Cut = tuple[int, int, str]


class Cutter:
    """Takes out of the bodies of ``shown`` what leads to things that only ``whole`` has."""

    def __init__(self, whole: Plan, shown: Plan, *, comments: bool) -> None:
        self.shown, self.comments = shown, comments
        self.site = Site(whole)
        things = [thing for path, thing in whole.by_path.items() if path not in shown.by_path]
        ids = {f"go/{item.id}{ending}".casefold() for item in shown.items for ending in ("", ".svg")}
        self.hidden = {path for thing in things for path in addresses(whole, thing)} - ids
        self.hidden |= {folded(path) for path in whole.broken if path.endswith(".md")}
        self.faults: list[Fault] = []

    def cut(self) -> Plan:
        """The shown plan with an ellipsis for each such link, and a fault that names its place."""
        items = tuple(self._item(item) for item in self.shown.items)
        changed = {left.path for item, left in zip(self.shown.items, items, strict=True) if item != left}
        return replace(
            self.shown,
            items=items,
            cut=self.shown.cut | changed,
            pages=tuple(replace(page, body=self._body(page)) for page in self.shown.pages),
            faults=tuple(self.faults),
        )

    def _item(self, item: Item) -> Item:
        """What is left of the item; addresses in its front matter go without a word, as its links do."""

        def shown(target: str) -> bool:
            return bool(target) and not self._leads_to_hidden(item, target)

        def there(target: str) -> bool:
            return shown(target) and bool(published_asset(self.shown, item, target))

        return replace(
            item,
            url=item.url if shown(item.url) else "",
            conference=item.conference if shown(item.conference) else "",
            image=item.image if item.image and there(item.image.src) else None,
            assets=tuple(filter(there, item.assets)),
            outputs=tuple(self._output(item, output) for output in item.outputs),
            body=self._body(item),
        )

    def _output(self, item: Item, output: Output) -> Output:
        """The output without what leads to something hidden: previews show it, short links lead there."""
        said = output.wording
        if not self.hidden or not (said.destination or said.text or said.description):
            return output
        kept = "" if said.destination and self._leads_to_hidden(item, said.destination) else said.destination
        text, description = self._text(item, said.text), self._text(item, said.description)
        if (kept, text, description) == (said.destination, said.text, said.description):
            return output
        return replace(output, wording=replace(said, destination=kept, text=text, description=description))

    def _text(self, item: Item, text: str) -> str:
        while cuts := self._links(item, text, tell=False) if text else []:
            text = replaced(text, cuts)
        return text

    def _body(self, thing: Item | Page) -> str:
        """What is left of the body; read again after each cut, which may have joined two halves of a link."""
        body, first = thing.body, True
        while cuts := [*self._comments(body), *self._links(thing, body, tell=first)]:
            body, first = replaced(body, cuts), False
        return body

    def _comments(self, body: str) -> Sequence[Cut]:
        return [(start, end, "") for start, end in comments(body)] if self.comments else []

    def _links(self, thing: Item | Page, body: str, *, tell: bool) -> Sequence[Cut]:
        if not self.hidden:
            return []
        cuts = []
        told = [(start, end) for start, end, _ in self._comments(body)]  # nobody sees those anyway
        for link in mentions(body):
            if not self._leads_to_hidden(thing, link.target):
                continue
            words = link.form != "definition"
            cuts.append((link.start, link.end, ELLIPSIS if words else ""))
            if tell and words and not any(start <= link.start < end for start, end in told):
                told.append((link.start, link.end))
                self._tell(thing, link.start)
        return cuts

    def _tell(self, thing: Item | Page, start: int) -> None:
        place = Place(thing.place.path, *position(thing.body, start, thing.body_line))
        message = "this link leads to something that the edition hides; it is left out, with its words"
        cure = "publish what it leads to, or take the link out"
        self.faults.append(Fault(place, "hidden-link", message, cure))

    def _leads_to_hidden(self, thing: Item | Page, target: str) -> bool:
        return not self.hidden.isdisjoint(self.site.paths(thing, target))
