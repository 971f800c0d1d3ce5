"""Counts what held and what did not, and prints one line a part."""
from __future__ import annotations

import pathlib
import time

SHOWN = 12


class Part:
    """One part of the suite: its counts, its failures and its time limit."""

    def __init__(self, name: str, limit: float, log: pathlib.Path) -> None:
        self.name = name
        self.passed = 0
        self.failures: list[str] = []
        self.facts: dict[str, object] = {}
        self._log = log
        self._began = time.monotonic()
        self._limit = limit

    def check(self, held: bool, label: str, detail: object = "") -> bool:
        if held:
            self.passed += 1
        else:
            self.failures.append(f"{label}: {detail}" if detail != "" else label)
            with self._log.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{self.name}: {self.failures[-1]}\n")
        return held

    def fact(self, **values: object) -> None:
        """Figures for the part's line, such as the number of kills."""
        self.facts.update(values)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    @property
    def left(self) -> float:
        return self._limit - self.seconds

    @property
    def over(self) -> bool:
        """True when the part's time is used up; what it has counted by then is its result."""
        return self.left <= 0

    def line(self, seed: int) -> str:
        facts = "".join(f", {name.replace('_', ' ')} {value}" for name, value in self.facts.items())
        word = "FAILED" if self.failures else "held"
        return f"{self.name}: {word}, {self.passed} passed, {len(self.failures)} failed{facts} ({self.seconds:.0f} s, seed {seed})"

    def print(self, seed: int) -> None:
        print(self.line(seed), flush=True)
        for failure in self.failures[:SHOWN]:
            print("    " + failure.encode("ascii", "backslashreplace").decode()[:600], flush=True)
        if len(self.failures) > SHOWN:
            print(f"    and {len(self.failures) - SHOWN} more in {self._log}", flush=True)
