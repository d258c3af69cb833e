"""Front matter as many hands write it: any style, comments, blank lines, line ends, unknown keys."""

from typing import NamedTuple

from hypothesis import strategies as st

from airdate.editing.quoting import stands_plain, stands_single

KEYS = ["type", "title", "status", "publish", "audience", "notes", "x-mine", "Größe", "a b", "2027-03-09"]
_visible = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "M"])
texts = st.one_of(
    st.sampled_from(
        ["draft", "2027-05-12 09:00", "7 days before orion at 09:00", "yes", "1e3", "~", "", "it's", "a: #b"]
    ),
    st.text(_visible, max_size=20),
    st.text(max_size=10).filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)),
)
_word = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
_comment = st.builds("  # {}".format, st.text(_visible, max_size=8))
_behind = st.one_of(st.just(""), st.just("  "), _comment)
_between = st.lists(
    st.one_of(st.just(""), st.just("   "), st.just("# key: value"), st.just("  # - a")), max_size=2
)


class Written(NamedTuple):
    """A scalar as it stands in the file, and where."""

    path: tuple[str, ...]
    text: str
    style: str
    flow: bool


class File(NamedTuple):
    data: bytes
    scalars: list[Written]


def stands(text: str, style: str, *, flow: bool) -> bool:
    """Whether the text can stand in that style."""
    return {"": stands_plain(text, flow=flow), "'": stands_single(text), '"': True}[style]


def styles(text: str, *, flow: bool = False) -> st.SearchStrategy[str]:
    return st.sampled_from([style for style in ("", "'", '"') if stands(text, style, flow=flow)])


def in_style(text: str, style: str) -> str:
    """A text without anything to escape but quotes, as people write it."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"' if style else text


_simple = st.text(_visible, max_size=15).filter(
    lambda text: stands_single(text) and not set(text) & set('"\\')
)


@st.composite
def _scalar(draw: st.DrawFn, path: tuple[str, ...], found: list[Written], *, flow: bool = False) -> str:
    text = draw(_simple)
    style = draw(styles(text, flow=flow))
    found.append(Written(path, text, style, flow))
    return in_style(text, style)


@st.composite
def _value(draw: st.DrawFn, key: str, found: list[Written], lead: str) -> list[str]:
    """The value of a key: what stands behind its colon, then the lines below."""
    kind = draw(
        st.sampled_from(
            ["scalar"] * 3 + ["below", "empty", "lines", "block", "list", "flow", "keys", "braces"]
        )
    )
    gap, behind = draw(st.sampled_from([" ", "   "])), draw(_behind)
    deeper = lead + " " * draw(st.integers(1, 4))
    words = draw(st.lists(_word, min_size=1, max_size=3, unique=True))
    if kind == "scalar":
        return [gap + draw(_scalar((key,), found)) + behind]
    if kind == "below":
        return [behind, deeper + draw(_scalar((key,), found)) + draw(_behind)]
    if kind == "lines":
        return [gap + words[0], *(deeper + word for word in words)]
    if kind == "block":
        head = draw(st.sampled_from(["|", ">", "|-", ">+", "|2-"]))
        return [gap + head, *(f"{lead}  {word} # {word}" for word in words), *[""] * draw(st.integers(0, 2))]
    if kind == "list":
        return [behind, *(f"{deeper}- {word}{draw(_behind)}" for word in words)]
    if kind == "flow":
        return [f"{gap}[{', '.join(words)}]{behind}"]
    if kind == "keys":
        lines = [f"{deeper}{word}: {draw(_scalar((key, word), found))}{draw(_behind)}" for word in words]
        return [behind, *lines]
    if kind == "braces":
        pairs = [f"{word}: {draw(_scalar((key, word), found, flow=True))}" for word in words]
        return [f"{gap}{{{', '.join(pairs)}}}{behind}"]
    return [behind]


@st.composite
def files(draw: st.DrawFn) -> File:
    """A file, and the scalars in it that were written on one line."""
    found: list[Written] = []
    lines = []
    for key in draw(st.lists(st.sampled_from(KEYS), max_size=5, unique=True)):
        lines += draw(_between)
        quote = draw(st.sampled_from(["", "'", '"']))
        first, *more = draw(_value(key, found, ""))
        lines += [f"{quote}{key}{quote}:{first}", *more]
    top = draw(st.sampled_from(["---", "---  ", "\ufeff---", "\n \n---", "\ufeff\n---"]))
    body = draw(
        st.sampled_from([["---"], ["---", ""], ["---\t", "", "Body\t  ", "---", "title: none", "---"]])
    )
    line_end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return File(line_end.join([top, *lines, *draw(_between), *body]).encode(), found)
