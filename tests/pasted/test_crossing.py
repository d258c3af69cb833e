"""``/go/ID/``: where paper leads, its QR code, and that nothing hidden leaks by it."""

from pathlib import Path

import pytest
from projects import item, load, public

from airdate.artifact import Artifact
from airdate.edition import BUILTIN_EDITIONS
from airdate.html import qr
from airdate.plan import Plan
from airdate.site import Site, render

PLAN = "title: Plan\nurl: https://plan.example/site/\ntimezone: UTC\ndomains: [ours.example]\n"
CHANNELS = "print: {title: Print, media: owned}\nlinkedin: LinkedIn\nblog: {title: Blog, media: owned, url: 'https://blog.example/'}\n"
POSTER = {"type": "offline", "channel": "print", "destination": "https://ours.example/x?a=1"}
TRACKED = "https://ours.example/x?a=1&amp;utm_source=print&amp;utm_medium=referral&amp;utm_campaign=always-on"


def planned(root: Path, files: dict[str, str], plan: str = PLAN) -> Plan:
    return load(root, dict(files), plan=plan, channels=CHANNELS)


def artifacts(plan: Plan, edition: str = "public") -> dict[str, Artifact]:
    return {artifact.path: artifact for artifact in render(plan, BUILTIN_EDITIONS[edition])}


def go(plan: Plan, edition: str = "public", id: str = "a") -> str:
    return artifacts(plan, edition)[f"go/{id}/index.html"].content.decode()


def test_paper_leads_on_with_parameters_and_without_script(tmp_path: Path) -> None:
    html = go(planned(tmp_path, {"a.md": public(**POSTER, title="<b> & 'x'")}))
    assert html == (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<title>&lt;b&gt; &amp; &#x27;x&#x27;</title>\n<meta name="robots" content="noindex">\n'
        '<link rel="canonical" href="https://ours.example/x?a=1">\n'
        f'<meta http-equiv="refresh" content="0; url={TRACKED}&amp;utm_content=a">\n'
        f'<p><a href="{TRACKED}&amp;utm_content=a">&lt;b&gt; &amp; &#x27;x&#x27;</a></p>\n'
    )


@pytest.mark.parametrize(
    "keys",
    [
        {"type": "social", "channel": "linkedin", "destination": "https://ours.example/x"},
        {"type": "offline", "channel": "print"},
        {"type": "offline", "channel": "print", "destination": "mailto:a@ours.example"},
        {"type": "offline", "channel": "print", "destination": "javascript:alert(1)"},
        {
            "outputs": "[{channel: linkedin}, {channel: print, status: cancelled, destination: 'https://x.example'}]"
        },
    ],
)
def test_everything_else_leads_to_its_page_as_before(tmp_path: Path, keys: dict[str, str]) -> None:
    plan = planned(tmp_path, {"a.md": item(**keys)})
    assert 'content="0; url=../../a/"' in go(plan, "team")
    assert "go/a.svg" not in artifacts(plan, "team")


def test_a_bridge_makes_any_output_cross(tmp_path: Path) -> None:
    keys = {
        "channel": "linkedin",
        "bridge": "short-link",
        "destination": "https://theirs.example/ü?utm_source=b",
    }
    assert 'url=https://theirs.example/%C3%BC?utm_source=b"' in go(
        planned(tmp_path, {"a.md": public(**keys)})
    )


def test_the_code_holds_the_short_link_and_stands_on_the_page(tmp_path: Path) -> None:
    found = artifacts(planned(tmp_path, {"a.md": public(**POSTER, uid="old")}))
    assert found["go/a.svg"].content == qr.svg("https://plan.example/site/go/a/")
    assert found["go/old.svg"].content == qr.svg("https://plan.example/site/go/old/")
    page = found["a.md"].content.decode()
    assert 'href="https://plan.example/site/go/a/"' in page
    assert 'src="../go/a.svg"' in page


def test_without_a_public_address_there_is_no_code(tmp_path: Path) -> None:
    found = artifacts(planned(tmp_path, {"a.md": public(**POSTER)}, plan="title: Plan\ntimezone: UTC\n"))
    assert "go/a.svg" not in found
    assert "Short link" not in found["a.md"].content.decode()


def test_domains_of_channels_that_are_not_shown_count_all_the_same(tmp_path: Path) -> None:
    keys = POSTER | {"destination": "https://blog.example/x"}
    assert "utm_source=print" in go(planned(tmp_path, {"a.md": public(**keys), "b.md": item(channel="blog")}))


LEADS = "destination: 'https://canary.example/'"
HIDDEN = {
    "leads there": {"destination": "https://plan.example/site/canary/"},
    "campaign": {"campaign": "canary"},
    "draft output": {
        "type": "social",
        "destination": "''",
        "outputs": f"[{{channel: linkedin}}, {{id: canary, channel: print, status: draft, {LEADS}}}]",
    },
}


@pytest.mark.parametrize("keys", HIDDEN.values(), ids=HIDDEN)
def test_nothing_hidden_leaks(tmp_path: Path, keys: dict[str, str]) -> None:
    files = {
        "a.md": public(**(POSTER | keys)),
        "canary.md": item(type="campaign", destination="https://canary.example/", channel="print"),
        "b.md": public("See [it](/go/canary.svg) and [it](go/canary.svg)."),
    }
    plan = planned(tmp_path, files)
    assert "canary" in go(plan, "team")
    site = Site(plan, BUILTIN_EDITIONS["public"])
    leaks = [a.path for a in site.artifacts if "canary" in a.path or b"canary" in a.content]
    assert leaks == []
