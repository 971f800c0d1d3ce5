"""Claims: many claimers go for the same handoffs, and some are killed meanwhile. Each handoff has one owner, who was told so. See `starts` for features."""
from __future__ import annotations

import collections
import dataclasses
import pathlib
import time

from ..context import Context
from ..program import HERE, finish, kill
from ..report import Part
from ..state import load, problems


@dataclasses.dataclass
class Kind:
    """Something that can be claimed: how some are made, the script that claims them, and who owns each by its file."""

    name: str
    make: str
    script: str
    files: str

    def owners(self, folder: pathlib.Path) -> dict[str, str | None]:
        records = [load(path) for path in (folder / ".maestro").glob(self.files)]
        return {str(record["id"]): record.get("pickedUpBy") if record["status"] != "pending" else None for record in records}  # type: ignore[misc]


KINDS = [Kind("handoffs", "foreach ($i in 1..{count}) {{ $null = New-MaestroHandoff -Mode plan -SessionCore c -Summary \"s $i\" -NextAction n -Artifact a -ReadMore b -ConfidenceWork 0.9 -NoCollect }}", "claimer.ps1", "handoffs/*.json")]


def run(context: Context, part: Part) -> None:
    random = context.random("claims")
    claimed = killed = 0
    for kind in KINDS:
        for round_ in range(context.count(1, 20)):
            if part.over:
                break
            folder = context.folder("claims") / "workspace"
            folder.mkdir()
            context.program.script("$null = Initialize-MaestroWorkspace\n" + kind.make.format(count=context.count(12, 60)), folder)
            ids = sorted(kind.owners(folder))
            logs = {f"agent-{number}": folder / f"log-{number}" for number in range(context.count(8, 24))}
            running = [
                context.program.start(
                    ["-f", str(HERE / kind.script), str(folder), str(log), agent, ",".join(random.sample(ids, len(ids)))], folder, **context.environment)
                for agent, log in logs.items()]
            # A third is killed once it has claimed something: in the middle of its work.
            victims = random.sample([*zip(running, logs.values(), strict=True)], len(running) // 3)
            while victims and not part.over and any(process.poll() is None for process in running):
                for victim in [pair for pair in victims if pair[1].exists()]:
                    victims.remove(victim)
                    if victim[0].poll() is None:
                        kill(victim[0])
                        killed += 1
                time.sleep(0.005)
            for process in running:
                finish(process, max(part.left, 1))
            # The next command puts in place what a killed claimer had decided.
            context.program.script("$null = Add-MaestroNote 'after'", folder, **context.environment)
            claimed += check(part, kind, folder, ids, logs)
    part.fact(claimed=claimed, killed_claimers=killed)


def check(part: Part, kind: Kind, folder: pathlib.Path, ids: list[str], logs: dict[str, pathlib.Path]) -> int:
    told: dict[str, list[str]] = collections.defaultdict(list)
    finished = False
    for agent, log in logs.items():
        for line in log.read_text(encoding="utf-8").splitlines() if log.exists() else []:
            finished |= line == "end"
            if line.startswith("claimed\t"):
                told[line.split("\t")[1]].append(agent)
    owners = kind.owners(folder)
    for id_ in ids:
        label = f"{kind.name} {id_}"
        part.check(len(told[id_]) <= 1, f"{label}: at most one claimer has it", told[id_])
        part.check(all(owners.get(id_) == agent for agent in told[id_]), f"{label}: the owner is who was told so", f"{told[id_]}, on disk {owners.get(id_)}")
        if finished:  # Somebody went through all of them, so none can be free.
            part.check(owners.get(id_) in logs, f"{label} has an owner", owners.get(id_))
    part.check(sorted(owners) == ids, f"{kind.name}: all are there", f"{len(owners)} of {len(ids)}")
    for problem in problems(folder):
        part.check(False, kind.name, problem)
    return sum(map(len, told.values()))
