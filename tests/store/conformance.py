"""What every store of output documents must do; a subclass gives `open_store`."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from urllib.request import url2pathname

import pytest

from enterprise_sales.store import OutputStore, StoreError

from .samples import BODY, META, meta, tree

FOLDER = "enterprise-sales/account-manager"
NAME = "2026-11-21_100506_plan-prodleniya"

REFUSED_AGENTS = [
    "",
    ".",
    "..",
    "../account-manager",
    "a/b",
    "a\\b",
    "/etc",
    "C:",
    "a\0b",
    "Account",
    "менеджер",
    "a b",
    "agent\n",
    "a" * 65,
    "con",
    "nul",
    "lpt1",
]

REFUSED_PATHS = [
    "",
    "/etc/passwd",
    "../secret.md",
    "enterprise-sales/../../secret.md",
    "enterprise-sales/./a.md",
    "enterprise-sales//a.md",
    "enterprise-sales\\a.md",
    "C:/a.md",
    "a\0.md",
    "enterprise-sales/con.md",
]

HOSTILE_SLUGS = ["../../etc/passwd", "/abs", "a\0b", "con", "\n---\n", "", "🎉", "..", "ж" * 5000]


class StoreConformance:
    """The contract; `self.open_store(root)` opens the store under test."""

    open_store: Callable[[Path], OutputStore]

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return tmp_path / "outputs"

    @pytest.fixture
    def store(self, root: Path) -> OutputStore:
        return self.open_store(root)

    def test_saved_says_where_the_document_is_and_what_its_bytes_are(
        self, store: OutputStore, root: Path
    ) -> None:
        saved = store.save(META, "План продления", BODY)
        assert saved.relative == f"{FOLDER}/{NAME}.md"
        assert saved.path == root / saved.relative
        assert saved.uri.startswith("file:///")
        assert url2pathname(saved.uri.removeprefix("file://")) == str(saved.path)
        assert saved.sha256 == hashlib.sha256(saved.path.read_bytes()).hexdigest()

    def test_what_was_saved_is_read_back(self, store: OutputStore) -> None:
        assert store.read(store.save(META, "План", BODY).relative) == (META, BODY)

    def test_only_the_document_is_left_in_the_folder(self, store: OutputStore, root: Path) -> None:
        saved = store.save(META, "План", BODY)
        assert list(tree(root)) == ["enterprise-sales", FOLDER, saved.relative]

    def test_a_name_that_is_taken_is_numbered_and_nothing_is_overwritten(
        self, store: OutputStore
    ) -> None:
        saved = [store.save(META, "План продления", f"body {n}") for n in range(3)]
        assert [s.path.name for s in saved] == [f"{NAME}.md", f"{NAME}-2.md", f"{NAME}-3.md"]
        assert [store.read(s.relative)[1] for s in saved] == ["body 0", "body 1", "body 2"]

    def test_a_file_of_the_user_is_not_overwritten(self, store: OutputStore, root: Path) -> None:
        taken = root / FOLDER / f"{NAME}.md"
        taken.parent.mkdir(parents=True)
        taken.write_text("my own notes")
        assert store.save(META, "План продления", BODY).path.name == f"{NAME}-2.md"
        assert taken.read_text() == "my own notes"

    def test_the_list_is_newest_first_with_the_frontmatter(self, store: OutputStore) -> None:
        later = META.created_at + timedelta(days=1)
        saved = [store.save(META, "x", BODY) for _ in range(11)]
        newest = store.save(meta(created_at=later, agent="planner"), "x", BODY)
        listed = store.list()
        assert [e.relative for e in listed] == [
            newest.relative,
            *(s.relative for s in reversed(saved)),
        ]
        assert listed[0].meta == meta(created_at=later, agent="planner")
        assert (listed[0].path, listed[0].uri, listed[0].sha256) == (
            newest.path,
            newest.uri,
            newest.sha256,
        )

    def test_the_list_of_one_agent_holds_only_its_documents(self, store: OutputStore) -> None:
        mine = store.save(META, "x", BODY)
        store.save(meta(agent="planner"), "x", BODY)
        assert [e.relative for e in store.list("account-manager")] == [mine.relative]
        assert store.list("nobody") == []

    def test_a_store_without_a_folder_is_empty(self, store: OutputStore, root: Path) -> None:
        assert store.list() == []
        assert not root.exists()

    def test_damaged_files_are_reported_and_do_not_hide_the_others(
        self, store: OutputStore, caplog: pytest.LogCaptureFixture
    ) -> None:
        good, bad = store.save(META, "good", BODY), store.save(META, "bad", BODY)
        bad.path.write_bytes(b"---\ntitle: [\n---\n")
        (good.path.parent / "folder.md").mkdir()
        index = store.index()
        assert [e.relative for e in index.entries] == [good.relative]
        assert sorted(e.where.split(",")[0] for e in index.damaged) == [
            bad.relative,
            f"{FOLDER}/folder.md",
        ]
        assert [e.relative for e in store.list()] == [good.relative]
        assert bad.relative in caplog.text

    @pytest.mark.parametrize("agent", REFUSED_AGENTS)
    def test_an_agent_that_is_no_folder_name_is_refused(
        self, store: OutputStore, tmp_path: Path, agent: str
    ) -> None:
        with pytest.raises(StoreError, match="what to do:"):
            store.save(meta(agent=agent), "x", BODY)
        with pytest.raises(StoreError, match="what to do:"):
            store.list(agent)
        assert tree(tmp_path) == {}

    @pytest.mark.parametrize("slug", HOSTILE_SLUGS)
    def test_no_slug_leads_out_of_the_agents_folder(
        self, store: OutputStore, root: Path, slug: str
    ) -> None:
        saved = store.save(META, slug, BODY)
        assert saved.path.parent == root / FOLDER
        assert saved.path.name.isascii()
        assert len(saved.path.name) <= 82
        assert list(tree(root)) == ["enterprise-sales", FOLDER, saved.relative]

    @pytest.mark.parametrize("relative", REFUSED_PATHS)
    def test_no_path_is_read_outside_the_outputs_folder(
        self, store: OutputStore, tmp_path: Path, relative: str
    ) -> None:
        store.save(META, "x", BODY)
        (tmp_path / "secret.md").write_bytes(next(tmp_path.rglob("*_x.md")).read_bytes())
        with pytest.raises(StoreError, match="not the path of a document"):
            store.read(relative)

    @pytest.mark.parametrize("link", ["enterprise-sales", FOLDER])
    @pytest.mark.parametrize("exists", [True, False], ids=["real-target", "dangling"])
    def test_a_link_that_leads_outside_is_refused(
        self, store: OutputStore, root: Path, tmp_path: Path, link: str, exists: bool
    ) -> None:
        outside = tmp_path / "outside"
        if exists:
            (outside / "account-manager").mkdir(parents=True)
        (root / link).parent.mkdir(parents=True)
        (root / link).symlink_to(outside, target_is_directory=True)
        before = tree(outside)
        with pytest.raises(StoreError, match="leads outside the outputs folder"):
            store.save(META, "x", BODY)
        assert tree(outside) == before

    def test_what_stands_behind_a_link_outside_is_neither_listed_nor_read(
        self, store: OutputStore, root: Path, tmp_path: Path
    ) -> None:
        secret = self.open_store(tmp_path / "other").save(META, "secret", BODY)
        good = store.save(META, "good", BODY)
        (root / FOLDER / "file.md").symlink_to(secret.path)
        (root / "enterprise-sales/linked").symlink_to(secret.path.parent)
        index = store.index()
        assert [e.relative for e in index.entries] == [good.relative]
        assert ["leads outside" in str(e) for e in index.damaged] == [True, True]
        for relative in (f"{FOLDER}/file.md", f"enterprise-sales/linked/{secret.path.name}"):
            with pytest.raises(StoreError, match="leads outside"):
                store.read(relative)

    def test_a_link_that_stays_inside_is_followed(self, store: OutputStore, root: Path) -> None:
        (root / "enterprise-sales/shared").mkdir(parents=True)
        (root / FOLDER).symlink_to("shared", target_is_directory=True)
        saved = store.save(META, "x", BODY)
        assert store.read(saved.relative) == (META, BODY)
        assert (root / "enterprise-sales/shared" / saved.path.name).is_file()

    def test_a_missing_document_is_an_error_for_people(self, store: OutputStore) -> None:
        with pytest.raises(StoreError, match="there is no such document"):
            store.read(f"{FOLDER}/2026-01-01_000000_x.md")

    def test_a_root_that_is_a_file_is_refused_and_kept(
        self, store: OutputStore, root: Path
    ) -> None:
        root.write_text("mine")
        with pytest.raises(StoreError, match="is not a folder"):
            store.save(META, "x", BODY)
        with pytest.raises(StoreError, match="is not a folder"):
            store.list()
        assert root.read_text() == "mine"

    def test_a_root_whose_parent_is_missing_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="does not exist"):
            self.open_store(tmp_path / "missing/outputs").save(META, "x", BODY)
        assert tree(tmp_path) == {}

    def test_many_threads_lose_and_overwrite_nothing(self, store: OutputStore) -> None:
        with ThreadPoolExecutor(8) as pool:
            saved = list(pool.map(lambda n: store.save(META, "x", f"body {n}"), range(80)))
        assert len({s.relative for s in saved}) == 80
        assert [store.read(s.relative)[1] for s in saved] == [f"body {n}" for n in range(80)]
