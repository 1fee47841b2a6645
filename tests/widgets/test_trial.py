"""A reply on its way to the card: in pieces, to be stopped, and never a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue
from threading import Event
from typing import Any

from curtain.errors import CurtainError
from curtain.records import Message
from curtain.widgets.trial import Trials

ASKED = (Message("user", "Write"),)


class Reply:
    """A stream that waits for ``go`` before its last piece."""

    engine = "glassbox-1"

    def __init__(self, go: Event | None = None) -> None:
        self.go, self.closed = go, False

    def __iter__(self) -> Iterator[str]:
        yield "Dear "
        if self.go:
            self.go.wait(10)
        yield "Ms Hill"

    def close(self) -> None:
        self.closed = True


def until_over(heard: Queue[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    while not found or found[-1]["type"] not in ("end", "failed"):
        found.append(heard.get(timeout=10))
    return found


def test_a_reply_comes_in_pieces_and_names_its_engine() -> None:
    heard: Queue[Any] = Queue()
    Trials(heard.put, "en", lambda messages: Reply()).start("r1", ASKED)  # type: ignore[arg-type,return-value]
    messages = until_over(heard)
    assert [message["type"] for message in messages] == ["started", "piece", "piece", "end"]
    assert "".join(message.get("text", "") for message in messages) == "Dear Ms Hill"
    assert messages[-1] == {"type": "end", "run": "r1", "engine": "glassbox-1", "stopped": False}


def test_a_stopped_reply_hangs_up() -> None:
    heard: Queue[Any] = Queue()
    go = Event()
    reply = Reply(go)
    trials = Trials(heard.put, "en", lambda messages: reply)  # type: ignore[arg-type,return-value]
    trials.start("r1", ASKED)
    assert [heard.get(timeout=10)["type"] for _ in range(2)] == ["started", "piece"]
    trials.stop("r1")
    go.set()
    assert until_over(heard)[-1]["stopped"] and reply.closed
    trials.stop("r1")


def test_a_failure_is_a_sentence_in_the_learners_language() -> None:
    class Refusal(Exception):
        body = {"message": "Ihr Budget ist aufgebraucht."}  # noqa: RUF012

    for error, said in [
        (CurtainError("widgets.service.missing"), "Der Kurs läuft hier"),
        (Refusal(), "Ihr Budget"),
        (RuntimeError("boom at line 3"), "Das Modell hat nicht geantwortet"),
    ]:
        heard: Queue[Any] = Queue()

        def ask(_: object, error: Exception = error) -> Any:
            raise error

        Trials(heard.put, "de", ask).start("r1", ASKED)
        assert until_over(heard)[-1]["text"].startswith(said)
