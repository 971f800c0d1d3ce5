"""Starts: many sessions start one feature at once, in every way there is, and some are killed. One owns it; the others learn who.

Then as many sessions as there are features ask for the next one, and each gets another; and a lease that ran out is taken over once.
"""
from __future__ import annotations

import json
import pathlib
import random
import re
import subprocess
import time

from ..context import Context
from ..program import finish, kill
from ..report import Part
from ..state import load, problems

# How a session starts the feature `a0`; each way is claimed by the same rule.
WAYS = [
    ["Start-MaestroFeature", "a0"],
    ["Start-MaestroFeature", "-Next"],
    ["Set-MaestroFeature", "a0", "-Status", "assigned"],
    ["Set-MaestroFeature", "a0", "-Status", "in-progress"],
]


def run(context: Context, part: Part) -> None:
    choose = context.random("starts")
    killed = 0
    for _ in range(context.count(1, 10)):
        for sessions in [12] if not context.long else [12, 50]:
            if not part.over:
                killed += one_feature(context, part, choose, sessions)
        if not part.over:
            each_another(context, part, 20)
        if not part.over:
            lease(context, part, context.count(6, 12))
    part.fact(killed_starters=killed)


def workspace(context: Context, features: int, more: str = "") -> pathlib.Path:
    """A workspace with an approved mission of features `a0`, `a1`, … that wait for nothing."""
    folder = context.folder("starts") / "workspace"
    folder.mkdir()
    plan = {"title": "Many", "description": "", "milestones": [{"id": "m", "title": "All", "description": "", "order": 0}], "features": [
        {"id": f"a{n}", "milestoneId": "m", "title": f"Feature {n}", "description": "", "workerType": "codex", "verificationSteps": ["look"]} for n in range(features)]}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    context.program.script(
        "$null = Initialize-MaestroWorkspace; Set-MaestroConfig locking.timeoutSeconds 100; Set-MaestroConfig sessionDetection.enabled false\n"
        f"Approve-MaestroMission (New-MaestroMission plan.json).MissionId\n{more}", folder, **context.environment)
    return folder


def start(context: Context, folder: pathlib.Path, number: int, way: list[str]) -> tuple[str, subprocess.Popen[bytes]]:
    """A session: by its variables, or by -Agent alone."""
    agent = f"agent-{number}"
    if number % 2:
        return agent, context.program.start([*way, "-Agent", agent], folder, **context.environment)
    return agent, context.program.start(way, folder, **context.environment, MAESTRO_AGENT=agent, MAESTRO_SESSION_ID=f"session-{number}")


def claims(folder: pathlib.Path) -> dict[str, dict[str, object]]:
    return {path.parent.name: load(path) for path in (folder / ".maestro").glob("missions/*/workers/*/claim.json")}  # type: ignore[misc]


def one_feature(context: Context, part: Part, choose: random.Random, sessions: int) -> int:
    folder = workspace(context, 1)
    running = [start(context, folder, number, choose.choice(WAYS)) for number in range(sessions)]
    victims = choose.sample(running, sessions // 4)
    until = time.monotonic() + 1.5
    while victims and time.monotonic() < until and not part.over:
        time.sleep(choose.random() * 0.1)
        kill(victims.pop()[1])
    ended = {agent: finish(process, max(part.left, 1)) for agent, process in running}
    # The next command puts in place what a killed session had decided.
    context.program.script("$null = Add-MaestroNote 'after'", folder, **context.environment)

    owner = claims(folder).get("a0", {}).get("agent")
    winners = [agent for agent, run_ in ended.items() if run_.code == 0]
    label = f"{sessions} sessions start one feature"
    part.check(len(winners) <= 1, f"{label}: at most one has it", winners)
    part.check(winners in ([], [owner]), f"{label}: the owner is who was told so", f"{winners}, on disk {owner}")
    part.check(owner in ended, f"{label}: it has an owner", owner)
    for agent, run_ in ended.items():
        if run_.code == 1:
            part.check(re.search(rf"is held by {owner}\b", " ".join(run_.text.split())) is not None, f"{label}: {agent} learns who has it", run_.text[-300:])
        else:
            part.check(run_.code in (0, -9), f"{label}: {agent} ends with 0 or 1", f"{run_.code} {run_.text[-300:]}")
    for problem in problems(folder):
        part.check(False, label, problem)
    return sum(run_.code == -9 for run_ in ended.values())


def each_another(context: Context, part: Part, sessions: int) -> None:
    folder = workspace(context, sessions)
    running = [start(context, folder, number, ["Start-MaestroFeature", "-Next"]) for number in range(sessions)]
    for agent, process in running:
        run_ = finish(process, max(part.left, 1))
        part.check(run_.code == 0, f"{sessions} sessions ask for the next feature: {agent} gets one", f"{run_.code} {run_.text[-300:]}")
    owners = [claim.get("agent") for claim in claims(folder).values()]
    part.check(sorted(map(str, owners)) == sorted(agent for agent, _ in running), f"{sessions} sessions ask for the next feature: each gets another", sorted(map(str, owners)))


def lease(context: Context, part: Part, sessions: int) -> None:
    folder = workspace(context, 2, "$null = Start-MaestroFeature a0 -Agent gone -Lease 00:00:01; $env:MAESTRO_AGENT = ''; $null = Start-MaestroFeature a1")
    human = claims(folder)["a1"]
    part.check("agent" not in human and "user" in human, "a person's claim names the person", human)
    time.sleep(1.1)
    running = [start(context, folder, number, ["Start-MaestroFeature", f"a{number // 2 % 2}"]) for number in range(sessions)]
    winners = [agent for agent, process in running if finish(process, max(part.left, 1)).code == 0]
    now = claims(folder)
    part.check(winners == [now["a0"].get("agent")], "a lease that ran out is taken over once", f"{winners}, on disk {now['a0']}")
    part.check([past.get("outcome") for past in now["a0"].get("trail", [])] == ["expired"], "who had it stays in the trail", now["a0"])  # type: ignore[union-attr, attr-defined]
    part.check(now["a1"] == human, "a person's claim of the same age is not taken over", now["a1"])
