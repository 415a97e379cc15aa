"""The faults in the order of the table."""

from __future__ import annotations

from functools import cached_property

import fault_drill
import fault_eight
import fault_erased
import fault_errors
import fault_flips
import fault_full
import fault_fuzz
import fault_kill
import fault_large
import fault_modes
import fault_network
import fault_none
import fault_power
import fault_rows
from commands import Commands
from ground import made
from judge import Judge
from rig import Rig
from shim import Shim


class Bench:
    """What the faults share: the rig, the prepared casebook, the commands on it, and the shim."""

    def __init__(self, rig: Rig):
        self.rig = rig

    @cached_property
    def ground(self):
        return made(self.rig)

    @cached_property
    def commands(self) -> Commands:
        return Commands(self.rig, self.ground)

    @cached_property
    def judge(self) -> Judge:
        return Judge(self.commands, self.shim)

    @cached_property
    def shim(self) -> Shim:
        return Shim(self.rig.folder)


FAULTS = (
    ("commands", "the commands, undisturbed", fault_none.run),
    ("kill", "kill -9 while several processes record", fault_kill.run),
    ("power", "simulated power cut", fault_power.run),
    ("errors", "I/O errors at every n-th call", fault_errors.run),
    ("full", "full disk", fault_full.run),
    ("large", "full disk, much at once", fault_large.run),
    ("flips", "flipped bits and truncations", fault_flips.run),
    ("rows", "tampering by rows", fault_rows.run),
    ("eight", "eight processes at once", fault_eight.run),
    ("fuzz", "fuzzing", fault_fuzz.run),
    ("modes", "file modes with umask 000 and 022", fault_modes.run),
    ("network", "outgoing connections (strace)", fault_network.run),
    ("erased", "erased content searched", fault_erased.run),
    ("drill", "restore drill", fault_drill.run),
)
