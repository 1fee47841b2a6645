"""Commands as they work when typed, whether or not this environment's programs are on the PATH."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path


def command(program: str) -> str:
    """Return what to type for a program of this environment: its name if the shell finds it, else its path."""
    own = shutil.which(program, path=str(Path(sys.executable).parent))
    if own is None:
        return f"{quoted(sys.executable)} -m {program}"
    found = shutil.which(program)
    return program if found and os.path.samefile(found, own) else quoted(own)


def quoted(path: str | Path) -> str:
    """Return a path as one word of a command line."""
    return subprocess.list2cmdline([str(path)]) if os.name == "nt" else shlex.quote(str(path))
