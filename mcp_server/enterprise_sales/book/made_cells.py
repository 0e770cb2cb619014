"""Cells made of several columns of a file: joined texts, and ids where an export has none."""

from __future__ import annotations

from hashlib import sha256

import polars as pl

from enterprise_sales.book.findings import Finding
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.problems import FIRST_ROWS
from enterprise_sales.book.typing_cells import clean_text

ID_LENGTH = 12
"""Signs of an id made of a text without letters and digits; presentation only."""
SHOWN = 3


def made_cells(raw: pl.DataFrame, options: FileMapping) -> dict[str, pl.Series]:
    """The table's column → its cells, for every declared column whose parts the file has."""
    made = {name: joined(raw, parts) for name, parts in options.joined.items() if _has(raw, parts)}
    for name, parts in options.ids.items():
        if _has(raw, parts):
            made[name] = ids_of(joined(raw, parts))
    return made


def _has(raw: pl.DataFrame, parts: tuple[str, ...]) -> bool:
    return set(parts) <= set(raw.columns)


def joined(raw: pl.DataFrame, parts: tuple[str, ...]) -> pl.Series:
    """The filled cells of each row with one blank between; null where all are empty."""
    whole = pl.concat_str(
        [clean_text(name) for name in parts], separator=" ", ignore_nulls=True
    ).str.replace_all(r"\s+", " ")
    return raw.select(pl.when(whole.str.len_bytes() > 0).then(whole).alias("made")).to_series()


def ids_of(texts: pl.Series) -> pl.Series:
    """An id for each text, in ASCII; the same for the same text wherever it stands."""
    known = texts.drop_nulls().unique()
    made = pl.Series([_id(text) for text in known], dtype=pl.String)
    return texts.replace_strict(known, made, default=None, return_dtype=pl.String)


def _id(text: str) -> str:
    from slugify import slugify

    return slugify(text) or sha256(text.encode()).hexdigest()[:ID_LENGTH]


def alike(raw: pl.DataFrame, options: FileMapping) -> list[Finding]:
    """The ids that different texts have in common: `C++` and `C#` are both `c`."""
    findings = []
    for name, parts in options.ids.items():
        if not _has(raw, parts):
            continue
        texts = joined(raw, parts)
        pairs = pl.DataFrame({"_row": raw["_row"], "text": texts, "id": ids_of(texts)})
        several = pl.col("text").str.to_lowercase().n_unique().over("id") > 1
        found = pairs.drop_nulls("id").filter(several)
        if found.height:
            findings.append(_told(found, options, name))
    return findings


def _told(found: pl.DataFrame, options: FileMapping, name: str) -> Finding:
    first = str(found["id"].min())
    texts = found.filter(pl.col("id") == first)["text"].unique().sort().head(SHOWN)
    return Finding(
        code="ids_alike",
        severity="warning",
        file=options.file,
        table=options.table,
        column=name,
        rows=tuple(found["_row"].sort().head(FIRST_ROWS)),
        count=found.height,
        values={"id": first, "texts": ", ".join(f"“{text}”" for text in texts)},
    )
