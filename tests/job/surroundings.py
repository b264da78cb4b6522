"""The same run in other surroundings: none of them may show in a published byte."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.publish.names import UNREPEATABLE
from tests.conftest import ROOT

_VARIES = {*UNREPEATABLE, "_UNREPEATABLE.json"}
_SETTINGS = "import os, sys; os.umask(0o{umask}); os.execv(sys.argv[1], sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What differs: the environment, what the command is run by, its options, the umask, whether
    the files of raw/ were made in reverse order, and the folder it runs in.
    """

    name: str
    environ: dict[str, str] = field(default_factory=dict)
    by: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    umask: str = "022"
    is_reversed: bool = False
    folder: str = "here"


USUAL = Surroundings("as usual", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"})
TWELVE = (
    Surroundings("hash seed 1", {"PYTHONHASHSEED": "1"}),
    Surroundings("Kiritimati", {"PYTHONHASHSEED": "4321", "TZ": "Pacific/Kiritimati"}),
    Surroundings("New York", {"PYTHONHASHSEED": "random", "TZ": "America/New_York"}),
    Surroundings("plain C", {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}),
    Surroundings("Turkish", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Surroundings("one job, one thread", {"OMP_NUM_THREADS": "1"}, options=("--jobs", "1")),
    Surroundings("eight jobs", {"OMP_NUM_THREADS": "8"}, options=("--jobs", "8")),
    Surroundings("400 days on", by=("faketime", "-f", "+400d")),
    Surroundings("a leap day, a second before midnight", by=("faketime", "2028-02-29 23:59:59")),
    Surroundings("umask 077", umask="077"),
    Surroundings("files made in reverse", is_reversed=True),
    Surroundings("somewhere else", {"HOME": "/nowhere", "TERM": "dumb"}, folder="some where élse"),
)


def hashes(top: Path, one: Surroundings) -> dict[str, str]:
    """Ingest raw/ there; the SHA-256 of every file of ``curated`` but for those that may vary."""
    place = top / one.name / one.folder
    place.mkdir(parents=True)
    _copy_raw(place / "raw", is_reversed=one.is_reversed)
    environ = {name: text for name, text in os.environ.items() if "SCORELINE" not in name}
    command = [*_by(one), sys.executable, "-m", "pipeline", "ingest", *one.options]
    subprocess.run(
        command,
        cwd=place,
        env={**environ, **one.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    curated = place / "curated"
    return {
        path.relative_to(curated).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in curated.rglob("*")
        if path.is_file() and path.name not in _VARIES
    }


def can_run(one: Surroundings) -> bool:
    """Whether what it is run by is installed."""
    return not one.by or shutil.which(one.by[0]) is not None


def _by(one: Surroundings) -> Sequence[str]:
    return sys.executable, "-c", _SETTINGS.format(umask=one.umask), *_found(one.by)


def _found(by: Sequence[str]) -> Sequence[str]:
    return (str(shutil.which(by[0])), *by[1:]) if by else ()


def _copy_raw(raw: Path, *, is_reversed: bool) -> None:
    raw.mkdir()
    for file in sorted((ROOT / "raw").iterdir(), reverse=is_reversed):
        shutil.copyfile(file, raw / file.name)
