"""What every part is given."""
from __future__ import annotations

import dataclasses
import pathlib
import random
import shutil

from .program import Program


@dataclasses.dataclass
class Context:
    program: Program
    work: pathlib.Path
    seed: int
    long: bool
    environment: dict[str, str] = dataclasses.field(default_factory=dict)
    """Variables for every process of the program: a fault, when the suite is to fail."""

    def random(self, name: str) -> random.Random:
        """A source of its own for each part, so that a part gives the same alone."""
        return random.Random(f"{self.seed} {name}")

    def folder(self, name: str) -> pathlib.Path:
        """A new, empty folder."""
        path = self.work / name
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        return path

    def count(self, short: int, long: int) -> int:
        return long if self.long else short
