"""Every kind of bad input, with the whole message beside it.

A folder of `bad_input/` is one case: its files are laid over the sound book in `good/`, which by
itself has no finding. `message.txt` is written by `--update-snapshots`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from enterprise_sales.book import Book, BookError, load_book
from enterprise_sales.book.form_messages import MESSAGES as OF_FORMS
from enterprise_sales.book.load import NoAccountsError
from enterprise_sales.book.messages import MESSAGES
from enterprise_sales.playbook import load_playbook
from enterprise_sales.scorecard import scores

from ..conftest import PLAYBOOKS
from .samples import (
    BAD,
    BAD_INPUT,
    GOLDEN,
    GOOD,
    HERE,
    OF_LIMITS,
    kept,
    laid_over,
    left_out,
    rows_in,
    set_aside,
)

AS_OF = date(2026, 6, 30)
PLAYBOOK = load_playbook("strategic-12-month", AS_OF, root=PLAYBOOKS)
UNREADABLE = frozenset(
    (
        "encoding_wrong",
        "encoding_unknown",
        "file_unreadable",
        "format_unknown",
        "table_unknown",
        "header_absent",
        "too_many_columns",
    )
)
"""Findings after which nothing is known of the rows of a file."""
case_by_case = pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)


Outcome = Book | BookError


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Outcome]:
    """What becomes of a case: a book, or the error that says why there is none."""
    return cache(lambda case: read(laid_over(case, tmp_path_factory.mktemp(case.name))))


def read(folder: Path) -> Outcome:
    try:
        return load_book(folder)
    except BookError as error:
        return error


def told(found: Outcome) -> list[tuple[str, str]]:
    """Code and message of everything that is said about a book."""
    if isinstance(found, Book):
        return [(finding.code, finding.message) for finding in found.findings]
    more = found.findings if isinstance(found, NoAccountsError) else ()
    whole = str(found).replace(found.values.get("folder", "BOOK"), "BOOK")
    return [(found.code, whole), *((finding.code, finding.message) for finding in more)]


def test_the_sound_book_has_no_finding() -> None:
    assert told(read(GOOD)) == []


@case_by_case
def test_the_whole_message(
    case: Path, outcome: Callable[[Path], Outcome], same_as: Callable[[str, Path], None]
) -> None:
    same_as("\n\n".join(message for _, message in told(outcome(case))) + "\n", case / GOLDEN)


def test_no_book(tmp_path: Path, same_as: Callable[[str, Path], None]) -> None:
    ((_, message),) = told(read(tmp_path / "nowhere"))
    same_as(message + "\n", HERE / "no_book.txt")


def test_every_message_has_a_case(outcome: Callable[[Path], Outcome], tmp_path: Path) -> None:
    codes = {code for case in BAD for code, _ in told(outcome(case))}
    codes |= {code for code, _ in told(read(tmp_path / "nowhere"))}
    assert codes | OF_LIMITS == {*MESSAGES, *OF_FORMS}


@case_by_case
def test_no_row_is_lost_silently(case: Path, outcome: Callable[[Path], Outcome]) -> None:
    book = outcome(case)
    if not isinstance(book, Book):
        return
    unreadable = {found.file for found in book.findings if found.code in UNREADABLE}
    files = [*book.folder.glob("tables/*.csv"), *book.folder.glob("tables/*.json")]
    files += [path for path in book.folder.glob("exports/*.csv") if mapped(path, book.folder)]
    for path in files:
        file = path.relative_to(book.folder).as_posix()
        if file not in unreadable:
            found = kept(book, file) + left_out(book, file) + set_aside(book, file)
            assert (found, file) == (rows_in(path), file)


def mapped(path: Path, folder: Path) -> bool:
    text = (folder / "book.yaml").read_text(encoding="utf-8")
    return f"file: {path.relative_to(folder).as_posix()}" in text


@case_by_case
def test_the_rest_of_the_book_works(case: Path, outcome: Callable[[Path], Outcome]) -> None:
    """Tables that a case does not touch are those of the sound book."""
    book, sound = outcome(case), load_book(GOOD)
    if not isinstance(book, Book):
        return
    touched = {path.stem for path in case.glob("tables/*.csv")} | {"accounts"}
    for table in sound.given - touched:
        own = book.tables[table].filter(~pl.col("_file").str.starts_with("accounts/"))
        assert own.equals(sound.tables[table]), table
    assert {"acme", "birch"} <= set(book.names)


@pytest.mark.parametrize(
    "name", ["column_missing", "currency_absent", "dossier_date_impossible", "rate_absent"]
)
def test_every_account_of_a_broken_book_is_scored(
    name: str, outcome: Callable[[Path], Outcome]
) -> None:
    book = outcome(BAD_INPUT / name)
    assert isinstance(book, Book)
    rows = scores(book, PLAYBOOK, AS_OF)
    assert set(rows) == set(book.names)
    assert all(row.health_low <= row.health_high for row in rows.values())


def test_a_table_that_cannot_be_read_is_unknown_and_not_empty(tmp_path: Path) -> None:
    """Support without a ticket earns full points; a broken ticket file must not."""
    every_row_bad = b"ticket_id,account_id,opened_on\nt1,acme,never\n"
    for number, broken in enumerate((b"\xff\xfe", b"ticket_id\nt1\n", b"", every_row_bad)):
        folder = laid_over(GOOD, tmp_path / str(number))
        (folder / "tables" / "tickets.csv").write_bytes(broken)
        book = load_book(folder)
        assert "tickets" not in book.given
        assert scores(book, PLAYBOOK, AS_OF)["acme"].support_score is None
    assert scores(load_book(GOOD), PLAYBOOK, AS_OF)["acme"].support_score is not None
