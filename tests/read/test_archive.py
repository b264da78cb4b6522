"""The archive of fetched pages: what is put there stays, and the manifest says what is current."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.config import Limits
from pipeline.problems import RefusedError
from pipeline.read.archive import Archive, Changes
from pipeline.read.archive.prune import Pruned, prune
from pipeline.read.archive.rebuild import rebuild
from pipeline.read.archive.verify import Verified, verify
from tests.read.fetched import as_current, fetched

WIKI = "enwiki"


def files(raw: Path) -> dict[str, bytes]:
    return {
        path.relative_to(raw).as_posix(): path.read_bytes()
        for path in raw.rglob("*")
        if path.is_file()
    }


def times(raw: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in raw.rglob("*")}


def test_what_is_put_is_there(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    one = fetched(text="= Año =\r\n\ufeffa\0b", wikidata_id="Q7", parent_id=344)
    assert not archive.has(WIKI, 12, 345)
    archive.put(one)
    assert Archive(tmp_path).has(WIKI, 12, 345)
    assert Archive(tmp_path).read(WIKI, 12, 345) == one
    assert [*files(tmp_path)] == ["fetched/enwiki/12-345.page"]
    assert not archive.has(WIKI, 12, 346)
    assert not archive.has("eswiki", 12, 345)


def test_the_manifest_says_what_is_current(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    assert archive.current(WIKI) == {}
    old, new, other = fetched(1, 10), fetched(1, 11, "newer"), fetched(2, 5)
    archive.put_all([old, new, other])
    assert archive.current(WIKI) == {}, "not before it is recorded"
    archive.record(WIKI, as_current(new, other))
    for seen in (archive, Archive(tmp_path)):
        assert seen.current(WIKI) == {1: new.current, 2: other.current}
        assert seen.current("eswiki") == {}
    assert verify(tmp_path) == Verified(3, 0, ())


def test_what_cannot_be_current(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(fetched(1, 10))
    with pytest.raises(ValueError, match="revision 11 of page 1 is not stored"):
        archive.record(WIKI, as_current(fetched(1, 11)))
    assert archive.current(WIKI)[1].revision_id == 10


WRONG = [
    # what is stated                          what is said
    ({"sha1": "0" * 40}, "not the one the wiki states the SHA-1 of"),
    ({"size": 1}, "not as long as the wiki states"),
    ({"text": "\ud800"}, "valid unicode|surrogates not allowed"),
    ({"title": ""}, "at least 1 character"),
    ({"page_id": 0}, "greater than or equal to 1"),
    ({"revision_id": -1}, "greater than or equal to 1"),
    ({"timestamp": datetime(2024, 5, 1)}, "timezone"),
    ({"timestamp": "2024-05-01T10:00:00Z"}, "valid datetime"),
    ({"wikidata_id": "q1"}, "match pattern"),
    ({"page_id": "12"}, "valid integer"),
]


@pytest.mark.parametrize(("stated", "message"), WRONG)
def test_what_is_no_revision_cannot_be_made(stated: dict[str, object], message: str) -> None:
    whole = dict(fetched())
    with pytest.raises(ValueError, match=message):
        type(fetched())(**{**whole, **stated})


def test_a_second_put_changes_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    one = fetched(retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    archive.put(one)
    archive.record(WIKI, as_current(one))
    before = times(tmp_path)
    again = Archive(tmp_path)
    again.put(one.model_copy(update={"retrieved_at": None}))
    again.record(WIKI, as_current(one))
    assert times(tmp_path) == before


def test_a_damaged_revision_is_not_there_and_is_put_again(tmp_path: Path) -> None:
    archive, one = Archive(tmp_path), fetched()
    archive.put(one)
    path = tmp_path / "fetched/enwiki/12-345.page"
    path.write_bytes(path.read_bytes()[:-1])
    assert not archive.has(WIKI, 12, 345)
    with pytest.raises(RefusedError, match="damaged"):
        archive.read(WIKI, 12, 345)
    archive.put(one)
    assert archive.read(WIKI, 12, 345) == one


def test_the_order_of_finding_does_not_matter(tmp_path: Path) -> None:
    pages = [fetched(number, number + 100) for number in (3, 1, 2)]
    one, other = Archive(tmp_path / "one"), Archive(tmp_path / "other")
    one.put_all(pages)
    one.record(WIKI, replace(as_current(*pages), redirects={"B": "A", "A": "Copa 1"}))
    for page in sorted(pages, key=lambda page: page.page_id):
        other.put(page)
        other.record(WIKI, as_current(page))
    other.record(WIKI, Changes(redirects={"A": "Copa 1"}))
    other.record(WIKI, Changes(redirects={"B": "A"}))
    assert files(tmp_path / "one") == files(tmp_path / "other")


class TestTitles:
    """What becomes of a page when its title says something else."""

    @pytest.fixture
    def archive(self, tmp_path: Path) -> Archive:
        archive, one = Archive(tmp_path), fetched(1, 10, title="A")
        archive.put(one)
        archive.record(WIKI, replace(as_current(one), missing=frozenset({"M"})))
        return archive

    def test_a_deleted_page_is_kept_but_not_current(self, archive: Archive) -> None:
        archive.record(WIKI, Changes(gone=frozenset({1})))
        assert archive.current(WIKI) == {}
        assert archive.has(WIKI, 1, 10)

    def test_a_missing_title_takes_its_page_along(self, archive: Archive) -> None:
        archive.record(WIKI, Changes(missing=frozenset({"A"})))
        assert archive.current(WIKI) == {}
        assert archive.missing(WIKI) == {"A", "M"}

    def test_a_page_that_became_a_redirect(self, archive: Archive) -> None:
        other = fetched(2, 20, title="B")
        archive.put(other)
        archive.record(WIKI, replace(as_current(other), redirects={"A": "B"}))
        assert archive.current(WIKI) == {2: other.current}
        assert archive.redirects(WIKI) == {"A": "B"}

    def test_a_page_that_was_moved(self, archive: Archive) -> None:
        moved = fetched(1, 11, title="B")
        archive.put(moved)
        archive.record(WIKI, replace(as_current(moved), redirects={"A": "B"}))
        assert archive.current(WIKI) == {1: moved.current}

    def test_another_page_of_its_title(self, archive: Archive) -> None:
        other = fetched(2, 20, title="A")
        archive.put(other)
        archive.record(WIKI, as_current(other))
        assert archive.current(WIKI) == {2: other.current}

    def test_a_page_that_came_back(self, archive: Archive) -> None:
        archive.record(WIKI, Changes(gone=frozenset({1})))
        archive.record(WIKI, as_current(archive.read(WIKI, 1, 10)))
        assert [*archive.current(WIKI)] == [1]

    def test_a_redirect_that_became_a_page_or_nothing(self, archive: Archive) -> None:
        archive.record(WIKI, Changes(redirects={"B": "A", "C": "A", "M": "A"}))
        assert archive.missing(WIKI) == set()
        other = fetched(2, 20, title="B")
        archive.put(other)
        archive.record(WIKI, replace(as_current(other), missing=frozenset({"C"})))
        assert archive.redirects(WIKI) == {"M": "A"}
        assert archive.missing(WIKI) == {"C"}

    def test_items_of_linked_titles(self, archive: Archive) -> None:
        archive.record(WIKI, Changes(wikidata={"Alfa": "Q1", "Beta": None}))
        archive.record(WIKI, Changes(wikidata={"Beta": "Q2"}))
        assert archive.wikidata(WIKI) == {"Alfa": "Q1", "Beta": "Q2"}


class TestPrune:
    @pytest.fixture
    def raw(self, tmp_path: Path) -> Path:
        archive = Archive(tmp_path)
        pages = [fetched(page, page * 10 + n, f"{page} {n}") for page in (1, 2) for n in range(4)]
        archive.put_all(pages)
        archive.record(WIKI, as_current(pages[3], pages[4]))  # of page 2 the oldest is current
        return tmp_path

    @pytest.mark.parametrize(
        ("keep", "left"),
        [
            (1, ["1-13", "2-20", "2-23"]),
            (2, ["1-12", "1-13", "2-20", "2-22", "2-23"]),
            (9, ["1-10", "1-11", "1-12", "1-13", "2-20", "2-21", "2-22", "2-23"]),
        ],
    )
    def test_keeps_the_newest_and_the_current(self, raw: Path, keep: int, left: list[str]) -> None:
        before = Archive(raw).current(WIKI)
        assert prune(raw, keep, Limits()) == Pruned(8 - len(left), len(left))
        names = sorted(path.stem for path in raw.rglob("*.page"))
        assert names == left
        assert Archive(raw).current(WIKI) == before
        assert verify(raw) == Verified(len(left), 0, ())
        assert prune(raw, keep, Limits()) == Pruned(0, len(left))

    def test_a_kill_in_between_loses_nothing(
        self, raw: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(OSError(5, "")))
            with pytest.raises(OSError, match="5"):
                prune(raw, 1, Limits())
        assert verify(raw).damaged == ()
        assert prune(raw, 1, Limits()).left == 3

    def test_not_without_a_manifest(self, raw: Path) -> None:
        (raw / "fetched/enwiki/MANIFEST").unlink()
        with pytest.raises(RefusedError, match="fetched/enwiki/MANIFEST: missing"):
            prune(raw, 1, Limits())
        assert len([*raw.rglob("*.page")]) == 8
        assert rebuild(raw, Limits()).wikis == (WIKI,)
        assert prune(raw, 1, Limits()).left == 2


@pytest.mark.parametrize("loss", ["lost", "damaged", "a link"])
def test_a_manifest_is_made_again(tmp_path: Path, loss: str) -> None:
    archive = Archive(tmp_path)
    pages = [fetched(1, 10), fetched(1, 11, "new"), fetched(2, 20, wikidata_id="Q7")]
    archive.put_all(pages)
    archive.record(WIKI, as_current(pages[1], pages[2]))
    path = tmp_path / "fetched/enwiki/MANIFEST"
    whole = path.read_bytes()
    path.unlink()
    if loss == "damaged":
        path.write_bytes(whole.replace(b"Q7", b"Q8"))
    if loss == "a link":
        (tmp_path / "other").write_bytes(whole)
        path.symlink_to(tmp_path / "other")
    assert [file.file for file in verify(tmp_path).damaged] == ["fetched/enwiki/MANIFEST"]
    assert Archive(tmp_path).current(WIKI) == archive.current(WIKI), "in memory"
    assert rebuild(tmp_path, Limits()).wikis == (WIKI,)
    assert path.read_bytes() == whole
    assert not path.is_symlink()
    assert rebuild(tmp_path, Limits()) == ((), ())


def test_of_two_pages_of_one_title_the_newer_is_current_again(tmp_path: Path) -> None:
    early, late = fetched(9, 10, title="A"), fetched(2, 20, title="A")
    Archive(tmp_path).put_all([late, early])
    rebuild(tmp_path, Limits())
    assert Archive(tmp_path).current(WIKI) == {2: late.current}


def test_what_an_interrupted_fetch_left_is_no_damage(tmp_path: Path) -> None:
    archive, one = Archive(tmp_path), fetched(1, 10)
    archive.put(one)
    archive.record(WIKI, as_current(one))
    archive.put(fetched(1, 11))
    left = tmp_path / "fetched/enwiki/.tmp-1-1-12.page"
    left.write_bytes(b"half")
    assert verify(tmp_path) == Verified(2, 1, ())
    again = Archive(tmp_path)
    assert again.has(WIKI, 1, 11)
    again.record(WIKI, as_current(fetched(1, 11)))
    assert not left.exists()
    assert verify(tmp_path) == Verified(2, 0, ())
