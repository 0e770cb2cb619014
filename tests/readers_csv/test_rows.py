"""Rows that are set aside, left out, or spread over lines; and the number that each has."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from enterprise_sales.book.readers.problems import UnreadableFileError

from .support import by_the_standard_library, found, names, rows

REPORT = """Deals of the second quarter

"Owner:",Ann,
id,name,sum
1,A,10
2,"B
C",20

3,D,30
Total,,60

"Copyright (c) 2026, Example Inc. All rights reserved."
"Confidential"
"""


def test_titles_and_footers_are_set_aside_and_told(tmp_path: Path) -> None:
    cells = found(tmp_path, REPORT, header_row=4, footer=True)
    assert names(cells) == ["id", "name", "sum"]
    assert rows(cells) == [(5, "1", "A", "10"), (6, "2", "B\nC", "20"), (8, "3", "D", "30")]
    assert [lost.row for lost in cells.aside] == [1, 3, 9, 11, 12]
    assert (cells.ragged, cells.unquoted) == ([], [])


def test_a_footer_that_is_not_declared_is_left_out(tmp_path: Path) -> None:
    cells = found(tmp_path, REPORT, header_row=4)
    assert rows(cells)[-1] == (9, "Total", None, "60")
    assert [lost.row for lost in cells.ragged] == [11, 12]


def test_a_row_of_data_that_looks_like_a_note_is_kept_above_a_whole_row(tmp_path: Path) -> None:
    cells = found(tmp_path, "id,name,sum\n1,,\nTotal,,5\n2,B,3\nEnd,,\n", footer=True)
    assert [row[0] for row in rows(cells)] == [2, 3, 4]
    assert [lost.row for lost in cells.aside] == [5]


def test_a_footer_under_a_single_row(tmp_path: Path) -> None:
    cells = found(tmp_path, "id,name,sum\n1,A,5\nEnd,,\n\nCopyright\n", footer=True)
    assert [row[0] for row in rows(cells)] == [2]
    assert [lost.row for lost in cells.aside] == [3, 5]


def test_a_row_that_is_short_among_plain_ones_is_left_out(tmp_path: Path) -> None:
    cells = found(tmp_path, "a,b,c\n1,2,3\n4,5\n6,7,\n\n8,9,10\n")
    assert [row[0] for row in rows(cells)] == [2, 4, 6]
    assert [(lost.row, lost.cells, lost.excerpt) for lost in cells.ragged] == [(3, 2, "4,5")]


def test_a_cell_goes_on_through_blocks_that_look_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("enterprise_sales.book.readers.encoding.BLOCK", 20)
    inside = "x,y,z\n" * 30
    cells = found(tmp_path, f'a,b,c\n1,"{inside}",3\n4,5,6\n')
    assert rows(cells) == [(2, "1", inside, "3"), (3, "4", "5", "6")]


def test_a_table_of_nothing_but_notes_is_kept(tmp_path: Path) -> None:
    cells = found(tmp_path, "id,name,sum\n1,,\n2,,\n", footer=True)
    assert (len(rows(cells)), cells.aside) == (2, [])


def test_a_title_may_hold_an_open_quotation_mark(tmp_path: Path) -> None:
    cells = found(tmp_path, '"Deals" of "North\n"open\nid,name\n1,A\n', header_row=3)
    assert rows(cells) == [(4, "1", "A")]


def test_a_header_beyond_the_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        found(tmp_path, "id,name\n1,A\n", header_row=3)
    assert caught.value.code == "header_absent"


BAD = ["a\n", "a,b,c,d\n", '"a"b,c,d\n', 'a,"b,c\n', 'a,"b\nc",d\n', "\n", "a,b,\n", '"a""b",c,d\n']
LINES = st.lists(st.sampled_from(["1,2,3\n", '"1","2, 3","4"\n', *BAD]), max_size=12)
SIGNS = st.text(st.sampled_from('ab",\n\r é'), max_size=40)
same = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@same
@example(header="first,,", body=",,a", block=48)
@given(
    header=st.sampled_from(["first,second,third", "first", "first,,"]),
    body=st.one_of(LINES.map("".join), SIGNS),
    block=st.sampled_from([48, 1 << 20]),
)
def test_the_fast_reader_sees_what_the_standard_library_sees(
    header: str, body: str, block: int, tmp_path: Path
) -> None:
    """Also where rows go from one block into the next."""
    text = f"{header}\n{body}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("enterprise_sales.book.readers.encoding.BLOCK", block)
        cells = found(tmp_path, text, delimiter=",")
    lost = [(one.row, str(one.cells)) for one in cells.ragged]
    open_ = [(one.row, str(one.lines)) for one in cells.unquoted]
    kept, uneven, unquoted = by_the_standard_library(text, ",")
    whole = [name or f"column {place}" for place, name in enumerate(header.split(","), start=1)]
    taken = [place for place, name in enumerate(whole, start=1) if name in names(cells)]
    assert [(row[0], *(row[place] for place in taken)) for row in kept] == rows(cells)
    assert (lost, open_) == (uneven, unquoted)
    idle = [place for place in range(1, len(whole) + 1) if place not in taken]
    assert not any(row[place] for row in kept for place in idle)


def test_many_columns_with_quotation_marks(tmp_path: Path) -> None:
    width = 150
    text = ",".join(f"c{n}" for n in range(width)) + "\n"
    text += ",".join(f'"{n}, x"' for n in range(width)) + "\n" + ",".join("y" * width) + "\n"
    assert [row[:3] for row in rows(found(tmp_path, text))] == [
        (2, "0, x", "1, x"),
        (3, "y", "y"),
    ]
