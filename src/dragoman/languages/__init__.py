"""The languages: a folder of data each, read here and nowhere else.

A language is known when its folder has constructions. No table is read before it is asked for.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """Return the codes (ISO 639-1) of the languages that can be coded."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/constructions.toml")))


def read_table(code: str, name: str) -> dict[str, Any]:
    """Return one data file of a language, ``read_table("en", "calendar")``, empty when it has none.

    Raises:
        tomllib.TOMLDecodeError: the file is not TOML.
    """
    path = FOLDER / code / f"{name}.toml"
    if not path.exists():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))
