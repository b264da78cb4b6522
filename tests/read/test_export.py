"""MediaWiki exports: what becomes an article, a template, a redirect, and what is refused."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.config import Limits
from pipeline.read.source import RefusedFile, SourceArticle
from pipeline.read.store import RawStore, read_store
from pipeline.tables import TextFormat
from tests.read.exports import PACK, export, page, revision

TEXT = "== Final ==\n{{Football box|score=1–0}} & <ref>a</ref>\n"


def store_of(folder: Path, *pages: str, manifest: str = "", name: str = "x.xml") -> RawStore:
    (folder / name).write_bytes(PACK[name.partition(".xml")[2]](export(pages)))
    if manifest:
        (folder / "manifest.toml").write_text(manifest, encoding="utf-8")
    return read_store(folder)


def reasons(store: RawStore) -> list[str]:
    return [f"{file.file}: {file.reason}" for file in store.refused]


@pytest.mark.parametrize("packing", PACK)
def test_reads_an_article_however_it_is_packed(packing: str, tmp_path: Path) -> None:
    name = f"x.xml{packing}"
    (article,) = store_of(tmp_path, page("2014 Copa", revision(TEXT)), name=name).articles
    row = article.row
    assert (article.text, article.file) == (TEXT, f"{name}: 2014 Copa")
    assert (row.article_id, row.wiki) == ("enwiki:2014 Copa", "enwiki")
    assert (row.page_id, row.revision_id) == (5, 11)
    assert row.revision_timestamp == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert row.text_format is TextFormat.WIKITEXT
    assert row.permalink_url == "https://en.wikipedia.org/w/index.php?title=2014_Copa&oldid=11"


# As the versions of the schema write a page; 0.3 to 0.5 have neither <ns> nor <dbname>.
VERSIONS = [
    (
        "0.3",
        "<siteinfo><base>http://es.wikipedia.org/wiki/Portada</base><namespaces>"
        '<namespace key="0" /><namespace key="10">Plantilla</namespace></namespaces></siteinfo>'
        '<page><title>A</title><id>5</id><revision><id>11</id><text xml:space="preserve">a b</text>'
        "</revision></page><page><title>Plantilla:T</title><id>6</id><revision><id>12</id>"
        "<text>t</text></revision></page>",
    ),
    (
        "0.5",
        "<siteinfo><base>http://es.wikipedia.org/wiki/Portada</base></siteinfo><page><title>A"
        '</title><id>5</id><revision><id>11</id><text xml:space="preserve" bytes="3">a b</text>'
        "</revision></page><page><title>Template:T</title><id>6</id><revision><id>12</id>"
        '<text bytes="1">t</text></revision></page>',
    ),
    (
        "0.10",
        "<siteinfo><dbname>eswiki</dbname></siteinfo><page><title>A</title><ns>0</ns><id>5</id>"
        '<revision><id>11</id><text xml:space="preserve">a b</text></revision></page>'
        "<page><title>Plantilla:T</title><ns>10</ns><id>6</id><revision><id>12</id>"
        "<text>t</text></revision></page>",
    ),
    (
        "0.11",
        "<siteinfo><dbname>eswiki</dbname></siteinfo><page><title>A</title><ns>0</ns><id>5</id>"
        '<revision><id>11</id><origin>11</origin><text bytes="3" '
        'sha1="eorpmzd574mqzxczq8ynrgij3o24yeh">a b</text><content><role>aux</role>'
        "<text>other slot</text></content></revision></page><page><title>Plantilla:t</title>"
        "<ns>10</ns><id>6</id><revision><id>12</id><text>t</text></revision></page>",
    ),
    (
        "0.99",
        "<siteinfo><dbname>eswiki</dbname><new><deep/></new></siteinfo><page><title>A</title>"
        "<ns>0</ns><id>5</id><revision><id>11</id><text>a b</text></revision></page>"
        "<page><title>Plantilla:T</title><ns>10</ns><id>6</id><revision><text>t</text></revision>"
        "</page>",
    ),
]


@pytest.mark.parametrize(("version", "content"), VERSIONS, ids=[name for name, _ in VERSIONS])
def test_every_version(version: str, content: str, tmp_path: Path) -> None:
    schema = f"http://www.mediawiki.org/xml/export-{version}/"
    xml = f'<mediawiki xmlns="{schema}" version="{version}">{content}</mediawiki>'
    (tmp_path / "x.xml").write_text(xml, encoding="utf-8")
    store = read_store(tmp_path)
    (article,) = store.articles
    assert (article.row.article_id, article.text) == ("eswiki:A", "a b")
    assert (article.row.page_id, article.row.revision_id) == (5, 11)
    assert {key: found.text for key, found in store.templates.items()} == {"eswiki:Template:T": "t"}
    assert store.refused == ()


REVISIONS = [
    # the revisions of a page: id, timestamp                         the one that counts
    ([(1, "2024-01-01T00:00:00Z"), (2, "2024-01-02T00:00:00Z")], 2),
    ([(2, "2024-01-02T00:00:00Z"), (1, "2024-01-01T00:00:00Z")], 2),
    ([(9, "2023-01-01T00:00:00Z"), (2, "2024-01-01T00:00:00Z")], 2),  # an imported old revision
    ([(2, "2024-01-01T00:00:00Z"), (1, "2024-01-01T00:00:00Z")], 2),
    ([(1, "2024-01-01T00:00:00Z"), (2, "")], 1),
]


@pytest.mark.parametrize(("found", "expected"), REVISIONS)
def test_the_newest_revision_counts(
    found: list[tuple[int, str]], expected: int, tmp_path: Path
) -> None:
    revisions = [revision(f"text {number}", number, when) for number, when in found]
    (article,) = store_of(tmp_path, page("A", *revisions)).articles
    assert (article.row.revision_id, article.text) == (expected, f"text {expected}")


class TestManifest:
    PAGES = (
        page("A", revision("a1", 1, "2020-01-01T00:00:00Z"), revision("a2", 2)),
        page("B", revision("b3", 3, "2020-01-01T00:00:00Z"), revision("b4", 4), number=6),
    )

    def test_names_a_revision(self, tmp_path: Path) -> None:
        manifest = '[[article]]\nfile = "x.xml"\nrevision_id = 1\n'
        store = store_of(tmp_path, *self.PAGES, manifest=manifest)
        assert [article.text for article in store.articles] == ["a1", "b4"]

    def test_names_one_of_each_page(self, tmp_path: Path) -> None:
        manifest = (
            '[[article]]\nfile = "x.xml"\ntitle = "A"\nrevision_id = 1\nlicense = "CC0"\n'
            '[[article]]\nfile = "x.xml"\ntitle = "B"\nrevision_id = 3\n'
            'source_url = "https://example.org/b"\n'
        )
        a, b = store_of(tmp_path, *self.PAGES, manifest=manifest).articles
        assert (a.text, a.row.license, b.text) == ("a1", "CC0", "b3")
        assert b.row.source_url == "https://example.org/b"

    def test_an_older_revision_of_what_is_now_a_redirect(self, tmp_path: Path) -> None:
        pages = page(
            "A",
            revision("a1", 1, "2020-01-01T00:00:00Z"),
            revision("#REDIRECT [[B]]", 2),
            redirect="B",
        )
        manifest = '[[article]]\nfile = "x.xml"\ntitle = "A"\nrevision_id = 1\n'
        store = store_of(tmp_path, pages, manifest=manifest)
        assert [article.text for article in store.articles] == ["a1"]
        assert store.redirects == {}

    def test_names_what_is_not_in_it(self, tmp_path: Path) -> None:
        manifest = (
            '[[article]]\nfile = "x.xml"\ntitle = "C"\n[[article]]\nfile = "x.xml"\nrevision_id = 9'
        )
        assert reasons(store_of(tmp_path, *self.PAGES, manifest=manifest)) == [
            "x.xml: manifest.toml names 'C', which is not in it",
            "x.xml: manifest.toml names revision 9, which is not in it",
        ]

    def test_gives_the_wiki(self, tmp_path: Path) -> None:
        manifest = '[[article]]\nfile = "x.xml"\nwiki = "dewiki"\n'
        store = store_of(tmp_path, *self.PAGES, manifest=manifest)
        assert [article.row.wiki for article in store.articles] == ["dewiki", "dewiki"]


REDIRECTS = [
    # text of A                                              where it leads
    ("#REDIRECT [[B]]", "enwiki:B"),
    ("#redirect:[[b_c#Final|x]]\n{{R from move}}", "enwiki:B c"),
    ("  #REDIRECCIÓN [[B]]", "enwiki:B"),
    ("#WEITERLEITUNG [[:B]]", "enwiki:B"),
    ("#REDIRECT [[Template:b]]", "enwiki:Template:B"),
    ("# REDIRECT [[B]]", None),
    ("#REDIRECT B", None),
    ("Text\n#REDIRECT [[B]]", None),
]


@pytest.mark.parametrize("kind", ["wikitext", "xml"])
@pytest.mark.parametrize(("text", "target"), REDIRECTS)
def test_redirects(text: str, target: str | None, kind: str, tmp_path: Path) -> None:
    if kind == "xml":
        store = store_of(tmp_path, page("A", revision(text)))
    else:
        (tmp_path / "A.wikitext").write_text(text, encoding="utf-8")
        store = read_store(tmp_path)
    assert store.redirects == ({"enwiki:A": target} if target else {})
    assert [article.row.title for article in store.articles] == ([] if target else ["A"])


def test_a_redirect_the_wiki_says_is_one(tmp_path: Path) -> None:
    pages = page("A", revision("#YÖNLENDİRME [[B]]"), redirect="B")
    assert store_of(tmp_path, pages).redirects == {"enwiki:A": "enwiki:B"}


def test_templates_and_modules_are_no_articles(tmp_path: Path) -> None:
    store = store_of(
        tmp_path,
        page("Plantilla:tabla A", revision("{|\n|}"), namespace=10),
        page("Módulo:Tabla", revision("return {}"), namespace=828),
        page("Talk:A", revision("x"), namespace=1),
        page("A: B", revision("x")),
        page("Plantilla:Alias", revision("#REDIRECT [[Plantilla:Tabla A]]"), namespace=10),
    )
    assert sorted(store.templates) == ["enwiki:Module:Tabla", "enwiki:Template:Tabla A"]
    found = store.templates["enwiki:Template:Tabla A"]
    assert (found.title, found.text, found.row.revision_id) == ("Plantilla:tabla A", "{|\n|}", 11)
    assert found.file == "x.xml: Plantilla:tabla A"
    assert (found.row.page_id, found.row.revision_timestamp) == (
        5,
        datetime(2024, 5, 1, 10, tzinfo=UTC),
    )
    assert store.redirects == {"enwiki:Template:Alias": "enwiki:Template:Tabla A"}
    assert [article.row.title for article in store.articles] == ["A: B"]


@pytest.mark.parametrize("name", ["Template:T.wikitext", "Vorlage%3AT.wikitext"])
def test_a_template_in_a_file_of_its_own(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(read_store(tmp_path).templates) == ["enwiki:Template:T"]


def test_a_rendered_text_is_an_article_whatever_it_says(tmp_path: Path) -> None:
    (tmp_path / "A.txt").write_text("#REDIRECT [[B]]", encoding="utf-8")
    assert len(read_store(tmp_path).articles) == 1


class TestTwice:
    def test_the_same_page_in_two_exports(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_bytes(export([page("A", revision(TEXT))]))
        store = store_of(tmp_path, page("A", revision(TEXT)), name="b.xml.gz")
        assert [article.file for article in store.articles] == ["a.xml: A"]
        assert store.refused == ()

    def test_another_text_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_bytes(export([page("A", revision(TEXT))]))
        store = store_of(tmp_path, page("A", revision("other")), name="b.xml.gz")
        assert reasons(store) == ["b.xml.gz: A: title 'A' is already used by a.xml: A"]

    def test_in_another_wiki_it_is_another_page(self, tmp_path: Path) -> None:
        (tmp_path / "a.xml").write_bytes(export([page("A", revision(TEXT))], wiki="eswiki"))
        store = store_of(tmp_path, page("A", revision("other")), name="b.xml")
        assert [article.row.article_id for article in store.articles] == ["enwiki:A", "eswiki:A"]

    def test_an_article_and_a_redirect(self, tmp_path: Path) -> None:
        (tmp_path / "A.wikitext").write_text("#REDIRECT [[B]]", encoding="utf-8")
        store = store_of(tmp_path, page("A", revision(TEXT)))
        assert store.redirects == {"enwiki:A": "enwiki:B"}
        assert reasons(store) == ["x.xml: A: title 'A' is already used by A.wikitext"]


PAGES_REFUSED = [
    # page                                                    reason
    (page("", revision("x")), "x.xml: : the title is empty"),
    (page("A[B", revision("x")), "x.xml: A[B: a title cannot hold '['"),
    (page("B", revision("")), "x.xml: B: empty"),
    (page("B", revision(" \n")), "x.xml: B: empty: it holds white space only"),
    (page("B"), "x.xml: B: the export does not give its text"),
    (
        page("B", '<revision><id>1</id><text bytes="3" deleted="deleted" /></revision>'),
        "x.xml: B: the export does not give its text",
    ),
    (
        page("B", revision("x" * 1_100_000)),
        "x.xml: B: line 1 is too long: 1.0 MiB (limit: 1 MiB)",
    ),
]


@pytest.mark.parametrize(("bad", "line"), PAGES_REFUSED, ids=[line for _, line in PAGES_REFUSED])
def test_a_page_that_cannot_be_an_article(bad: str, line: str, tmp_path: Path) -> None:
    store = store_of(tmp_path, page("Good", revision("x"), number=9), bad)
    assert reasons(store) == [line]
    assert [article.row.title for article in store.articles] == ["Good"]


def test_an_export_without_articles(tmp_path: Path) -> None:
    store = store_of(tmp_path, page("Talk:A", revision("x"), namespace=1))
    assert reasons(store) == ["x.xml: no article in it, only 1 page of other kinds"]


def test_every_file_of_the_corpus(shared: Path) -> None:
    folder = shared / "corpus" / "articles"
    store = read_store(folder)
    assert store.refused == ()
    assert len(store.articles) == sum(path.is_file() for path in folder.rglob("*"))
    assert all(
        isinstance(one, SourceArticle) and one.row.text_format is TextFormat.WIKITEXT
        for one in store.articles
    )
    exported = [one.row for one in store.articles if one.file.endswith(f".xml: {one.row.title}")]
    assert len(exported) == 27
    assert all(row.page_id and row.revision_id and row.revision_timestamp for row in exported)


def test_limits_hold_for_all_pages_together(tmp_path: Path) -> None:
    pages = [page(f"A{number}", revision("line\n" * 100)) for number in range(100)]
    (tmp_path / "x.xml.bz2").write_bytes(PACK[".bz2"](export(pages)))
    found = read_store(tmp_path, Limits(export_bytes=2**15)).refused
    assert found == (RefusedFile("x.xml.bz2", "the articles in it hold more than 0.03125 MiB"),)
