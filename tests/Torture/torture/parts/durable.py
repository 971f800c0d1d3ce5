"""The order of system calls behind an acknowledgement: contents are flushed, then renamed into place, then the folder is flushed."""
from __future__ import annotations

import pathlib
import re
import shutil

from ..context import Context
from ..report import Part
from ..state import plan, workspace

CHANGES = {
    "a note (one file)": "Add-MaestroNote 'flushed'",
    "a feature (several files)": "Set-MaestroFeature f0 -Status in-progress",
    "a correction in a new folder": "Add-MaestroCorrection 'a rule' -Trigger t",
    "a handoff": "New-MaestroHandoff -Mode plan -SessionCore c -Summary s -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect",
}
CALL = re.compile(r"^\d+ +(?:<\.\.\. )?(fsync|fdatasync|rename\w*)\((.*)", re.MULTILINE)


def run(context: Context, part: Part) -> None:
    if not shutil.which("strace"):
        part.check(False, "strace is installed", "the part needs it")
        return
    folder = context.folder("durable") / "workspace"
    workspace(context.program, folder, "Approve-MaestroMission", of=plan(2, 1))
    for name, script in CHANGES.items():
        trace = context.work / "trace.txt"
        # The fault is for the program alone.
        faults = [option for variable, value in context.environment.items() for option in ("-E", f"{variable}={value}")]
        context.program.script(
            f"$null = {script}", folder,
            before=["strace", "-f", "-qq", "-y", "-o", str(trace), *faults, "-e", "trace=fsync,fdatasync,rename,renameat,renameat2"])
        calls = CALL.findall(trace.read_text(encoding="utf-8", errors="replace"))
        for problem in out_of_order(calls, str(folder / ".maestro")):
            part.check(False, name, problem)
        part.check(any(call.startswith("rename") and "/.maestro/" in rest for call, rest in calls), f"{name}: is renamed into place", f"{len(calls)} calls")
    part.fact(changes=len(CHANGES))


def out_of_order(calls: list[tuple[str, str]], root: str) -> list[str]:
    """Each rename into place has a flush of what is renamed before it, and of the folder after it."""
    found: list[str] = []
    for index, (call, rest) in enumerate(calls):
        if not call.startswith("rename") or root not in rest:
            continue
        names = re.findall(r'"([^"]+)"', rest)
        if len(names) < 2:
            continue
        source, target = names[0], names[1]
        before = [text for name, text in calls[:index] if name.startswith("f")]
        after = [text for name, text in calls[index + 1:] if name.startswith("f")]
        if not any(f"<{source}>" in text for text in before):
            found.append(f"{pathlib.Path(target).name} is renamed without a flush of its content")
        if not any(f"<{pathlib.Path(target).parent}>" in text for text in after):
            found.append(f"the folder of {pathlib.Path(target).relative_to(root)} is not flushed after the rename")
    return found
