"""From annotated reports to claims and figures: constructions, roles, status, time, joining within a report."""

from dragoman.coding.coder import CODER, Coder

__all__ = ["CODER", "Coder"]
