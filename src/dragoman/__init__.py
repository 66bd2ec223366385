"""Dragoman reads reports of diplomacy and keeps one ledger of what they say, with the words that say it."""

__version__ = "0.1.0"
