"""Keys: how a request shows one, and where one's own machine keeps it."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from ..errors import DoorError, SetUpError

FILE = "token"

_KEY = re.compile(r"[\x21-\x7e]{1,512}")


def shown_key(authorization: str | None) -> str:
    """Return the key in an ``Authorization: Bearer ...`` header.

    Raises
    ------
    DoorError
        401 if there is none.
    """
    scheme, _, key = (authorization or "").strip().partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise DoorError("door.no_key", status=401, code="invalid_api_key")
    return key.strip()


def own_key(data_dir: Path) -> str:
    """Return the key in the data directory's ``token`` file, readable by its owner only; it is made if missing.

    Raises
    ------
    SetUpError
        If the file can be neither read nor written, or holds no key.
    """
    file = data_dir / FILE
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(file)
        key = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SetUpError("door.key_file", path=str(file)) from error
    return checked_key(key)


def checked_key(key: str) -> str:
    """Return ``key`` if it fits into a header.

    Raises
    ------
    SetUpError
        If it is empty, longer than 512 characters, or has others than visible ASCII.
    """
    if not _KEY.fullmatch(key):
        raise SetUpError("door.unfit_key")
    return key


def _make(file: Path) -> None:
    # written beside and linked into place, so that a second process never reads half a key
    if file.exists():
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as open_file:
            open_file.write(secrets.token_urlsafe(32) + "\n")
        _put(draft, file)
    finally:
        draft.unlink(missing_ok=True)


def _put(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        os.replace(draft, file)
