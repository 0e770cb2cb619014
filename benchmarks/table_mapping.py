"""The rows of the table about recognised columns."""

from __future__ import annotations

from collections.abc import Iterator

from measured import Measured
from renamed import WAYS

LEAST_RIGHT, MOST_MISLED = 0.95, 0.01
Row = tuple[str, ...]
WHOLE = {
    "renamed": "columns of 20 CRM exports, headers renamed",
    "by hand": "columns of sheets kept by hand",
    "unseen": "columns of sheets unlike any known",
}


def mapping(found: Measured) -> Iterator[Row]:
    """The share recognised and the share misled, whole and by way of renaming."""
    for source, what in WHOLE.items():
        least = None if source == "unseen" else LEAST_RIGHT
        yield _share(found, source, f"{what}: mapped rightly", "", "right", at_least=least)
        wrong = f"{what}: wrong with high confidence"
        yield _share(found, source, wrong, "", "misled", below=MOST_MISLED)
    for way in WAYS:
        yield _share(found, "renamed", f"of these, {way.name}", f"{way.name}: ", "right")


def _share(
    found: Measured,
    source: str,
    what: str,
    name: str,
    part: str,
    at_least: float | None = None,
    below: float | None = None,
) -> Row:
    whole = found.noted("mapping", f"{name}columns", source=source)
    some = found.noted("mapping", f"{name}{part}", source=source)
    if whole is None or some is None:
        return (what, "not measured", "", "", "", "")
    shown = (what, f"{some / whole:.2%}", f"{some} of {whole}", "")
    if at_least is not None:
        return (*shown, f"≥ {at_least:.0%}", "yes" if some >= at_least * whole else "NO")
    if below is not None:
        return (*shown, f"< {below:.0%}", "yes" if some < below * whole else "NO")
    return (*shown, "", "")
