"""kill -9 at every system call that touches the store: afterwards the state is the one before or after the change, and the next command works."""
from __future__ import annotations

import concurrent.futures
import datetime
import hashlib
import itertools
import json
import os
import pathlib
import re
import shutil
from collections import Counter

from ..acknowledged import lost, read_logs
from ..context import Context
from ..program import Case
from ..report import Part
from ..state import difference, history, load, plan, tree, workspace
from .updates import arguments

CALLS = "rename,renameat,renameat2,fsync,fdatasync,unlink,unlinkat,mkdir,mkdirat,rmdir,ftruncate,pwrite64,flock,link,linkat"
LINE = re.compile(r"(\d+) +([a-z0-9]+)\((.*)")
VARYING = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z|\d{8}-\d{6}-\d{3}|\d{4}-\d\d-\d\d \d\d:\d\dZ|maestro-[0-9a-f]{6}|sha256:[0-9a-f]{64}")
KINDS = ["note", "assertion", "handoff", "correction", "mission", "checkpoint", "claim", "feature", "prompt", "restore", "update", "config", "install",
         "archive", "expand", "import", "replace", "export", "remove"]
MADE = "New-MaestroHandoff -Mode plan -SessionCore c -Summary s -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect"
PLAN = json.dumps(plan(2, 1, "Another"))
AFTERWARDS = "$null = Add-MaestroNote 'after'; $null = Get-MaestroMission; $null = Get-MaestroHandoff; $null = Install-MaestroIntegration codex -Scope Project"
# Missions to move: 002 goes into the archive, 003 is imported, 004 comes out of the archive, 005 is replaced by an import.
MOVED = [
    "2..5 | ForEach-Object { New-MaestroMission -Path plan.json -Force }",
    "$at = (Get-MaestroMission | Sort-Object MissionId).MissionId; Export-MaestroMission $at[2] new.json; Export-MaestroMission $at[4] other.json",
    "Set-MaestroMission (Get-MaestroMission | Sort-Object MissionId)[4].MissionId -Title 'Changed since'",
    "Compress-MaestroMission (Get-MaestroMission | Sort-Object MissionId)[3].MissionId -Force",
]
LEFT_OVER = ".maestro-" + hashlib.sha256(b"out.json").hexdigest()[:12]
STRACE = ["strace", "-f", "-qq"]

Point = tuple[str, int]
"""A system call and which one of that name: the kill comes when it is entered."""


def run(context: Context, part: Part) -> None:
    if not shutil.which("strace"):
        part.check(False, "strace is installed", "the part needs it")
        return
    random = context.random("kills")
    wanted, killed, missed, rounds = context.count(40, 2000), 0, 0, 0
    while killed < wanted and not part.over and (context.long or rounds == 0):
        rounds += 1
        kinds = random.sample(KINDS, 6)
        base = context.folder("kills")
        workspace(context.program, base / "base", "Approve-MaestroMission", "Checkpoint-MaestroMission", MADE, *MOVED, of=plan(3, 1))
        for folder in (base / "base" / ".maestro" / "missions").glob("*-003"):
            shutil.rmtree(folder)
        (base / "base" / "plan.json").write_text(PLAN, encoding="utf-8")
        day = today()
        states, points = rehearse(context, base, kinds)
        part.check(len(points) > len(kinds) * 5, "kill points", f"{len(points)} in {kinds}")
        chosen = random.sample(points, min(len(points), wanted - killed))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            folders = [*pool.map(lambda pair: None if part.over else attempt(context, base, pair[0], kinds, pair[1]), enumerate(chosen))]
        # Ids contain the date: what was rehearsed before midnight says nothing about what was killed after it.
        if today() != day:
            rounds -= 1
            continue
        hit = {folder: point for folder, point in zip(folders, chosen, strict=True) if folder}
        dead = {folder: point for folder, point in hit.items() if not folder.with_suffix(".survived").exists()}
        killed, missed = killed + len(dead), missed + len(hit) - len(dead)
        check(context, part, dead, states)
    part.fact(kills=killed, missed=missed, rounds=rounds)


def today() -> datetime.date:
    return datetime.datetime.now(datetime.timezone.utc).date()


