"""What a cell is read as where all are read at once is what it is read as by itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Literal

import polars as pl
import pytest

from enterprise_sales.book import normalise as normalise_module
from enterprise_sales.book.mapping import FileMapping
from enterprise_sales.book.normalise import normalise
from enterprise_sales.book.plain_rows import look
from enterprise_sales.book.readers.taking import ODD
from enterprise_sales.book.straight import Straight


def _near(text: str, signs: str, most: int) -> Iterator[str]:
    """The text with up to that many signs put in the place of others."""
    for at in range(len(text)):
        for sign in signs:
            one = text[:at] + sign + text[at + 1 :]
            yield one
            if most > 1:
                yield from (one[:more] + s + one[more + 1 :] for more in range(at) for s in signs)


NUMBERS = ["".join(signs) for n in (1, 2, 3, 4) for signs in product("05.+-e, ", repeat=n)]
WORDS = [
    "true",
    "True",
    "TRUE",
    "tRUE",
    "false",
    "False",
    "FALSE",
    "t",
    "f",
    "1",
    "0",
    "yes",
    "nan",
]
LARGE = ["9" * n for n in range(14, 42)] + ["1." + "9" * n for n in range(4, 40)]
LARGE += ["9007199254740993", "1e400", "inf", "-inf", "nan", "infinity", "0x10", "1_0", "٥", "½"]
SIGNED = ["+2026-3-01", "-2026-3-01", "2026-+3-01", " 2026-3-01", "2026-3- 01", "2026-03-01 "]
CELLS = {
    "start_date": [*_near("2026-03-01", "019+-/. Т", 2), "2026-02-30", "26-03-01", *SIGNED],
    "annual_value": [*NUMBERS, *LARGE],
    "seats": [*NUMBERS, *LARGE],
    "uplift_cap_pct": [*NUMBERS, *LARGE],
    "auto_renew": WORDS,
}


def with_cells(column: str) -> pl.DataFrame:
    """Contracts that differ in one column only."""
    cells = list(dict.fromkeys(CELLS[column]))
    return pl.DataFrame(
        {
            "contract_id": [f"c{at}" for at in range(len(cells))],
            "account_id": "a1",
            "start_date": "2026-03-01",
            "annual_value": "1",
            "_file": "x.csv",
            "_row": range(len(cells)),
            "_exponent": pl.Series([2] * len(cells), dtype=pl.Int64),
        }
    ).with_columns(pl.Series(column, cells))


def by_cell(cells: pl.DataFrame, options: FileMapping) -> pl.DataFrame:
    """Typed rows, no column of which is read but cell by cell."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise_module, "plain_columns", lambda *_, **__: {})
        return normalise(cells, options.table, options).rows


@pytest.mark.parametrize("column", CELLS)
def test_what_polars_reads_means_the_same_here(column: str) -> None:
    """Each cell in a block of its own would take long; those that Polars refuses become null."""
    texts = with_cells(column)
    cells = texts[column].to_list()
    options = FileMapping(file="x.csv", table="contracts")
    kinds = Straight(options, lambda raw, tidy: normalise(raw, "contracts", options)).kinds(
        [column]
    )
    quoted = "\n".join('"' + cell + '"' for cell in cells) + "\n"
    schema = {column: kinds.get(column, pl.String())}
    by_polars = pl.read_csv(quoted.encode(), has_header=False, schema=schema, ignore_errors=True)
    assert by_polars.height == len(cells)
    kept = by_polars[column].is_not_null()
    one = normalise(texts.with_columns(by_polars[column]).filter(kept), "contracts", options).rows
    other = by_cell(texts.filter(kept), options)
    assert one.equals(other.filter(pl.col("_row").is_in(one["_row"].implode())))
    assert one.height > 0


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("column", ["start_date", "annual_value", "uplift_cap_pct"])
def test_what_is_read_at_one_look_means_the_same_cell_by_cell(
    column: str, decimal: Literal[".", ","]
) -> None:
    """A row is odd, or reads as it does the long way."""
    options = FileMapping(file="x.csv", table="contracts", decimal=decimal)
    cells = with_cells(column).drop("_exponent")
    if decimal == ",":
        cells = pl.concat([cells, cells.with_columns(pl.col(column).str.replace_all(r"\.", ","))])
        cells = cells.with_columns(pl.int_range(pl.len()).alias("_row"))
    stored = {name: pl.String() for name in cells.columns}
    found = look([pl.all()], stored, options, 2, tidy=False, beside=())
    assert found is not None
    seen = found(cells.lazy()).collect()
    plain = seen.filter(~pl.col(ODD)).drop(ODD)
    every = by_cell(cells.with_columns(pl.lit(2, pl.Int64).alias("_exponent")), options)
    assert plain.equals(every.filter(pl.col("_row").is_in(plain["_row"].implode())))
    assert 0 < plain.height < cells.height


@pytest.mark.parametrize("tidy", [True, False])
def test_texts_that_have_to_be_cleaned_are_odd(tidy: bool) -> None:
    texts = ["x", "é", "x y", "«x»", " x", "x ", "", None]
    texts += [] if tidy else ["x\u00a0", "\u200bx", "x\r\ny", "\tx"]
    cells = with_cells("auto_renew").head(1).drop("auto_renew", "_exponent")
    cells = cells.join(pl.DataFrame({"business_unit": texts}), how="cross")
    options = FileMapping(file="x.csv", table="contracts")
    found = look([pl.all()], cells.schema, options, 2, tidy=tidy, beside=())
    assert found is not None
    odd = found(cells.lazy()).collect()[ODD].to_list()
    assert odd == [text not in ("x", "é", "x y", "«x»", None) for text in texts]
