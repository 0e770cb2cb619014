"""Codes that several results share."""

from __future__ import annotations

from typing import Literal

Band = Literal["green", "yellow", "red"]
Gate = Literal["open", "conditional", "closed"]
Basis = Literal["given", "estimated", "unknown"]
