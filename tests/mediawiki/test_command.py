"""From a wiki to published tables, as people do it."""

import re
from pathlib import Path

import pytest

from pipeline.__main__ import run_command_line
from pipeline.publish.load import current_snapshot, read_table
from tests.mediawiki.fetching import WIKI
from tests.mediawiki.pages import YEARS, pages
from tests.mediawiki.server import MediaWiki

pytestmark = pytest.mark.mediawiki

SETTINGS = """\
contact = "ops@example.org"

[wikis]
{wiki} = "{address}"

[fetch]
requests_per_minute = 100000

[[source]]
wiki = "{wiki}"
titles = ["1960-61 Northland League"]
follow = ["seasons"]
"""


@pytest.fixture
def folder(wiki: MediaWiki, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("SCORELINE_RAW", "SCORELINE_CURATED", "SCORELINE_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "scoreline.toml").write_text(SETTINGS.format(wiki=WIKI, address=wiki.api))
    return tmp_path


def test_ingest_fetches_and_publishes(
    folder: Path, wiki: MediaWiki, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command_line(["ingest"]) == 0, capsys.readouterr()
    articles = read_table("article", folder / "curated").to_pylist()
    assert len(articles) == len(YEARS)
    revisions = {page.title: page.texts for page in pages()}
    for article in articles:
        assert article["char_count"] == len(revisions[article["title"]][-1])
        assert article["wiki"] == WIKI
        assert article["revision_id"] > article["page_id"]
        assert None not in (article["page_id"], article["retrieved_at"], article["sha1"])
    assert read_table("match", folder / "curated").num_rows == 2 * len(YEARS)
    assert read_table("goal", folder / "curated").num_rows == 6 * len(YEARS)
    first = current_snapshot(folder / "curated")

    wiki.forget_requests()
    assert run_command_line(["ingest"]) == 0
    assert [one for one in wiki.requests() if one.asks_for_content] == []
    assert current_snapshot(folder / "curated") == first, "the same pages, the same snapshot"


def test_fetch_tells_what_became_of_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    titles = ["Club 001", "No such page", "Redirect loop A"]
    assert run_command_line(["fetch", *titles, "--wiki", WIKI]) == 0
    out = capsys.readouterr().out
    assert re.search(r"\b3\b.*\b1\b", out)
    assert "No such page" in out
    assert run_command_line(["raw", "verify"]) == 0
    assert "1 whole revision, 0 damaged files" in capsys.readouterr().out
