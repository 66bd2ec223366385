"""English names of countries, where the gazetteer is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache


@cache
def names() -> Mapping[str, str]:
    """Return names by ISO 3166-1 alpha-3 code; empty when the gazetteer was never compiled."""
    from dragoman import gazetteer  # noqa: PLC0415 - only where names are needed

    try:
        return gazetteer.load().world.countries
    except FileNotFoundError:
        return {}


def name(code: str) -> str:
    """Return the name of a country with its code, the code alone if it is unknown."""
    known = names().get(code)
    return f"{known} ({code})" if known else code
