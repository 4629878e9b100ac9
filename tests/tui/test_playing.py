"""Videos on one's own disk: `o` has them played, and nothing else of the disk is opened."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from docbrowser.paths import Paths
from docbrowser.tui.player import video_of
from tests.helpers import catalog_file, document
from tests.tui.visit import visiting

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a script stands in for the player")

PLAYER = """#!/bin/sh
for word; do printf '%s\\n' "$word"; done > "$0.part" && mv "$0.part" "$0.log"
"""


@pytest.fixture
def player(tmp_path: Path) -> Path:
    """A program that notes what it was called with."""
    made = tmp_path / "my player"
    made.write_text(PLAYER)
    made.chmod(0o755)
    return made


def library(folder: Path, *offers: dict[str, str], player: str = "") -> Paths:
    """Return the places of one title that is to be seen there."""
    film: dict[str, Any] = {"names": {"en": "Amber Coast"}, "offers": list(offers)}
    catalogue = catalog_file(folder / "one.json", document("amber", film))
    paths = Paths(catalog_flag=catalogue, no_shipped=True)
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f"player = {json.dumps(player)}\n", "utf-8")
    return paths


def local(path: Path) -> dict[str, str]:
    return {"provider": "file", "kind": "local", "url": path.as_uri()}


async def test_the_video_on_the_disk_is_played_before_any_link(
    tmp_path: Path, player: Path
) -> None:
    video = tmp_path / "Küste – 100 % [x].mkv"
    video.touch()
    web = {"provider": "Somebody", "url": "https://example.org/amber"}
    paths = library(tmp_path, web, local(video), player=f"'{player}' --fullscreen")
    log = player.with_name(f"{player.name}.log")
    async with visiting(paths) as visit:
        seen = await visit.press("o")
        assert "Opening Küste – 100 % [x].mkv." in seen.toasts
        await visit.until(log.exists)
    assert log.read_text("utf-8").splitlines() == ["--fullscreen", str(video)]


async def test_without_a_player_it_is_said_what_to_do(tmp_path: Path) -> None:
    video = tmp_path / "a.mp4"
    video.touch()
    async with visiting(library(tmp_path, local(video), player="no-such-player")) as visit:
        seen = await visit.press("o")
        assert "name it as player" in " ".join(seen.toasts.split())


async def test_a_video_that_is_gone_is_not_played(tmp_path: Path, player: Path) -> None:
    paths = library(tmp_path, local(tmp_path / "gone.mkv"), player=f"'{player}'")
    async with visiting(paths) as visit:
        seen = await visit.press("o")
        assert "There is no link here that can be opened." in " ".join(seen.toasts.split())


def test_a_folder_that_is_a_program_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "Videos.app"
    bundle.mkdir()
    monkeypatch.setattr("sys.platform", "darwin")
    assert video_of(bundle.as_uri()) is None
    assert video_of(tmp_path.as_uri()) == tmp_path


def test_only_videos_and_folders_of_this_machine_are_any(tmp_path: Path) -> None:
    video, script, hidden = tmp_path / "a.MKV", tmp_path / "b.sh", tmp_path / "c.mp4"
    for file in (video, script, tmp_path / "d.strm", tmp_path / "e.desktop"):
        file.touch()
    hidden.symlink_to(script)
    pipe = tmp_path / "f.mkv"
    os.mkfifo(pipe)

    assert video_of(video.as_uri()) == video
    assert video_of(tmp_path.as_uri()) == tmp_path
    refused = [one.as_uri() for one in (script, hidden, tmp_path / "d.strm", pipe, tmp_path / "x")]
    for address in (
        *refused,
        (tmp_path / "e.desktop").as_uri(),
        str(video),
        f"file://elsewhere{video}",
        f"file:{video.name}",
        f"http://{video}",
        f"{video.as_uri()}%00",
        "file://[",
        "",
    ):
        assert video_of(address) is None, address
