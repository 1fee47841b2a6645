"""The addresses of the sandbox."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..errors import CurtainError
from .answer_routes import check_answer, list_hand_ins, make_hand_in, save_answer
from .chat import chat_completions, list_models, show_model
from .explain import explain
from .hosts import OwnHostsOnly
from .lesson_routes import list_modules, set_me, show_exercise, show_me
from .web import Json, Shell, say_no_route, say_refused
from .world import World


def app_for(world: World, origins: Sequence[str] = ()) -> Starlette:
    """Make the sandbox of a world; pages from ``origins`` may call it."""
    app = Starlette(
        routes=_routes(Shell(world)),
        middleware=[Middleware(OwnHostsOnly), _cors(origins)],
        exception_handlers={CurtainError: say_refused, HTTPException: say_no_route},
    )
    app.router.redirect_slashes = False
    return app


def _routes(shell: Shell) -> list[Route]:
    made = shell.endpoint
    return [
        Route("/healthz", healthz),
        Route("/v1/models", made(list_models)),
        Route("/v1/models/{model:path}", made(show_model)),
        Route("/v1/chat/completions", chat_completions(shell), methods=["POST"]),
        Route("/sandbox/explain/{id}", made(explain)),
        Route("/course/me", made(show_me), methods=["GET"]),
        Route("/course/me", made(set_me), methods=["PUT"]),
        Route("/course/modules", made(list_modules)),
        Route("/course/exercises/{module}/{name}", made(show_exercise)),
        Route("/course/answers/{module}/{name}", made(save_answer), methods=["PUT"]),
        Route("/course/checks/{module}/{name}", made(check_answer, alone=True), methods=["POST"]),
        Route("/course/handins/{module}", made(list_hand_ins), methods=["GET"]),
        Route("/course/handins/{module}", made(make_hand_in, alone=True), methods=["POST"]),
    ]


async def healthz(request: Request) -> Response:
    """``GET /healthz``, the one address without a key."""
    return Json({"ok": True, "version": version("curtain")})


def _cors(origins: Sequence[str]) -> Middleware:
    return Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST", "PUT"],
        allow_headers=["Authorization", "Content-Type", "Accept-Language"],
        allow_credentials=False,
    )
