"""The state on disk, made with the program's own commands and read with Python alone."""
from __future__ import annotations

import json
import os
import pathlib
import re
import stat

from .program import Program, quoted

Json = dict[str, object]
OWN_NAMES = re.compile(r"\.(lock|lock\.owner|journal|tmp|gitignore)(/.*)?|(\.maestro/)?history(/.*)?")


def plan(features: int = 4, milestones: int = 2, title: str = "Torture") -> Json:
    """A plan whose features are spread over the milestones; each of a later milestone depends on the first of the one before."""
    per = features // milestones
    return {
        "title": title,
        "description": "A mission to be tortured.",
        "milestones": [
            {"id": f"m{i}", "title": f"Milestone {i}", "description": "x", "order": i, "kind": "work", "profile": "implementation"} for i in range(milestones)],
        "features": [
            {"id": f"f{i}", "milestoneId": f"m{i // per}", "title": f"Feature {i}", "description": "x", "workerType": "codex",
             "verificationSteps": ["run it"], "fulfills": [f"f{i}-works"]} | ({"dependsOn": [f"f{(i // per - 1) * per}"]} if i >= per else {})
            for i in range(features)],
    }


def done(feature: str) -> str:
    return "; ".join(f"Set-MaestroFeature {feature} -Status {status}" for status in ("in-progress", "review", "done"))


def passed(assertion: str) -> str:
    return f"Set-MaestroAssertion {assertion} -Result passed -Evidence 'seen by the suite'"


def workspace(program: Program, folder: pathlib.Path, *steps: str, of: Json | None = None) -> str:
    """A new workspace with one mission, and the steps carried out in it. Returns the mission's id."""
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(json.dumps(of or plan()), encoding="utf-8")
    lines = ["$ErrorActionPreference = 'Stop'", "$null = Initialize-MaestroWorkspace", "$null = New-MaestroMission -Path plan.json"]
    program.script("\n".join([*lines, *("$null = . { " + step + " }" for step in steps)]), folder)
    (folder / "plan.json").unlink()
    return next((folder / ".maestro" / "missions").iterdir()).name


def script_in(folder: pathlib.Path) -> str:
    return f"$null = $ExecutionContext.SessionState.Path.SetLocation({quoted(folder)})"


def load(path: pathlib.Path) -> Json:
    """An object of a state file; a duplicate key is an error."""
    def once(pairs: list[tuple[str, object]]) -> Json:
        names = [name for name, _ in pairs]
        if len(names) != len(set(names)):
            raise ValueError("duplicate key")
        return dict(pairs)

    return json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=once)


def tree(folder: pathlib.Path, own: bool = False) -> dict[str, object]:
    """Each name below a folder with what is there: bytes, a link's text, or a kind. Without the store's own files, unless asked for."""
    found: dict[str, object] = {}
    for base, folders, files in os.walk(folder):
        for name in [*folders, *files]:
            path = pathlib.Path(base, name)
            inside = path.relative_to(folder).as_posix()
            if not own and any(OWN_NAMES.fullmatch(part) for part in (inside, inside.removeprefix(".maestro/"))):
                continue
            mode = path.lstat().st_mode
            found[inside] = (
                "link " + os.readlink(path) if stat.S_ISLNK(mode) else path.read_bytes() if stat.S_ISREG(mode)
                else "folder" if stat.S_ISDIR(mode) else f"special {stat.S_IFMT(mode):o}")
    return found


def history(folder: pathlib.Path) -> list[Json]:
    """The events, oldest first; a line that is no event is an error."""
    lines = [line for path in sorted((folder / ".maestro" / "history").glob("*.jsonl")) for line in path.read_bytes().decode("utf-8").split("\n")[:-1]]
    return [json.loads(line) for line in lines]


def difference(before: dict[str, object], after: dict[str, object]) -> list[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def problems(folder: pathlib.Path, quiet: bool = True) -> list[str]:
    """What is wrong with a workspace. Quiet: nobody writes, and a writer ran after the last crash, so nothing of the store's may be left over."""
    root = folder / ".maestro"
    found: list[str] = []
    if quiet:
        found += [f"left over: {path}" for path in [root / ".journal", *(root / ".tmp").glob("*")] if path.exists()]
    for path in sorted(root.rglob("*.json")):
        inside = path.relative_to(root).as_posix()
        if inside.startswith((".tmp/", "backup/")):
            continue
        try:
            record = load(path)
        except (ValueError, OSError) as error:
            found.append(f"unreadable: {inside}: {error}")
            continue
        if not path.read_bytes().endswith(b"\n"):
            found.append(f"no line end: {inside}")
        found += _misplaced(inside, path, record)
    try:
        ids = [event["id"] for event in history(folder)]
        found += ["two events have the same id"] if len(ids) != len(set(ids)) else []
    except (ValueError, OSError) as error:
        found.append(f"history: {error}")
    found += [f"history ends within a line: {path.name}" for path in root.glob("history/*.jsonl") if quiet and not path.read_bytes().endswith(b"\n")]
    found += [f"no mission.json: {path.name}" for path in root.glob("missions/*") if not (path / "mission.json").is_file()]
    return found


def _misplaced(inside: str, path: pathlib.Path, record: Json) -> list[str]:
    found: list[str] = []
    parts = inside.split("/")
    if parts[0] == "missions" and parts[2:] == ["mission.json"]:
        files = sorted(file.stem for file in (path.parent / "features").glob("*.json"))
        if record["id"] != parts[1]:
            found.append(f"id: {inside}")
        if sorted(map(str, record["features"])) != files:  # type: ignore[call-overload]
            found.append(f"features: {inside} names {len(record['features'])}, {len(files)} are there")  # type: ignore[arg-type]
    elif parts[0] == "missions" and parts[2] == "features":
        if record["id"] != path.stem or record["missionId"] != parts[1]:
            found.append(f"id: {inside}")
    elif parts[0] == "missions" and parts[2] == "assertions.json":
        ids = [entry["id"] for entry in record["assertions"]]  # type: ignore[attr-defined]
        if len(ids) != len(set(ids)) or any(entry["missionId"] != parts[1] for entry in record["assertions"]):  # type: ignore[attr-defined]
            found.append(f"ids: {inside}")
    elif parts[0] == "handoffs" and record["id"] != path.stem:
        found.append(f"id: {inside}")
    return found
