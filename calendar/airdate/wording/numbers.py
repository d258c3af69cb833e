"""Numbers as the interface writes them."""

from airdate.wording.translation import Translation


def number(value: float, spoken: Translation) -> str:
    """``3,200``, ``0.5``; in other languages by CLDR."""
    if spoken.english:
        return f"{value:,.15g}"
    from babel.numbers import format_decimal

    return format_decimal(value, locale=spoken.locale)


def percent(share: float, spoken: Translation) -> str:
    """``83%``; in other languages by CLDR."""
    if spoken.english:
        return f"{share * 100:.0f}%"
    from babel.numbers import format_percent

    return format_percent(share, locale=spoken.locale)
