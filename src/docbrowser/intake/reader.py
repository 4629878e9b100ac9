"""From files to what they hold: each is read by the importer of its format."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from docbrowser.errors import DocbrowserError
from docbrowser.i18n import _
from docbrowser.importers import videos
from docbrowser.importers.formats import Format, format_named, format_of
from docbrowser.importers.items import Deed, Part, Passage, RefusedError, Rejected
from docbrowser.importers.report import Tally
from docbrowser.importers.videos import is_video
from docbrowser.intake.ahead import is_worth_it, read_ahead
from docbrowser.intake.arrivals import Arrival
from docbrowser.intake.files import files_in, size_of
from docbrowser.model import Document, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from docbrowser.actions import Action
    from docbrowser.importers.items import Item
    from docbrowser.importers.report import Report
    from docbrowser.intake.plan import Plan
    from docbrowser.intake.records import RecordIntake

_UNKNOWN: Final = "unknown"
_OFTEN: Final = 1_000
"""After so many items somebody is told how far it is, and may stop it."""


@dataclass
class Reader:
    """Reads files: records go to `intake`, all else waits here until the titles are known."""

    plan: Plan
    intake: RecordIntake
    report: Report
    deeds: list[tuple[Deed, Path]] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    texts: list[tuple[Passage, Path]] = field(default_factory=list)
    bringing: set[Path] = field(default_factory=set)
    """The files that held titles."""
    formats: dict[Path, str] = field(default_factory=dict)
    """The format of each file that was read."""

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, and the files of folders.

        Raises:
            MissingFileError: a path is not there.
            InterruptedError: it was stopped.
        """
        as_videos = self.plan.format == videos.NAME
        there = list(files_in(paths, every_video=as_videos))
        if self.plan.format is None or as_videos:
            self._read_videos([path for path in there if is_video(path)], paths)
            # Of a folder of videos all else is beside the point; not so of a file that is named.
            there = [
                path for path in there if not is_video(path) and (not as_videos or path in paths)
            ]
        for path in there:
            if path in self.formats:
                continue  # it was read together with another one
            self._go_on(path)
            read, deeds, texts = self._so_far
            kind = self._format_of(path)
            together: tuple[Path, ...] = (path,)
            if kind is not None:
                together = self._together(path, there, kind) if kind.joins else together
                self._read(kind, path, together)
            name = kind.name if kind else _UNKNOWN
            self.formats.update(dict.fromkeys(together, name))
            self.report.files += len(together)
            tally = self.report.formats.setdefault(name, Tally())
            tally.files += len(together)
            now = self._so_far
            tally.read += now[0] - read
            tally.marks += now[1] - deeds
            tally.texts += now[2] - texts

    @property
    def _so_far(self) -> tuple[int, int, int]:
        """What has been read by now, and how many marks and texts are among it."""
        return self.report.read, len(self.deeds) + len(self.actions), len(self.texts)

    def _read_videos(self, found: Sequence[Path], paths: Sequence[Path]) -> None:
        """Read the names of all videos together, without a look into them."""
        if not found:
            return
        self._go_on(found[0])
        self.formats.update(dict.fromkeys(found, videos.NAME))
        self.report.files += len(found)
        tally = self.report.formats[videos.NAME] = Tally(files=len(found))
        roots = [path for path in paths if path.is_dir()]
        for path, item in videos.read_all(found, roots):
            if isinstance(item, Rejected):
                self.report.rejected.append(item)
                # What is of one file is counted with those of other formats.
                tally.rejected += item.path not in self.formats
                continue
            self.report.read += 1
            tally.read += 1
            self._take(item, path)
            if self.report.read % _OFTEN == 0:
                self._go_on(path)

    def count_rejected(self) -> None:
        """Tell of each format how much of it was rejected."""
        for one in self.report.rejected:
            if one.path in self.formats:
                self.report.formats[self.formats[one.path]].rejected += 1

    def _go_on(self, path: Path) -> None:
        self.plan.progress(self.report.files, self.report.read, path)
        if self.plan.is_stopped():
            raise InterruptedError

    def _reject(self, path: Path, reason: str, line: int | None = None) -> None:
        self.report.rejected.append(Rejected(reason=reason, line=line, path=path))

    def _format_of(self, path: Path) -> Format | None:
        if self.plan.format is not None:
            return format_named(self.plan.format)
        try:
            return format_of(path)
        except RefusedError as error:
            self._reject(path, error.reason, error.line)
            return None

    def _together(self, path: Path, there: Iterable[Path], kind: Format) -> tuple[Path, ...]:
        """Return the files of a format in one folder."""
        found = [path]
        for other in there:
            if other == path or other.parent != path.parent:
                continue
            with contextlib.suppress(RefusedError):
                if self.plan.format or format_of(other).name == kind.name:
                    found.append(other)
        return tuple(found)

    def _read(self, kind: Format, path: Path, together: tuple[Path, ...]) -> None:
        try:
            with contextlib.closing(self._items(kind, path, together)) as items:
                for item in items:
                    if isinstance(item, Rejected):
                        self.report.rejected.append(item if item.path else replace(item, path=path))
                        continue
                    self.report.read += 1
                    self._take(item, path)
                    if self.report.read % _OFTEN == 0:
                        self._go_on(path)
        except RefusedError as error:
            self._reject(path, error.reason, error.line)
        except (DocbrowserError, InterruptedError):
            raise
        except Exception as error:  # noqa: BLE001 - an importer of any package: the rest goes on
            self._reject(
                path,
                _("{format} could not read it ({kind}: {error})").format(
                    format=kind.name, kind=type(error).__name__, error=error
                ),
            )

    def _items(
        self, kind: Format, path: Path, together: tuple[Path, ...]
    ) -> Generator[Arrival | Item]:
        wishes = replace(self.plan.wishes, together=together)

        def read(say: Callable[[str], None]) -> Iterator[Item]:
            return kind.read(path, replace(wishes, say=say))

        if is_worth_it(sum(size_of(one) for one in together)):
            yield from read_ahead(read, wishes.say)
        else:
            yield from read(wishes.say)

    def _take(self, item: Arrival | Item, path: Path) -> None:
        match item:
            case Arrival():
                self.bringing.add(path)
                self.intake.arrive(item)
            case Record():
                self.bringing.add(path)
                self.intake.take(item)
            case Part():
                self.bringing.add(path)
                self.intake.take(item.record, is_part=True)
            case Document():
                for record in item.records:
                    self.intake.put(item.id, record)
            case Deed():
                self.deeds.append((item, path))
            case Passage():
                self.texts.append((item, path))
            case Rejected():
                pass  # it is in the report already
            case _:
                self.actions.append(item)
