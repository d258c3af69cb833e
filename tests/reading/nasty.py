"""Files that nobody should write: bytes, front matter in every dress, an alphabet with teeth."""

from hypothesis import strategies as st

#: What breaks parsers, terminals, calendars and pages. Control characters are never left out.
ALPHABET = st.sampled_from(
    [
        *"abz019 :#-'\"[]{}&*!|>%@`,?\\/.~<>=",
        "\t",
        "\n",
        "\x00",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\xa0",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ufffe",
        "é",
        "e\u0301",
        "👩",
        "\u200d",
        "---",
        "...",
        "+++",
        ": ",
        " #",
    ]
)
TEXT = st.lists(ALPHABET, max_size=20).map("".join)

KEYS = st.sampled_from(
    """type id title status visibility campaign event channel audience format pillar owner planned publish
    published start end timezone location url geo conference image assets event_status reason
    previous_dates embargo outputs links objective notes x summary language created updated tags
    visiblity Embargo""".split()
)

#: Plain words that YAML 1.1 turns into something else.
TRAPS = st.sampled_from(
    "no on yes off y 010 0x1F 1e3 3.10 10:30 1_000 .5 +1 2027-05-12 12:30:45 true NULL <<".split()
)

VALUES = (
    TRAPS
    | TEXT
    | st.sampled_from(
        [
            "social",
            "event",
            "campaign",
            "draft",
            "approved",
            "published",
            "public",
            "internal",
            "a",
            "b",
            "[a, b]",
            "{a: b}",
            "2027-03-28 02:30",
            "2027-05",
            "2027-Q2",
            "2027-05-12T08:00-04:00",
            "{until: '2027-05-12T08:00Z'}",
            '"a\\u202eb"',
            "\n  - {channel: a, status: draft}\n  - [b]",
            "{announces: [a, b]}",
            "{depends-on: a}",
            "https://example.org/",
            "52.5163, 13.3777",
            "{src: ../a.png, alt: a}",
            "|\n  a\n  b",
        ]
    )
)


@st.composite
def front_matter(draw: st.DrawFn) -> str:
    """Something like front matter and a body."""
    lines = [f"{draw(KEYS)}: {draw(VALUES)}" for _ in range(draw(st.integers(0, 8)))]
    fence = draw(st.sampled_from(["---", "---", "---", "+++", "--- ", "----"]))
    close = draw(st.sampled_from([fence, fence, fence, ""]))
    return "\n".join([fence, *lines, close, draw(TEXT)])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file as bytes: front matter in one of the dresses that editors give it, or anything at all."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.binary(max_size=200))
    text = draw(st.sampled_from(["", "\n", " \n\n", "\ufeff", "\ufeff\ufeff\n"])) + draw(front_matter())
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return text.replace("\n", ends).encode("utf-8", "surrogatepass")
