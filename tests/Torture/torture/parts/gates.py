"""Damage × gate: no gate opens on what cannot be read whole, nothing is written, and the error names the file."""
from __future__ import annotations

import json
import os
import pathlib
import shutil
from collections.abc import Callable, Iterator

from ..context import Context
from ..program import Case, Result
from ..report import Part
from ..state import difference, done, load, passed, plan, tree, workspace

Damage = Callable[[pathlib.Path], None]
Choice = tuple[str, str, str, str]
"""Source, file, damage, gate; a control has no file."""


def rewritten(change: Callable[[bytes], bytes]) -> Damage:
    return lambda path: None if path.write_bytes(change(path.read_bytes())) else None


def replaced(make: Callable[[pathlib.Path], object]) -> Damage:
    def damage(path: pathlib.Path) -> None:
        path.unlink()
        make(path)
    return damage


def edited(change: Callable[[dict], object]) -> Damage:
    def damage(path: pathlib.Path) -> None:
        record = load(path)
        before = json.dumps(record)
        change(record)
        if json.dumps(record) == before:
            raise NotApplicable
        path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return damage


def renamed(change: Callable[[str], str]) -> Damage:
    def damage(path: pathlib.Path) -> None:
        path.rename(path.with_name(change(path.name)))
    return damage


class NotApplicable(Exception):
    """The damage does not change this file."""


def put(name: str, value: object) -> Callable[[dict], object]:
    """Sets a property wherever the record, or an entry of its list, has it."""
    def change(record: dict) -> None:
        for part in [record, *(entry for entries in record.values() if isinstance(entries, list) for entry in entries if isinstance(entry, dict))]:
            if name in part:
                part[name] = value
    return change


def waived(record: dict) -> None:
    for entry in (entry for entry in record.get("assertions", []) if "result" in entry):
        entry.update(result="waived")
        entry.pop("evidence", None)


def doubled(content: bytes) -> bytes:
    """The first property once more, with another value."""
    text = content.decode()
    name = next(iter(json.loads(text)))
    return (text.rstrip()[:-1].rstrip() + f',\n  "{name}": null\n}}\n').encode()


def linked_out(path: pathlib.Path) -> None:
    outside = path.parents[len(path.parents) - 1 - next(i for i, part in enumerate(path.parts) if part == ".maestro")] / "outside"
    outside.mkdir(exist_ok=True)
    path.symlink_to(outside / "nothing.json")


