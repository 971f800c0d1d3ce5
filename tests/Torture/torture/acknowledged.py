"""What the writers say was acknowledged, compared with what is on disk."""
from __future__ import annotations

import collections
import pathlib

from .state import load, problems

Acks = dict[str, list[str]]
"""Kind of change → values that were acknowledged, in order."""


def read_logs(folder: pathlib.Path) -> tuple[Acks, dict[str, str], list[str]]:
    """Acknowledged values by kind; the last acknowledged evidence by assertion; what was refused."""
    acks: Acks = collections.defaultdict(list)
    last: dict[str, str] = {}
    refused: list[str] = []
    for log in sorted(folder.glob("log-*")):
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            word, _, rest = line.partition("\t")
            kind, _, value = rest.partition("\t")
            if word == "ack":
                acks[kind].append(value)
                if kind == "assertion":
                    last[f"f{log.name.removeprefix('log-')}-works"] = value
            elif word == "refused":
                refused.append(rest)
    return acks, last, refused


def lost(folder: pathlib.Path, acks: Acks, last: dict[str, str]) -> list[str]:
    """Acknowledged changes that are not there, or there twice; each problem of the state as well."""
    root = folder / ".maestro"
    found: list[str] = []

    def once(kind: str, present: list[str]) -> None:
        counts = collections.Counter(present)
        found.extend(f"{kind} {value} is there {counts[value]} times" for value in set(acks.get(kind, [])) if counts[value] != 1)
        found.extend(f"{kind} {value} was given out twice" for value, times in collections.Counter(acks.get(kind, [])).items() if times > 1)

    def records(pattern: str) -> list[dict]:
        return [load(path) for path in root.glob(pattern)]

    try:
        notes = root / "notes.json"
        once("note", [note["content"] for note in load(notes)] if notes.exists() else [])  # type: ignore[index, union-attr]
        once("handoff", [str(record["id"]) for record in records("handoffs/*.json")])
        once("correction", [str(record["id"]) for record in records("memory/corrections/*.json")])
        once("learning", [str(record["content"]) for record in records("memory/learnings/raw/*.json")])
        once("mission", [str(record["id"]) for record in records("missions/*/mission.json")])
        once("checkpoint", [str(record["id"]) for record in records("missions/*/checkpoints/*.json")])
        if last:
            evidence = {entry["id"]: entry.get("evidence") for path in root.glob("missions/*/assertions.json") for entry in load(path)["assertions"]}  # type: ignore[attr-defined]
            found += [f"{name} should say {text}, says {evidence.get(name)}" for name, text in last.items() if evidence.get(name) != text]
    except (ValueError, OSError, KeyError, TypeError) as error:
        found.append(f"a file can't be read: {error}")
    return found + problems(folder)
