"""Markup that a body may hold, by one allow-list for its source and for the HTML that becomes of it.

Front matter and bodies are not trusted, and not every engine cleans what Markdown
made of them. So what a browser could run or load is found in the source already:
rather too much of it than too little.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape

from airdate.prose import likely_code, replaced, within, without_code

#: What Markdown, Material's extensions and our own pages make.
ELEMENTS = frozenset(
    """a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li
    mark nav ol p path picture pre progress q rp rt ruby s samp section small source span strong sub summary
    sup svg table tbody td tfoot th thead time tr tt u ul var wbr""".split()
)

#: Element -> what it may say of itself; ``*`` holds for all. ``style`` may align text and no more.
ATTRIBUTES = {
    "*": frozenset(
        "class id title lang dir role aria-hidden aria-label aria-labelledby aria-current style".split()
    ),
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

#: Schemes that an address may have; one without a scheme is relative.
SCHEMES = frozenset("http https mailto tel webcal ftp irc ircs news rsync".split())

#: Elements that go with everything in them.
WITH_CONTENT = frozenset({"script", "style", "template", "iframe", "object", "noscript"})

_HARMFUL = WITH_CONTENT | frozenset(
    """applet audio base body button embed form frame frameset head html link listing map marquee math meta
    noembed noframes plaintext portal select slot textarea title video xmp""".split()
)
#: What becomes of a ``<`` that begins no tag.
_SIGN = "&lt;"
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?|ftp)://[^\s<>]*>|(?:mailto:)?[\w.+-]+@[\w.-]+>|!--)")
_TAG = re.compile(
    r"""</?(?P<name>[a-zA-Z][\w-]*)
    (?P<attributes>(?:\s+[a-zA-Z_:@][\w:.@-]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?)*)\s*/?>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"\s+(?P<name>[^\s=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s]+))?")
