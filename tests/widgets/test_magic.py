"""The magics in a real IPython shell against a real course service: cards, or a calm sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_course import MODULE, TOKEN, FakeCourse
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from curtain.widgets.card import Card
from curtain.widgets.magic import load_ipython_extension

Run = Callable[[str], Any]


@pytest.fixture
def kernel(course: FakeCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a cell and return what it displayed: a Card, or the text of a sentence."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CURTAIN_SANDBOX", course.address)
    monkeypatch.setenv("CURTAIN_TOKEN", TOKEN)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr("curtain.widgets.magic.warm_up", lambda: None)
    shown: list[Any] = []
    monkeypatch.setattr("curtain.widgets.magic.display", shown.append)
    shell = InteractiveShell()
    load_ipython_extension(shell)

    def run(source: str) -> Any:
        shown.clear()
        with capture_output() as out:
            result = shell.run_cell(source)
        if result.error_in_exec or result.error_before_exec:
            raise result.error_in_exec or result.error_before_exec
        assert not out.stdout and not out.stderr
        return shown[0] if isinstance(shown[0], Card) else repr(shown[0])

    yield run
    shell.history_manager.end_session()  # type: ignore[union-attr]


def test_the_lesson_line_sets_the_language_of_all_that_follows(kernel: Run) -> None:
    head = kernel(f"%lesson {MODULE} de")
    assert (head.kind, head.lang, head.content["module"]["title"]) == ("lesson", "de", "Clear briefs")
    card = kernel(f"%%answer {MODULE}/follow-up\n…")
    assert card.content["exercise"]["lang"] == "de" and card.phrases["check_button"] == "Prüfen"


def test_without_a_lesson_line_the_learners_own_language_holds(kernel: Run) -> None:
    assert kernel(f"%%answer {MODULE}/follow-up\n…").lang == "es"


def test_a_card_holds_the_learners_own_access_and_what_the_service_says(kernel: Run, course: FakeCourse) -> None:
    card = kernel(f"%%answer {MODULE}/follow-up\n…")
    assert (card.address, card.token, card.content["learner"]) == (course.address, TOKEN, "me")
    assert card.content["answer"] is None and card.plain == "A follow-up e-mail"


def test_a_typed_answer_is_saved_and_the_card_holds_it(kernel: Run, course: FakeCourse) -> None:
    card = kernel(f"%answer {MODULE}/follow-up\nWrite kindly.\n")
    assert course.answers["follow-up"]["text"] == "Write kindly."
    assert (card.content["answer"]["revision"], card.content["cell"]) == (1, {"taken": True})


def test_a_conflict_with_the_card_shows_both_texts(kernel: Run, course: FakeCourse) -> None:
    course.save("follow-up", {"text": "From the card", "base": 0, "lang": "en"})
    card = kernel(f"%%answer {MODULE}/follow-up\nFrom the cell")
    assert card.content["answer"]["text"] == "From the card" and card.content["cell"] == {"conflict": "From the cell"}


def test_the_text_of_a_try_starts_its_card(kernel: Run, course: FakeCourse) -> None:
    assert kernel(f"%%answer {MODULE}/before\nWrite an e-mail").content["cell"] == {"text": "Write an e-mail"}
    assert course.answers == {}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("%lesson", "%lesson 02-clear-briefs es"),
        (f"%lesson {MODULE} fr", "de, en, es"),
        ("%%answer\nhello", "%%answer 02-clear-briefs/follow-up"),
        ("Write an e-mail to Ms Hill, please.", "%%answer 02-clear-briefs/follow-up"),
    ],
)
def test_a_line_that_cannot_be_understood_gets_a_sentence(kernel: Run, source: str, said: str) -> None:
    assert said in kernel(source)


@pytest.mark.parametrize(
    "source", ["%lesson 99-none de", "%%answer 99-none/x\nhello", "%points 99-none/x", "%handin 99-none"]
)
def test_what_the_course_does_not_have_is_named(kernel: Run, source: str) -> None:
    assert "99-none" in kernel(source).problem


def test_a_lost_first_line_is_given_back_where_the_cell_is_known(kernel: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curtain.widgets.magic.running_cell", lambda shell: "answer-follow-up")
    kernel(f"%lesson {MODULE} en")
    assert kernel("Write an e-mail, please.").endswith(f"write: %%answer {MODULE}/follow-up")


def test_without_a_sandbox_there_is_a_sentence(kernel: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CURTAIN_SANDBOX")
    assert "curtain up" in kernel(f"%%answer {MODULE}/follow-up\n…")


def test_a_service_that_is_down_can_be_asked_again(
    kernel: Run, course: FakeCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURTAIN_SANDBOX", "http://127.0.0.1:9")
    card = kernel(f"%%answer {MODULE}/follow-up\n…")
    assert card.problem and not card.content
    monkeypatch.setenv("CURTAIN_SANDBOX", course.address)
    assert kernel(f"%%answer {MODULE}/follow-up\n…").problem == ""


def test_an_error_of_ours_is_a_sentence_and_goes_to_the_log(kernel: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("curtain.widgets.magic.Card", broken)
    assert "not your doing" in kernel(f"%lesson {MODULE} en")


def test_hand_in_shows_states_and_earlier_hand_ins(kernel: Run, course: FakeCourse) -> None:
    course.handins.append({"id": 1, "at": "2027-01-01T00:00:00+00:00", "digest": "ab"})
    card = kernel(f"%handin {MODULE}")
    assert card.content["handins"][0]["digest"] == "ab" and card.content["module"]["id"] == MODULE


def test_stock_nbgrader_awards_nothing_and_touches_nothing(
    kernel: Run, course: FakeCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """nbgrader 0.9.6 gives full points to a test cell that prints nothing, none to one that raises."""
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with pytest.raises(Exception, match="curtain course"):
        kernel(f"%points {MODULE}/follow-up")
    for source in (f"%lesson {MODULE} en", f"%%answer {MODULE}/follow-up\nMine", f"%handin {MODULE}"):
        assert "curtain course" in kernel(source)
    assert not [path for method, path in course.asked if method != "GET"] and not course.answers


def test_code_of_a_learner_runs_and_its_errors_stay_theirs(kernel: Run) -> None:
    with pytest.raises(ZeroDivisionError):
        kernel("1 / 0")
