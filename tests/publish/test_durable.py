"""Directories and files that are on the disk before others rely on them."""

import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.durable import make_directory, replace_file


def test_another_may_make_it_at_the_same_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mkdir, place = os.mkdir, tmp_path / "deep" / "deeper"

    def after_another(path: Any, *options: Any) -> None:
        mkdir(path)
        mkdir(path, *options)

    monkeypatch.setattr(os, "mkdir", after_another)
    make_directory(place)
    assert place.is_dir()


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(FileExistsError):
            make_directory(tmp_path / name)


def test_a_file_is_replaced_whole_whatever_a_dead_run_left(tmp_path: Path) -> None:
    place = tmp_path / "run.json"
    (tmp_path / ".run.json.new").write_bytes(b"half")
    replace_file(place, b"one")
    replace_file(place, b"other")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("run.json", b"other")
    ]


def test_a_file_stays_as_it_was_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "run.json"
    replace_file(place, b"one")

    def fail(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        replace_file(place, b"other")
    assert place.read_bytes() == b"one"
