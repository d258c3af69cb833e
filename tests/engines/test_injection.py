"""What authors write is text: no title, name, address or body of theirs runs, loads or reads anything."""

import json
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from airdate.markup import unsafe_spans, without_unsafe

from .browser_eyes import Seen, harm_in, seen, shown_as_html
from .builds import Built, build, built_from_stage, written
from .conftest import HERE, LEAST

NASTY = (
    "</title></script><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} {# x #} "
    '--8<-- "mkdocs.yml" [[toc]] [TOC] ]]> --> &lt;b&gt; &amp; [x](javascript:alert(1)) `<u>` ${7} *a* <b>'
)
PLAIN = "Plain"

#: Bodies that try to run, load or read something, in the ways that engines and browsers know.
BODIES = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<b onclick=x>script>alert(1)<</b>/script>",
    "<ScRiPt\n>alert(1)</sCrIpT\n>",
    "<img src=x onerror=alert(1)>",
    '<img alt="a>b" src=x onerror=alert(1)>',
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg><animate attributeName=href values=javascript:alert(1) /></svg>",
    "<div onclick=alert(1)//@x.org>",
    "<details open ontoggle=alert(1)>",
    '<iframe src="https://evil.example/"></iframe>',
    "<object data=x></object><embed src=x><base href=//evil.example/><form action=//evil.example/>",
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    "<style>@import url(//evil.example/)</style><link rel=stylesheet href=//evil.example/>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- a --!><img src=x onerror=alert(1)> -->",
    "<?php ?><img src=x onerror=alert(1)>",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](java\nscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1) 'title')",
    "![x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[x][y]\n\n[y]:\n    <javascript:alert(1)>",
    "> [x][y]\n>\n> [y]: vbscript:alert(1)",
    '<a href="java&#x73;cript:alert(1)">x</a>',
    "<a href=' javascript:alert(1)'>x</a>",
    "<javascript:alert(1)>",
    "[x](y){ onclick=alert(1) }",
    "[x](y){ onclick='alert(1)' .a }",
    '[x](y){ title="}" onclick="alert(1)" }',
    "[x](y){ href=javascript:alert(1) }",
    "[x](y){: ONCLICK=alert(1) }",
    "text\n{ onmouseover=alert(1) }",
    "## Head { onclick=alert(1) }",
    '## Head { data-toc-label="<img src=x onerror=alert(1)>" }',
    '## Head { data-toc-label="&lt;img src=x onerror=alert(1)&gt;" }',
    "## <img src=x onerror=alert(1)>",
    "## &lt;img src=x onerror=alert(1)&gt;",
    "## `<img src=x onerror=alert(1)>`",
    "``` { .py onclick=alert(1) }\nx\n```",
    "```html x y\n\n<script>alert(1)</script>\n\n```",
    "~~~ py hl_lines='1'\n```\n~~~\n<script>alert(1)</script>\n```",
    "`a\n<script>alert(1)</script>\nb`",
    "\\`<img src=x onerror=alert(1)>\\`",
    "<div></div> `<script>alert(1)</script>`",
    "<div>\n`<script>alert(1)</script>`\n</div>",
    "    ```\n<script>alert(1)</script>\n    ```",
    "`a `` b` <img src=x onerror=alert(1)> `c`",
    '!!! note "<img src=x onerror=alert(1)>"\n    x',
    "note[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    '--8<-- "mkdocs.yml"',
    '```\n-8<- "mkdocs.yml"\n```',
    "--8<--\nmkdocs.yml\n--8<--",
]

#: What MkDocs and the staged configuration give to Python-Markdown.
EXTENSIONS = ["toc", "tables", "fenced_code", "admonition", "attr_list", "footnotes"]
MORE = ["md_in_html", "abbr", "def_list", "pymdownx.superfences", "pymdownx.snippets", "pymdownx.details"]


def rendered(body: str, *more: str) -> str:
    extensions = [name for name in (*EXTENSIONS, *more) if not (more and name == "fenced_code")]
    return str(markdown.markdown(body, extensions=extensions))


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("more", [(), tuple(MORE)], ids=["staged", "extended"])
def test_the_source_of_a_body_is_harmless_to_any_engine(body: str, more: tuple[str, ...]) -> None:
    html = rendered(without_unsafe(f"a\n\n{body}\n\nz\n"), *more)
    assert (harm_in(html), seen(html).harm, "docs_dir" in html) == ([], [], False), html


