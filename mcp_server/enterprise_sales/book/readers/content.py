"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zipfile import BadZipFile, ZipFile

Form = Literal["XLSX", "XLSB", "ODS", "XLS", "XML", "HTML", "PARQUET", "ZIP", "TEXT", "WORDS"]
"""`XLS` is the binary form of Excel 97, `XML` the spreadsheet of Excel 2003, `TEXT` has a delimiter
in its first line, and `WORDS` has none."""

DELIMITERS = ",;\t|"
HEAD = 4096
"""Bytes looked at: what a form is known by stands there."""
_BINARY: tuple[tuple[bytes, Form], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
    (b"PAR1", "PARQUET"),
)
_ZIPPED: tuple[tuple[str, Form], ...] = (
    ("xl/workbook.xml", "XLSX"),
    ("xl/workbook.bin", "XLSB"),
    ("content.xml", "ODS"),
)
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_MARKUP = re.compile(
    r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*"
    r"<(?:!doctype html|html|head|body|meta|style|table|div|center)\b",
    re.IGNORECASE | re.DOTALL,
)


def form_of(path: Path) -> Form:
    """The form of a file.

    Raises:
        OSError: it cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    for start, form in _BINARY:
        if head.startswith(start):
            return form
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    text = _as_text(head).lstrip("\ufeff \t\r\n")
    if _SPREADSHEET in text and "<html" not in text.lower():
        return "XML"
    if _MARKUP.match(text):
        return "HTML"
    first = text.partition("\n")[0]
    return "TEXT" if any(sign in first for sign in DELIMITERS) else "WORDS"


def _zipped(path: Path) -> Form:
    try:
        with ZipFile(path) as archive:
            names = {name.replace("\\", "/").lower().lstrip("/") for name in archive.namelist()}
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return "ZIP"
    return next((form for name, form in _ZIPPED if name in names), "ZIP")


def _as_text(head: bytes) -> str:
    """The letters of ASCII, which is enough for what a form is known by."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("utf-8", errors="replace")
