"""The restore drill: a backup, a machine with an empty folder, a restoring, and the dumps compared."""

from __future__ import annotations

import json

from ground import SECRET
from rig import DONE, Home, Row

NEEDED = ("backup create", "backup verify", "backup restore")


def run(bench) -> Row:
    row = Row()
    missing = [each for each in NEEDED if not bench.rig.has(each)]
    if missing:
        row.skipped = f"the binary has no {', '.join(missing)} yet"
        return row
    base = bench.ground.copy(bench.rig.folder / "drill/machine")
    # All that survives: the backup, its passphrase, and the key of the vault.
    safe = bench.rig.fresh("drill/safe")
    (safe / "secret.txt").write_text(SECRET)
    secret = ("--passphrase", f"@{safe}/secret.txt")
    base.ok("backup", "create", safe / "casebook.backup", *secret)
    head = json.loads(base.ok("verify", "--json").stdout)["head"]
    expected = base.dump()
    (safe / "vault.key").write_bytes(base.key.read_bytes())
    (safe / "vault.key").chmod(0o600)

    empty = Home(bench.rig, bench.rig.fresh("drill/empty"))
    empty.environment["JALON_KEY"] = str(safe / "vault.key")
    for words in (("verify", safe / "casebook.backup"), ("restore", safe / "casebook.backup")):
        result = empty.run("backup", *words, *secret)
        if result.code != DONE:
            row.wrong.append(str(result))
    restored = empty.run("dump")
    if restored.stdout != expected:
        row.wrong.append(f"the dumps differ: {restored}")
    # What was kept of the chain fits, and everything that was sealed opens.
    if problem := empty.problem("--head", head[:16]):
        row.wrong.append(problem)
    shown = [each.run("dump", "--identify", "--reason", "-", stdin="the drill").out for each in (base, empty)]
    sealed = [sorted(line for line in text.splitlines() if "identity-revealed" not in line) for text in shown]
    if sealed[0] != sealed[1]:
        row.wrong.append("what is sealed is not the same")
    # Restoring again takes the place of nothing.
    again = empty.run("backup", "restore", safe / "casebook.backup", *secret)
    if not again.refused:
        row.wrong.append(f"a casebook was replaced without being asked: {again}")
    row.done = f"backup, verify, restore into an empty folder: {len(expected):,} bytes of dump, {len(sealed[0])} lines"
    row.figure = "the dumps are equal" if not row.wrong else f"{len(row.wrong)} differences"
    return row
