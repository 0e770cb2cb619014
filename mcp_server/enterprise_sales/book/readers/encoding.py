"""Bytes of a file as text, in the encoding that it is said to have."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from os import SEEK_CUR
from pathlib import Path

from enterprise_sales.book.readers.limits import BLOCK, LONGEST_LINE
from enterprise_sales.book.readers.problems import UnreadableFileError

NEAR = 2**16
"""Bytes at the end of a block in which its last line end is looked for."""
AROUND = 20
"""Bytes shown on each side of the one that cannot be read; presentation only."""
MARKS = {
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
"""Encodings of which the mark says the order of bytes."""
_MARKS = re.compile(rb"(?m)^(?:\xef\xbb\xbf)+")
MARK = "\ufeff"
"""The byte order mark, once it is decoded."""


def decoded(path: Path, encoding: str) -> str:
    """The text of a whole file; a byte order mark is dropped.

    Raises:
        UnreadableFileError: `encoding_wrong` or `encoding_unknown`.
    """
    return "".join(_texts(path, encoding))


def blocks(path: Path, encoding: str) -> Iterator[bytes]:
    r"""The lines of a file in UTF-8, as many at a time as fit into a block.

    No line begins with a mark.

    Every line ends in `\n`, whatever it ends in in the file; the last one may end in nothing. What
    is said to be UTF-8 is not decoded here: use `wrong_byte` where it turns out not to be.

    Raises:
        UnreadableFileError: `encoding_wrong`, `encoding_unknown` or `line_too_long`.
    """
    rest = b""
    for part in _one_line_end(_utf_8(path, encoding)):
        whole = rest + part if rest else part
        cut = whole.rfind(b"\n") + 1
        if cut:
            yield _without_marks(whole[:cut])
        rest = whole[cut:]
        if len(rest) > LONGEST_LINE:
            raise too_long()
    if rest:
        yield _without_marks(rest)


def _without_marks(block: bytes) -> bytes:
    """Lines without the marks that stand where files were joined; no one sees them."""
    marked = codecs.BOM_UTF8[:1] in block and codecs.BOM_UTF8 in block  # one byte is found sooner
    return _MARKS.sub(b"", block) if marked else block


def too_long() -> UnreadableFileError:
    """A line, or what an open quotation mark makes one, that no table holds."""
    return UnreadableFileError("line_too_long", limit=str(LONGEST_LINE // 2**20))


def wrong_byte(path: Path, encoding: str) -> UnreadableFileError:
    """What `encoding_wrong` says of a file that cannot be decoded."""
    try:
        for _ in _texts(path, encoding):
            pass
    except UnreadableFileError as error:
        return error
    return UnreadableFileError("encoding_unknown", encoding=encoding)


def is_utf_8(encoding: str) -> bool:
    """Whether a name, in any of its spellings, is that of UTF-8 with or without a mark."""
    return codec(encoding).name in ("utf-8", "utf-8-sig")


def codec(encoding: str) -> codecs.CodecInfo:
    """The codec of a text encoding.

    Raises:
        UnreadableFileError: `encoding_unknown`; the name is unknown, or not that of a text.
    """
    try:
        with suppress(UnicodeDecodeError):  # these bytes need not be a text in it
            b"text".decode(encoding)
    except (LookupError, ValueError) as error:
        raise UnreadableFileError("encoding_unknown", encoding=encoding) from error
    found = codecs.lookup(encoding)
    if found.incrementaldecoder is None:
        raise UnreadableFileError("encoding_unknown", encoding=encoding)
    return found


def _utf_8(path: Path, encoding: str) -> Iterator[bytes]:
    if not is_utf_8(encoding):
        for text in _texts(path, encoding):
            yield text.encode(errors="replace")
        return
    yield from _raw_lines(path)


def _texts(path: Path, encoding: str) -> Iterator[str]:
    found = _as_marked(codec(encoding), path)
    decoder = found.incrementaldecoder("strict")
    name = "UTF-8" if found.name in ("utf-8", "utf-8-sig") else encoding.upper()
    read, first = 0, True
    for raw, last in _with_last(_raw(path)):
        try:
            text = decoder.decode(raw, last)
        except UnicodeDecodeError as error:
            start = read + len(raw) - len(error.object) + error.start
            raise _wrong(name, error.object, error.start, start) from error
        except UnicodeError as error:
            raise UnreadableFileError("encoding_unknown", encoding=encoding) from error
        read += len(raw)
        yield text.removeprefix(MARK) if first else text
        first = first and not text


def _as_marked(found: codecs.CodecInfo, path: Path) -> codecs.CodecInfo:
    """UTF-16 and UTF-32 without a mark are little-endian, as Windows writes them."""
    with path.open("rb") as file:
        begins = file.read(4)
    unmarked = found.name in MARKS and not begins.startswith(MARKS[found.name])
    return codecs.lookup(f"{found.name}-le") if unmarked else found


def _wrong(name: str, raw: bytes, start: int, position: int) -> UnreadableFileError:
    before = raw[:start].rpartition(b"\n")[2][-AROUND:]
    after = raw[start : start + AROUND].partition(b"\n")[0]
    excerpt = (before + after).decode("ascii", errors="backslashreplace")
    return UnreadableFileError("encoding_wrong", excerpt, encoding=name, position=str(position + 1))


def _raw(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while raw := file.read(BLOCK):
            yield raw


def _raw_lines(path: Path) -> Iterator[bytes]:
    """The bytes of a file, cut at line ends where there are any, so that no line is moved."""
    with path.open("rb", buffering=0) as file:
        while raw := file.read(_up_to_a_line_end(file) or BLOCK):
            yield raw


def _up_to_a_line_end(file: FileIO) -> int:
    """How many bytes of the next block end in a line end, 0 where none is near the end of it.

    Asking before the block is read spares a copy of it.
    """
    near = min(NEAR, BLOCK)
    file.seek(BLOCK - near, SEEK_CUR)
    last = file.read(near)
    file.seek(-len(last) - (BLOCK - near), SEEK_CUR)
    return BLOCK - near + last.rfind(b"\n") + 1 if b"\n" in last else 0


def _with_last(parts: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each part and whether it is the last one; one empty last part where there is none."""
    held = next(parts, b"")
    for part in parts:
        yield held, False
        held = part
    yield held, True


def _one_line_end(parts: Iterator[bytes]) -> Iterator[bytes]:
    held = b""
    for part in parts:
        whole = held + part if held else part
        held = whole[-1:] if whole.endswith(b"\r") else b""
        whole = whole.removesuffix(b"\r")
        if b"\r" in whole:
            whole = whole.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield whole
    if held:
        yield b"\n"
