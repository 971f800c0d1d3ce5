"""The library that breaks what the store relies on."""
from __future__ import annotations

import pathlib
import shutil
import subprocess

from .context import Context
from .program import HERE


def preload(context: Context) -> pathlib.Path | None:
    """Compiles shims/fault.c; None when there is no compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    library = context.work / "fault.so"
    if compiler and not library.exists():
        subprocess.run([compiler, "-O1", "-Wall", "-shared", "-fPIC", "-o", str(library), str(HERE / "shims" / "fault.c"), "-ldl"], check=True)
    return library if compiler else None