_ADDRESSES = frozenset("href src srcset cite action data poster".split())
_INLINE = re.compile(r"\]\(\s*(?P<target><?[^()<>]*)")
_DEFINED = re.compile(
    r"""^[ \t>]*\[(?!\^)[^\]\n]*\]:\s*(?P<target><[^<>\n]*>|\S+)[ \t]*(?=$|["'(])""", re.MULTILINE
)
_REST = re.compile(r"[^\s()<>]*(?:\([^()\s]*\)[^\s()<>]*)*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_ALIGNED = re.compile(r"\s*text-align\s*:\s*[a-z]+\s*;?\s*\Z")
#: What XML says of itself, which a browser takes no notice of.
_XML = re.compile(r"\s+xml(?:ns)?(?::[\w.-]+)?\s*=")
_RUNS = re.compile(r"(?<![\w-])on[a-z]+\s*=|script\s*:", re.IGNORECASE)
#: Attribute lists (``{: .class onclick=… }``) that do more than name; snippets, which read other files.
_LIST = re.compile(r"^[^{\n]*+(?P<list>\{[^\n]*\})", re.MULTILINE)
_MORE = re.compile(
    r"(?<![\w-])(?:on[a-z]+|href|src|srcset|ping|style|data-toc-label)[^\S\n]*=", re.IGNORECASE
)
_SNIPPET = re.compile(r"-+8<-+[^\n]*")
#: A fence with more than a language after it is code to some engines only.
_ODD_FENCE = re.compile(
    r"^[ \t>]*(?:`{3,}|~{3,})[ ]*(?![ ]*$)(?![\w.#+-]+[ ]*$)(?!\{[^{}\n]*\}[ ]*$)", re.MULTILINE
)


def unsafe_spans(body: str) -> Sequence[tuple[int, int]]:
    """Where a body holds markup that could run script or pull in other files, or elements that go whole.

    Code is passed over, but where engines may disagree about what is code. Harmless
    attributes that are not published either (``style``, ``markdown`` …) are not worth a word.
    """
    return [(start, end) for start, end, put in _spans(body) if put != _SIGN and _matters(body[start:end])]


def shown_as_code(body: str, spans: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """Those of the unsafe spans in which people see examples, though not every engine would.

    Snippets are not among them: they are read in code as well.
    """
    code = likely_code(body) if spans else ()
    return frozenset(span for span in spans if within(code, span[0]) and body[span[0]] != "-")


def _matters(markup: str) -> bool:
    """Whether an author should hear of it: not of an attribute or attribute list that runs nothing."""
    whole = markup.startswith(("<", "-")) or (":" in markup.partition("=")[0] and not _XML.match(markup))
    return bool(_RUNS.search(markup)) or (whole and not markup.startswith("{"))


def without_unsafe(body: str) -> str:
    """The body without what ``unsafe_spans`` names, for engines that do not sanitise."""
    for _ in range(4):  # what is cut out must not leave something to be cut out
        spans = _spans(body)
        if not spans:
            return body
        body = replaced(body, spans)
    return ""


def without_snippets(body: str) -> str:
    """The body without ``--8<--``, by which an extension reads other files before Markdown, even in code."""
    return _SNIPPET.sub(" ", body) if "8<" in body else body


@lru_cache(maxsize=1 << 16)
def _spans(body: str) -> Sequence[tuple[int, int, str]]:
    """Each unsafe span with what is put there: a space, so that nothing grows together."""
    if not ("<" in body or "](" in body or "]:" in body or "{" in body or "8<" in body):
        return ()
    text = _prose(body)
    found = [*(_tags(text) if "<" in text else ()), *_targets(text)]
    if "{" in text:
        lists = (match.span("list") for match in _LIST.finditer(text))
        found += [(start, end, " ") for start, end in lists if _MORE.search(text, start, end)]
    if "8<" in body:  # read in code as well
        found += [(*match.span(), " ") for match in _SNIPPET.finditer(body)]
    return tuple(sorted(found))


def _prose(body: str) -> str:
    """The body with code as spaces; as it is, where HTML around it may make code of no code."""
    text = without_code(body)
    if text is body and "<" not in body:
        return body
    return body if _ODD_FENCE.search(body) or _OPENING.search(text) or "<!--" in text else text


def _tags(text: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for opening in _OPENING.finditer(text):
        start = opening.start()
        if start < done:
            continue
        tag = _TAG.match(text, start)
        if tag is None:  # no tag that every engine ends at the same place: a mere sign
            yield start, start + 1, _SIGN
            continue
        done = tag.end()
        name = tag["name"].lower()
        if name not in _HARMFUL:
            yield from _attributes(tag, name)
            continue
        if name in WITH_CONTENT and (close := re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, done)):
            done = close.end()
        yield start, done, " "


def _attributes(tag: re.Match[str], name: str) -> Iterator[tuple[int, int, str]]:
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(name, frozenset())
    for attribute in _ATTRIBUTE.finditer(tag.string, *tag.span("attributes")):
        key, value = attribute["name"].lower(), (attribute["value"] or "").strip("\"'")
        if key == "type" and name == "input" and value in ("checkbox", "radio"):
            continue
        good = key in allowed and (key not in _ADDRESSES or _is_safe(value))
        if not good or (key == "style" and not _ALIGNED.match(value)):
            yield *attribute.span(), " "


def _targets(text: str) -> Iterator[tuple[int, int, str]]:
    defined = _DEFINED.finditer(text) if "]:" in text else ()
    for match in (*_INLINE.finditer(text), *defined):
        if not _is_safe(match["target"].removeprefix("<")):
            start = match.start("target") + match["target"].startswith("<")
            rest = _REST.match(text, start)
            yield start, max(text.find(":", start, match.end()) + 1, rest.end() if rest else start), " "


def _is_safe(target: str) -> bool:
    """Whether a browser would not take it for an address with a scheme that is not allowed.

    Browsers decode entities, then pass over tabs and line breaks, and over controls in front of it
    (URL Standard, 4.4).
    """
    if ":" not in target and "&" not in target:  # an entity can be a colon
        return True
    scheme = _SCHEME.match(re.sub(r"\A[\x00-\x20]+|[\t\n\r\\]", "", unescape(target)))
    return scheme is None or scheme[0].lower() in SCHEMES