#: Pieces of bodies; ``·`` is a space and ``¶`` a line break.
PIECES = st.sampled_from(
    """<script> </script> <img·src=x·onerror=alert(1)> ·onclick=alert(1) <div > < </div> <b> b x ` `` ``` ~~~
    ]( [a] [a]:· ( ) javascript: java script: &#115; &lt; { } {:· " ' = \\ <!-- --> <! <? <a·href= <p·style='
    ¶ ¶¶ · ···· -· >· |·a·|·b·|¶|---|---|¶|· ·|· !!!·note· {·.py·""".split()
).map(lambda piece: piece.replace("·", " ").replace("¶", "\n"))


@given(st.lists(PIECES, max_size=24).map("".join))
@settings(max_examples=200, deadline=None)
@example("<<b onclick=x>script>alert(1)")
@example("](java<b onclick=x>script:alert(1))")
def test_no_body_is_harmful(body: str) -> None:
    for more in ((), MORE):
        html = rendered(without_unsafe(body), *more)
        assert harm_in(html) == []


@given(st.lists(PIECES, max_size=24).map("".join))
@settings(max_examples=200, deadline=None)
def test_what_is_made_safe_is_safe(body: str) -> None:
    assert list(unsafe_spans(without_unsafe(body))) == []


@pytest.mark.parametrize(
    "body",
    [
        '# Head\n\nA *text*, `code`, [a link](a/b.md#c "t: x"), <https://x.example/?a> and <a@b.example>.\n',
        "[x]: https://x.example/ 'A title'\n[^1]: Note: this.\n[Anna]: Right: let us go.\n",
        "```html\n<script>alert(1)</script>\n```\n\n`<script>` is an element, 3 < 4 and a<b.\n".replace(
            "a<b", "a < b"
        ),
        '<p style="text-align: right"><img src="a.png" alt="A" width="3"></p>\n',
        "![A](a.png){ width=300 .right } and {{ 7*7 }} {% raw %} {a: b}\n",
        "<details open>\n<summary>More</summary>\n\ntext\n\n</details>\n",
        "List<String> of <name>\n",
    ],
)
def test_what_is_harmless_stays_as_it_is(body: str) -> None:
    assert (without_unsafe(body), list(unsafe_spans(body))) == (body, [])


def plan(text: str, body: str) -> dict[str, str]:
    """A plan that says the text wherever text may stand."""
    said = json.dumps(text)
    texts = f"title: {said}\nsummary: {said}\nlocation: {said}\nnotes: {said}\nreason: {said}\n"
    item = f"objective: {said}\nstatus: approved\nvisibility: public\n{texts}"
    item += "audience: people\nowner: somebody\npillar: craft\n"
    links = "links: {supports: day, recaps: spring}\n"
    out = f"channel: website\nformat: story\ncampaign: spring\nevent: day\n{links}"
    span = "start: 2027-03-03 10:00\nend: 2027-03-03 12:00"
    return {
        "mkdocs.yml": LEAST["mkdocs.yml"].replace("airdate]", "{airdate: {edition: team}}]")
        + "markdown_extensions: [admonition, attr_list, footnotes, pymdownx.saneheaders, tables]\n",
        "calendar/plan.yml": LEAST["calendar/plan.yml"]
        + f"organisation: {said}\nedit_url: https://git.example/edit/{{path}}?x=<b>\n",
        "calendar/policy.yml": "ignore: [alt-text, language-tag]\n",
        "calendar/channels.yml": f"website: {{title: {said}, summary: {said}, letter: '<b'}}\n",
        "calendar/audiences.yml": f"people: {{title: {said}, needs: [{said}], languages: [{said}]}}\n",
        "calendar/people.yml": f"somebody: {{name: {said}, role: {said}}}\n",
        "calendar/formats.yml": f"story: {said}\n",
        "calendar/pillars.yml": f"craft: {{title: {said}, summary: {said}}}\n",
        "calendar/types.yml": f"song: {said}\n",
        "calendar/feeds.yml": f"named: {{title: {said}, description: {said}, channel: website}}\n",
        "content/campaigns/spring.md": f"---\ntype: campaign\n{span}\n{item}---\nx\n",
        "content/events/day.md": f"---\ntype: event\n{span}\n{item}---\nx\n",
        "content/news/keel.md": f"---\ntype: article\npublish: 2027-03-01 09:00\n{item}{out}---\n{body}\n",
        "content/news/song.md": f"---\ntype: song\npublish: 2027-03-02\n{item}{out}---\n## Two\n",
        "content/page.md": f"---\ntitle: {said}\ndescription: {said}\nvisibility: public\n---\ntext\n",
    }


