"""No fault at all: no command of the help is forgotten, and each does on the prepared casebook what its line says."""

from __future__ import annotations

from judge import Trial
from rig import Row

# What they record is not in the prepared casebook.
ELSEWHERE = ("store init", "vault init", "backup restore")


def run(bench) -> Row:
    row = Row()
    known = bench.commands
    names_tried = {each.name for each in known.all}
    names = [each for each in known.leaves if each]
    row.wrong = [f"jalon {each} is in the help and not in commands.py" for each in names if each not in names_tried]
    if bench.rig.full:
        row.wrong += [f"the binary has no such command: {each}" for each in known.missing]
    trials = [Trial(number, each) for number, each in enumerate(known.all)]

    def tried(trial: Trial):
        try:
            return bench.judge.clean(trial)
        except RuntimeError as error:
            return str(error)

    for trial, clean in zip(trials, bench.rig.each(tried, trials)):
        if isinstance(clean, str):
            row.wrong.append(clean)
            continue
        records = clean.before != clean.after
        if records != trial.command.records and trial.command.name not in ELSEWHERE:
            row.wrong.append(f"{trial}: recorded something {records}, and its line says {trial.command.records}")
    row.done = f"{len(known.all)} lines with arguments"
    if known.missing:
        row.done += f"; {len(known.missing)} lines not there yet: " + ", ".join(
            sorted({" ".join(each.split()[1:3]) for each in known.missing})
        )
    count = sum(each in names_tried for each in names)
    row.figure = f"{count} of {len(names)} commands of the help, {len(row.wrong)} wrong"
    return row
