"""What a program did to the disk, as shim.c records it.

A record is a line of ASCII; a write is followed by its bytes and the end of a line.

    create INODE MODE NAME     truncate INODE SIZE     write INODE OFFSET COUNT     sync INODE
    mkdir MODE NAME            rmdir NAME              unlink NAME                  syncfolder NAME
    rename OLD<tab>NEW         link OLD<tab>NEW        ack NUMBER

``ack`` is appended by the rig itself: what was acknowledged before it has to be there after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Call:
    """One call that changed something, or that made it durable."""

    kind: str
    inode: int = 0
    name: str = ""
    other: str = ""
    mode: int = 0
    # The offset of a write, the size of a truncation, the number of an acknowledgement.
    at: int = 0
    data: bytes = b""


def calls(path: Path) -> Iterator[Call]:
    data = path.read_bytes()
    place = 0
    while place < len(data):
        end = data.index(b"\n", place)
        kind, _, rest = data[place:end].decode().partition(" ")
        place = end + 1
        if kind == "write":
            inode, offset, count = map(int, rest.split(" "))
            yield Call(kind, inode=inode, at=offset, data=data[place : place + count])
            place += count + 1
        elif kind == "create":
            inode, mode, name = rest.split(" ", 2)
            yield Call(kind, inode=int(inode), mode=int(mode, 8), name=name)
        elif kind == "mkdir":
            mode, name = rest.split(" ", 1)
            yield Call(kind, mode=int(mode, 8), name=name)
        elif kind == "truncate":
            inode, size = map(int, rest.split(" "))
            yield Call(kind, inode=inode, at=size)
        elif kind == "sync":
            yield Call(kind, inode=int(rest))
        elif kind == "ack":
            yield Call(kind, at=int(rest))
        elif kind in ("rename", "link"):
            name, other = rest.split("\t")
            yield Call(kind, name=name, other=other)
        elif kind in ("unlink", "rmdir", "syncfolder"):
            yield Call(kind, name=rest)
        else:
            raise ValueError(f"{path}: no record: {kind} {rest}")


def acknowledge(path: Path, number: int) -> None:
    with path.open("ab") as file:
        file.write(f"ack {number}\n".encode())
