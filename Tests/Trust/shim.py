"""The shim of shim.c: compiled once a run, and the environment that it is driven by."""

from __future__ import annotations

import errno
import shutil
import subprocess
from pathlib import Path

CLASSES = ("write", "pwrite", "sync", "open", "truncate", "name")


class Shim:
    def __init__(self, folder: Path):
        self.library = folder / "shim.so"
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            raise RuntimeError("the fault rig needs a C compiler, cc or clang")
        source = Path(__file__).with_name("shim.c")
        subprocess.run(
            [compiler, "-shared", "-fPIC", "-O1", "-Wall", "-o", self.library, source, "-ldl", "-lpthread"], check=True
        )

    def tracing(self, trace: Path, root: Path) -> dict[str, str]:
        return {"LD_PRELOAD": str(self.library), "TRUST_SHIM_TRACE": str(trace), "TRUST_SHIM_ROOT": str(root)}

    def counting(self, counts: Path) -> dict[str, str]:
        """The environment in which a program says how many calls of each class it made."""
        return {"LD_PRELOAD": str(self.library), "TRUST_SHIM_COUNT": str(counts)}

    @staticmethod
    def counted(counts: Path) -> dict[str, int]:
        return {kind: int(count) for kind, count in (line.split() for line in counts.read_text().splitlines())}

    def failing(self, kind: str, number: int, how: int | str, hit: Path, stays: bool = False) -> dict[str, str]:
        """The environment in which the call of that number fails; ``how`` is an error number or ``kill``."""
        hit.unlink(missing_ok=True)
        return {
            "LD_PRELOAD": str(self.library),
            "TRUST_SHIM_FAIL": f"{kind}:{number}:{how}{'+' if stays else ''}",
            "TRUST_SHIM_HIT": str(hit),
        }


def name(number: int) -> str:
    return errno.errorcode[number]
