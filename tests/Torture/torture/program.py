"""Runs the program under test, and scripts of many cases in one process of it."""
from __future__ import annotations

import ctypes
import dataclasses
import json
import os
import pathlib
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterable

HERE = pathlib.Path(__file__).resolve().parents[1]
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24
MOST_RESTARTS = 4
BUSY_FACTOR = max(1.0, min(3.0, os.getloadavg()[0] / (os.cpu_count() or 1)))


def obey_permissions() -> None:
    """Run in the child of a root: permission bits count for it as for anybody."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def quoted(text: object) -> str:
    """A literal of PowerShell."""
    return "'" + re.sub("(['\u2018-\u201b])", r"\1\1", str(text)) + "'"


@dataclasses.dataclass
class Run:
    """How a process ended; `code` is None when it ran past its time limit and was killed."""

    code: int | None
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return (self.out + self.err).decode("utf-8", "surrogateescape")


@dataclasses.dataclass
class Result:
    """What a case of a script said; `hung` when it had to be killed, `missing` when the process ended before it."""

    errors: list[str]
    output: list[str]
    warnings: list[str]
    stopped: bool = False
    hung: bool = False
    missing: bool = False

    @property
    def refused(self) -> bool:
        return bool(self.errors)


@dataclasses.dataclass
class Case:
    id: str
    folder: pathlib.Path
    script: str


class Program:
    def __init__(self, path: pathlib.Path, home: pathlib.Path) -> None:
        self.path = path
        self.home = home
        home.mkdir(parents=True, exist_ok=True)

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAESTRO", "CLAUDE", "CODEX", "LD_"))}
        return kept | {
            "HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache"), "XDG_DATA_HOME": str(self.home / "data"),
            "NO_COLOR": "1", "MAESTRO_AGENT": "torture", "DOTNET_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_TieredPGO": "0",
        } | more

    def start(self, arguments: Iterable[str], folder: pathlib.Path, before: Iterable[str] = (), obeying: bool = False, **more: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*before, str(self.path), *arguments], cwd=folder, env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, start_new_session=True, preexec_fn=obey_permissions if obeying and os.geteuid() == 0 else None)

    def run(self, arguments: Iterable[str], folder: pathlib.Path, limit: float = 60, before: Iterable[str] = (), obeying: bool = False, **more: str) -> Run:
        return finish(self.start(arguments, folder, before, obeying, **more), limit * BUSY_FACTOR)

    def script(self, text: str, folder: pathlib.Path, limit: float = 120, before: Iterable[str] = (), **more: str) -> Run:
        """Runs a script that must succeed."""
        path = folder / "torture.ps1"
        path.write_text(text, encoding="utf-8")
        run = self.run(["-f", str(path)], folder, limit, before, **more)
        path.unlink()
        if run.code != 0:
            raise RuntimeError(f"a script of the suite failed with {run.code}: {run.text[-2000:]}")
        return run

    def cases(self, cases: list[Case], work: pathlib.Path, each: float = 5, stop: Callable[[], bool] = lambda: False, **more: str) -> dict[str, Result]:
        """Runs the cases in as few processes as possible: one, and another after each that hangs or dies, until MOST_RESTARTS did."""
        results: dict[str, Result] = {}
        waiting = list(cases)
        restarts = 0
        while waiting and restarts < MOST_RESTARTS and not stop():
            done, hung, ended = self._run_cases(waiting, work, each, stop, **more)
            results |= done
            rest = [case for case in waiting if case.id not in done]
            if rest and (hung or ended):
                results[rest[0].id] = Result([], [], [], hung=hung, missing=not hung)
                rest = rest[1:]
                restarts += 1
            waiting = rest
        return results

    def _run_cases(self, cases: list[Case], work: pathlib.Path, each: float, stop: Callable[[], bool], **more: str) -> tuple[dict[str, Result], bool, bool]:
        output, script = work / "results.jsonl", work / "cases.ps1"
        output.write_bytes(b"")
        lines = [f"$Results = {quoted(output)}", (HERE / "driver.ps1").read_text(encoding="utf-8")]
        lines += [f"Case {quoted(case.id)} {quoted(case.folder)} {{ {case.script} }}" for case in cases]
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        process = subprocess.Popen(
            [str(self.path), "-f", str(script)], cwd=work, env=self.environment(**more), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=obey_permissions if os.geteuid() == 0 else None)
        size, since, hung = -1, time.monotonic(), False
        while process.poll() is None:
            now = output.stat().st_size
            if now != size:
                size, since = now, time.monotonic()
            starting = 20 * BUSY_FACTOR if size == 0 else 0
            hung = time.monotonic() - since > starting + each * (1 if stop() else BUSY_FACTOR)
            if hung or stop():
                kill(process)
            time.sleep(0.02)
        results = {}
        for line in output.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("{"):
                read = json.loads(line)
                results[read["id"]] = Result(read["errors"], read["output"], read["warnings"], read["stopped"])
        return results, hung, not hung and not stop()


def finish(process: subprocess.Popen[bytes], limit: float) -> Run:
    try:
        out, err = process.communicate(timeout=limit)
        return Run(process.returncode, out, err)
    except subprocess.TimeoutExpired:
        kill(process)
        out, err = process.communicate()
        return Run(None, out, err)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and its children: each was started in a session of its own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