# A file of JSON can suffer all of these; what is no JSON the first group alone.
ANY_FILE: dict[str, Damage] = {
    "merge markers": rewritten(lambda content: b"<<<<<<< HEAD\n" + content + b"=======\n" + content + b">>>>>>> theirs\n"),
    "bytes that are no UTF-8": rewritten(lambda content: content[:-2] + b"\xff\xfe\xc0\n"),
    "a folder in its place": replaced(lambda path: path.mkdir()),
    "a FIFO in its place": replaced(lambda path: os.mkfifo(path)),
    "a link that leads nowhere": replaced(linked_out),
    "a link to itself": replaced(lambda path: path.symlink_to(path.name)),
    "no permission": lambda path: path.chmod(0),
}
JSON_FILE: dict[str, Damage] = ANY_FILE | {
    "absent": lambda path: path.unlink(),
    "empty": rewritten(lambda content: b""),
    "truncated": rewritten(lambda content: content[: len(content) * 2 // 3]),
    "zeroes": rewritten(lambda content: b"\0" * len(content)),
    "{}": rewritten(lambda content: b"{}\n"),
    "null": rewritten(lambda content: b"null\n"),
    "a list": rewritten(lambda content: b"[]\n"),
    "a list of null": rewritten(lambda content: b"[null]\n"),
    "a duplicate key": rewritten(doubled),
    "two documents": rewritten(lambda content: content + content),
    "an unknown status": edited(put("status", "great")),
    "an unknown result": edited(put("result", "great")),
    "a foreign id": edited(put("id", "other")),
    "a foreign missionId": edited(put("missionId", "2020-01-01-001")),
    "a milestone that does not exist": edited(put("milestoneId", "gone")),
    "a milestone of another case": edited(lambda record: put("milestoneId", "M0")(record)),
    "a duplicate entry": edited(lambda record: [entries.append(entries[0]) for entries in record.values() if isinstance(entries, list) and entries]),
    "numbers for texts": edited(lambda record: [record.update({name: 7}) for name, value in list(record.items()) if isinstance(value, str)]),
    "empty lists": edited(lambda record: [entries.clear() for entries in record.values() if isinstance(entries, list)]),
    "a waiver without a reason": edited(waived),
    "a name of another case": renamed(str.swapcase),
    ".JSON": renamed(lambda name: name.removesuffix("json") + "JSON"),
}
# Damages that leave a whole, valid file for some kinds: there is nothing to refuse.
HARMLESS = {"suite": {"a foreign id", "a duplicate entry"}, "baseline": {"absent", "empty lists", "a duplicate entry", ".JSON", "a name of another case"},
            "f0": {"empty lists", "a duplicate entry"}, "f1": {"empty lists", "a duplicate entry"}}
READY = "Get-MaestroFeature -Ready | ForEach-Object FeatureId"
GATES = {
    "draft": ["Approve-MaestroMission"],
    "half": ["Complete-MaestroMilestone m0", "Complete-MaestroMilestone m0 -Strict", "Checkpoint-MaestroMission", READY],
    "whole": ["Set-MaestroMission -Status completed", "Set-MaestroMission -Status completed -Strict", "Test-MaestroMission -Assert", "Test-MaestroMission -Quiet"],
    "open": ["Complete-MaestroMilestone m0"],
    "rule": ["Test-MaestroRatchet -Assert", "Test-MaestroRatchet -Quiet"],
}
# Files that a gate does not look at.
UNSEEN = {READY: {"assertions"}}

RULE = "$rule = Add-MaestroCorrection 'No open ends' -Severity hard; Add-MaestroRatchet $rule.CorrectionId -Pattern 'OPEN END'"


def run(context: Context, part: Part) -> None:
    base = context.folder("gates")
    finish = [*(done(f"f{i}") for i in range(4)), *(passed(f"f{i}-works") for i in range(4))]
    half = [*(done(f"f{i}") for i in range(2)), *(passed(f"f{i}-works") for i in range(2))]
    whole = plan()
    sources = {
        "draft": workspace(context.program, base / "draft", of=whole),
        "half": workspace(context.program, base / "half", "Approve-MaestroMission", *half, of=whole),
        "whole": workspace(
            context.program, base / "whole", "Approve-MaestroMission", *finish, "Complete-MaestroMilestone m0", "Complete-MaestroMilestone m1",
            "Set-MaestroMission -Status validating", of=whole),
        # Features are not done: the configuration says whether that is a warning or an error.
        "open": workspace(context.program, base / "open", "Approve-MaestroMission", passed("f0-works"), passed("f1-works"), of=whole),
        "rule": workspace(context.program, base / "rule", RULE),
    }
    (base / "rule" / "code.txt").write_text("all is well\n", encoding="utf-8")
    context.program.script("$null = Test-MaestroRatchet -Assert", base / "rule")
    planned = [
        (source, file, name, gate)
        for source, mission in sources.items()
        for file in files(source, mission)
        for name in (JSON_FILE if file.endswith(".json") else ANY_FILE)
        for gate in GATES[source]
        if name not in HARMLESS.get(stem(file), ()) and stem(file) not in UNSEEN.get(gate, ())
        # These decide nothing on results.
        and not (name == "a waiver without a reason" and gate in ("Approve-MaestroMission", "Checkpoint-MaestroMission"))]
    chosen = context.random("gates").sample(planned, min(len(planned), context.count(400, len(planned))))
    chosen.sort(key=lambda plan: "FIFO" in plan[2])  # What may hang comes last.
    controls = [(source, "", "control", gate) for source in sources for gate in GATES[source]]
    judge(context, part, [*prepared(base, [*controls, *chosen])])
    part.fact(of=len(planned))


def prepared(base: pathlib.Path, chosen: list[Choice]) -> Iterator[tuple[Case, Choice]]:
    """A damaged copy of the source for each."""
    for number, (source, file, name, gate) in enumerate(chosen):
        copy = base / "cases" / str(number)
        shutil.copytree(base / source, copy, symlinks=True)
        try:
            if file:
                JSON_FILE[name](copy / ".maestro" / file)
            yield Case(copy.name, copy, gate), (source, file, name, gate)
        except NotApplicable:
            shutil.rmtree(copy)


def stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def files(source: str, mission: str) -> list[str]:
    if source == "rule":
        return ["memory/ratchet/suite.json", "memory/ratchet/baseline.json"]
    if source == "open":
        return ["config.yaml"]
    inside = ["mission.json", "assertions.json", "features/f0.json", "features/f1.json"]
    return [f"missions/{mission}/{name}" for name in inside]


def judge(context: Context, part: Part, cases: list[tuple[Case, Choice]]) -> None:
    before = {case.id: tree(case.folder) for case, _ in cases}
    results = context.program.cases([case for case, _ in cases], context.work, stop=lambda: part.over, **context.environment)
    for case, (source, file, damage, gate) in cases:
        if result := results.get(case.id):
            label = f"{gate} ({source}) with {damage}: {file.rsplit('/', 1)[-1]}"
            wrong = fault(result, gate, file, difference(before[case.id], tree(case.folder)))
            part.check(not wrong, label, wrong)
    part.fact(cases=len(results))


def fault(result: Result, gate: str, file: str, changed: list[str]) -> str:
    """What a gate did wrong; empty when it held. A gate without damage has to open, or the suite would prove nothing."""
    denied = result.refused or result.output == ["False"]
    said = " ".join(result.errors + result.warnings + result.output)
    if result.hung or result.missing:
        return "hung" if result.hung else "the process died"
    if not file:
        return f"does not open at all: {said}" if denied else ""
    if not denied:
        return f"opened; output {result.output}"
    if gate == READY and result.output and stem(file) != "f1":
        return f"offered {result.output}"
    if changed:
        return f"wrote {changed}"
    # A waiver that does not count is named by its assertion; an empty list of rules is a check of nothing.
    named = stem(file).casefold() in said.casefold() or (stem(file) == "assertions" and "-works" in said) or "NothingChecked" in said
    return "" if gate.endswith("-Quiet") or named else f"the error does not name the file: {said}"
