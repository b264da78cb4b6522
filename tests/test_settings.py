"""scoreline.toml: what is read, and what is said of what is wrong."""

from pathlib import Path

import pytest

from pipeline.config import Follow, Settings, load_settings

GOOD = """\
contact = "ops@example.org"
raw = "articles"

[wikis]
testwiki = "http://127.0.0.1:8801/api.php"

[fetch]
in_flight = 2
settle_hours = 24

[[source]]
wiki = "eswiki"
titles = ["Clausura 2014 Copa MX"]
follow = ["seasons", "transclusions"]

[[source]]  # by its name
wiki = "testwiki"
categories = ["2013–14 in Mexican football"]
category_depth = 3
"""


def load(folder: Path, text: str) -> Settings:
    path = folder / "scoreline.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings({}, {}, path)


def test_paths_are_as_seen_from_the_file(tmp_path: Path) -> None:
    text = 'raw = "articles"\ncurated = "s3://bucket/prefix"\nacknowledged = "../known.toml"\n'
    settings = load(tmp_path, text)
    assert settings.raw == tmp_path / "articles"
    assert settings.address == "s3://bucket/prefix"
    assert settings.acknowledged == tmp_path / "../known.toml"

    settings = load(tmp_path, '[job]\nruns = "records"\nmetrics = "/srv/scoreline.prom"\n')
    assert settings.runs == tmp_path / "records"
    assert settings.job.metrics == Path("/srv/scoreline.prom")


def test_everything_is_read(tmp_path: Path) -> None:
    settings = load(tmp_path, GOOD)
    first, second = settings.source

    assert (settings.contact, settings.raw) == ("ops@example.org", tmp_path / "articles")
    assert (settings.fetch.in_flight, settings.fetch.settle_hours) == (2, 24)
    assert settings.fetch.requests_per_minute == 200
    assert first.follow == (Follow.SEASONS, Follow.TRANSCLUSIONS)
    assert settings.wiki(first.wiki).address == "https://es.wikipedia.org/w/api.php"
    assert settings.wiki(second.wiki).address == "http://127.0.0.1:8801/api.php"
    assert second.category_depth == 3


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("contact =", "contcat =", "line 1: unknown key 'contcat' (nearest: 'contact')"),
        ("titles =", "title =", "line 13: unknown key 'title' (nearest: 'titles')"),
        ("in_flight", "inflight", "line 8: unknown key 'inflight' (nearest: 'in_flight')"),
        ("[fetch]", "[fetcher]", "line 7: unknown key 'fetcher' (nearest: 'fetch')"),
        ("[[source]]  #", "[[sources]]  #", "line 16: unknown key 'sources' (nearest: 'source')"),
        ("category_depth", "zzz", "line 19: unknown key 'zzz'"),
        ('"seasons"', '"season"', "line 14: source.follow: Input should be 'seasons' or"),
        ("in_flight = 2", "in_flight = 4", "line 8: fetch.in_flight: Input should be less than"),
        ("in_flight = 2", 'in_flight = "2"', "line 8: fetch.in_flight: Input should be a valid"),
        ('"eswiki"', '"esiwki"', "line 12: source.wiki: unknown wiki 'esiwki' (nearest: 'eswiki')"),
        ('"eswiki"', '"http://es.wikipedia.org/w/api.php"', "line 12: source.wiki: the address"),
        ('"eswiki"', '"https://es.wikipedia.org/wiki/X"', "line 12: source.wiki: not an address"),
        ("ops@", "ops\\n@", "line 1: contact: a contact is a mail address or a web page"),
        ("ops@", "(ops)@", "line 1: contact: a contact is a mail address or a web page"),
        ('["Clausura 2014 Copa MX"]', "[]", "line 11: source: a source names titles, categories"),
        ('"articles"', "7", "line 2: raw: "),
        ("[wikis]", "[wikis", "Expected"),
        ("8801/api.php", "8801/../../etc", "line 5: wikis.testwiki: not an address"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(ValueError, match=r"scoreline\.toml: ") as raised:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_one_source_without_the_second_brackets(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"line 1: \[source\] has to be \[\[source\]\]"):
        load(tmp_path, '[source]\ntitles = ["Cup"]\n')


@pytest.mark.parametrize(
    "address",
    [
        "https://canary:canary@es.wikipedia.org/w/api.php",
        "https://es.wikipedia.org/w/api.php?canary",
        "ftp://canary/w/api.php",
        "https://canary:x/w/api.php",
        "http://canary.0.0.1/w/api.php",
        "http://127.0.0.1@canary/w/api.php",
        "https://[canary/w/api.php",
    ],
)
def test_an_address_that_is_none_is_not_repeated(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match=r"line 12: source\.wiki: ") as raised:
        load(tmp_path, GOOD.replace("eswiki", address, 1))
    assert "canary" not in str(raised.value)


@pytest.mark.parametrize("content", [b"\xff", b"a" * (2**20 + 1), b"contact = inf", b"[" * 9999])
def test_a_file_that_is_no_settings_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "scoreline.toml"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"scoreline\.toml: "):
        load_settings({}, {}, path)


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        load_settings({}, {"SCORELINE_CONFIG": str(tmp_path / "none.toml")})


def test_options_win_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "scoreline.toml"
    path.write_text('contact = "file@example.org"\nraw = "file"\njobs = 3\n', encoding="utf-8")
    environ = {"SCORELINE_CONTACT": "env@example.org", "SCORELINE_RAW": "env"}
    settings = load_settings({"raw": "given", "contact": None}, environ, path)

    assert (str(settings.raw), settings.contact, settings.jobs) == ("given", "env@example.org", 3)


def test_the_file_is_not_blamed_for_what_stands_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "scoreline.toml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^contact: a contact is a mail address"):
        load_settings({}, {"SCORELINE_CONTACT": "me"}, path)
    with pytest.raises(ValueError, match=r"^jobs: "):
        load_settings({"jobs": 0}, {}, path)


def test_a_folder_whose_name_is_not_utf_8_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match=r"^a name among the settings is not UTF-8$"):
        load_settings({"raw": Path("raw-\udce9")}, {})


def test_wikis_of_one_host_have_names_of_their_own() -> None:
    pages = ("", "/w", "/de", "/de/w", "/mirror/es/w")
    addresses = [f"https://cups.example.org{page}/api.php" for page in pages]
    assert [Settings().wiki(address).name for address in addresses] == [
        "cups_example_org",
        "cups_example_org",
        "cups_example_org_de",
        "cups_example_org_de",
        "cups_example_org_mirror_es",
    ]
