"""Numbers as the interface writes them."""

from decimal import Decimal

from airdate.wording.translation import Translation


def number(value: float, spoken: Translation) -> str:
    """``3,200``, ``0.5``, never rounded; in other languages by CLDR."""
    exact = Decimal(f"{value + 0:.15g}")  # no sign before zero
    if spoken.english:
        return f"{exact:,f}"
    from babel.numbers import format_decimal

    return format_decimal(exact, locale=spoken.locale, decimal_quantization=False)


def percent(share: float, spoken: Translation) -> str:
    """``83%``; in other languages by CLDR."""
    if spoken.english:
        return f"{share * 100:.0f}%"
    from babel.numbers import format_percent

    return format_percent(share, locale=spoken.locale)
