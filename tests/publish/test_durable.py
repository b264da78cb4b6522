"""Directories that are on the disk before what is in them, whoever makes them."""

import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.durable import make_directory


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
