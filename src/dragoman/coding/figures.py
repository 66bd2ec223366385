"""Figures: numbers a report gives about the relations of states."""

from __future__ import annotations

from dragoman.annotation.document import Document
from dragoman.annotation.pack import LanguagePack
from dragoman.coding.settle import Setting
from dragoman.model import Figure


def figures_of(document: Document, pack: LanguagePack, setting: Setting) -> list[Figure]:
    """Return the figures of a report."""
    return []
