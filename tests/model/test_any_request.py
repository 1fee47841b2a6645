"""Whatever is typed, the glass box answers, soon enough and the same again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from any_requests import CONVERSATIONS, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.model.glassbox import GlassBox
from curtain.model.reach import reach
from curtain.records import Completion, Message

EVERY = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from any_requests import CONVERSATIONS, SCHEMA, TEXTS
from curtain.model.glassbox import GlassBox
from curtain.records import Message, Options
glassbox = GlassBox()
for name, text in TEXTS.items():
    print(name, flush=True)
    glassbox.complete((Message("user", text),))
for name, turns in CONVERSATIONS.items():
    print(name, flush=True)
    glassbox.complete(tuple(Message(role, text) for role, text in turns))
    glassbox.complete(tuple(Message(role, text) for role, text in turns), Options(response_format=SCHEMA))
print("done")
"""


def answered(*turns: tuple[str, str]) -> Completion:
    return GlassBox().complete(tuple(Message(role, text) for role, text in turns))  # type: ignore[arg-type]


def test_every_hostile_request_comes_to_an_end() -> None:
    """All of them in one process, which is killed when a pattern loses itself."""
    assert len(TEXTS) + len(CONVERSATIONS) >= 60
    try:
        run = subprocess.run([sys.executable, "-c", EVERY], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired as late:
        pytest.fail(f"no end with {(late.stdout or b'').split()[-1:]}")
    assert run.stdout.split()[-1:] == ["done"], f"{run.stdout[-60:]}\n{run.stderr[-2000:]}"


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=400), st.sampled_from(("", "Schreib eine Mail: ", "Answer in JSON: ", "Resume esto:\n")))
def test_any_text_gets_the_same_reply_twice(text: str, before: str) -> None:
    assert answered(("user", before + text)) == answered(("user", before + text))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("system", "user", "assistant")), st.text(max_size=120)), max_size=5))
def test_any_conversation_is_answered(turns: list[tuple[str, str]]) -> None:
    assert answered(*turns) == answered(*turns)


def test_a_lone_half_of_a_sign_is_read() -> None:
    assert answered(("user", "Schreib eine Mail an Frau \ud83d Adler.")).text


def test_an_ordinary_request_is_read_whole() -> None:
    text = "Fasse zusammen:\n\n" + "Die Lieferung kommt am 12. Mai, sagt Frau Adler aus Bremen.\n" * 300
    assert reach([Message("user", text)]).messages[0].content == text
    assert not reach([Message("user", text)]).gone


def test_what_is_left_out_of_a_monster_moves_no_place() -> None:
    """The places of what was read are those in the whole text."""
    order = "Write an email with a subject line to Ms Hill."
    found = answered(("user", "a" * 19_000 + ".\n\n" + order))
    assert found.explanation
    read = {("a" * 19_000 + ".\n\n" + order)[span.start : span.end] for span in found.explanation.read}
    assert any("email" in piece and len(piece) < 60 for piece in read)


def test_the_tokens_are_those_of_the_whole_request() -> None:
    assert answered(("user", "a" * 40_000)).prompt_tokens > 10_000
