"""No title, wiki or link makes the archive write or read outside of its folder."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.problems import RefusedError
from pipeline.read.archive import Archive, Changes
from pipeline.read.archive.verify import verify
from pipeline.read.store import read_store
from tests.read.fetched import as_current, fetched

_LONGEST_NAME = 255

HOSTILE = [
    "../../etc/passwd", "A/B ../etc/passwd season", "/etc/passwd", "..", ".", "./A", "a/../b",
    "AC/DC F.C.", "CON", "nul.txt", "COM1", ".hidden", "-rf", "~", "$(reboot)", "`id`", "a\0b",
    "a\nb", "\x1b[31m", "東京ヴェルディ" * 12, "é" * 127, "A" * 255, "İstanbul", "São", "Sa\u0303o",
    "\u202egnp.exe", "\ufeff", "A:B", "a\\b", "*?", "|", "<script>", "MANIFEST", ".tmp-1-2",
    "12-345.page", "%2e%2e%2f", "..\\..\\", "file:///etc/passwd", "\u2028", "LPT1.page",
]  # fmt: skip
TITLES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=255),
    st.lists(st.sampled_from(["..", "/", "\\", "a", ".", "\0", "~"]), min_size=1).map("".join),
)


@pytest.fixture(autouse=True)
def _no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What survives a power cut is tested elsewhere, and takes its time."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


def check_everything_is_inside(root: Path) -> None:
    inside = os.path.realpath(root)
    for folder, folders, names in os.walk(root):
        for name in [*folders, *names]:
            path = Path(folder) / name
            assert not path.is_symlink()
            assert os.path.realpath(path).startswith(inside + os.sep)
            assert len(os.fsencode(name)) < _LONGEST_NAME // 3
            assert name.isascii()


@settings(
    max_examples=200, derandomize=True, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(title=TITLES, wiki=st.one_of(st.just("enwiki"), TITLES), number=st.integers(1, 2**53 - 1))
def test_hostile_titles(title: str, wiki: str, number: int, tmp_path: Path) -> None:
    root = Path(tempfile.mkdtemp(dir=tmp_path))
    raw = root / "raw"
    archive, one = Archive(raw), fetched(number, 7, wiki=wiki, title=title)
    archive.put(one)
    archive.record(wiki, as_current(one))
    archive.record(wiki, Changes(redirects={"A": title}, missing=frozenset([f"{title}!"])))
    assert Archive(raw).current(wiki)[number].title == title
    assert Archive(raw).read(wiki, number, 7) == one
    check_everything_is_inside(root)


def test_all_of_them_in_one_folder(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    archive = Archive(raw)
    for number, title in enumerate(HOSTILE, start=1):
        for wiki in ("enwiki", title):
            one = fetched(number, 7, wiki=wiki, title=title)
            archive.put(one)
            archive.record(wiki, as_current(one))
    check_everything_is_inside(tmp_path)
    assert verify(raw).damaged == ()
    assert len({path.name for path in (raw / "fetched").iterdir()}) == len(HOSTILE) + 1
    reasons = {file.reason.split(":")[0] for file in read_store(raw).refused}
    assert all("title" in reason for reason in reasons)


@pytest.mark.parametrize("place", ["fetched", "fetched/enwiki"])
def test_a_folder_that_leads_elsewhere_is_not_written(place: str, tmp_path: Path) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    outside.mkdir()
    (raw / place).parent.mkdir(parents=True)
    (raw / place).symlink_to(outside)
    archive, one = Archive(raw), fetched()
    with pytest.raises(RefusedError, match="not a folder of its own"):
        archive.put(one)
    assert [*outside.iterdir()] == []
    assert archive.current("enwiki") == {}


def test_a_link_in_place_of_a_page_is_replaced_not_followed(tmp_path: Path) -> None:
    raw, outside = tmp_path / "raw", tmp_path / "outside"
    archive, one = Archive(raw), fetched()
    archive.put(one)
    path = raw / "fetched/enwiki/12-345.page"
    outside.write_bytes(path.read_bytes())
    path.unlink()
    path.symlink_to(outside)
    before = outside.read_bytes()
    assert not archive.has("enwiki", 12, 345)
    archive.put(fetched(text="other", title="Copa 12"))
    assert not path.is_symlink()
    assert outside.read_bytes() == before


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    archive, one = Archive(tmp_path), fetched()
    archive.put(one)
    path = tmp_path / "fetched/enwiki/12-345.page"
    path.unlink()
    os.mkfifo(path)
    archive.record("enwiki", Changes())
    assert not archive.has("enwiki", 12, 345)
    assert verify(tmp_path).damaged[0].reason == "not a plain file"
