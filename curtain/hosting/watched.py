"""Run a module as a child that ends when its parent does: ``python -m curtain.hosting.watched MODULE ARGUMENTS...``.

The parent holds the other end of standard input and never writes to it; when it closes the pipe or dies, however
hard, the end of the stream is the signal to stop. That works the same on Linux, macOS and Windows.
An argument ``env:NAME`` is replaced by that environment variable, so that keys do not show in the process list.
"""

from __future__ import annotations

import _thread
import os
import runpy
import signal
import sys
import threading

SECONDS_TO_STOP = 6.0


def main(arguments: list[str]) -> None:
    """Watch the parent and run the module named first."""
    # An optional part of jsonschema that no schema here needs; its import compiles a grammar for three seconds.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    threading.Thread(target=_wait_for_parent, daemon=True).start()
    module, *rest = arguments
    sys.argv = [module, *(_value(argument) for argument in rest)]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _value(argument: str) -> str:
    return os.environ[argument.removeprefix("env:")] if argument.startswith("env:") else argument


def _wait_for_parent() -> None:
    while os.read(0, 1):
        pass
    last_resort = threading.Timer(SECONDS_TO_STOP, _end_now)
    last_resort.daemon = True
    last_resort.start()
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:  # to the thread that sleeps in the event loop: another thread would not wake it
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


def _end_now() -> None:
    import psutil

    for process in psutil.Process().children(recursive=True):
        try:
            process.kill()
        except psutil.Error:
            continue
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
