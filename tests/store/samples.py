"""A document to save, shared by the tests of the store."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from enterprise_sales.store import OutputMeta

BODY = "# Acme\n\n## Профиль аккаунта\n\nARR 42 500 €"

META = OutputMeta(
    title="План продления: Acme",
    agent="account-manager",
    tool="plan_renewal",
    account_id="acme",
    as_of=date(2026, 11, 21),
    created_at=datetime(2026, 11, 21, 10, 5, 6, tzinfo=UTC),
    language="ru",
    playbook="strategic-12-month",
    arguments={"account": "Acme", "as_of": "2026-11-21", "save": True},
    book_sha256="ab" * 32,
    version="0.1.0",
)


def meta(**changes: Any) -> OutputMeta:
    """Return the sample frontmatter with some values changed."""
    return replace(META, **changes)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return every path under `folder` with its bytes, or None for what is no file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