Made = Callable[[str, str], Built]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The plan built by an engine, said plainly or nastily."""
    done: dict[tuple[str, str], Built] = {}

    def make(engine: str, text: str) -> Built:
        if (engine, text) not in done:
            bodies = "\n\n".join(BODIES) if text == NASTY else "text"
            folder = tmp_path_factory.mktemp("injection")
            done[engine, text] = built(engine, written(folder / "project", plan(text, bodies)), folder)
        return done[engine, text]

    return make


def built(engine: str, project: Path, folder: Path) -> Built:
    if engine.startswith("stage+"):
        return built_from_stage(project, "team", folder / "stage", engine.removeprefix("stage+"))
    return build(project)


@pytest.fixture(scope="session", params=[engine for engine in HERE if engine != "properdocs"])
def nasty(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_page_runs_the_scripts_of_the_theme_and_no_other(made: Made, nasty: str) -> None:
    plain, evil = made(nasty, PLAIN).pages, made(nasty, NASTY).pages
    assert (made(nasty, NASTY).code, evil.keys()) == (0, plain.keys()), made(nasty, NASTY).output
    assert {path: eyes(evil[path]) for path in evil} == {path: eyes(plain[path]) for path in plain}


def eyes(html: str) -> tuple[list[tuple[str, str]], list[str]]:
    found = seen(html)
    return found.scripts, found.harm


def test_no_content_is_harmful(made: Made, nasty: str) -> None:
    pages = made(nasty, NASTY).pages
    contents = {
        path: html.partition("<article")[2].rpartition("</article>")[0] for path, html in pages.items()
    }
    assert {path: found for path, html in contents.items() if (found := harm_in(f"<article{html}"))} == {}


TITLED = [
    "news/keel",
    "news/song",
    "events/day",
    "campaigns/spring",
    "channels/website",
    "people/somebody",
    "page",
]


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("page", TITLED)
def test_titles_are_shown_as_they_were_typed(made: Made, nasty: str, page: str) -> None:
    found: Seen = seen(made(nasty, NASTY).pages[f"{page}/index.html"])
    assert one_line(found.texts["title"][0]) in (NASTY, f"{NASTY} - Plan")
    assert NASTY in [one_line(text) for text in found.texts["h1"]]


def test_no_file_of_the_machine_is_read_in(made: Made, nasty: str) -> None:
    assert [path for path, html in made(nasty, NASTY).pages.items() if "docs_dir" in html] == []


def test_the_search_shows_titles_as_text(made: Made, nasty: str) -> None:
    """Material puts titles and texts of its index into the page as HTML."""
    files = made(nasty, NASTY).files
    index = json.loads(files.get("search/search_index.json") or files["search.json"])
    entries = index.get("docs") or index["items"]
    assert [entry for entry in entries if harm_in(f"{entry['title']} {entry['text']}")] == []
    assert NASTY in {one_line(shown_as_html(entry["title"])) for entry in entries}


def test_data_holds_the_text_itself(made: Made, nasty: str) -> None:
    document = json.loads(made(nasty, NASTY).files["plan.json"])
    assert {item["title"] for item in document["items"]} == {NASTY}


def test_links_to_the_source_are_escaped(made: Made) -> None:
    html = made("plugin", NASTY).pages["news/keel/index.html"]
    assert 'href="https://git.example/edit/news/keel.md?x=&lt;b&gt;"' in html


CONTROLS = "A\\0B\\u2028C\\u202ED\\nE\\x85F\\uFEFFG\\x1b[31mH\\uFFFEI"


def test_controls_are_left_out_or_refused(tmp_path: Path) -> None:
    item = LEAST["content/news/keel.md"].replace("title: A dry keel", f'title: "{CONTROLS}"')
    built = build(written(tmp_path / "project", LEAST | {"content/news/keel.md": item}))
    assert "\x1b" not in built.output
    odd = set("\0\u2028\u202e\x85\ufeff\x1b\ufffe")
    for path in ("news/keel/index.html", "plan.json", "feeds/all.ics"):
        assert odd.isdisjoint(built.files.get(path, b"").decode())
