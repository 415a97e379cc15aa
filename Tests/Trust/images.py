"""What a disk may hold after a power cut, made from the calls that were recorded (records.py).

The model is harsher than file systems are, and takes POSIX at its word:

* What was written to a file since its last sync may be there or not, each write by itself, in no order. Of a write that
  is there in part, any of its pieces of 512 bytes, or of 4 KiB, may be there.
* A file that grew may have grown and hold zeros where the write did not come through. A truncation counts as a write.
* A name that was made, changed or taken away may be there or not until its folder is synced; a sync of the file itself
  makes no name durable. A renaming happens as a whole or not at all. The names of a folder that was lost are lost.
* What was synced is there.

Chance chooses the moment of the cut, and then how much of what was not synced comes through: nothing, all of it, all up
to some moment with the last write torn, or each with the same probability, torn or whole.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from records import Call

SECTOR, PAGE = 512, 4_096


@dataclass
class Content:
    """A file: what is on the disk, and what was done since."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)
    mode: int = 0o600


@dataclass(frozen=True)
class Naming:
    """A change of names that its folder has not been synced after."""

    kind: str
    name: str
    other: str = ""
    content: int = 0


class Disk:
    """Replays calls up to the cut."""

    def __init__(self, sync_counts: bool = True, folders_count: bool = True):
        # Weakened, a sync changes nothing: of files, of folders, or of both.
        self.sync_counts, self.folders_count = sync_counts, folders_count
        self.contents: list[Content] = []
        # The file that an inode is now, for inodes are used again.
        self.inodes: dict[int, int] = {}
        # Names as the program sees them, and as they are on the disk; None is a folder.
        self.names: dict[str, int | None] = {}
        self.durable: dict[str, int | None] = {}
        self.pending: list[Naming] = []
        self.acknowledged = -1

    def apply(self, calls: Iterable[Call]) -> None:
        for call in calls:
            getattr(self, call.kind)(call)

    def name(self, change: Naming) -> None:
        enact(self.names, change)
        self.pending.append(change)

    def create(self, call: Call) -> None:
        self.contents.append(Content(mode=call.mode))
        self.inodes[call.inode] = len(self.contents) - 1
        self.name(Naming("make", call.name, content=len(self.contents) - 1))

    def write(self, call: Call) -> None:
        self.contents[self.inodes[call.inode]].pending.append(call)

    truncate = write

    def sync(self, call: Call) -> None:
        content = self.contents[self.inodes[call.inode]]
        if self.sync_counts:
            for each in content.pending:
                put(content.durable, each)
            content.pending.clear()

    def syncfolder(self, call: Call) -> None:
        if not self.folders_count:
            return
        left = []
        for change in self.pending:
            # Whoever syncs one of the two folders of a renaming makes it durable.
            if call.name in (folder(change.name), folder(change.other) if change.other else None):
                enact(self.durable, change)
            else:
                left.append(change)
        self.pending = left

    def mkdir(self, call: Call) -> None:
        self.name(Naming("folder", call.name))

    def unlink(self, call: Call) -> None:
        self.name(Naming("unlink", call.name))

    rmdir = unlink

    def rename(self, call: Call) -> None:
        self.name(Naming("rename", call.name, call.other))

    def link(self, call: Call) -> None:
        self.name(Naming("make", call.other, content=self.names[call.name]))

    def ack(self, call: Call) -> None:
        self.acknowledged = call.at

    # The cut.

    def image(self, chance: random.Random, path: Path) -> None:
        """Writes what is left into a folder."""
        way = chance.choice(("nothing", "everything", "in order", "each", "each", "each"))
        share = {"nothing": 0.0, "everything": 1.0}.get(way, chance.choice((0.1, 0.5, 0.9)))
        names = dict(self.durable)
        for change in self.pending:
            if chance.random() < share:
                enact(names, change)
        contents = {}
        for number, content in enumerate(self.contents):
            if number not in names.values():
                continue
            data = bytearray(content.durable)
            pending = content.pending
            if way == "in order" and pending:
                pending = pending[: chance.randrange(len(pending)) + 1]
                for each in pending[:-1]:
                    put(data, each)
                torn(data, pending[-1], chance)
            else:
                for each in pending:
                    if chance.random() < share:
                        torn(data, each, chance) if way == "each" and chance.random() < 0.3 else put(data, each)
                    elif each.kind == "write" and chance.random() < 0.2:
                        # The size came through, and the bytes did not.
                        grow(data, each.at + len(each.data))
            contents[number] = bytes(data)
        lay(path, names, contents)


def folder(name: str) -> str:
    return os.path.dirname(name) or "."


def enact(names: dict[str, int | None], change: Naming) -> None:
    if change.kind == "make":
        names[change.name] = change.content
    elif change.kind == "folder":
        names[change.name] = None
    elif change.kind == "unlink":
        names.pop(change.name, None)
    elif change.name in names:
        names[change.other] = names.pop(change.name)


def grow(data: bytearray, size: int) -> None:
    if len(data) < size:
        data.extend(bytes(size - len(data)))


def put(data: bytearray, call: Call) -> None:
    if call.kind == "truncate":
        del data[call.at :]
        grow(data, call.at)
    else:
        grow(data, call.at)
        data[call.at : call.at + len(call.data)] = call.data


def torn(data: bytearray, call: Call, chance: random.Random) -> None:
    """A write of which some pieces came through."""
    if call.kind == "truncate":
        return put(data, call)
    size = chance.choice((SECTOR, PAGE))
    end = call.at + len(call.data)
    # Pieces lie at multiples of their size on the disk.
    place = call.at
    while place < end:
        stop = min(end, (place // size + 1) * size)
        if chance.random() < 0.5:
            grow(data, place)
            data[place:stop] = call.data[place - call.at : stop - call.at]
        place = stop


def lay(path: Path, names: dict[str, int | None], contents: dict[int, bytes]) -> None:
    """Makes the files; a name in a folder that is not there is not there either."""
    path.mkdir(mode=0o700, parents=True)
    for name in sorted(names):
        parent = path / folder(name)
        if not parent.is_dir():
            continue
        if names[name] is None:
            (path / name).mkdir(mode=0o700)
        else:
            (path / name).write_bytes(contents[names[name]])
            (path / name).chmod(0o600)
