"""The program over a scripted API."""

from ..scripted.program import asks

__all__ = ["asks"]
