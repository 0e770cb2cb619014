"""Names of files and folders that every operating system takes."""

import re
import unicodedata
from datetime import UTC, datetime
from pathlib import PurePosixPath

from .errors import StoreError, excerpt

_AGENT = re.compile(r"[a-z0-9-]{1,64}")
_LONGEST_SLUG = 60
_NAMELESS = "document"
DOCUMENT = ".md"
_SUFFIX = re.compile(r"(\.[a-z0-9-]{1,40}){1,2}")

# learn.microsoft.com/windows/win32/fileio/naming-a-file, "Naming conventions".
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}

# BGN/PCGN 1947 without its marks, where text-unidecode differs ("prodleniia", "biudzhet").
_RUSSIAN = tuple(
    pair
    for letter, latin in (("я", "ya"), ("ю", "yu"), ("ё", "yo"), ("й", "y"), ("щ", "shch"))
    for pair in ((letter, latin), (letter.upper(), latin.capitalize()))
)


def file_name(created_at: datetime, slug_source: str) -> str:
    """Return `YYYY-MM-DD_HHMMSS_slug.md`, the time in UTC, the slug in ASCII.

    Raises:
        ValueError: `created_at` has no time zone.
    """
    if created_at.utcoffset() is None:
        raise ValueError("created_at needs a time zone")
    utc = created_at.astimezone(UTC)
    return f"{utc.date().isoformat()}_{utc:%H%M%S}_{slug(slug_source)}{DOCUMENT}"


def slug(source: str) -> str:
    """Return `source` in ASCII letters, digits and hyphens, never empty."""
    from slugify import slugify

    # The backend is named because "auto" depends on what else is installed.
    made = slugify(
        unicodedata.normalize("NFC", source),
        entities=False,
        decimal=False,
        hexadecimal=False,
        max_length=_LONGEST_SLUG,
        word_boundary=True,
        save_order=True,
        replacements=_RUSSIAN,
        replacement_stage="pre",
        backend="text-unidecode",
        algorithm="modern",
    )
    return made or _NAMELESS


def numbered(name: str, number: int) -> str:
    """Return `name` for 1, `name` with -2, -3 … before `.md` for the numbers after it."""
    return name if number == 1 else f"{name.removesuffix(DOCUMENT)}-{number}{DOCUMENT}"


def beside(document: str, suffix: str) -> str:
    """Return the name of a file beside a document: `plan.md`, `.ics` → `plan.ics`.

    Raises:
        ValueError: `suffix` is none, such as `.ics` or `.tasks.csv`.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError(f"{suffix!r} is no suffix of a file beside a document")
    return document.removesuffix(DOCUMENT) + suffix


def check_agent(agent: str) -> str:
    """Return `agent` if it can be a folder's name.

    Raises:
        StoreError: other characters than a-z, 0-9 and hyphens, empty, over 64, or reserved.
    """
    if _AGENT.fullmatch(agent) and not is_reserved(agent):
        return agent
    wrong = "cannot be the name of a folder under the outputs folder"
    if is_reserved(agent):
        wrong = "is a name that Windows keeps for a device"
    remedy = (
        "use 1 to 64 lower-case letters a-z, digits and hyphens, such as account-manager, "
        "and no device name"
    )
    raise StoreError("agent", excerpt(agent), wrong, remedy)


def check_relative(relative: str) -> PurePosixPath:
    """Return the path of a document relative to the outputs folder.

    Raises:
        StoreError: absolute, leading upwards, empty, or with a character no document has.
    """
    parts = relative.split("/")
    foreign = re.search(r'[\x00-\x1f\\:*?"<>|]', relative)
    if foreign or any(p in {"", ".", ".."} or is_reserved(p) for p in parts):
        wrong = "is not the path of a document inside the outputs folder"
        remedy = "give the path relative to that folder, as list shows it"
        raise StoreError("path", excerpt(relative), wrong, remedy)
    return PurePosixPath(*parts)


def is_reserved(name: str) -> bool:
    """Return whether Windows keeps `name` for a device, whatever its suffix."""
    return name.split(".")[0].rstrip(" ").lower() in _RESERVED
