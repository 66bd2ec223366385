"""Names in other scripts, written so that a reader of English can say and search them."""

from __future__ import annotations

from collections.abc import Mapping

from anyascii import anyascii

SPACE = " "


class Romaniser:
    """Romanises by a language's table of name parts ("محمد" -> "Mohammed"), letter by letter where it has none."""

    def __init__(
        self,
        parts: Mapping[str, str],
        letters: Mapping[str, str] | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        """Take name parts, letters (for what anyascii renders without vowels) and glued particles ("ال" -> "al-")."""
        self._parts = parts
        self._letters = letters or {}
        self._prefixes = prefixes or {}

    def name(self, text: str) -> str:
        """Return a name in Latin letters; a name in Latin letters comes back as it is, blanks tidied."""
        words = text.split()
        if all(_is_latin(word) for word in words):
            return SPACE.join(words)
        return SPACE.join(self._word(word) for word in words)

    def _word(self, word: str) -> str:
        known = self._parts.get(word)
        if known:
            return known
        for prefix, roman in self._prefixes.items():
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                rest = word[len(prefix) :]
                return roman + (self._parts.get(rest) or self._spell(rest))
        return self._spell(word)

    def _spell(self, word: str) -> str:
        plain = "".join(self._letters.get(letter, letter) for letter in word)
        return anyascii(plain).strip("'`").title() if not _is_latin(plain) else plain.title()


def _is_latin(word: str) -> bool:
    return all(ord(letter) < 0x250 or not letter.isalpha() for letter in word)
