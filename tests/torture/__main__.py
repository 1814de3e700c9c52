"""`make torture`: runs the parts one after the other and prints a table for docs/reliability.md."""

import argparse
import platform
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.skips import reason_against
from tests.torture.part import Part, Tally
from tests.torture.parts import PARTS

SOLEUS = Path(sys.executable).with_name("soleus")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the parts that are named, or all; 1 if one of them failed."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := set(asked.parts) - {part.name for part in PARTS}:
        parser.error(f"there is no part {', '.join(unknown)}; --help lists them")
    chosen = [part for part in PARTS if not asked.parts or part.name in asked.parts]
    seed = random.randrange(2**32) if asked.seed is None else asked.seed  # noqa: S311 - no secret
    minutes = sum(part.minutes for part in chosen) * asked.scale
    print(f"seed {seed}; about {minutes:.0f} minutes", flush=True)
    rows: list[str] = []
    is_good = True
    for part in chosen:
        row, went_well = _run(part, asked.scale, seed)
        rows.append(row)
        is_good = is_good and went_well
    print("\n".join(["", _heading(asked, seed), "", *_table(rows)]))
    return 0 if is_good else 1


def _parser() -> argparse.ArgumentParser:
    parts = "\n".join(f"  {part.name:12} {part.does}" for part in PARTS)
    parser = argparse.ArgumentParser(
        prog="python -m tests.torture",
        description=f"{__doc__}\n\n{parts}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", metavar="PART", nargs="*", help="all, unless some are named")
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 does a tenth of everything")
    parser.add_argument("--seed", type=int, help="do again what an earlier run did")
    return parser


def _run(part: Part, scale: float, seed: int) -> tuple[str, bool]:
    """One part, as a row of the table, and whether it went well."""
    count = max(1, round(part.count * scale))
    for need in part.needs:
        if reason := reason_against(need):
            print(f"{part.name}: not run: {reason}", flush=True)
            return f"| {part.name} | - | not run: {reason} | - | - |", True
    print(f"{part.name}: {part.does}", flush=True)
    with tempfile.TemporaryDirectory(prefix="soleus-torture-") as folder:
        tally = Tally(part.name, count, seed, Path(folder), SOLEUS)
        try:
            part.run(tally)
        except Exception as error:  # noqa: BLE001 - a part that breaks has failed; the others go on
            tally.failed(f"broke off: {type(error).__name__}: {error}")
        tally.say()
    did = f"{tally.done:,} {part.unit}"
    failures = len(tally.failures)
    return f"| {part.name} | {did} | {tally.found} | {failures} | {tally.seconds / 60:.1f} |", (
        not failures
    )


def _heading(asked: argparse.Namespace, seed: int) -> str:
    arguments = " ".join(
        [*asked.parts, *([f"--scale {asked.scale:g}"] if asked.scale != 1 else [])]
    )
    command = f'make torture ARGS="{arguments}"' if arguments else "make torture"
    today = time.strftime("%Y-%m-%d")
    python, system = platform.python_version(), f"{platform.system()} {platform.release()}"
    return f"{today}, `{command}` (seed {seed}), Python {python}, {system}:"


def _table(rows: list[str]) -> list[str]:
    return ["| part | done | found | failures | minutes |", "|---|---|---|---|---|", *rows]


if __name__ == "__main__":
    raise SystemExit(main())
