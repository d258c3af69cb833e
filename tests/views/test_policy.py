"""The page of a policy: clauses and their rules, what is never said, who signed and who read it."""

from pathlib import Path

import pytest
from markup import Node, parse
from projects import PLAN_YML, item, load, public
from test_item import keys

from airdate.artifact import Artifact
from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.report.standing import rulings
from airdate.site import render
from airdate.views import item as items
from airdate.views import rules

PEOPLE = "ana: {name: Ana}\nben: {name: Ben}\ncyd: {name: Cyd}\n"
POLICY = """\
profile: core
clauses: {"1": Never fake., "4.2": Promise little., "9 a": Sleep.}
rules:
  ghost-written: {clause: "1"}
  undisclosed-connection: {clause: "1"}
  no-kpi: {clause: "1", severity: error}
  bad-time: {clause: "4.2", severity: off}
  never-say:
    clause: "4.2"
    terms:
      - {term: [cheap, free], instead: affordable, because: it is not}
      - {topic: health, needs: subject-expert, clause: "9 a"}
      - {term: proven, needs: evidence}
      - odd
"""
OURS = item("Text.\n", type="policy", title="Ours", id="ours", status="approved")
Files = dict[str, str | bytes]


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """The pages of items and the one of rules, by path."""
    shows = BUILTIN_EDITIONS[edition]
    sheet = Sheet(admit(plan, shows), shows, rulings=rulings(plan.vocabulary.policy))
    found: list[Artifact] = [*items.render(sheet), *rules.render(sheet, "# Rules\n")]
    return {page.path: parse(page.content.decode()) for page in found}


def page(root: Path, files: Files | None = None, policy: str = POLICY, **calendar: str) -> Node:
    return pages(load(root, files or {"ours.md": OURS}, policy=policy, **calendar))["ours.md"]


def clauses(page: Node) -> dict[str, list[tuple[str, str]]]:
    """What is cited by which rule, as what, by anchor."""
    found = [node for node in page.all("li") if node.attributes.get("id", "").startswith("clause-")]
    return {
        node.attributes["id"]: [
            (rule.all("a")[0].text, rule.all("span")[0].text) for rule in node.all("li")[1:]
        ]
        for node in found
    }


def rows(page: Node, heading: str) -> list[list[str]]:
    """The table below a heading, by its caption."""
    (table,) = (table for table in page.all("table") if table.all("caption")[0].text == heading)
    return [[cell.text for cell in row if cell.tag in ("th", "td")] for row in table.all("tr")[1:]]


def test_clauses_have_anchors_and_the_rules_that_cite_them_boundaries_first(tmp_path: Path) -> None:
    assert clauses(page(tmp_path)) == {
        "clause-1": [
            ("no-kpi", "boundary"),
            ("undisclosed-connection", "boundary"),
            ("ghost-written", "good practice"),
        ],
        "clause-4.2": [("never-say", "good practice")],
        "clause-9-a": [],
    }


def test_each_rule_leads_to_its_manual(tmp_path: Path) -> None:
    assert ("no-kpi", "../rules/#no-kpi") in page(tmp_path).links


def test_all_that_holds_is_counted(tmp_path: Path) -> None:
    plan = load(tmp_path, {"ours.md": OURS}, policy=POLICY)
    held = rulings(plan.vocabulary.policy)
    errors = sum(ruling.boundary for ruling in held)
    (section,) = pages(plan)["ours.md"].all("section", "air-clauses")
    assert section.all("p")[-1].text.startswith(f"In all {errors} boundaries hold here")
    assert f"{len(held) - errors} more rules" in section.all("p")[-1].text


def test_a_house_without_clauses_lists_none(tmp_path: Path) -> None:
    found = page(tmp_path, policy="profile: core\n")
    assert (clauses(found), found.headings) == ({}, ["Sign-offs"])


def test_the_clauses_stand_with_the_first_policy_in_force(tmp_path: Path) -> None:
    files: Files = {
        "a.md": item(type="policy", status="cancelled"),
        "b.md": OURS,
        "c.md": item(type="policy"),
    }
    found = pages(load(tmp_path, files, policy=POLICY))
    assert [path for path, page in found.items() if clauses(page)] == ["b.md"]


def test_what_is_never_said_is_told_with_the_reason(tmp_path: Path) -> None:
    found = page(tmp_path, channels="chat: {title: Chat, charter: {never: [thrilled, humbled]}}\n")
    assert rows(found, "Never said") == [
        ["cheap, free", "it is notSay instead: affordable", "4.2"],
        ["health", "–Only with: subject expert", "9 a"],
        ["proven", "–Only with: evidence", "4.2"],
        ["thrilled, humbled", "–", "Chat"],
    ]


def test_labels_are_those_of_the_markets_that_the_plan_reaches(tmp_path: Path) -> None:
    audiences = "us: {title: Americans, market: us}\nfr: {title: French, country: FR}\nxx: {title: Others}\n"
    found = page(tmp_path, plan=f"{PLAN_YML}country: DE\n", audiences=audiences)
    assert [row[:2] for row in rows(found, "What is paid is called")] == [
        ["the US", "#ad"],
        ["Germany", "Anzeige"],
        ["France", "Publicité"],
    ]


