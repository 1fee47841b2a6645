"""Get a fresh clone ready: virtual environment, locked dependencies, notebooks and, with ``--tests``, a browser.

Standard library only, and written so that an old Python can still read it and say what is missing.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOG = VENV / "set-up.log"
OLDEST = (3, 11)
SIGN_OF_LIFE = 2
"""Seconds between two dots."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


def language():
    """Return the language of the person's system among those of the course."""
    name = (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en")[:2].lower()
    return name if name in ("de", "es") else "en"


def say(key, **params):
    """Return a set-up phrase; these files hold one plain ``key = "text"`` a line, readable without a TOML library."""
    text = (ROOT / "curtain" / "languages" / language() / "setup.toml").read_text(encoding="utf-8")
    return dict(re.findall(r'(?m)^(\w+) = "(.*)"$', text))[key].format(**params)


def stop(key, **params):
    """End with a sentence instead of a traceback."""
    sys.stderr.write(say(key, **params) + "\n")
    raise SystemExit(1)


def use_new_enough_python():
    """Go on with a newer Python when this one is too old and another is there."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        found = shutil.which("python3.%d" % minor)  # noqa: UP031
        if found:
            raise SystemExit(subprocess.call([found] + sys.argv))  # noqa: RUF005
    stop("old_python", found="%d.%d" % sys.version_info[:2], wanted="%d.%d" % OLDEST)  # noqa: UP031


def check_folder():
    """Say so early when nothing can be written here."""
    probe = ROOT / ".set-up-probe"
    try:
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError:
        stop("read_only", folder=ROOT)


def digest(*places):
    """Return one hash over the files, and the files below the folders, named in ``places``."""
    total = hashlib.sha256((sys.version + str(ROOT)).encode())
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def run(command, failed):
    """Run a command quietly; on failure show the end of what it said and the next step."""
    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PYTHONUTF8="1")
    with LOG.open("a", encoding="utf-8") as log:
        log.write("$ %s\n" % " ".join(map(str, command)))  # noqa: UP031
        log.flush()
        code = wait_for([str(part) for part in command], stdout=log, stderr=log, env=environment, cwd=str(ROOT))
    if code:
        lines = LOG.read_text(encoding="utf-8", errors="replace").splitlines()[-12:]
        sys.stderr.write("\n".join(lines) + "\n")
        stop(failed, log=LOG)


def wait_for(command, **options):
    """Run a command and print a dot every few seconds, so that nobody takes a slow network for the end."""
    process = subprocess.Popen(command, **options)
    dots = 0
    while process.poll() is None:
        try:
            process.wait(timeout=SIGN_OF_LIFE)
        except subprocess.TimeoutExpired:
            dots += 1
            print(".", end="", flush=True)
    if dots:
        print(flush=True)
    return process.returncode


def once(name, wanted, work):
    """Do ``work`` unless the stamp of that name already holds ``wanted``."""
    stamp = VENV / ("." + name)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    work()
    stamp.write_text(wanted, encoding="utf-8")


def install():
    """Make the environment from the lock; every file is checked against its hash and byte-compiled by pip."""
    print(say("installing"), flush=True)
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists() and subprocess.call(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], stdout=subprocess.DEVNULL
    ):
        stop("no_venv")
    pip = [BIN / "python", "-m", "pip", "install", "-q", "--no-input"]
    run([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"], "install_failed")
    run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], "install_failed")
    run([BIN / "python", "-m", "compileall", "-q", ROOT / "curtain"], "install_failed")


def build():
    """Make the notebooks from their sources."""
    print(say("building"), flush=True)
    run([BIN / "curtain", "build"], "build_failed")


def browser():
    """Return a Chromium for the browser tests; install one where that needs no question."""
    named = os.environ.get("CURTAIN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    print(say("browser"), flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        wait_for(["apt-get", "update", "-q"], **quiet)
        wait_for(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], **quiet)
    else:
        wait_for([str(BIN / "python"), "-m", "playwright", "install", "chromium"], **quiet)
    found = next(filter(None, map(shutil.which, BROWSERS)), None) or playwright_browser()
    if not found:
        stop("no_browser")
    return found


def playwright_browser():
    """Return the Chromium that Playwright keeps for itself, if it has one."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([str(BIN / "python"), "-c", ask], capture_output=True, text=True, check=False).stdout.strip()
    return path if path and Path(path).exists() else None


def main(arguments):
    """Set up what is missing and nothing else."""
    use_new_enough_python()
    check_folder()
    once("installed", digest(ROOT / "requirements.lock", ROOT / "pyproject.toml", ROOT / "share"), install)
    once("built", digest(ROOT / "modules", ROOT / "curtain" / "notebooks", ROOT / "curtain" / "course"), build)
    if "--tests" in arguments:
        (VENV / "chromium").write_text(browser(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
