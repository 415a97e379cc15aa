"""The table that is printed at the end."""

from __future__ import annotations

import textwrap

from rig import Row

# A row, what it is called, and how long it took in seconds.
Timed = tuple[str, str, Row, float]

# How many of the things that went wrong are shown of a row.
SHOWN = 12


def failed(rows: list[Timed], full: bool) -> bool:
    return not rows or any(not is_ok(row, full) for _, _, row, _ in rows)


def is_ok(row: Row, full: bool) -> bool:
    """Nothing went wrong; what could not be done here is told aloud, and is not enough for the whole figures."""
    return not row.wrong and not (full and row.skipped)


def text(rows: list[Timed], full: bool, seed: int) -> str:
    cells = [("fault", "what was done", "figure", "ok", "s")]
    for _, fault, row, seconds in rows:
        word = "ok" if is_ok(row, full) else "FAILED"
        if row.skipped and not full:
            word = "skipped"
        cells.append((fault, row.done, row.figure or row.skipped, word, f"{seconds:.0f}"))
    widths = (30, 58, 58, 7, 4)
    lines = [f"\nTrust: the {'whole' if full else 'shortened'} figures, seed {seed}\n"]
    for place, row_cells in enumerate(cells):
        wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row_cells, widths)]
        for line in range(max(map(len, wrapped))):
            parts = [(part[line] if line < len(part) else "").ljust(width) for part, width in zip(wrapped, widths)]
            lines.append("  ".join(parts).rstrip())
        if place == 0:
            lines.append("  ".join("-" * width for width in widths))
    for name, _, row, _ in rows:
        for problem in row.wrong[:SHOWN]:
            lines.append(f"{name}: {problem}")
        if len(row.wrong) > SHOWN:
            lines.append(f"{name}: and {len(row.wrong) - SHOWN} more")
        if row.skipped:
            lines.append(f"{name}: SKIPPED: {row.skipped}")
    return "\n".join(lines)
