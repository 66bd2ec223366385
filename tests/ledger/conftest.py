from __future__ import annotations

from .places import place, places

__all__ = ["place", "places"]
