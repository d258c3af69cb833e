"""Words on results, outlook or deals inside a quiet period that the house has declared.

Listed companies say nothing that moves the share price before results are out. No rule of the SEC sets the
days: each company declares its own, mostly from about the end of the quarter on, with Regulation FD in mind
(Parker Poe, 2016-09-20). So only declared windows are looked at, and legal's sign-off lifts it for an item
(``airdate approve ID --as legal``). Looked at are titles, wording and bodies; code, comments and
addresses are not, nor what is out.

Settings, in ``calendar/policy.yml``; silent until they are there. ``words`` are whole ones, in any case,
``acqui*`` with any ending; they stand in place of the rule's own::

    rules:
      financial-quiet-period:
        windows:
          - {title: Q1 results, start: 2027-04-01, end: 2027-04-20 07:00, except: [q1-results]}
        markers: [quiet-q2]            # or a marker of calendar/markers.yml
        words: [revenue, outlook, acqui*, Umsatz*, Prognose*]

Bad, with ``publish: 2027-04-12``::

    Our revenue has never been better.

Good::

    approvals: [{role: legal, by: chris, at: 2027-04-02}]

Fix: move it behind the results, take the words out, or ask legal.
Waive: ``waive: [{rule: LG004, reason: Last year's figures, by: ana, until: 2027-12-31}]``.
"""

from collections.abc import Iterator, Mapping

from airdate.declared import windows
from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.lexicon import Lexicon, Spoken, Use, spoken
from airdate.marker import Marker
from airdate.parts.approval import Role
from airdate.plan import Plan
from airdate.policy import Profile, Setting, When
from airdate.series import together
from airdate.status import Status
from airdate.text import one_line, shown

CODE = "LG004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CONFIG
WHEN = When.PLANNED
_WINDOWS: list[Mapping[str, Setting]] = []
_MARKERS: tuple[str, ...] = ()
_WORDS = (
    *("revenue*", "earnings", "profit*", "turnover", "dividend*", "guidance", "outlook", "forecast*"),
    *("quarterly results", "annual results", "financial results", "record quarter", "record year"),
    *("merger*", "acqui*", "takeover*", "share price", "buyback*", "IPO"),
)
SETTINGS = {"windows": _WINDOWS, "markers": _MARKERS, "words": _WORDS}

_RULE = "financial-quiet-period"
_IDLE = frozenset({Status.IDEA, Status.PUBLISHED})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each output inside a window that says one of the words."""
    lexicon = Lexicon(plan.vocabulary.policy.value(_RULE, "words", _WORDS))
    odd: list[Fault] = []
    for window in windows(plan, _RULE, odd):
        inside = (e for e in plan.covered(window) if e.status not in _IDLE and not e.called_off)
        for entries in together(inside):
            if not _is_cleared(entries[0].item):
                yield from _of_entry(entries[0], window, lexicon)
    yield from odd


def _is_cleared(item: Item) -> bool:
    return any(each.role is Role.LEGAL and each.by for each in item.approvals.approvals)


def _of_entry(entry: Entry, window: Marker, lexicon: Lexicon) -> Iterator[Fault]:
    """One fault for all of an output's texts, at the first word."""
    found = [(text, use) for text in spoken(entry.item, entry.output) for use in lexicon.uses(text.plain)]
    if found:
        text, use = found[0]
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        ruling = f": {window.ruling}" if window.ruling else ""
        message = f"'{_said(text, use)}'{more} in the quiet period {window.called} ({window.span}){ruling}"
        cure = "move it, leave the words out, or let legal sign it off (`approvals`)"
        yield Fault(text.at(use.start), _RULE, message, cure)


def _said(text: Spoken, use: Use) -> str:
    return shown(one_line(text.text[use.start : use.end]))
