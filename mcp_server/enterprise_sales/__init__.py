"""Deterministic, provable account work for enterprise sales."""

__version__ = "0.1.0"
