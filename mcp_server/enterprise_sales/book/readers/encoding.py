"""Bytes of a file as text, in the encoding that it is said to have."""

from __future__ import annotations

from pathlib import Path

from enterprise_sales.book.readers.problems import UnreadableFileError

AROUND = 20
"""Bytes shown on each side of the one that cannot be read; presentation only."""


def decoded(path: Path, encoding: str) -> str:
    """The text of a file; a byte order mark of UTF-8 is dropped.

    Raises:
        UnreadableFileError: `encoding_wrong` or `encoding_unknown`.
    """
    raw = path.read_bytes()
    plain = encoding.lower().replace("_", "-") in ("utf-8", "utf8")
    name = "utf-8" if plain else encoding
    try:
        return raw.decode("utf-8-sig" if plain else name)
    except UnicodeDecodeError as error:
        before = raw[: error.start].rpartition(b"\n")[2][-AROUND:]
        after = raw[error.start :].partition(b"\n")[0][:AROUND]
        excerpt = (before + after).decode("ascii", errors="backslashreplace")
        position = str(error.start + 1)
        raise UnreadableFileError(
            "encoding_wrong", excerpt, encoding=name.upper(), position=position
        ) from error
    except (LookupError, UnicodeError) as error:
        raise UnreadableFileError("encoding_unknown", encoding=encoding) from error
