"""``manifest.toml``: what it may say, and the one line when it is broken."""

from pathlib import Path

import pytest

from pipeline.problems import RefusedError
from pipeline.read.source import RefusedFile
from pipeline.read.store import read_store

TEXT = "= Copa =\n"

FULL = """\
# where these texts come from
[[article]]
file = "sub/one.txt"
wiki = "eswiki"
title = "Copa_MX"
license = "CC BY-SA 3.0"
source_url = "https://example.org/copa"
page_id = 12
revision_id = 1250000000
note = "prose left out"

[[article]]
file = "two.txt"
"""


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def describe(raw: Path, manifest: str) -> None:
    (raw / "manifest.toml").write_text(manifest, encoding="utf-8")


def test_the_manifest_overrides_what_the_name_says(raw: Path) -> None:
    describe(raw, FULL)
    store = read_store(raw)
    two, one = (article.row for article in store.articles)
    assert store.refused == ()
    assert (one.article_id, one.wiki, one.title) == ("eswiki:Copa MX", "eswiki", "Copa MX")
    assert (one.license, one.source_url) == ("CC BY-SA 3.0", "https://example.org/copa")
    assert (one.page_id, one.revision_id) == (12, 1250000000)
    assert one.permalink_url == (
        "https://es.wikipedia.org/w/index.php?title=Copa_MX&oldid=1250000000"
    )
    assert (two.article_id, two.license) == ("enwiki:two", "CC BY-SA 4.0")


def test_a_file_that_is_not_there(raw: Path) -> None:
    describe(raw, '[[article]]\nfile = "three.txt"\n')
    reason = "named in manifest.toml, but no such file is there"
    assert read_store(raw).refused == (RefusedFile("three.txt", reason),)


def test_a_refused_file_is_not_missing(raw: Path) -> None:
    (raw / "two.txt").write_bytes(b"")
    describe(raw, FULL)
    assert read_store(raw).refused == (RefusedFile("two.txt", "empty"),)


def test_a_decomposed_file_name_is_the_same_file(raw: Path) -> None:
    (raw / "Cafe\u0301.txt").write_text(TEXT, encoding="utf-8")
    describe(raw, '[[article]]\nfile = "Caf\u00e9.txt"\ntitle = "Bar"\n')
    store = read_store(raw)
    assert [article.row.title for article in store.articles] == ["Bar", "one", "two"]
    assert store.refused == ()


def test_a_manifest_cannot_reach_out_of_the_folder(raw: Path) -> None:
    (raw.parent / "secret.txt").write_text(TEXT, encoding="utf-8")
    describe(raw, '[[article]]\nfile = "../secret.txt"\n')
    (refused,) = read_store(raw).refused
    assert refused.reason == "named in manifest.toml, but no such file is there"


BROKEN = [
    # manifest                                          what is said
    ("[[article]\n", "Expected ']]' at the end of an array declaration (at line 1, column 10)"),
    ('[[article]]\nfile = "a"\nfile = "b"\n', "Cannot overwrite a value (at line 3, column 11)"),
    ('\n[[article]]\ntitle = "A"\n', "line 2: file: Field required"),
    (
        '[[article]]\nfile = "a"\n\n[[article]]\nfile = "b"\ntitel = "B"\n',
        "line 6: titel: Extra inputs are not permitted",
    ),
    (
        '[[article]]\nfile = "a"\nrevision_id = "12"\n',
        "line 3: revision_id: Input should be a valid integer",
    ),
    (
        '[[article]]\nfile = "a"\nrevision_id = 0\n',
        "line 3: revision_id: Input should be greater than or equal to 1",
    ),
    ('[[article]]\nfile = "a"\ntitle = "[B]"\n', "line 3: title: a title cannot hold '['"),
    (
        '[[article]]\nfile = "a"\nsource_url = "javascript:1"\n',
        "line 3: source_url: not a web address",
    ),
    (
        '[[article]]\nfile = "a"\n[[article]]\nfile = "a"\n',
        "line 4: 'a' is named twice",
    ),
    ('article = [{file = "a", wiki = 1}]\n', "line 1: wiki: Input should be a valid string"),
    ("articles = []\n", "articles: Extra inputs are not permitted"),
    ("", "empty"),
]


@pytest.mark.parametrize(("manifest", "message"), BROKEN)
def test_a_broken_manifest_stops_the_run(manifest: str, message: str, raw: Path) -> None:
    describe(raw, manifest)
    with pytest.raises(RefusedError) as caught:
        read_store(raw)
    assert str(caught.value) == f"{raw / 'manifest.toml'}: {message}"


def test_a_manifest_that_cannot_be_read_stops_the_run(raw: Path) -> None:
    (raw / "manifest.toml").symlink_to("gone")
    with pytest.raises(RefusedError, match=r"manifest\.toml: cannot be read: No such file"):
        read_store(raw)


def test_a_manifest_that_is_not_utf_8_stops_the_run(raw: Path) -> None:
    (raw / "manifest.toml").write_bytes("# ca\u00f1a".encode("latin-1"))
    with pytest.raises(RefusedError, match="not UTF-8: byte 0xf1 at offset 4"):
        read_store(raw)
