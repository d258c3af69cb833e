"""The network that a channel is, with the limits of its account."""

from datetime import date

import pytest

from airdate.network import Grade
from airdate.outlet import network_of
from airdate.parts.account import Account
from airdate.vocabulary import Channel, Limit


def _channel(id: str, network: str = "", *, premium: bool = False, **limits: Limit) -> Channel:
    account = Account(network=network, premium=premium)
    named = {name.replace("_", ".", 1): limit for name, limit in limits.items()}
    return Channel(id=id, title=id, account=account, limits=named)


@pytest.mark.parametrize(
    ("channel", "network"),
    [
        (_channel("x"), "x"),
        (_channel("twitter"), "x"),
        (_channel("ours", "mastodon:example.social"), "mastodon"),
        (_channel("x", "bluesky"), "bluesky"),
        (_channel("print"), None),
        (_channel("x", "papyrus"), None),
    ],
)
def test_a_channel_is_the_network_that_it_names(channel: Channel, network: str | None) -> None:
    found = network_of(channel)
    assert (found.id if found else None) == network


def test_a_premium_account_has_the_longer_limit() -> None:
    found = network_of(_channel("x", premium=True))
    assert found and found.value("body.max") == 25_000
    assert found.facts["body.max"].method == "characters"


def test_a_network_without_longer_limits_stays_as_it_is() -> None:
    found = network_of(_channel("bluesky", premium=True))
    assert found and found.value("body.max") == 300


def test_what_the_house_says_counts_above_all() -> None:
    said = Limit(value="5_000", source="Our contract", as_of=date(2027, 1, 1))
    found = network_of(_channel("x", premium=True, body_max=said))
    fact = found and found.facts["body.max"]
    assert fact and (fact.value, fact.grade, fact.source_line) == (
        5000,
        Grade.HOUSE,
        "Our contract, 2027-01-01",
    )


def test_what_cannot_be_read_or_is_not_known_does_not_count() -> None:
    odd = network_of(_channel("x", body_max=Limit(value="many"), body_maxx=Limit(value="3")))
    assert odd and odd.value("body.max") == 280 and odd.fact("body.maxx") is None


def test_a_limit_without_source_names_the_file() -> None:
    found = network_of(_channel("x", body_max=Limit(value="300")))
    assert found and found.facts["body.max"].source_line == "calendar/channels.yml"
