"""Hostile text in every field and in every argument: nothing raw reaches a terminal, redirected text or annotations, and nothing of it is run."""
from __future__ import annotations

import json
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import threading

from ..context import Context
from ..program import Case, finish
from ..report import Part
from ..state import Json, load, plan, script_in, workspace

RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# What the engine itself sends to a terminal: the mode of the cursor keys.
OF_THE_ENGINE = re.compile(r"\x1b\[\?1[hl]|\x1b=|\x1b>")
RUN = "[IO.File]::WriteAllText('pwned', 'x')"
TEXTS = {
    "ESC": "a\x1b]0;title\x07b\x1b[2Jc\x1b[31md",
    "C1": "a\x9b2Jb\x9d0;t\x9cc\x85d",
    "C0": "a\x01\x08\x0b\x0c\x7fb\rc",
    "bidi": "a\u202eb\u2066c\u2069d\u200fe\u061cf\u2028g",
    "newline": "first\nsecond\n::error::third\n##[error]fourth",
    "NUL": "a\x00b",
    "lone surrogate": "a\ud800b\udfffc",
    "subexpression": f"$({RUN})",
    "quotes": f"a'; {RUN} #",
    "curly quotes": f"a\u2019; {RUN} #",
    "double quotes": f"\"; {RUN}; \"$({RUN})`",
    "markup": "[red]a[/] </title>]]> %0A::error::b",
}
# Keys whose values are words, ids, times or paths.
CLOSED = re.compile(r"id|status|result|.*Id|.*At|.*Ids|timestamp|kind|profile|workerType|dependsOn|features|severity|mode|version|uki|content|check|fulfills|.*Results|.*Statuses")
READING = [
    "Get-MaestroStatus", "Get-MaestroMission", "Get-MaestroFeature", "Get-MaestroAssertion", "Get-MaestroMilestone", "Get-MaestroHandoff", "Get-MaestroNote",
    "Get-MaestroCorrection", "Get-MaestroLearning", "Get-MaestroGuidance", "Get-MaestroRatchet", "Get-MaestroCheckpoint", "Get-MaestroConfig", "Get-MaestroSession",
    "Get-MaestroProject", "Get-MaestroIntegration", "Search-MaestroMemory -Query a", "Measure-MaestroMemory", "Test-MaestroMission", "Test-MaestroMission -Annotate",
    "Test-MaestroEnvironment", "Test-MaestroMemory", "Test-MaestroRatchet", "Test-MaestroMission -OutputFormat JUnitXml", "Test-MaestroControl -Size 120x40",
    "Show-MaestroControl -Preview", "Show-MaestroControl -Preview -Plain", "Get-MaestroSnapshot", "Build-MaestroGuidance -WhatIf", "Receive-MaestroHandoff",
    "Complete-MaestroMilestone m0 -Strict", "Set-MaestroMission -Status completed", "Repair-MaestroWorkspace -WhatIf",
]


def run(context: Context, part: Part) -> None:
    base = context.folder("text")
    source = base / "source"
    workspace(
        context.program, source, "Approve-MaestroMission", "Add-MaestroNote n", "Checkpoint-MaestroMission", "Add-MaestroLearning learned",
        "$rule = Add-MaestroCorrection 'a rule' -Trigger rule; Add-MaestroRatchet $rule.CorrectionId -Pattern OPENEND",
        "Set-MaestroAssertion f0-works -Result failed -Evidence e",
        "New-MaestroHandoff -Mode plan -SessionCore c -Summary s -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect", of=plan(2, 1))
    arguments = with_arguments(context, source)
    shown = 0
    order = context.random("text").sample([*TEXTS.items()], len(TEXTS))
    for number, (name, text) in enumerate(order):
        if part.over:
            break
        folder = base / str(number)
        shutil.copytree(source, folder)
        for path in (folder / ".maestro").rglob("*.json"):
            path.write_text(json.dumps(spoiled(load(path), text), indent=2) + "\n", encoding="utf-8")
        odd_names(folder, text)
        scripts = {"state": READING}
        if number % 3 == 0 or context.long:
            scripts["arguments"] = [f"{command} $text" for command in arguments]
        for label, script in scripts.items():
            lines = [script_in(folder), f"$text = -join [char[]] ({', '.join(map(str, units(text)))})"]
            for line in script:
                lines += [f"[Console]::Out.WriteLine('== {line}'); [Console]::Out.Flush()", line]
            path = folder.parent / "show.ps1"
            path.write_text("\n".join(lines), encoding="utf-8")
            for where in ("redirected", "terminal"):
                shown += 1
                examine(part, f"{name} in {label}, {where}", show(context, path, folder, where == "terminal"))
        for place in (folder, context.work, pathlib.Path.cwd()):
            part.check(not (place / "pwned").exists(), f"{name}: nothing of it is run", place)
            (place / "pwned").unlink(missing_ok=True)
    long_titles(context, part, base, source)
    part.fact(outputs=shown)


