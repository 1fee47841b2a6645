"""What a child process may know: no foreign secret, no proxy, no setting of the user's own Jupyter."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .ports import LOOPBACK

# What programs need to find files, write text, use time zones and start on Linux, macOS and Windows.
_NEEDED = """
    PATH HOME USER LOGNAME SHELL TMPDIR TEMP TMP TZ LANG LANGUAGE TERM
    XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR VIRTUAL_ENV CONDA_PREFIX CONDA_DEFAULT_ENV LD_LIBRARY_PATH
    SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT APPDATA LOCALAPPDATA PROGRAMDATA USERPROFILE HOMEDRIVE HOMEPATH
    USERNAME NUMBER_OF_PROCESSORS PROCESSOR_ARCHITECTURE
    PYTHONUTF8 PYTHONIOENCODING PYTHONDONTWRITEBYTECODE PYTHONPYCACHEPREFIX
    CURTAIN_COURSE
"""
NEEDED = frozenset(_NEEDED.split())


def child_environment(
    folder: Path, sandbox: str, token: str, surroundings: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the whole environment of a child: what it needs from ``surroundings``, its own Jupyter, its own key."""
    given = os.environ if surroundings is None else surroundings
    kept = {name: value for name, value in given.items() if name.upper() in NEEDED or name.upper().startswith("LC_")}
    jupyter = folder / "jupyter"
    return kept | {
        "CURTAIN_SANDBOX": sandbox,
        "CURTAIN_TOKEN": token,
        "NO_PROXY": f"{LOOPBACK},localhost",
        "no_proxy": f"{LOOPBACK},localhost",
        "PYTHONUNBUFFERED": "1",
        "PYTHONSAFEPATH": "1",  # a file named like a library in the learner's folder must not replace it
        "JUPYTER_CONFIG_DIR": str(jupyter / "config"),
        "JUPYTER_DATA_DIR": str(jupyter / "data"),
        "JUPYTER_RUNTIME_DIR": str(jupyter / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(jupyter / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(jupyter / "workspaces"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_PLATFORM_DIRS": "1",
        "IPYTHONDIR": str(jupyter / "ipython"),
        "PATH": _path_with_own_programs(given.get("PATH", "")),
    }


def _path_with_own_programs(path: str) -> str:
    """Put this Python's programs first: nbgrader looks for alembic on the PATH."""
    own = str(Path(sys.executable).parent)
    return os.pathsep.join([own, *(part for part in path.split(os.pathsep) if part and part != own)])
