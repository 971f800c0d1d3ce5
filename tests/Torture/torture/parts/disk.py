"""A full disk, flushes that fail, locks that are not supported: it is said, nothing is lost, and nothing is claimed that did not happen."""
from __future__ import annotations

import json
import os
import pathlib
import shutil
import subprocess

from ..acknowledged import lost, read_logs
from ..context import Context
from ..faults import preload
from ..program import Case
from ..report import Part
from ..state import difference, load, plan, script_in, tree, workspace

COMMANDS = {
    "a note": "Add-MaestroNote 'under a fault'",
    "a feature": "Set-MaestroFeature f0 -Status in-progress",
    "a mission": "New-MaestroMission -Path plan.json -Force",
    "a correction": "Add-MaestroCorrection 'a rule' -Trigger t",
    "a checkpoint": "Checkpoint-MaestroMission",
}
# Fault → the error codes that say it.
FAULTS = {
    "flock-enolck": ("LockUnsupported",),
    "fsync-eio": ("WorkspaceNotWritable",),
    "folder-eio": ("WorkspaceNotWritable",),
    "write-enospc": ("WorkspaceNotWritable",),
}


def run(context: Context, part: Part) -> None:
    base = context.folder("disk")
    workspace(context.program, base / "base", "Approve-MaestroMission", of=plan(2, 1))
    (base / "base" / "plan.json").write_text(json.dumps(plan(2, 1, "Another")), encoding="utf-8")
    library = preload(context)
    if not part.check(library is not None, "gcc is installed", "the shim of the faults needs it"):
        return
    for fault, codes in FAULTS.items():
        refused_with(context, part, base, fault, codes, str(library))
    full_disk(context, part, base)


def refused_with(context: Context, part: Part, base: pathlib.Path, fault: str, codes: tuple[str, ...], library: str) -> None:
    cases = [Case(f"{fault}-{number}", base / f"{fault}-{number}", script) for number, script in enumerate(COMMANDS.values())]
    for case in cases:
        shutil.copytree(base / "base", case.folder)
    before = tree(base / "base")
    results = context.program.cases(cases, context.work, each=30, LD_PRELOAD=library, TORTURE_FAULT=fault)
    after = context.program.cases([Case(case.id, case.folder, "$null = Add-MaestroNote 'after'") for case in cases], context.work, each=30)
    for case, name in zip(cases, COMMANDS, strict=True):
        label, said = f"{fault}, {name}", " ".join(results[case.id].errors)
        changed = [path for path in difference(before, tree(case.folder)) if path != ".maestro/notes.json"]
        notes = [note["content"] for note in load(case.folder / ".maestro" / "notes.json")]  # type: ignore[index, union-attr]
        happened = bool(changed) or "under a fault" in notes
        part.check(any(code in said for code in codes), f"{label}: is refused with {codes[0]}", said or "no error")
        part.check(not (happened and "Nothing was changed" in said), f"{label}: what happened is not denied", f"{changed} {said}")
        part.check(not happened or fault == "folder-eio", f"{label}: nothing is changed", changed)
        part.check(not after[case.id].refused, f"{label}: the next command works", after[case.id].errors)


def full_disk(context: Context, part: Part, base: pathlib.Path) -> None:
    """On a small file system of its own: changes until it is full, and again when there is room."""
    small = base / "small"
    small.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(small)], capture_output=True, check=False).returncode != 0:
        part.fact(full_disk="not run: mount needs root")
        return
    try:
        folder = small / "workspace"
        shutil.copytree(base / "base", folder)
        filler = "x" * 3000
        script = "\n".join([
            script_in(folder),
            "foreach ($number in 1..400) {",
            f"  try {{ $id = (Add-MaestroCorrection \"rule $number {filler}\" -Trigger t -ErrorAction Stop).CorrectionId; [IO.File]::AppendAllText('{base}/log-0', \"ack`tcorrection`t$id`n\") }}",
            f"  catch {{ [IO.File]::AppendAllText('{base}/log-0', \"refused`tcorrection`t$($_.FullyQualifiedErrorId) $(\"$_\".Replace(\"`n\", ' '))`n\"); if (++$failed -ge 5) {{ break }} }}",
            "}"])
        context.program.script(script, base)
        acks, last, refused = read_logs(base)
        part.check(len(acks["correction"]) > 0 and len(refused) == 5, "full disk: changes until it is full", f"{len(acks['correction'])} acknowledged, {len(refused)} refused")
        part.check(all("WorkspaceNotWritable" in text for text in refused), "full disk: is refused with WorkspaceNotWritable", refused[:1])
        for path in [*(folder / ".maestro" / "memory" / "corrections").glob("*.json")][:5]:
            acks["correction"] = [id_ for id_ in acks["correction"] if id_ != path.stem]
            path.unlink()
        context.program.script(script_in(folder) + "\n$null = Add-MaestroNote 'after'", base)
        problems = lost(folder, acks, last)
        part.check(not problems, "full disk: nothing that was acknowledged is lost", problems)
    finally:
        subprocess.run(["umount", "-l", str(small)], check=False)
