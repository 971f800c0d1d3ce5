"""Lost updates: many processes, and many runspaces of one, change the same files while a reader looks at them."""
from __future__ import annotations

import json
import pathlib
import threading
import time

from ..acknowledged import lost, read_logs
from ..context import Context
from ..program import BUSY_FACTOR, HERE, finish
from ..report import Part
from ..state import plan, workspace

KINDS = ["note", "assertion", "note", "handoff", "assertion", "correction", "learning"]


class Reader(threading.Thread):
    """Reads every state file again and again: half a file must never be seen."""

    def __init__(self, folder: pathlib.Path) -> None:
        super().__init__(daemon=True)
        self.reads = 0
        self.torn: list[str] = []
        self._folder = folder
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.is_set():
            began = time.monotonic()
            for path in [*self._folder.glob("notes.json"), *self._folder.glob("missions/*/*.json"), *self._folder.glob("handoffs/*.json")]:
                try:
                    json.loads(path.read_bytes())
                    self.reads += 1
                except FileNotFoundError:
                    self.torn.append(f"{path.name} was gone for an instant") if path.name in ("notes.json", "assertions.json") else None
                except ValueError as error:
                    self.torn.append(f"{path.name}: {error}")
            # The writers need the processors more.
            self._ended.wait(max(0.002, 3 * (time.monotonic() - began)))

    def finish(self) -> None:
        self._ended.set()
        self.join()


def arguments(folder: pathlib.Path, worker: int, count: int, kinds: list[str]) -> list[str]:
    """A writer's command line."""
    return ["-f", str(HERE / "worker.ps1"), str(folder), str(folder / f"log-{worker}"), str(worker), str(count), ",".join(kinds)]


def run(context: Context, part: Part) -> None:
    acknowledged = refused = reads = 0
    # Writers, changes of each, and whether they are runspaces of one process.
    rounds = [(2, context.count(10, 500), False), (8, context.count(5, 200), True), (20, context.count(4, 150), False), (50, context.count(2, 60), False)]
    for writers, count, in_one_process in rounds * context.count(1, 12):
        if part.over:
            break
        folder = new(context, f"updates-{writers}", writers)
        reader = Reader(folder / ".maestro")
        reader.start()
        (runspaces if in_one_process else processes)(context, part, folder, writers, count)
        reader.finish()
        reads += reader.reads
        label = f"{writers} {'runspaces' if in_one_process else 'processes'}"
        now_acknowledged, now_refused = check(part, folder, writers, label, writers * count, reader)
        acknowledged, refused = acknowledged + now_acknowledged, refused + now_refused
    part.fact(acknowledged=acknowledged, refused=refused, reads=reads)


def processes(context: Context, part: Part, folder: pathlib.Path, writers: int, count: int) -> None:
    running = [context.program.start(arguments(folder, writer, count, KINDS), folder, **context.environment) for writer in range(writers)]
    for process in running:
        finish(process, max(part.left, 1))


def runspaces(context: Context, part: Part, folder: pathlib.Path, writers: int, count: int) -> None:
    ended = context.program.run(
        ["-f", str(HERE / "runspaces.ps1"), str(HERE / "worker.ps1"), str(folder), str(writers), str(count), ",".join(KINDS)], folder,
        max(part.left, 1) / BUSY_FACTOR, **context.environment)
    part.check(ended.code == 0 or part.over, f"{writers} runspaces end", f"exit code {ended.code} {ended.text[-300:]}")


def new(context: Context, name: str, writers: int) -> pathlib.Path:
    folder = context.folder(name) / "workspace"
    workspace(context.program, folder, "Approve-MaestroMission", of=plan(writers, 1))
    return folder


def check(part: Part, folder: pathlib.Path, writers: int, label: str, asked: int, reader: Reader) -> tuple[int, int]:
    acks, last, refused = read_logs(folder)
    acknowledged = sum(map(len, acks.values()))
    for problem in lost(folder, acks, last):
        part.check(False, label, problem)
    part.check(acknowledged > 0, f"{label} do something", f"{acknowledged} of {asked} acknowledged; {refused[:2]}")
    # More writers than that may wait longer than their share on a busy machine; then it is said, and nothing was changed.
    wrong = [text for text in refused if writers <= 20 or "WorkspaceLocked" not in text]
    part.check(not wrong, f"{label}: none refused", f"{len(wrong)} of {asked}; {wrong[:1]}")
    part.check(not reader.torn, f"{label}: readers see whole files", f"{len(reader.torn)} times: {reader.torn[:2]}")
    part.passed += acknowledged
    return acknowledged, len(refused)
