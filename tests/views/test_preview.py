"""The preview on an item's page: each output as its channel shows it, counted and folded."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node, parse
from projects import PLAN_YML, item, load, public

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import item as view

CHANNELS = """\
x: {title: X, handle: "@house"}
linkedin: LinkedIn
instagram: Instagram
mastodon: Mastodon
bluesky: Bluesky
sms: {title: Text message, network: sms}
letter: {title: Letter, network: email, mailing: {reply_to: us@house.example}}
press: Press
web: {title: Website, network: web, url: https://house.example/}
film: {title: Film, network: youtube}
print: Print
"""
SETTINGS = f"{PLAN_YML}organisation: The House\ndomains: [house.example]\n"


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every item's page by its path."""
    editions = plan.vocabulary.editions
    found = view.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return {page.path: parse(page.content.decode()) for page in found}


@pytest.fixture
def post(tmp_path: Path) -> Callable[..., Node]:
    """The page of one item with these keys; ``edition`` is whose."""

    def made(body: str = "", edition: str = "team", **keys: str) -> Node:
        keys = {"channel": "x", "publish": "2027-05-01 09:00"} | keys
        files: dict[str, str | bytes] = {"a.md": item(body, **keys), "dome.png": b"x"}
        plan = load(tmp_path, files, plan=SETTINGS, channels=CHANNELS)
        (page,) = pages(plan, edition).values()
        return page

    return made


def card(page: Node) -> list[str]:
    """What stands in the first card, paragraph by paragraph."""
    (first, *_) = page.all("div", "air-card")
    return [node.text for node in first if node.tag in ("p", "figcaption", "summary", "li")]


def counts(page: Node) -> list[str]:
    return [line for block in page.all("ul", "air-counts") for line in block.items]


def test_a_post_is_counted_against_the_limit_of_its_channel(post: Callable[..., Node]) -> None:
    page = post("Look up 🌒\n")
    assert (card(page), counts(page)) == (
        ["@house", "Look up 🌒"],
        ["Text: 10 of 280 weighted characters, 270 left"],
    )


def test_what_is_too_much_is_said_in_words(post: Callable[..., Node]) -> None:
    page = post("a" * 300)
    (over,) = page.all("li", "is-over")
    assert over.text == "Text: 300 of 280 weighted characters: 20 too many"


def test_it_is_folded_where_the_channel_folds(post: Callable[..., Node]) -> None:
    page = post("word " * 60, channel="linkedin")
    shown, summary, rest = card(page)[1:]
    assert (len(shown), summary) == (209, "… more folded here, after about 210 characters")
    assert f"{shown} {rest}" == ("word " * 60).strip()


def test_line_breaks_stay_as_they_are_pasted(post: Callable[..., Node]) -> None:
    paragraph = post("One\n\nTwo\nThree\n").all("div", "air-card")[0].all("p")[1]
    assert [node if isinstance(node, str) else node.tag for node in paragraph.inner] == [
        "One",
        "br",
        "br",
        "Two",
        "br",
        "Three",
    ]


def test_a_link_is_shown_as_networks_do_and_told_as_it_goes_out(post: Callable[..., Node]) -> None:
    page = post("See", destination="https://www.house.example/a/rather/long/path/to/it")
    tracked = "https://www.house.example/a/rather/long/path/to/it?utm_source=x&utm_medium=social"
    assert card(page)[-1] == "Seehouse.example/a/rather/long/pa…"
    assert counts(page)[-1].startswith(f"Link: {tracked}")
    assert [url for _, url in page.all("div", "air-card")[0].links] == []


def test_a_picture_of_the_plan_is_shown_with_its_words(post: Callable[..., Node]) -> None:
    page = post("Look", media="[{src: dome.png, alt: The dome <at> night}, {src: dome.png}]")
    first, second = page.all("img")
    assert (first.attributes["src"], first.attributes["alt"]) == ("../dome.png", "The dome <at> night")
    assert second.attributes["alt"] == ""
    assert card(page)[-2:] == ["Alternative text: The dome <at> night", "No alternative text"]


def test_no_page_asks_another_site_for_a_picture(post: Callable[..., Node]) -> None:
    page = post("Look", media="[{src: 'https://media.example/2027/a.jpg', alt: A hill}, {src: gone.png}]")
    assert page.all("img") == []
    assert [node.text for node in page.all("figcaption")] == [
        "Alternative text: A hill · media.example",
        "No alternative text · not among the plan's files",
    ]


def test_a_letter_is_a_line_in_an_inbox(post: Callable[..., Node]) -> None:
    page = post(
        "Good evening, all.",
        type="newsletter",
        channel="letter",
        subject="The dome opens",
        preheader="Coats!",
    )
    assert card(page) == ["The House us@house.example", "The dome opens", "Coats! Good evening, all.…"]


def test_a_letter_without_a_subject_says_so(post: Callable[..., Node]) -> None:
    assert card(post("Hello", type="newsletter", channel="letter"))[-2:] == [
        "No subject of its own: the title stands in for it.",
        "No preheader: mail programs show how the text begins.",
    ]


RELEASE = """\
**A subheading that is long enough to be taken for a lead by mistake**

*Berlin, 1 May 2027.* The House opens a dome that anybody may use for nothing.

More of it.

**About us.** The House builds domes.

**Contact.** Ana, ana@house.example, +49 30 901820

-30-
"""


def test_a_release_is_headline_lead_house_and_contact(post: Callable[..., Node]) -> None:
    title = "The House opens a dome, and everybody in the city may come and look through it for nothing"
    page = post(RELEASE, type="press", channel="press", title=title)
    assert card(page) == [
        title,
        "Berlin, 1 May 2027. The House opens a dome that anybody may use for nothing.",
        "About us. The House builds domes.",
        "Contact. Ana, ana@house.example, +49 30 901820",
    ]
    assert [node.text for node in page.all("span", "air-beyond")] == [title[70:].strip()]


def test_what_a_release_lacks_is_named(post: Callable[..., Node]) -> None:
    assert card(post("Soon.", type="press", channel="press"))[1:] == [
        "No lead yet",
        "No paragraph about the house",
        "Nobody to call",
    ]


def test_an_embargo_stands_above_a_release(post: Callable[..., Node]) -> None:
    page = post(RELEASE, type="press", channel="press", embargo="{until: 2027-05-01T09:00+02:00}")
    assert card(page)[0] == "EMBARGOED UNTIL 1 May 2027, 09:00 CEST (07:00 UTC)"


def test_a_page_is_a_search_result_cut_where_the_engine_cuts(post: Callable[..., Node]) -> None:
    title, summary = "Seventy letters are more than anybody sees of " + "x" * 30, "y" * 170
    page = post("Text", type="article", channel="web", title=title, summary=summary)
    assert card(page) == ["house.example", f"{title[:60]}…", f"{'y' * 160}…"]
    assert counts(page)[-2:] == [
        f"Cut off at the end of the title: “{title[60:]}”",
        f"Cut off at the end of the description: “{'y' * 10}”",
    ]


def test_letters_of_cjk_take_two_columns(post: Callable[..., Node]) -> None:
    page = post("Text", type="article", channel="web", title="天" * 40)
    assert card(page)[1] == f"{'天' * 30}…"


def test_a_film_is_its_title_and_the_begin_of_its_description(post: Callable[..., Node]) -> None:
    page = post("Words " * 40, type="video", channel="film", headline="The dome")
    assert (card(page)[0], card(page)[3]) == ("The dome", "… more")


def test_a_message_counts_in_segments(post: Callable[..., Node]) -> None:
    assert counts(post("It’s open tonight", channel="sms")) == [
        "Text: 17 UTF-16 units, 1 segment; “’” is not in the GSM alphabet"
    ]


def test_a_poll_and_a_warning_stand_in_the_post(post: Callable[..., Node]) -> None:
    page = post(
        "Which?", channel="mastodon", warning="stars", poll="{question: Which star?, options: [Vega, Deneb]}"
    )
    assert card(page)[1:] == ["Content warning: stars", "Which?", "Which star?", "Vega", "Deneb"]


def test_each_output_has_its_own_and_the_first_stands_open(post: Callable[..., Node]) -> None:
    outputs = "[{channel: x, text: Short}, {channel: bluesky, text: Other}, {channel: print}]"
    page = post("The body", channel="", publish="", outputs=outputs)
    folds = page.all("details", "air-preview")
    assert [("open" in fold.attributes, card(fold)[-1]) for fold in folds] == [
        (True, "Short"),
        (False, "Other"),
    ]


@pytest.mark.parametrize(
    "keys",
    [{"channel": "print"}, {"channel": ""}, {"type": "playbook"}, {"type": "event", "start": "2027-05-01"}],
)
def test_what_no_channel_shows_has_none(keys: dict[str, str], post: Callable[..., Node]) -> None:
    assert post("Words", **keys).all("div", "air-card") == []


def test_words_of_its_own_are_shown_in_any_channel(post: Callable[..., Node]) -> None:
    assert card(post("The frame", channel="print", text="On the poster"))[-1] == "On the poster"


def test_nothing_to_show_yet_shows_nothing(post: Callable[..., Node]) -> None:
    assert post("").all("aside", "air-previews") == []


def test_the_public_has_the_body_and_no_preview(tmp_path: Path) -> None:
    text = public("The body", channel="x", status="published", published="2027-02-01", text="canary")
    page = pages(load(tmp_path, {"a.md": text}, channels=CHANNELS), "public")["a.md"]
    assert (page.all("aside"), "canary" in page.text) == ([], False)


def test_a_text_does_not_lead_to_what_the_team_must_not_see(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "secret.md": item(type="campaign", visibility="confidential", title="Canary"),
        "a.md": item(channel="x", text="See https://plan.example/site/campaigns/secret/ or not"),
    }
    page = pages(load(tmp_path, files, plan=SETTINGS, channels=CHANNELS))["a.md"]
    assert card(page)[-1] == "See … or not"


@pytest.mark.parametrize(
    "text", ["مرحبا بالعالم " * 30, "天" * 300, "👩‍👩‍👧‍👦" * 60, "<script>alert(1)</script>", "x" * 20_000]
)
def test_any_text_is_shown_whole_in_what_it_is(text: str, post: Callable[..., Node]) -> None:
    page = post(channel="mastodon", text=f'"{text.strip()}"')
    seen = "".join(card(page)[1:]).replace("… more", "")
    assert seen == text.strip()[:5000].rstrip() or seen == text.strip()
