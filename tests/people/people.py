"""Accounts of many sorts of people, and their map as a document."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from enterprise_sales.analyses.results import MapStakeholders
from enterprise_sales.analyses.stakeholder_map import map_stakeholders
from enterprise_sales.documents import render_document
from enterprise_sales.language import translator

from ..analyses_profile.samples import context

AT = datetime(2026, 6, 30, 9, 15, tzinfo=UTC)


def row(key: str, **changes: Any) -> dict[str, Any]:
    """An active relationship."""
    return {
        "stakeholder_id": key,
        "name": key.upper(),
        "title": "Director",
        "level": "director",
        "team": "using",
        "buying_role": "user",
        "strength": 4,
        "sentiment": "advocate",
        "last_contact": "2026-06-20",
        **changes,
    }


def mapped(folder: Path, *rows: dict[str, Any], **tables: Any) -> MapStakeholders:
    """The map of an account with these people, in English."""
    return map_stakeholders(context(folder, stakeholders=list(rows), **tables))


def document(result: MapStakeholders, language: str = "en") -> str:
    """Its document at a fixed time."""
    return render_document(result, translator(language), agent="account-manager", created_at=AT)
