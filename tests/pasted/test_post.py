"""What goes into a channel: body or text, the link, hashtags; and the parameters of its links."""

from pathlib import Path

import pytest
from projects import item, load

from airdate.finding import Place
from airdate.pasted import Pasted, house_of, pasted, utm_of
from airdate.plan import Plan

PLAN = "title: Plan\nurl: https://plan.example/\ntimezone: UTC\ndomains: [ours.example]\n"
CHANNELS = """
linkedin: {title: LinkedIn, media: shared}
company: {title: Company, network: linkedin, media: shared, utm: {source: Company, campaign: brand}}
instagram: {title: Instagram, media: shared}
pinterest: {title: Pinterest, media: shared}
website: {title: Website, media: owned, url: "https://blog.example/"}
podcast: {title: Podcast, media: owned, url: "https://open.spotify.com/show/1"}
youtube: {title: YouTube, media: owned, url: "https://youtube.com/@us"}
letter: {title: Letter, network: newsletter, media: owned}
press: {title: Press, media: earned}
print: {title: Print, media: owned}
forum: {title: Forum}
"""
UTM = "utm_source=linkedin&utm_medium=social&utm_campaign=always-on&utm_content=a"
HERE = "https://ours.example/x"


def planned(root: Path, body: str = "", **keys: str) -> Plan:
    return load(root, {"a.md": item(body, **keys)}, plan=PLAN, channels=CHANNELS)


def post(root: Path, body: str = "", **keys: str) -> Pasted:
    plan = planned(root, body, **({"channel": "linkedin"} | keys))
    (found,) = plan.items
    return pasted(found, found.outputs[-1], plan.vocabulary)


def test_links_to_the_house_carry_parameters_and_others_do_not(tmp_path: Path) -> None:
    body = f"See **[it]({HERE}#top)**, https://theirs.example/ and https://plan.example/go/b/."
    tagged = f"See it {HERE}?{UTM}#top, https://theirs.example/ and https://plan.example/go/b/."
    assert post(tmp_path, body).text == tagged


def test_the_text_of_the_front_matter_stands_in_place_of_the_body(tmp_path: Path) -> None:
    found = post(tmp_path, "Body", text='"*Hello* "')
    assert (found.text, found.at(3)) == ("*Hello*", Place("content/a.md", 6, 7))


def test_a_post_ends_with_the_link_and_the_hashtags_that_it_lacks(tmp_path: Path) -> None:
    found = post(tmp_path, "Look, #Sky.", destination=HERE, hashtags="['#sky', Moon, '#two words']")
    assert found.text == f"Look, #Sky.\n\n{HERE}?{UTM}\n\n#Moon #twowords"
    lines = [found.at(found.text.index(word)).line for word in ("Look", "https", "#Moon")]
    assert lines == [9, 6, 7]


def test_a_link_that_the_text_has_is_not_added(tmp_path: Path) -> None:
    found = post(tmp_path, f"Look: {HERE}/?utm_content=b", destination=HERE)
    assert found.text == f"Look: {HERE}/?utm_content=b&{UTM.removesuffix('&utm_content=a')}"


@pytest.mark.parametrize(
    ("channel", "type", "expected"),
    [
        ("linkedin", "social", "Look\n\nhttps://theirs.example\n\n#sky"),
        ("forum", "social", "Look\n\nhttps://theirs.example\n\n#sky"),
        ("linkedin", "ad", "Look\n\n#sky"),
        ("instagram", "social", "Look\n\n#sky"),
        ("pinterest", "social", "Look\n\n#sky"),
        ("website", "article", "Look"),
        ("letter", "newsletter", "Look"),
        ("podcast", "podcast", "Look"),
        ("press", "press", "Look"),
        ("print", "offline", "Look"),
    ],
)
def test_only_posts_get_an_ending(tmp_path: Path, channel: str, type: str, expected: str) -> None:
    more = {"destination": "https://theirs.example", "hashtags": "sky", "channel": channel, "type": type}
    assert post(tmp_path, "Look", **more).text == expected


@pytest.mark.parametrize(
    ("channel", "type"),
    [("instagram", "social"), ("website", "article"), ("print", "offline"), ("linkedin", "offline")],
)
def test_where_parameters_would_be_in_the_way_there_are_none(tmp_path: Path, channel: str, type: str) -> None:
    assert post(tmp_path, HERE, channel=channel, type=type).text == HERE


def test_without_a_channel_nothing_is_tracked(tmp_path: Path) -> None:
    (found,) = planned(tmp_path, HERE).items
    words = planned(tmp_path, HERE).vocabulary
    assert (pasted(found, found.outputs[0], words).text, utm_of(found, found.outputs[0], words)) == (
        HERE,
        None,
    )


def test_what_stands_below_a_video_is_tracked_too(tmp_path: Path) -> None:
    assert post(tmp_path, "Film", description=f"'More: {HERE}'").description == f"More: {HERE}?{UTM}"


def utm(root: Path, **keys: str) -> str:
    plan = planned(root, **({"channel": "linkedin"} | keys))
    (found,) = plan.items
    made = utm_of(found, found.outputs[-1], plan.vocabulary)
    return "/".join(value for _, value in made.items()) if made else ""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, "linkedin/social/always-on/a"),
        ({"campaign": "Spring", "event": "fair"}, "linkedin/social/spring/a"),
        ({"event": "fair"}, "linkedin/social/fair/a"),
        ({"type": "event"}, "linkedin/social/a/a"),
        ({"type": "ad"}, "linkedin/paid-social/always-on/a"),
        ({"peso": "paid"}, "linkedin/paid-social/always-on/a"),
        ({"channel": "company"}, "company/social/brand/a"),
        ({"channel": "company", "utm": "{source: x.example, medium: Email}"}, "x.example/email/brand/a"),
        ({"utm": "{campaign: Big Day, content: red}"}, "linkedin/social/big-day/red"),
        ({"channel": "letter"}, "letter/email/always-on/a"),
        ({"channel": "Rundbrief", "type": "newsletter"}, "rundbrief/email/always-on/a"),
        ({"channel": "print"}, "print/referral/always-on/a"),
        ({"channel": "forum", "format": "poster"}, "forum/referral/always-on/a"),
        ({"channel": "website", "type": "article"}, ""),
        ({"outputs": "[{channel: letter}, {channel: linkedin, id: Two}]"}, "linkedin/social/always-on/a-two"),
    ],
)
def test_nobody_types_parameters(tmp_path: Path, keys: dict[str, str], expected: str) -> None:
    assert utm(tmp_path, **keys) == expected


def test_domains_are_those_named_and_those_of_owned_channels_that_are_no_platform(tmp_path: Path) -> None:
    house = house_of(planned(tmp_path).vocabulary)
    assert house.domains == ("ours.example", "plan.example", "blog.example")
    assert house.names == ("blog.example", "ours.example")


def test_the_same_output_of_another_plan_is_made_anew(tmp_path: Path) -> None:
    assert post(tmp_path / "1", "One").text == "One"
    assert post(tmp_path / "2", "Two").text == "Two"
