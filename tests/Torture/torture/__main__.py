"""The command line: which parts, how long, with which seed, against which program."""
from __future__ import annotations

import argparse
import importlib
import os
import pathlib
import shutil
import sys
import tempfile

from .context import Context
from .program import Program
from .report import Part

REPOSITORY = pathlib.Path(__file__).resolve().parents[3]
# Name → time limit in seconds, of the short and of the long form.
PARTS: dict[str, tuple[float, float]] = {
    "gates": (40, 900),
    "updates": (30, 2400),
    "claims": (10, 600),
    "starts": (40, 1200),
    "kills": (30, 3600),
    "durable": (10, 60),
    "disk": (20, 300),
    "files": (20, 1200),
    "text": (25, 600),
    "fuzz": (60, 1800),
}


def roomy(on_disk: bool) -> str | None:
    """Memory for the short form's thousands of small files, where there is enough; else the system's temporary folder."""
    memory = "/dev/shm"
    return memory if not on_disk and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 512 * 1024 * 1024 else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests/Torture/run.sh")
    parser.add_argument("form", choices=["short", "long", "sabotage"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--maestro", default=str(REPOSITORY / "out" / "maestro" / "maestro"), help="the published program")
    parser.add_argument("--only", action="append", choices=[*PARTS], help="one part; may be given more than once")
    parser.add_argument("--limit", type=float, help="seconds for each part, instead of its own limit")
    parser.add_argument("--work", help="a folder for the workspaces; default: a temporary one")
    arguments = parser.parse_args()
    if not os.access(arguments.maestro, os.X_OK):
        print(f"FAILED: {arguments.maestro} is no program; publish src/Maestro.Shell, or say --maestro PATH\n0 passed, 1 failed")
        return 1

    work = pathlib.Path(arguments.work or tempfile.mkdtemp(prefix="maestro-torture-", dir=roomy(arguments.form == "long"))).resolve()
    work.mkdir(parents=True, exist_ok=True)
    log = work / "failures.txt"
    log.write_bytes(b"")
    program = Program(pathlib.Path(arguments.maestro).resolve(), work / "home")
    context = Context(program, work, arguments.seed, arguments.form == "long")
    chosen = ["sabotage"] if arguments.form == "sabotage" else arguments.only or [*PARTS]
    passed = failed = 0
    for name in chosen:
        part = Part(name, arguments.limit or PARTS.get(name, (300, 300))[1 if context.long else 0], log)
        try:
            importlib.import_module(".sabotage" if name == "sabotage" else f".parts.{name}", __package__).run(context, part)
        except Exception as error:  # A part that breaks is a failure of the part; the others still run.
            part.check(False, "the part itself", f"{type(error).__name__}: {error}")
        part.check(part.passed + len(part.failures) > 0, "something was checked", "the time limit came first")
        part.print(arguments.seed)
        passed, failed = passed + part.passed, failed + len(part.failures)
    print(f"{passed} passed, {failed} failed")
    if not failed and not arguments.work:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
