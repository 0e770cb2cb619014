"""RavenStack: real exports of 500 accounts, mapped by a `book.yaml` and copied at test time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MAPPING = HERE / "data" / "ravenstack" / "book.yaml"
EXPORTS = HERE.parents[1] / "shared" / "data" / "ravenstack"
RESAVED = EXPORTS / "excel_resaved"
needs_exports = pytest.mark.skipif(
    not EXPORTS.is_dir(),
    reason="the RavenStack exports are not here: put them into ../shared/data/ravenstack",
)


def ravenstack(folder: Path, exports: Path = EXPORTS) -> Path:
    """The exports as a book; those saved again by Excel write the day first."""
    (folder / "exports").mkdir(parents=True)
    for path in sorted(exports.glob("*.csv")):
        shutil.copyfile(path, folder / "exports" / path.name)
    mapping = MAPPING.read_text(encoding="utf-8")
    if exports == RESAVED:
        mapping = mapping.replace("\n    table:", "\n    date_order: dmy\n    table:")
    (folder / "book.yaml").write_text(mapping, encoding="utf-8")
    return folder
