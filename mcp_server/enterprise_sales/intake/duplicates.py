"""Companies that stand in a book more than once: one tax number, one name, one web address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import polars as pl

from enterprise_sales.book.link_index import keys_of
from enterprise_sales.book.typing_cells import clean_text
from enterprise_sales.intake.account_links import id_role, name_column
from enterprise_sales.intake.draft import Chosen, Sources
from enterprise_sales.intake.vocabulary import judgement
from enterprise_sales.language import N_, Translator

Sign = Literal["tax_id", "name", "domain"]
REASONS: dict[Sign, str] = {
    "tax_id": N_("They have the same tax number, {value}."),
    "name": N_("The names differ in spelling or legal form only."),
    "domain": N_("They have the same web address, {value}."),
}
"""What says that two companies are one, the surest first."""
_SITE = r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[\p{L}]{2,}(?:/[^?#\s]*)?)(?:[?#]\S*)?$"
_WHOLE = ("shown", "tax_id", "name", "domain")


@dataclass(frozen=True)
class Duplicate:
    """Companies that may be one; a person decides, nothing is put together.

    Attributes:
        names: what they are called, with their ids where they have any.
        code: what says so.
        reason: the same in words.
    """

    names: tuple[str, ...]
    code: Sign
    reason: str


def duplicates(sources: Sources) -> tuple[Duplicate, ...]:
    """The companies of all sheets of accounts, else of the sheet that accounts are taken from."""
    listed = [*sources.of("accounts")]
    if not listed and sources.account_source is not None:
        listed = [sources.account_source]
    frames = [_companies(one) for one in listed if name_column(one)]
    if not frames:
        return ()
    companies = pl.concat(frames)
    found: dict[tuple[str, ...], Duplicate] = {}
    for sign in REASONS:
        for one in _alike(companies, sign, sources.t):
            found.setdefault(one.names, one)
    return tuple(found.values())


def _companies(chosen: Chosen) -> pl.DataFrame:
    """What each row of a sheet shows of its company, and the signs by which it is known."""
    cells = chosen.sheet.cells
    name = str(name_column(chosen))
    role = id_role(chosen)
    key = chosen.column(role) if role == "account_id" else None
    texts = cells.select(clean_text(column) for column in cells.columns)
    shown = pl.col(name) if key is None else pl.format("{} ({})", pl.col(name), pl.col(key))
    tax, site = chosen.column("tax_id"), _site_column(texts)
    nothing = pl.lit(None, pl.String)
    return texts.select(
        pl.coalesce(shown, pl.col(name)).alias("shown"),
        (pl.col(tax) if tax else nothing).alias("tax_id"),
        pl.lit(keys_of(texts[name], "name")).alias("name"),
        (_site(site) if site else nothing).alias("domain"),
    ).drop_nulls("shown")


def _site_column(texts: pl.DataFrame) -> str | None:
    """The first column in which nearly all filled cells are web addresses."""
    for name in texts.columns:
        filled = texts[name].drop_nulls()
        sites = filled.str.contains(_SITE)
        if filled.len() and int(sites.sum()) >= judgement("share_alike") * filled.len():
            return name
    return None


def _site(name: str) -> pl.Expr:
    return pl.col(name).str.to_lowercase().str.extract(_SITE).str.strip_chars_end("/")


def _alike(companies: pl.DataFrame, sign: Sign, t: Translator) -> Iterator[Duplicate]:
    groups = (
        companies.drop_nulls(sign)
        .group_by(sign)
        .agg(pl.col("shown").unique().sort())
        .filter(pl.col("shown").list.len() > 1)
        .sort(sign)
    )
    for value, shown in groups.iter_rows():
        yield Duplicate(tuple(shown), sign, t.text(REASONS[sign], value=value))
