"""Where in an account something is: in a business unit, with a product."""

from __future__ import annotations

Place = tuple[str | None, str | None]
"""Business unit and product; either may be unknown."""
