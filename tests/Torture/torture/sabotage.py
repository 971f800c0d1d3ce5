"""Proves that the suite can fail: what the store relies on is switched off, and a part must then report failures."""
from __future__ import annotations

import dataclasses
import importlib
import re

from .context import Context
from .faults import preload
from .report import Part


@dataclasses.dataclass
class Sabotage:
    fault: str
    part: str
    sign: str
    """What a failure must say, so that it is no other one."""


ALL = [
    Sabotage("flock-noop", "updates", "is there 0 times|should say"),
    Sabotage("rename-copy", "updates", "readers see whole files"),
    Sabotage("fsync-noop", "durable", "without a flush of its content"),
    Sabotage("rename-copy", "durable", "is renamed into place"),
]


def run(context: Context, part: Part) -> None:
    library = preload(context)
    if not part.check(library is not None, "gcc is installed", "the shim of the faults needs it"):
        return
    for sabotage in ALL:
        broken = dataclasses.replace(
            context, work=context.folder(f"sabotage-{sabotage.fault}-{sabotage.part}"), environment={"LD_PRELOAD": str(library), "TORTURE_FAULT": sabotage.fault})
        inner = Part(f"  {sabotage.part} with {sabotage.fault}", 60, context.work / "failures-expected.txt")
        importlib.import_module(f".parts.{sabotage.part}", __package__).run(broken, inner)
        print(inner.line(context.seed), flush=True)
        part.check(any(re.search(sabotage.sign, failure) for failure in inner.failures), f"{sabotage.part} reports {sabotage.fault}", "nothing was reported")
