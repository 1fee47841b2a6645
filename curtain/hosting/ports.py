"""Loopback ports: which are free, and which to take."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Sequence
from pathlib import Path

LOOPBACK = "127.0.0.1"
APP_PORT = 8866


def is_free(port: int) -> bool:
    """Tell whether a server could listen on ``port`` of this machine right now."""
    if not 0 < port < 65536:
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows shares a port otherwise
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def free_ports(count: int) -> list[int]:
    """Return ``count`` different ports that nobody listens on; the system chooses them."""
    probes = [socket.socket(socket.AF_INET, socket.SOCK_STREAM) for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def app_port(wanted: int | None) -> int:
    """Return the port for the app: the wanted one, else the usual one, else any that is free."""
    port = APP_PORT if wanted is None else wanted
    return port if is_free(port) else free_ports(1)[0]


def kept_ports(file: Path, names: Sequence[str]) -> dict[str, int]:
    """Return a port for each name: the one noted in ``file`` if it is free again, else a new one; note them.

    A page that stayed open over a restart then still finds the sandbox.
    """
    noted: dict[str, int] = {}
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        noted = {name: int(port) for name, port in json.loads(file.read_text(encoding="utf-8")).items()}
    spare = dict(zip(names, free_ports(len(names)), strict=True))
    ports = {name: noted[name] if is_free(noted.get(name, 0)) else spare[name] for name in names}
    file.write_text(json.dumps(ports), encoding="utf-8")
    return ports
