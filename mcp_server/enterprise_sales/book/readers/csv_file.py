"""CSV: Polars reads the file; where a row does not fit, the standard library says which one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import polars as pl

from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.readers.cells import ROW, frame_of, unique_names
from enterprise_sales.book.readers.problems import UnreadableFileError

DELIMITERS = ",;\t|"


def read_csv(path: Path, options: FileMapping) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    """Cells as text, row 2 being the first one under the header."""
    text = _decoded(path, options.encoding)
    header = text.partition("\n")[0]
    if not header.strip():
        return pl.DataFrame({ROW: pl.Series([], dtype=pl.Int64)}), []
    delimiter = options.delimiter or max(DELIMITERS, key=header.count)
    try:
        return _fast(text, delimiter), []
    except pl.exceptions.PolarsError:
        return _careful(text, delimiter)


def _decoded(path: Path, encoding: str) -> str:
    raw = path.read_bytes()
    name = "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        around = raw[max(0, error.start - 20) : error.start + 20]
        excerpt = around.decode("ascii", errors="backslashreplace")
        position = str(error.start + 1)
        raise UnreadableFileError(
            "encoding_wrong", excerpt, encoding=encoding, position=position
        ) from error
    except LookupError as error:
        raise UnreadableFileError(
            "file_unreadable", format=encoding, problem="no such encoding"
        ) from error


def _fast(text: str, delimiter: str) -> pl.DataFrame:
    frame = pl.read_csv(
        io.BytesIO(text.encode()),
        separator=delimiter,
        infer_schema=False,
        row_index_name=ROW,
        row_index_offset=2,
    )
    names = unique_names(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)))
    frame.columns = [ROW, *names]
    return frame.with_columns(pl.col(ROW).cast(pl.Int64))


def _careful(text: str, delimiter: str) -> tuple[pl.DataFrame, list[tuple[int, int]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = unique_names(next(reader))
    kept, ragged = [], []
    for number, cells in enumerate(reader, start=2):
        if len(cells) == len(names):
            kept.append((number, dict(zip(names, cells, strict=True))))
        elif cells:
            ragged.append((number, len(cells)))
    return frame_of(kept), ragged
