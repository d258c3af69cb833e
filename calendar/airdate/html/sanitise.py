"""HTML that came from a body, made safe after Markdown: an allow-list of elements and attributes.

After, not before: Markdown's own extensions can set attributes and addresses.
"""

from functools import lru_cache

import nh3

#: What Markdown, Material's extensions and our own item heads make.
_ELEMENTS = frozenset(
    """a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn
    div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li mark nav ol p
    path picture pre progress q rp rt ruby s samp section small source span strong sub summary sup svg table tbody
    td tfoot th thead time tr tt u ul var wbr""".split()
)
_ATTRIBUTES = {
    "*": frozenset("class id title lang dir role aria-hidden aria-label aria-labelledby aria-current style".split()),
    "a": frozenset("href hreflang download rel".split()),
    "details": frozenset({"open", "name", "data-search-exclude"}),
    "div": frozenset("data-tabs data-search-exclude markdown".split()),
    "dl": frozenset({"data-search-exclude"}),
    "img": frozenset("src alt width height loading decoding srcset sizes align".split()),
    "input": frozenset("checked disabled id name".split()),
    "label": frozenset({"for"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "p": frozenset({"data-search-exclude"}),
    "path": frozenset({"d", "fill"}),
    "progress": frozenset({"max", "value"}),
    "section": frozenset({"data-day", "data-now"}),
    "source": frozenset("src srcset type media sizes".split()),
    "svg": frozenset({"viewbox", "viewBox", "xmlns", "width", "height", "fill"}),
    "table": frozenset({"data-search-exclude"}),
    "td": frozenset("colspan rowspan align data-lane data-linenos".split()),
    "th": frozenset("colspan rowspan align scope".split()),
    "time": frozenset({"datetime"}),
    "tr": frozenset({"data-day"}),
    "ul": frozenset({"data-search-exclude"}),
}


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_ELEMENTS),
        clean_content_tags={"script", "style", "template", "iframe", "object", "noscript"},
        attributes={element: set(names) for element, names in _ATTRIBUTES.items()},
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        filter_style_properties={"text-align"},
        url_schemes={"http", "https", "mailto", "tel", "webcal"},
        link_rel=None,
        strip_comments=True,
    )


def sanitise(html: str) -> str:
    """The HTML without script, handlers, foreign frames, comments and unknown schemes."""
    return _cleaner().clean(html)