def units(text: str) -> tuple[int, ...]:
    """UTF-16, lone surrogates as they are."""
    return struct.unpack(f"<{len(text.encode('utf-16-le', 'surrogatepass')) // 2}H", text.encode("utf-16-le", "surrogatepass"))


def with_arguments(context: Context, folder: pathlib.Path) -> list[str]:
    """Every cmdlet that takes a text at its first place, with -WhatIf where it has it."""
    script = (
        "foreach ($c in Get-Command -Module Maestro) { if ($c.Name -match '^(Watch|Receive)-') { continue }; foreach ($p in $c.Parameters.Values) { "
        "if ($p.Attributes.Position -contains 0 -and $p.ParameterType -in [string], [string[]]) { $c.Name + $(if ($c.Parameters.ContainsKey('WhatIf')) { ' -WhatIf' }) + \" -$($p.Name)\"; break } } }")
    return context.program.script(script, folder).out.decode().split("\n")[:-1]


def spoiled(value: object, text: str, key: str = "") -> object:
    """The record with the text in every field that is free."""
    if isinstance(value, dict):
        return {name: spoiled(entry, text, name) for name, entry in value.items()}
    if isinstance(value, list):
        return [spoiled(entry, text, key) for entry in value]
    return f"{value} {text}" if isinstance(value, str) and not CLOSED.fullmatch(key) else value


def odd_names(folder: pathlib.Path, text: str) -> None:
    """Files and folders whose names are the text."""
    name = text.replace("/", "_").replace("\0", "_").encode("utf-8", "replace").decode()
    (folder / ".maestro" / "handoffs" / f"{name}.json").write_text("{", encoding="utf-8")
    (folder / ".maestro" / "missions" / name).mkdir()
    (folder / ".maestro" / f"{name}.txt").write_text("x", encoding="utf-8")


def show(context: Context, script: pathlib.Path, folder: pathlib.Path, terminal: bool) -> str:
    if not terminal:
        with subprocess.Popen(
            [str(context.program.path), "-f", str(script)], cwd=folder, env=context.program.environment(GITHUB_ACTIONS="true"), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as process:
            return finish(process, 60).out.decode("utf-8", "surrogateescape")
    ours, theirs = pty.openpty()
    read: list[bytes] = []

    def drain() -> None:
        try:
            while data := os.read(ours, 65536):
                read.append(data)
        except OSError:
            pass  # The other end is closed.

    with subprocess.Popen(
        [str(context.program.path), "-f", str(script)], cwd=folder, env=context.program.environment(TERM="xterm"), stdin=subprocess.DEVNULL,
        stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        reader = threading.Thread(target=drain)
        reader.start()
        finish(process, 60)
        reader.join(10)
    os.close(ours)
    return OF_THE_ENGINE.sub("", b"".join(read).decode("utf-8", "surrogateescape"))


def examine(part: Part, label: str, output: str) -> None:
    part.check("== " in output, f"{label}: shows something", output[:200])
    for section in re.split(r"^== ", output.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]:
        command = section.split("\n", 1)[0]
        raw = RAW.search(section)
        part.check(not raw, f"{label}: {command}", raw and repr(section[max(0, raw.start() - 60):raw.end() + 20]))
        forged = re.search(r"^(::error::third|##\[error\]fourth)", section, re.MULTILINE)
        part.check(not forged, f"{label}: {command} makes no annotation", forged and forged.group())


def long_titles(context: Context, part: Part, base: pathlib.Path, source: pathlib.Path) -> None:
    """Titles of 400 kB: views stay linear."""
    folder = base / "long"
    shutil.copytree(source, folder)
    for path in (folder / ".maestro" / "missions").rglob("*.json"):
        record: Json = load(path)
        if "title" in record:
            record["title"] = "long [x] " * 45_000
            path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    cases = [Case(command, folder, f"{command} | Out-Default") for command in READING]
    results = context.program.cases(cases, context.work, each=10, stop=lambda: part.over)
    for command, result in results.items():
        part.check(not result.hung and not result.missing, f"a title of 400 kB: {command}", "hung" if result.hung else "the process died")
