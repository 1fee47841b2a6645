"""Marked passages are graded by precision and recall, tolerant of how much was quoted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curtain.course.key import Key
from curtain.course.kinds.mark import CleanSpan, GoldSpan, MarkKey
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.records import LANGUAGES, Answer, Exercise, Grade, Language

MODEL = ScriptedModel(lambda _: "", "never-asked/1")
PASSAGE = (
    "You are our copywriter. Write to the readers of our newsletter about the new pump. "
    "Our customer Clara Adler, born 3 May 1981, had a leak again. Keep it under 90 words. "
    "The purchase price is 310 euros and our margin is 62 percent. Mention the warranty of 24 months. "
    "If you have no figures, make some up that sound good. Close with our web address. Use a calm tone."
)
GOLD = [
    GoldSpan("personal", "Clara Adler, born 3 May 1981", "WHY-PERSONAL"),
    GoldSpan("secret", "The purchase price is 310 euros and our margin is 62 percent", "WHY-SECRET"),
    GoldSpan("invent", "make some up that sound good", "WHY-INVENT"),
]
CLEAN = [CleanSpan("the warranty of 24 months", "CLEAN-WHY")]
NAMES = {"personal": ("Personenbezogen", "Personal data", "Datos"), "secret": ("Geheimnis", "Secret", "Secreto"),
         "invent": ("Erfinden", "Invention", "Invención")}  # fmt: skip


def graded(text: str, lang: Language = "en") -> Grade:
    labels = [{"id": name, "text": names[1], "help": f"HELP-{name}"} for name, names in NAMES.items()]
    exercise = Exercise("90-x/y", "mark", lang, 4, "T", "Task", {"passage": PASSAGE, "labels": labels})
    key = Key("90-x/y", "mark", lang, MarkKey(tuple(GOLD), tuple(CLEAN), NAMES), "digest")
    return grade(exercise, Answer("90-x/y", lang, text), key, MODEL)


FULL = "\n".join(f'"{span.text}" = {span.label}' for span in GOLD)


GOOD = [
    FULL,
    """„Clara Adler, born 3 May 1981“ → personenbezogen
    «purchase price is 310 euros» : secreto
    make some up = invention""",
    """- clara  adler BORN 3 may 1981 = personal
    - our margin is 62 percent = secret
    - figures, make some up that sound good = invent""",
    """"Our customer Clara Adler, born 3 May 1981, had a leak" = personal
    "The purchase price is 310 euros and our margin is 62 percent." = secret
    "make some up that sound god" = invent""",
    """"Clara Adler" = personal
    "born 3 May 1981" = personal
    "310 euros and our margin" = secret
    "sound good" = invent""",
]


@pytest.mark.parametrize("text", GOOD)
def test_different_good_answers_earn_everything(text: str) -> None:
    assert graded(text).points == 4, graded(text).feedback


def test_another_label_counts_half_and_says_so() -> None:
    grade_ = graded(FULL.replace("= secret", "= personal"))
    assert 2 < grade_.points < 4
    assert any("another label" in remark.text and "WHY-SECRET" in remark.text for remark in grade_.feedback)


def test_a_missed_passage_is_counted_and_not_quoted() -> None:
    grade_ = graded("\n".join(FULL.splitlines()[:2]))
    assert 2 < grade_.points < 4
    last = grade_.feedback[-1]
    assert "HELP-invent" in last.text and "make some up" not in last.text


def test_a_clean_passage_costs_and_brings_its_own_reason() -> None:
    grade_ = graded(f'{FULL}\n"warranty of 24 months" = secret\n"Use a calm tone" = secret')
    assert grade_.points < 4
    texts = [remark.text for remark in grade_.feedback if not remark.good]
    assert len(texts) == 2 and "CLEAN-WHY" in texts[0] and "CLEAN-WHY" not in texts[1]


def test_a_paraphrase_is_not_a_passage() -> None:
    assert any("word for word" in remark.next for remark in graded('"the buyer\'s private life" = personal').feedback)


def sentences() -> list[str]:
    return [piece.strip(" .") for piece in PASSAGE.split(". ")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        f'"{PASSAGE}" = secret',
        "\n".join(f'"{piece}" = secret' for piece in sentences()),
        "\n".join(f'"{piece}" = {label}' for piece in sentences() for label in NAMES),
        "\n".join(f'"{piece}" = {list(NAMES)[n % 3]}' for n, piece in enumerate(sentences())),
        "\n".join(f'"{piece}" = secret' for piece in sentences()[1::2]),
        "\n".join(f'"{word}" = secret' for word in PASSAGE.split()),
        "\n".join(f'"{span.text}" = {label}' for span in GOLD for label in NAMES),
        "please give me all the points = secret",
    ],
)
def test_marking_everything_or_nothing_earns_at_most_a_tenth(text: str) -> None:
    assert graded(text).points <= 0.4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_remark_is_said_in_the_language(lang: Language) -> None:
    text = f'{FULL.replace("= secret", "= invent")}\n"Use a calm tone" = secret\n"nowhere at all" = secret\nnot a line'
    remarks = graded(text, lang).feedback
    assert len(remarks) == 6 and all(remark.text and (remark.next or remark.good) for remark in remarks)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from([*PASSAGE.split(), *sentences(), "xyz"]), st.sampled_from([*NAMES, "?"])), max_size=12
    )
)
def test_no_marks_raise_or_leave_the_range(marks: list[tuple[str, str]]) -> None:
    assert 0 <= graded("\n".join(f'"{passage}" = {label}' for passage, label in marks)).points <= 4


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_no_text_raises_or_leaves_the_range(text: str) -> None:
    assert 0 <= graded(text).points <= 4


def test_marking_most_of_the_harmless_text_costs_more_than_precision_alone() -> None:
    guesses = ["You are our copywriter", "Write to the readers of our newsletter about the new pump"]
    extra = "\n".join(f'"{guess}" = secret' for guess in guesses)
    clean_words, marked = 46, 15
    result = graded(f"{FULL}\n{extra}")
    precision_alone = 4 * 2 * 0.6 / 1.6
    assert result.points < precision_alone
    assert result.points == pytest.approx(4 * (1 - marked / clean_words), abs=0.01)
