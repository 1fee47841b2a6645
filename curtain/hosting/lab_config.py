"""JupyterLab for learners: a configuration folder in the data directory; the user's own Jupyter is never touched."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .ports import LOOPBACK

# Only JupyterLab itself; the others cost start-up time, or offer a learner what is not theirs (shell, grading).
SERVER_EXTENSIONS = {
    "jupyterlab": True,
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "jupyterlab_jupytext": False,
    "notebook": False,
    "notebook_shim": False,
    "voila.server_extension": False,
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.validate_assignment": False,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
}

DISABLED = (
    "@jupyter/nbgrader",
    "@jupyter/nbgrader:validate-assignment",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:assignment-list",
    "@jupyter/nbgrader:course-list",
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:menu",
    "@jupyterlab/apputils-extension:announcements",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/terminal-extension",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyter-notebook/lab-extension",
    "@voila-dashboards/jupyterlab-preview",
    "jupyterlab-jupytext",
)

SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
        "doNotDisturbMode": True,
    },
    "@jupyterlab/notebook-extension:tracker": {
        "kernelShutdown": True,
        "windowingMode": "none",
        "codeCellConfig": {"lineWrap": True, "autoClosingBrackets": False},  # answers are prose
    },
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
}


def write_lab_config(folder: Path, port: int, token: str) -> Path:
    """Write the configuration of the learner's JupyterLab below ``folder``; return the configuration folder."""
    config = folder / "jupyter" / "config"
    _write(config / "jupyter_server_config.json", _server(folder, port, token))
    _write(config / "labconfig" / "page_config.json", {"disabledExtensions": dict.fromkeys(DISABLED, True)})
    _write(config / "labconfig" / "default_setting_overrides.json", SETTINGS)
    return config


def _server(folder: Path, port: int, token: str) -> Mapping[str, Any]:
    return {
        "ServerApp": {
            "ip": LOOPBACK,
            "port": port,
            "port_retries": 0,
            "open_browser": False,
            "root_dir": str(folder / "work"),
            "terminals_enabled": False,
            "quit_button": False,
            "allow_remote_access": False,
            "allow_root": True,  # in a container everybody is
            "jpserver_extensions": SERVER_EXTENSIONS,
        },
        "IdentityProvider": {"token": token},
        "MappingKernelManager": {"cull_idle_timeout": 7200, "cull_interval": 120},
        "KernelSpecManager": {"allowed_kernelspecs": ["curtain"], "ensure_native_kernel": False},
        "MultiKernelManager": {"default_kernel_name": "curtain"},
        "LabApp": {
            "extension_manager": "readonly",
            "news_url": None,
            "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        },
    }


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
