"""Replies kept on disk are the replies that the model gave, and a damaged file costs time, never a grade."""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curtain.grading import remember
from curtain.grading.remember import RememberingModel, edition, pack, unpack
from curtain.model.glassbox import GlassBox
from curtain.records import Completion, Explanation, Message, Model, Options, Span

MATERIAL = "Fair in Hanover: Ms Adler wants two pumps Linea 120 by 12 May."
ASKED = [Message("user", f"Write an e-mail to Ms Adler about this.\n\n{MATERIAL}")]


class Counting:
    """Answers with what it was asked and counts how often that was."""

    def __init__(self, version: str = "counting/1") -> None:
        self.version = version
        self.asked = 0

    def complete(self, messages: Sequence[Message], options: Options = Options()) -> Completion:  # noqa: B008
        self.asked += 1
        return Completion(f"{messages[-1].content} {options.max_tokens}", self.version)


def remembering(model: Model, path: Path, most: int = 1000) -> RememberingModel:
    return RememberingModel(model, path, most)


def ask(model: Model, *texts: str) -> list[str]:
    return [model.complete([Message("user", text)]).text for text in texts]


def rows(path: Path) -> int:
    file = sqlite3.connect(path)
    (count,) = file.execute("SELECT COUNT(*) FROM replies").fetchone()
    file.close()
    return int(count)


def test_a_reply_is_asked_for_once_and_is_there_after_a_restart(tmp_path: Path) -> None:
    model = Counting()
    first = remembering(model, tmp_path / "replies")
    assert ask(first, "a", "b", "a") == ["a None", "b None", "a None"]
    first.close()
    second = remembering(model, tmp_path / "replies")
    assert ask(second, "b", "a") == ["b None", "a None"]
    second.close()
    assert model.asked == 2


@pytest.mark.parametrize(
    ("messages", "options"),
    [
        ([Message("user", "b")], Options()),
        ([Message("system", "a")], Options()),
        ([Message("system", "s"), Message("user", "a")], Options()),
        ([Message("user", "a")], Options(max_tokens=5)),
        ([Message("user", "a")], Options(stop=("x",))),
        ([Message("user", "a")], Options(response_format={"type": "json_object"})),
    ],
)
def test_other_messages_or_options_are_another_question(
    tmp_path: Path, messages: list[Message], options: Options
) -> None:
    model = Counting()
    kept = remembering(model, tmp_path / "replies")
    kept.complete([Message("user", "a")])
    kept.complete(messages, options)
    kept.close()
    assert model.asked == 2


def test_another_version_is_asked_again(tmp_path: Path) -> None:
    for version in ("counting/1", "counting/2"):
        model = Counting(version)
        kept = remembering(model, tmp_path / "replies")
        assert kept.complete([Message("user", "a")]).engine == version
        kept.close()
        assert model.asked == 1


def test_another_code_of_the_glass_box_is_another_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    before = edition(GlassBox())
    monkeypatch.setattr(remember, "_code_of_the_glass_box", lambda: "other")
    assert edition(GlassBox()) != before
    assert edition(Counting()) == "counting/1"


def test_the_glass_boxs_replies_come_back_whole(tmp_path: Path) -> None:
    first = remembering(GlassBox(), tmp_path / "replies")
    given_first = first.complete(ASKED)
    first.close()
    second = remembering(GlassBox(), tmp_path / "replies")
    assert second.complete(ASKED) == given_first == GlassBox().complete(ASKED)
    assert given_first.explanation and given_first.explanation.read
    second.close()


texts = st.text(st.characters(codec=None), max_size=50)
spans = st.builds(Span, st.integers(0, 9), st.integers(0, 9), texts)
explanations = st.builds(
    Explanation,
    st.lists(spans, max_size=3).map(tuple),
    st.lists(spans, max_size=3).map(tuple),
    st.lists(st.tuples(texts, st.booleans()), max_size=3).map(tuple),
    st.lists(texts, max_size=3).map(tuple),
    st.dictionaries(texts, st.one_of(st.none(), st.booleans(), st.integers(), texts, st.lists(texts)), max_size=3),
)


@given(st.builds(Completion, texts, texts, explanation=st.one_of(st.none(), explanations)))
def test_any_completion_comes_back_equal(completion: Completion) -> None:
    assert unpack(pack(completion)) == completion


def test_a_file_holds_only_so_many_replies_and_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remember, "WRITE_AFTER", 10)
    model = Counting()
    kept = remembering(model, tmp_path / "replies", most=50)
    ask(kept, *map(str, range(200)))
    kept.close()
    assert rows(tmp_path / "replies") <= 50
    again = remembering(model, tmp_path / "replies", most=50)
    ask(again, "199", "198")
    assert model.asked == 200
    ask(again, "0")
    assert model.asked == 201
    again.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "replies").write_bytes(content)
    kept = remembering(Counting(), tmp_path / "replies")
    assert ask(kept, "a") == ["a None"]
    kept.close()
    assert rows(tmp_path / "replies") == 1


def test_a_reply_that_cannot_be_read_is_asked_for_again(tmp_path: Path) -> None:
    model = Counting()
    first = remembering(model, tmp_path / "replies")
    ask(first, "a")
    first.close()
    file = sqlite3.connect(tmp_path / "replies")
    with file:
        file.execute("UPDATE replies SET reply = ?", (b"garbage",))
    file.close()
    second = remembering(model, tmp_path / "replies")
    assert ask(second, "a") == ["a None"]
    second.close()
    assert model.asked == 2


def test_without_a_place_for_the_file_the_model_answers(tmp_path: Path) -> None:
    model = Counting()
    kept = remembering(model, tmp_path / "no such folder" / "replies")
    assert ask(kept, "a", "a") == ["a None", "a None"]
    kept.close()
    assert model.asked in (1, 2)


def test_threads_and_a_second_reader_share_a_file(tmp_path: Path) -> None:
    models = [remembering(Counting(), tmp_path / "replies") for _ in range(2)]
    order = random.Random(7)
    wrong: list[str] = []

    def work(model: RememberingModel, names: list[str]) -> None:
        wrong.extend(name for name in names if ask(model, name) != [f"{name} None"])
        model.flush()

    names = [str(number) for number in range(60)]
    threads = [
        threading.Thread(target=work, args=(model, order.sample(names, len(names)))) for model in models for _ in "ab"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for model in models:
        model.close()
    assert not wrong
    assert rows(tmp_path / "replies") == 60
