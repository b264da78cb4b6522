"""The test wiki before a test changes it: built once, and kept for the next session."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.mediawiki.pages import pages, render_export

HERE = Path(__file__).parent
PHP = shutil.which("php") or "php"
SOFTWARE = Path("/usr/share/mediawiki")
MAINTENANCE = SOFTWARE / "maintenance"
_MADE_OF = ("*.php", "pages.py", "seed.py")
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where a database need not wait for a disk
_FAST = _IN_MEMORY if _IN_MEMORY.is_dir() else None
_PASSWORD = "Local-only-pass-1"  # noqa: S105 - of a wiki that lives for one test


def why_not() -> str | None:
    """What is missing here to run a MediaWiki; None where nothing is."""
    if shutil.which("php") is None:
        return "php is not installed"
    if not (MAINTENANCE / "install.php").is_file():
        return "MediaWiki is not installed"
    modules = subprocess.run([PHP, "-m"], capture_output=True, text=True, check=True).stdout
    missing = {"pdo_sqlite", "mbstring", "xml", "intl", "luasandbox"} - {*modules.split()}
    return f"PHP lacks {', '.join(sorted(missing))}" if missing else None


def environment(data: Path, port: int) -> dict[str, str]:
    """What MediaWiki's programs are told by."""
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
        "MW_CONFIG_FILE": str(HERE / "LocalSettings.php"),
        "MW_DATA": str(data),
        "MW_PORT": str(port),
    }


def seed() -> Path:
    """The folder of the built wiki, to be copied."""
    kept = ROOT / ".cache" / "mediawiki" / _key()
    kept.parent.mkdir(parents=True, exist_ok=True)
    with (kept.parent / "building").open("wb") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # other workers wait, for it is built once
        if not kept.is_dir():
            _keep(kept)
    return kept


def _keep(kept: Path) -> None:
    with TemporaryDirectory(dir=_FAST) as fast, TemporaryDirectory(dir=kept.parent) as beside:
        _build(Path(fast) / "seed")
        shutil.copytree(Path(fast) / "seed", Path(beside) / "seed").replace(kept)


def _key() -> str:
    asked = [shutil.which("dpkg-query") or "true", "-W", "mediawiki", "php-cli"]
    version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    files = sorted(path for pattern in _MADE_OF for path in HERE.glob(pattern))
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return hashlib.sha256("\n".join([version, *digests]).encode()).hexdigest()[:16]


def _build(data: Path) -> None:
    (data / "cache").mkdir(parents=True)
    junk = data.parent / "junk"
    junk.mkdir()
    _run(
        data, "install", "--confpath", str(junk), "--dbtype", "sqlite", "--dbpath", str(data),
        "--dbname", "testwiki", "--server", "http://127.0.0.1:1", "--scriptpath", "",
        "--lang", "en", "--pass", _PASSWORD, "--skins=Vector", "Test wiki", "Admin",
    )  # fmt: skip
    _run(data, "update", "--quick")
    _run(data, "importDump", "--no-updates", text="".join(render_export(pages())))
    for script, *options in (
        ("refreshLinks",), ("rebuildrecentchanges",), ("initSiteStats", "--update"),
        ("sql", "--query", "DELETE FROM job"),
    ):  # fmt: skip
        _run(data, script, *options)
    _link(data / "testwiki.sqlite")


def _run(data: Path, script: str, *options: str, text: str = "") -> None:
    settings = environment(data, 1)
    if script == "install":  # where it finds settings there is nothing to install
        del settings["MW_CONFIG_FILE"]
    done = subprocess.run(
        [PHP, str(MAINTENANCE / f"{script}.php"), *options],
        env=settings,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}: {done.stdout[-1000:]} {done.stderr[-1000:]}")


def _link(database: Path) -> None:
    """Give every other article a Wikidata item, which no script of MediaWiki does."""
    with sqlite3.connect(database) as connection:
        connection.execute(
            "INSERT INTO page_props (pp_page, pp_propname, pp_value, pp_sortkey)"
            " SELECT page_id, 'wikibase_item', 'Q' || (page_id + 1000), NULL FROM page"
            " WHERE page_namespace = 0 AND page_is_redirect = 0 AND page_id % 2 = 0"
        )
    connection.execute("VACUUM")
    connection.close()
