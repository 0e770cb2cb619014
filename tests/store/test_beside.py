"""Files that stand beside a document and bear its name."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from enterprise_sales.store import OutputStore, write_new
from enterprise_sales.store.names import beside

from .samples import meta
from .test_atomic import failing, names

ICS, CSV = b"BEGIN:VCALENDAR\r\n", b"Subject,Due\r\n"
FILES = {".ics": ICS, ".salesforce-tasks.csv": CSV}


def test_they_bear_the_name_of_the_document(tmp_path: Path) -> None:
    saved = OutputStore(tmp_path / "outputs").save(meta(), "plan", "Body", FILES)
    assert [each.path.read_bytes() for each in saved.files] == [ICS, CSV]
    stem = saved.path.name.removesuffix(".md")
    assert [each.path.name for each in saved.files] == [stem + suffix for suffix in FILES]
    assert [each.sha256 for each in saved.files] == [sha256(d).hexdigest() for d in FILES.values()]


def test_the_document_names_them_and_the_index_gives_them(tmp_path: Path) -> None:
    store = OutputStore(tmp_path / "outputs")
    saved = store.save(meta(), "plan", "Body", FILES)
    assert store.list()[0].files == saved.files
    assert store.read(saved.relative)[0].files == {
        suffix: sha256(data).hexdigest() for suffix, data in FILES.items()
    }


def test_all_of_them_take_the_first_number_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "a.ics").write_bytes(b"mine")
    (tmp_path / "a-2.md").write_bytes(b"mine too")
    target = write_new(tmp_path, "a.md", b"body\n", {".ics": ICS})
    assert target.name == "a-3.md"
    assert names(tmp_path) == ["a-2.md", "a-3.ics", "a-3.md", "a.ics"]
    assert (tmp_path / "a.ics").read_bytes() == b"mine"


@pytest.mark.parametrize("step", ["link", "fsync", "open"])
@pytest.mark.parametrize("at_call", [1, 2])
def test_a_step_that_fails_leaves_none_of_them(
    step: str, at_call: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, step, failing(getattr(os, step), at_call))
    if step == "link":
        monkeypatch.setattr(Path, "replace", failing(Path.replace, 1))
    with pytest.raises(OSError, match="No space"):
        write_new(tmp_path, "a.md", b"body\n", {".ics": ICS})
    assert names(tmp_path) == []


@pytest.mark.parametrize("suffix", ["", "ics", ".ICS", "./x", "..ics", ".a.b.c", ".a b"])
def test_what_is_no_suffix_is_refused(suffix: str) -> None:
    with pytest.raises(ValueError, match="no suffix"):
        beside("a.md", suffix)
