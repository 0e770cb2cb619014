"""Codes that arguments, analyses and results share; light, so that arguments load no models."""

from __future__ import annotations

from typing import Literal, get_args

Band = Literal["green", "yellow", "red"]
BANDS: tuple[Band, ...] = get_args(Band)
Gate = Literal["open", "conditional", "closed"]
GATES: tuple[Gate, ...] = get_args(Gate)
Basis = Literal["given", "estimated", "unknown"]
StepStatus = Literal["open", "overdue", "done"]
Trend = Literal["up", "flat", "down"]
TIERS = ("strategic", "growth", "base", "top", "middle", "bottom", "named")
"""The tiers of every method, the first of each method first."""
Receiver = Literal["discovery", "outreach", "value-selling", "sales-coaching"]
RECEIVERS: tuple[Receiver, ...] = get_args(Receiver)
Crm = Literal["salesforce", "hubspot"]
CRMS: tuple[Crm, ...] = get_args(Crm)
