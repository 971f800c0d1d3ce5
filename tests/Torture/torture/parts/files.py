"""What is no regular file: each file as a FIFO, socket, folder, endless device or link. No command hangs, and nothing outside is written."""
from __future__ import annotations

import os
import pathlib
import re
import shutil
import socket
from collections.abc import Callable

from ..context import Context
from ..program import Case
from ..report import Part
from ..state import difference, plan, tree, workspace

OURS = re.compile(r"[A-Z][A-Za-z]+(?<!Exception)(,Maestro\.Commands\..*)?", re.DOTALL)


def bound(path: pathlib.Path) -> None:
    here = os.getcwd()
    os.chdir(path.parent)  # The name of a socket may be 107 bytes long.
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


# How each kind is made, given the place and the folder outside.
KINDS: dict[str, Callable[[pathlib.Path, pathlib.Path], object]] = {
    "a FIFO": lambda path, outside: os.mkfifo(path),
    "a socket": lambda path, outside: bound(path),
    "a folder": lambda path, outside: path.mkdir(),
    "a link to an endless device": lambda path, outside: path.symlink_to("/dev/zero"),
    "a link out": lambda path, outside: path.symlink_to(outside / "mine.txt"),
    "a link to a new file outside": lambda path, outside: path.symlink_to(outside / "new.txt"),
    "a link to a folder outside": lambda path, outside: path.symlink_to(outside),
    "a link to itself": lambda path, outside: path.symlink_to(path.name),
}
COMMANDS = [
    "Get-MaestroStatus", "Get-MaestroMission", "Get-MaestroSnapshot", "Show-MaestroControl -Preview", "Test-MaestroEnvironment", "Test-MaestroMission",
    "Test-MaestroRatchet", "Search-MaestroMemory -Query rule", "Add-MaestroNote x", "Set-MaestroFeature f0 -Status in-progress",
    "Set-MaestroAssertion f0-works -Result passed -Evidence e", "New-MaestroWorkerPrompt f0", "Checkpoint-MaestroMission", "Initialize-MaestroWorkspace",
    "Install-MaestroIntegration -Agent codex, claude-code, gemini -Scope Project", "Uninstall-MaestroIntegration -Agent codex, claude-code, gemini -Scope Project -Confirm:$false",
    "Repair-MaestroWorkspace -Confirm:$false", "Set-MaestroConfig locking.timeoutSeconds 10",
]


def run(context: Context, part: Part) -> None:
    base = context.folder("files")
    source = base / "source" / "workspace"
    workspace(
        context.program, source, "Approve-MaestroMission", "Add-MaestroNote n", "Checkpoint-MaestroMission", "Add-MaestroLearning 'learned'",
        "$rule = Add-MaestroCorrection 'a rule' -Trigger rule; Add-MaestroRatchet $rule.CorrectionId -Pattern OPENEND; Test-MaestroRatchet",
        "New-MaestroHandoff -Mode plan -SessionCore c -Summary s -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect", of=plan(2, 1))
    files = [path.relative_to(source).as_posix() for path in sorted((source / ".maestro").rglob("*")) if path.is_file()]
    files += [".gitignore", "AGENTS.md", "CLAUDE.md", "GEMINI.md", ".maestro/.journal", ".maestro/.tmp", ".maestro/missions", ".maestro/handoffs"]
    planned = [(file, kind) for file in files for kind in KINDS]
    chosen = context.random("files").sample(planned, min(len(planned), context.count(45, len(planned))))
    cases: list[tuple[Case, str]] = []
    for number, (file, kind) in enumerate(chosen):
        folder = base / str(number)
        for command in COMMANDS:
            cases.append((Case(f"{number} {command}", folder / "workspace", command), f"{command} with {kind}: {file}"))
        make(base, folder, file, kind)
    outside = tree(base / "0" / "outside")
    # The files of a workspace stay as they are for all commands in it; one folder outside each.
    results = context.program.cases([case for case, _ in cases], context.work, each=5, stop=lambda: part.over, **context.environment)
    for case, label in cases:
        if result := results.get(case.id):
            part.check(not result.hung, label, "hung")
            part.check(not result.missing, label, "the process died")
            raw = [error for error in result.errors if not OURS.fullmatch(error.split(":", 1)[0])]
            part.check(not raw, label, raw)
    for number, (file, kind) in enumerate(chosen):
        changed = difference(outside, tree(base / str(number) / "outside"))
        part.check(not changed, f"{kind}: {file}", f"changed outside: {changed}")
    part.fact(commands=len(results), of=len(planned) * len(COMMANDS))


def make(base: pathlib.Path, folder: pathlib.Path, file: str, kind: str) -> None:
    shutil.copytree(base / "source", folder, symlinks=True)
    (folder / "outside").mkdir()
    (folder / "outside" / "mine.txt").write_text("mine\n", encoding="utf-8")
    place = folder / "workspace" / file
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    KINDS[kind](place, folder / "outside")
