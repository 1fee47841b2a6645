"""The course's openai client: the ordinary package with the course's address, never through a proxy."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import CurtainError

if TYPE_CHECKING:
    from openai import OpenAI

MODEL = "glassbox-1"


class NoSandbox(CurtainError):
    """The kernel was started without the address of a sandbox."""


def model_client(environ: Mapping[str, str] = os.environ) -> OpenAI:
    """Return an openai client for the sandbox named in ``CURTAIN_SANDBOX`` with the learner's token.

    Raises
    ------
    NoSandbox
        If the environment names no sandbox.
    """
    # Importing openai takes about a second; a page that nobody tries a prompt on does not pay for it.
    import httpx2
    from openai import OpenAI

    address = environ.get("CURTAIN_SANDBOX", "").rstrip("/")
    if not address:
        raise NoSandbox("widgets.service.missing")
    return OpenAI(
        base_url=f"{address}/v1",
        api_key=environ.get("CURTAIN_TOKEN") or "none",
        # With HTTP_PROXY or ALL_PROXY set, a client that trusts the environment sends loopback prompts to the proxy.
        http_client=httpx2.Client(trust_env=False, timeout=httpx2.Timeout(60, connect=5)),
        max_retries=0,
    )


def model_name(environ: Mapping[str, str] = os.environ) -> str:
    """Return the model that "Try" asks: ``CURTAIN_MODEL`` or the glass box."""
    return environ.get("CURTAIN_MODEL") or MODEL
