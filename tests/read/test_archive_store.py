"""Fetched pages as the rest of the pipeline sees them, beside what was put there by hand."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pipeline.config import Limits
from pipeline.read.archive import Archive, Changes
from pipeline.read.source import RefusedFile
from pipeline.read.store import find_text, read_store
from pipeline.tables import TextFormat
from tests.read.exports import export, page, revision
from tests.read.fetched import TEXT, as_current, fetched

WIKI = "enwiki"


def test_an_article_comes_from_its_current_revision(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    night = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    old = fetched(12, 344, "old", title="2014 Copa – Año")
    new = fetched(12, 345, title="2014 Copa – Año", wikidata_id="Q7", retrieved_at=night)
    archive.put_all([old, new])
    archive.record(WIKI, as_current(new))
    store = read_store(tmp_path)
    (article,) = store.articles
    row = article.row
    assert store.refused == ()
    assert (article.text, article.file) == (TEXT, "fetched/enwiki/12-345.page")
    assert (row.article_id, row.wiki, row.page_id, row.revision_id) == (
        "enwiki:2014 Copa – Año", "enwiki", 12, 345,
    )  # fmt: skip
    assert (row.sha1, row.wikidata_id, row.retrieved_at) == (new.sha1, "Q7", night)
    assert row.revision_timestamp == new.timestamp
    assert row.text_format is TextFormat.WIKITEXT
    assert row.permalink_url == (
        "https://en.wikipedia.org/w/index.php?title=2014_Copa_%E2%80%93_A%C3%B1o&oldid=345"
    )
    assert find_text(tmp_path, row, Limits()) == TEXT


def test_an_earlier_revision_can_be_the_current_one(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    settled, young = fetched(12, 344, "settled"), fetched(12, 345, "vandalised")
    archive.put_all([settled, young])
    archive.record(WIKI, as_current(settled))
    assert [article.text for article in read_store(tmp_path).articles] == ["settled"]


def test_templates_modules_and_redirects(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pages = [
        fetched(1, 10, title="Plantilla:fb a", namespace=10, wiki="eswiki"),
        fetched(2, 20, title="Module:Sports table", namespace=828, model="Scribunto"),
        fetched(3, 30, title="Talk:Copa", namespace=1),
        fetched(4, 40, "#REDIRECT [[Copa 12]]", title="Copa doce"),
        fetched(12, 345),
    ]
    archive.put_all(pages)
    archive.record("eswiki", as_current(pages[0]))
    archive.record(WIKI, replace(as_current(*pages[1:]), redirects={"C": "B", "B": "Copa 12"}))
    archive.record(WIKI, Changes(redirects={"Template:x": "Template:Football box"}))
    store = read_store(tmp_path)
    assert [article.key for article in store.articles] == ["enwiki:Copa 12"]
    assert [*store.templates] == ["enwiki:Module:Sports table", "eswiki:Template:Fb a"]
    assert store.redirects == {
        "enwiki:B": "enwiki:Copa 12",
        "enwiki:C": "enwiki:B",
        "enwiki:Copa doce": "enwiki:Copa 12",
        "enwiki:Template:X": "enwiki:Template:Football box",
    }
    assert store.refused == ()


def test_what_is_put_by_hand_lives_beside_it_and_wins(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pages = [fetched(1, 10, title="Copa"), fetched(2, 20, title="Liga")]
    archive.put_all(pages)
    archive.record(WIKI, as_current(*pages))
    (tmp_path / "z").mkdir()
    (tmp_path / "z/Copa.txt").write_text("= by hand =")
    (tmp_path / "Otra.wikitext").write_text("by hand")
    xml = export([page("Liga", revision(TEXT), number=2), page("Tercera", revision("t"))])
    (tmp_path / "pages.xml").write_bytes(xml)
    store = read_store(tmp_path)
    assert [(article.row.title, article.file) for article in store.articles] == [
        ("Copa", "z/Copa.txt"),
        ("Liga", "pages.xml: Liga"),
        ("Otra", "Otra.wikitext"),
        ("Tercera", "pages.xml: Tercera"),
    ]
    assert store.refused == ()
    said = [str(one) for one in store.skipped if str(one)]
    assert said == ["skipped in fetched/enwiki: 1 page put there by hand"]


def test_pages_that_are_gone_are_not_read(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pages = [fetched(1, 10), fetched(2, 20)]
    archive.put_all(pages)
    archive.record(WIKI, as_current(*pages))
    archive.record(WIKI, Changes(gone=frozenset({1})))
    assert [article.row.page_id for article in read_store(tmp_path).articles] == [2]


def test_a_page_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    pages = [
        fetched(1, 10, "", title="A"),
        fetched(2, 20, "x" * 60, title="B"),
        fetched(3, 30, "x", title="<b>"),
        fetched(4, 40, "x", title="C"),
    ]
    archive.put_all(pages)
    archive.record(WIKI, as_current(*pages))
    (tmp_path / "fetched/enwiki/4-40.page").unlink()
    store = read_store(tmp_path, Limits(file_bytes=50))
    assert store.refused == (
        RefusedFile("fetched/enwiki/1-10.page", "empty"),
        RefusedFile("fetched/enwiki/2-20.page", "too large: 0.0 MiB (limit: 4.76837e-05 MiB)"),
        RefusedFile("fetched/enwiki/3-30.page", "a title cannot hold '<'"),
        RefusedFile("fetched/enwiki/4-40.page", "missing"),
    )


def test_an_archive_without_pages_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "Copa.txt").write_text("= Copa =")
    (tmp_path / "fetched/enwiki").mkdir(parents=True)
    store = read_store(tmp_path)
    assert ([article.row.title for article in store.articles], store.refused) == (["Copa"], ())


def test_what_does_not_belong_there_is_told(tmp_path: Path) -> None:
    archive, one = Archive(tmp_path), fetched(1, 10)
    archive.put(one)
    archive.record(WIKI, as_current(one))
    (tmp_path / "fetched/enwiki/Copa.txt").write_text("= Copa =")
    (tmp_path / "fetched/Copa.txt").write_text("= Copa =")
    (tmp_path / "fetched/eswiki").symlink_to(tmp_path / "fetched/enwiki")
    store = read_store(tmp_path)
    assert [article.row.title for article in store.articles] == ["Copa 1"]
    assert store.refused == (
        RefusedFile("fetched/Copa.txt", "no folder of its own"),
        RefusedFile("fetched/enwiki/Copa.txt", "it does not belong here"),
        RefusedFile("fetched/eswiki", "no folder of its own"),
    )


def test_an_archive_that_is_a_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "Copa.txt").write_text("= Copa =")
    (raw / "fetched").symlink_to(tmp_path / "elsewhere")
    assert read_store(raw).refused == (RefusedFile("fetched", "no folder of its own"),)
