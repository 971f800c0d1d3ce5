"""Random changes of valid samples, in one process, against everything that reads what others wrote: plan, state, config, UKI, report, instructions."""
from __future__ import annotations

import re
import shutil
import subprocess

from ..context import Context
from ..program import HERE, finish
from ..report import Part

REPOSITORY = HERE.parents[1]
PROGRAM = HERE / "Fuzz" / "bin" / "Release" / "net10.0" / "Maestro.Fuzz.dll"
READER = re.compile(r"^([a-z ]+): (\d+) inputs, (\d+) accepted$", re.MULTILINE)


def run(context: Context, part: Part) -> None:
    if not shutil.which("dotnet"):
        part.check(False, "dotnet is installed", "the part needs the SDK")
        return
    build = subprocess.run(
        ["dotnet", "build", str(HERE / "Fuzz"), "-c", "Release", "-v", "quiet", "-clp:ErrorsOnly"], capture_output=True, text=True, check=False)
    if not part.check(build.returncode == 0, "the fuzzer builds", build.stdout[-600:]):
        return
    seconds = max(10, part.left - 60) if context.long else 10
    with subprocess.Popen(
        ["dotnet", str(PROGRAM), str(REPOSITORY), str(context.count(100_000, 1_000_000)), str(context.seed), str(seconds)],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as process:
        ended = finish(process, seconds + 60)
    output = ended.out.decode("utf-8", "replace")
    for failure in re.findall(r"^FAILED .*", output, re.MULTILINE):
        part.check(False, failure)
    part.check(ended.code == 0, "the fuzzer ends well", f"exit code {ended.code} {output[-800:]}")
    readers = [(name, int(inputs), int(accepted)) for name, inputs, accepted in READER.findall(output)]
    for name, inputs, accepted in readers:
        part.check(inputs > accepted > 0 or name == "instructions", f"{name}: some are accepted and some are not", f"{accepted} of {inputs}")
    (context.work / "fuzz.txt").write_text(output, encoding="utf-8")
    part.fact(inputs=sum(inputs for _, inputs, _ in readers), accepted=sum(accepted for _, _, accepted in readers))