@pytest.mark.parametrize(
    ("approvals", "settings", "said"),
    [
        ("[]", "", "Still to sign: marketing, executive, HR, legal, IT"),
        ("[{role: legal, by: ana}, {role: hr}]", "", "Still to sign: marketing, executive, HR, IT"),
        ("[{role: legal, by: ana}]", "[legal, pr]", "Still to sign: PR"),
        ("[{role: legal, by: ana}]", "[legal]", ""),
    ],
)
def test_who_has_not_signed_is_named(approvals: str, settings: str, said: str, tmp_path: Path) -> None:
    policy = f"rules: {{policy-signoff-gap: {{roles: {settings}}}}}\n" if settings else "profile: core\n"
    text = OURS.replace("---\nText", f"approvals: {approvals}\n---\nText")
    (section,) = page(tmp_path, {"ours.md": text}, policy).all("section", "is-approvals")
    assert [node.text for node in section.all("p")] == ([said] if said else [])


def test_when_it_is_looked_at_again_is_told(tmp_path: Path) -> None:
    text = OURS.replace("---\nText", "last_reviewed: 2027-01-04\nnext_review: 2028-01\n---\nText")
    said = keys(page(tmp_path, {"ours.md": text}), "strategy")
    assert said == [("Last reviewed", "4 January 2027"), ("Next review", "January 2028")]


def reading(page: Node) -> list[str]:
    (section,) = page.all("section", "air-agreement")
    return [node.text for node in (*section.all("li"), *section.all("p"))]


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("[]", ["Not yet: Ana, Ben, Cyd"]),
        ("[{at: 2027-01-01}]", ["Not yet: Ana, Ben, Cyd"]),
        ("[{by: ben}, {by: ana, at: 2027-01-04}]", ["Ben", "Ana, 4 January 2027", "Not yet: Cyd"]),
        ("[{by: ana}, {by: ben}, {by: cyd}]", ["Ana", "Ben", "Cyd", "Everybody in the house has."]),
    ],
)
def test_who_has_read_it_and_who_has_not(read: str, said: list[str], tmp_path: Path) -> None:
    text = OURS.replace("---\nText", f"read_by: {read}\n---\nText")
    assert reading(page(tmp_path, {"ours.md": text}, "profile: core\n", people=PEOPLE)) == said


def test_readers_of_whom_nobody_knows_are_told_all_the_same(tmp_path: Path) -> None:
    text = OURS.replace("---\nText", "read_by: [{by: dan}]\n---\nText")
    assert reading(page(tmp_path, {"ours.md": text}, "profile: core\n")) == [
        "dan",
        "Everybody in the house has.",
    ]


def test_the_page_of_rules_leads_to_the_clauses(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {"ours.md": OURS}, policy=POLICY))["rules.md"]
    assert [link for link in found.links if "clause" in link[1]] == [
        ("1: Never fake.", "../ours/#clause-1"),
        ("4.2: Promise little.", "../ours/#clause-4.2"),
    ]


def test_without_a_policy_page_the_rules_stand_alone(tmp_path: Path) -> None:
    assert pages(load(tmp_path, {"a.md": item()}, policy=POLICY))["rules.md"].links == []


def test_the_public_learns_nothing_of_it(tmp_path: Path) -> None:
    said = POLICY.replace("Never fake.", "canary").replace("cheap", "canary")
    text = public(type="policy", id="ours", read_by="[{by: canary}]", approvals="[{role: hr, by: canary}]")
    plan = load(tmp_path, {"ours.md": text}, policy=said)
    artifacts = render(plan, plan.vocabulary.editions["public"])
    assert [a.path for a in artifacts if b"canary" in a.content or b"clause-" in a.content] == []


CANDOUR = {
    "byline": "ana",
    "drafted_by": "ben",
    "provenance": "ai-assisted",
    "editor": "cyd",
    "disclosure": "{type: ad, label: '#ad', placement: first, market: us}",
}


def test_who_speaks_is_told_with_the_code_of_the_iptc(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {"a.md": item(**CANDOUR)}, people=PEOPLE))["a.md"]
    code = "compositeWithTrainedAlgorithmicMedia"
    said = dict(keys(found, "candour"))
    told = {key: said[key] for key in ("Byline", "Drafted by", "Written by", "Editor")}
    assert told == {
        "Byline": "Ana",
        "Drafted by": "Ben",
        "Written by": f"with the help of AI, IPTC {code}",
        "Editor": "Cyd",
    }
    assert said["Disclosure"] == "Kind adLabel #adPlacement in the first lineMarket us"
    assert (f"IPTC {code}", f"http://cv.iptc.org/newscodes/digitalsourcetype/{code}") in found.links


@pytest.mark.parametrize(
    ("approvals", "said"),
    [
        ("[]", ["Still to sign: byline"]),
        ("[{role: byline, by: ben}]", ["Still to sign: byline"]),
        ("[{role: legal, by: cyd}]", ["Still to sign: byline"]),
        ("[{role: byline, by: ana}]", []),
        ("[{role: executive, by: ana}]", []),
    ],
)
def test_whose_name_stands_above_it_has_to_agree(approvals: str, said: list[str], tmp_path: Path) -> None:
    text = item(byline="ana", drafted_by="ben", approvals=approvals)
    (section,) = pages(load(tmp_path, {"a.md": text}, people=PEOPLE))["a.md"].all("section", "is-approvals")
    assert [node.text for node in section.all("p")] == said


def test_how_a_picture_was_made_is_told_with_the_code_of_the_iptc(tmp_path: Path) -> None:
    media = "[{src: 'https://media.example/a.jpg', alt: A, origin: ai-generated}]"
    post = item("Look.\n", channel="chat", media=media)
    found = pages(load(tmp_path, {"a.md": post}, channels="chat: {title: Chat, network: mastodon}\n"))["a.md"]
    (caption,) = found.all("figcaption")
    assert caption.text == "Alternative text: A · media.example · IPTC trainedAlgorithmicMedia"
