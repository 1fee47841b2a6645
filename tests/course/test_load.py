"""A small course is loaded, shown, keyed and checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from curtain.course.check import check_course
from curtain.course.load import load_module, load_modules
from curtain.errors import SourceError
from curtain.records import LANGUAGES, POOLS, Case

from .small_course import FIRM, KEY, LESSON, MODULE, VOCABULARY, write_course


def test_a_sound_course_has_no_errors(tmp_path: Path) -> None:
    assert [str(error) for error in check_course(write_course(tmp_path))] == []


def test_a_module_shows_what_a_learner_may_see(tmp_path: Path) -> None:
    module = load_modules(write_course(tmp_path))["90-small"]
    assert (module.title["es"], module.goals["de"], module.names) == ("Breve", ("üben",), ("best", "mail", "free"))
    choice = module.exercise("best", "de")
    assert (choice.id, choice.task, choice.points) == ("90-small/best", "Wählen Sie für Acme.", 2)
    assert choice.settings["options"] == [{"id": "a", "text": "ja"}, {"id": "b", "text": "nein"}]
    assert module.exercise("free", "en").given == "Write something."
    assert module.exercise("free", "en").settings["material"] == "Note by Acme"


def test_public_exercises_hold_no_checks_and_no_hidden_cases(tmp_path: Path) -> None:
    module = load_module(write_course(tmp_path), "90-small")
    settings = module.exercise("mail", "es").settings
    assert [case["id"] for case in settings["cases"]] == [f"visible-{n}" for n in range(1, 5)]
    assert [criterion["id"] for criterion in settings["criteria"]] == ["facts", "short"]
    text = json.dumps(settings)
    for case in (*module.key("mail", "es").cases("practice"), *module.key("mail", "es").cases("record")):
        assert case.material not in text
    assert "bald" not in text


def test_a_course_without_keys_still_shows_its_exercises(tmp_path: Path) -> None:
    (write_course(tmp_path) / "modules/90-small/key.toml").unlink()
    module = load_module(tmp_path, "90-small")
    assert module.exercise("mail", "en").settings["cases"] == []
    with pytest.raises(SourceError):
        module.key("mail", "en")


def test_pools_draw_from_disjoint_parts(tmp_path: Path) -> None:
    key = load_module(write_course(tmp_path), "90-small").key("mail", "de")

    def drawn(cases: tuple[Case, ...], place: int) -> set[str]:
        return {case.material.split(", ")[place] for case in cases if case.material.count(", ") > 2}

    for place in range(6):
        visible, practice, record = (
            {text.replace("Frau ", "").replace("Herr ", "") for text in drawn(key.cases(pool, 60), place)}
            for pool in POOLS
        )
        assert visible and practice and record
        assert not visible & practice and not practice & record and not visible & record


def test_strata_are_balanced_and_held_out_layouts_stay_in_their_pool(tmp_path: Path) -> None:
    key = load_module(write_course(tmp_path), "90-small").key("mail", "en")
    record = [case.stratum for case in key.cases("record", 30)]
    assert {stratum: record.count(stratum) for stratum in set(record)} == {
        "notes answered": 10,
        "notes no-answered": 10,
        "held-out answered": 10,
    }
    assert {case.stratum for case in key.cases("visible")} == {"notes answered", "notes no-answered"}


def test_checks_follow_flags_and_durations_bring_their_other_unit(tmp_path: Path) -> None:
    for case in load_module(write_course(tmp_path), "90-small").key("mail", "en").cases("record"):
        assert ("short" in {check.criterion for check in case.checks}) == ("no-" not in case.stratum)
        wait = case.checks[0].params["all"][1]
        weeks = int(wait[0].split()[0])
        assert wait == [f"{weeks} weeks", f"{weeks * 7} days", "bald"]


def test_the_seed_moves_hidden_cases_only(tmp_path: Path) -> None:
    module = load_module(write_course(tmp_path), "90-small")
    one, other = module.key("mail", "de", "spring"), module.key("mail", "de", "autumn")
    assert one.cases("visible") == other.cases("visible")
    assert one.cases("practice") != other.cases("practice")
    assert one.cases("record") == module.key("mail", "de", "spring").cases("record")


def test_languages_draw_the_same_numbers_in_the_same_order(tmp_path: Path) -> None:
    module = load_module(write_course(tmp_path), "90-small")
    german, spanish = (module.key("mail", lang).cases("practice") for lang in ("de", "es"))
    assert [case.stratum for case in german] == [case.stratum for case in spanish]
    assert [case.material.split(", ")[4].split()[0] for case in german] == [
        case.material.split(", ")[4].split()[0] for case in spanish
    ]


def test_cases_are_the_same_in_another_process(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    script = (
        "import sys; from pathlib import Path; from curtain.course.load import load_module;"
        "print(repr(load_module(Path(sys.argv[1]), '90-small').key('mail', 'de').cases('record')))"
    )
    command = [sys.executable, "-c", script, str(root)]
    there = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True,
                           env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2]),
                                "PYTHONIOENCODING": "utf-8"})  # fmt: skip
    assert there.stdout.strip() == repr(load_module(root, "90-small").key("mail", "de").cases("record"))


def test_the_digest_changes_with_the_key(tmp_path: Path) -> None:
    before = load_module(write_course(tmp_path / "a"), "90-small").key("mail", "de").digest
    again = load_module(write_course(tmp_path / "b"), "90-small").key("mail", "de").digest
    changed = load_module(write_course(tmp_path / "c", key=KEY.replace("max = 90", "max = 80")), "90-small")
    assert before == again != changed.key("mail", "de").digest


def line_of(text: str, passage: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if passage in line)


@pytest.mark.parametrize(
    ("source", "old", "new", "where", "key"),
    [
        ("module", 'minutes = 10', 'minuets = 10', "minuets", "course.schema.unknown"),
        ("module", 'title.es = "Correo"', "", 'title.de = "Mail"', "course.schema.language-missing"),
        ("module", 'kind = "prompt"', 'kind = "poem"', "poem", "course.module.no-kind"),
        ("module", 'task.en = "A mail."', 'task.en = " "', 'task.en = " "', "course.schema.empty"),
        ("module", 'name = "free"', 'name = "mail"', "", "course.module.twice"),
        ("module", "minutes = 10", "minutes 10", "minutes 10", "course.source.not-toml"),
        ("module", "{firm.short}.", "{firm.shart}.", "Wählen", "course.placeholder"),
        ("key", 'right = ["b"]', 'right = ["z"]', "right", "course.choice.no-option"),
        ("key", 'right = ["b"]', 'right = ["a", "b"]', "right", "course.choice.one-right"),
        ("key", 'reasons.b.es = "porque b"', "", "reasons.b", "course.schema.language-missing"),
        ("key", 'type = "words"', 'type = "wordz"', "wordz", "course.prompt.no-check"),
        ("key", "{visitor.full}", "{visiter.full}", "visiter", "course.placeholder"),
        ("key", "integer 3..60", "integer 60..3", "60..3", "course.slot"),
        ("key", "when = { answered = true }\ntitle", "when = { open = true }\ntitle", "open", "course.prompt.no-slot"),
        ("key", "core = true", "core = false", "[[mail.checks]]", "course.prompt.no-core"),
        ("key", '"tired", ', "", "[mail.lists.mood]", "course.prompt.lists-differ"),
        ("key", "[best]", "[bust]", "[bust]", "course.module.key-unknown"),
        ("lesson", "90-small/best", "90-small/bost", "bost", "course.lesson.unknown"),
        ("lesson", "Write something.", "", "90-small/free", "course.lesson.empty"),
        ("firm", "delivery = { weeks = 3 }", "price = { money = 3 }", "", "course.firm.fields"),
        ("vocabulary", 'last = [', 'lost = [', "[person]", "course.schema.missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, source: str, old: str, new: str, where: str, key: str
) -> None:
    texts = {"module": MODULE, "key": KEY, "firm": FIRM, "vocabulary": VOCABULARY, "lesson": LESSON}
    assert old in texts[source]
    text = texts[source].replace(old, new)
    errors = [error for error in check_course(write_course(tmp_path, **{source: text})) if error.key == key]
    assert errors, check_course(tmp_path)
    assert all(error.say(lang) for error in errors for lang in LANGUAGES)
    if where:
        assert line_of(text, where) in {error.line for error in errors}


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    (write_course(tmp_path) / "modules/90-small/es.md").unlink()
    (error,) = check_course(tmp_path)
    assert str(error).endswith("es.md: This file is missing.")