def session(context: Context) -> dict[str, str]:
    return {"MAESTRO_SESSION_ID": "torture", **context.environment}


def rehearse(context: Context, base: pathlib.Path, kinds: list[str]) -> tuple[list[dict[str, object]], list[Point]]:
    """The state after each number of changes, and the calls on the store that the whole of them makes."""
    turn = [*kinds[1:], kinds[0]]  # The writer begins with the second.
    states = [normal(base / "base")]
    for count in range(1, len(turn) + 1):
        folder = base / f"rehearsal-{count}"
        shutil.copytree(base / "base", folder)
        trace = base / "trace.txt"
        before = [*STRACE, "--seccomp-bpf", "-y", "-o", str(trace), "-e", f"trace={CALLS}"] if count == len(turn) else []
        context.program.run(arguments(folder, 0, count, kinds), folder, before=before, **session(context))
        acks, _, refused = read_logs(folder)
        if refused or sum(map(len, acks.values())) != count:
            raise RuntimeError(f"rehearsal: {refused}")
        states.append(normal(folder))
    return states, kill_points(trace.read_text(encoding="utf-8", errors="replace"), str(folder))


def kill_points(trace: str, inside: str) -> list[Point]:
    """strace counts the calls of each name in each thread."""
    seen: Counter[tuple[str, str]] = Counter()
    points: list[Point] = []
    for line in trace.splitlines():
        if match := LINE.match(line):
            thread, call, rest = match.groups()
            seen[thread, call] += 1
            # The runtime locks what it only reads as well, and the log is the writer's own.
            if inside in rest and "LOCK_SH" not in rest and "/log-" not in rest:
                points.append((call, seen[thread, call]))
    return sorted(set(points))


def attempt(context: Context, base: pathlib.Path, number: int, kinds: list[str], point: Point) -> pathlib.Path:
    folder = base / f"kill-{number}"
    shutil.copytree(base / "base", folder)
    call, ordinal = point
    # Without the filter, which would let the call through before the signal comes.
    before = [*STRACE, "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={ordinal}"]
    run_ = context.program.run(arguments(folder, 0, len(kinds), kinds), folder, before=before, **session(context))
    if run_.code == 0:
        folder.with_suffix(".survived").touch()
    return folder


def check(context: Context, part: Part, dead: dict[pathlib.Path, Point], states: list[dict[str, object]]) -> None:
    """More commands in each, and then what was acknowledged must be there, and at most one change more, whole."""
    results = context.program.cases([Case(str(folder), folder, AFTERWARDS) for folder in dead], context.work, each=20, **session(context))
    for folder, (call, ordinal) in dead.items():
        label = f"killed at {call} {ordinal}"
        result = results.get(str(folder))
        if result is None:
            continue
        acks, _, _ = read_logs(folder)
        count = sum(map(len, acks.values()))
        part.check(not result.refused and not result.hung, f"{label}: the next command works", result.errors)
        # Evidence is in the state that is compared below; a later restore or archive has taken it away rightly.
        for problem in lost(folder, acks, {}):
            part.check(False, label, problem)
        now = normal(folder)
        allowed = states[count:count + 2]
        part.check(now in allowed, f"{label}: the state is the one before or after change {count + 1}", [difference(state, now) for state in allowed])


def normal(folder: pathlib.Path) -> dict[str, object]:
    """The tree without what differs from run to run, and without what the commands afterwards made."""
    found: dict[str, object] = {}
    for name, content in sorted(tree(folder).items()):
        # Of a file outside of the workspace a temporary one can be left, which the next write of that file replaces.
        if name in ("log-0", "AGENTS.md", LEFT_OVER):
            continue
        if name == ".maestro/notes.json":
            content = [note["content"] for note in load(folder / name) if note["content"] != "after"]  # type: ignore[index, union-attr]
            if not content:
                continue
        elif isinstance(content, bytes):
            content = VARYING.sub(b"*", content)
        plain = VARYING.sub(b"*", name.encode()).decode()
        found[next(key for key in (plain + "'" * times for times in itertools.count()) if key not in found)] = content
    # As many events as changes, whole and in order.
    found["history"] = [event["command"] for event in history(folder) if event["command"] != "Install-MaestroIntegration" and event["target"] != "after"]
    return found
