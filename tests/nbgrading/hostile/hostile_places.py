"""Hand-ins that are not where, or not what, a hand-in should be."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from hostile_desk import MODULE, Attack, Desk
from hostile_files import good

LATER = "2999-01-01 00:00:00 UTC"


def link_file(desk: Desk) -> None:
    desk.file.symlink_to(desk.course / f"solutions/{desk.lang}/{MODULE}-{desk.lang}/{MODULE}.ipynb")


def link_folder(desk: Desk) -> None:
    desk.folder.rmdir()
    desk.folder.symlink_to(desk.course / f"solutions/{desk.lang}/{MODULE}-{desk.lang}")


def link_learner(desk: Desk) -> None:
    """The whole learner is a link to another one, whose hand-in would count for two."""
    desk.folder.rmdir()
    desk.folder.parent.rmdir()
    desk.folder.parent.symlink_to(desk.folder.parent.parent / f"control-{desk.lang}")


def link_to_keys(desk: Desk) -> None:
    desk.write(good(desk))
    for number, place in enumerate([desk.course / f"modules/{MODULE}/key.toml", desk.classroom / "cohort-seed"]):
        (desk.folder / f"extra-{number}.txt").symlink_to(place)
    (desk.folder / "keys").symlink_to(desk.course / "modules")
    (desk.folder / "keys.html").symlink_to(desk.course / f"modules/{MODULE}/key.toml")


def extra_files(desk: Desk) -> None:
    desk.write(good(desk))
    (desk.folder / "nbgrader_config.py").write_text(desk.betrayal())
    (desk.folder / "sitecustomize.py").write_text(desk.betrayal())
    (desk.folder / "gradebook.db").write_bytes(b"x" * 1_000)
    (desk.folder / f"{MODULE}.html").write_text("<script>alert(1)</script>")
    (desk.folder / "__pycache__").mkdir()
    (desk.folder / f"other{MODULE}.ipynb").write_text("{")


def odd_file_names(desk: Desk) -> None:
    desk.write(good(desk))
    for name in (b"..\\..\\key.toml", b"line\nbreak.txt", b"half\xff.txt", b"-rf", b"$(touch x)", b"%2e%2e%2fkey"):
        (Path(os.fsdecode(os.fsencode(desk.folder) + b"/" + name))).write_text("x")


def folder_as_notebook(desk: Desk) -> None:
    desk.file.mkdir()
    (desk.file / "inner.txt").write_text("x")


def unreadable(desk: Desk) -> None:
    desk.write(good(desk))
    desk.file.chmod(0)


def two_others(desk: Desk) -> None:
    for name in ("one.ipynb", "two.ipynb"):
        (desk.folder / name).write_bytes(good(desk))


def other_case(desk: Desk) -> None:
    """A second hand-in under the assignment's name in capitals, with other answers."""
    desk.write(good(desk))
    other = desk.folder.with_name(desk.folder.name.upper())
    other.mkdir(exist_ok=True)
    if not other.samefile(desk.folder):
        (other / desk.file.name.upper()).write_text("{")


def of_another_learner(desk: Desk) -> None:
    desk.write((desk.folder.parents[1] / f"control-{desk.lang}" / desk.folder.name / desk.file.name).read_bytes())


def stamped(text: str, name: str = "timestamp.txt") -> Attack:
    def make(desk: Desk) -> None:
        desk.write(good(desk))
        (desk.folder / name).write_text(text)

    return Attack(make, "same")


def deep_folders(desk: Desk) -> None:
    desk.write(good(desk))
    here = desk.folder
    for _ in range(100):
        here /= "in"
    here.mkdir(parents=True)


def many_files(desk: Desk) -> None:
    desk.write(good(desk))
    for number in range(500):
        (desk.folder / f"{number}.txt").write_text("x")


def hard_link(desk: Desk) -> None:
    os.link(desk.course / f"modules/{MODULE}/key.toml", desk.file)


def file_as_folder(desk: Desk) -> None:
    desk.folder.rmdir()
    desk.folder.write_text("x")


def loop(desk: Desk) -> None:
    desk.write(good(desk))
    (desk.folder / "again").symlink_to(desk.folder)
    (desk.folder / f"{MODULE}-2.ipynb").symlink_to(f"{MODULE}-2.ipynb")


def wrong_language(desk: Desk) -> None:
    """The exercise notebook of another language; ids of options are the same in all of them."""
    other = {"de": "en", "en": "es", "es": "de"}[desk.lang]
    desk.write(json.dumps(Desk(desk.folder, other, desk.canary, desk.course, desk.classroom).notebook()).encode())


def plain(desk: Desk) -> None:
    desk.write(good(desk))


PLACES = {
    "link-file": Attack(link_file, "hand_in.no_file"),
    "link-folder": Attack(link_folder, "hand_in.no_file"),
    "link-learner": Attack(link_learner, "hand_in.no_file"),
    "links-to-keys": Attack(link_to_keys, "same"),
    "extra-files": Attack(extra_files, "same"),
    "odd-file-names": Attack(odd_file_names, "same"),
    "folder-as-notebook": Attack(folder_as_notebook, "hand_in.no_file"),
    "pipe": Attack(lambda desk: os.mkfifo(desk.file), "hand_in.no_file"),
    "unreadable": Attack(unreadable, "same" if os.geteuid() == 0 else "hand_in.no_file"),
    "nothing": Attack(lambda desk: None, "hand_in.no_file"),
    "gzip-file": Attack(
        lambda desk: desk.file.with_suffix(".ipynb.gz").write_bytes(gzip.compress(good(desk))) and None,
        "hand_in.no_file",
    ),
    "two-other-names": Attack(two_others, "hand_in.no_file"),
    "other-case": Attack(other_case, "same"),
    "another-learners": Attack(of_another_learner, "graded"),
    "from-the-future": stamped(LATER),
    "stamp-bomb": stamped("9" * 5_000_000),
    "stamp-path": stamped("2026-01-01 10:00:00 ../../../../etc/passwd"),
    "wrong-language": Attack(wrong_language, "same"),
    "learner-dots": Attack(plain, "refused", learner="..key"),
    "learner-line-break": Attack(plain, "refused", learner="a\nb"),
    "learner-formula": Attack(plain, "refused", learner="=1+1"),
    "learner-pattern": Attack(plain, "refused", learner="[a-z]*"),
    "learner-html": Attack(plain, "refused", learner="<img src=x onerror=alert(1)>"),
    "secret-path": Attack(stamped("../../../x", "submission_secret.txt").make, "same", held_out=True),
    "deep-folders": Attack(deep_folders, "same", held_out=True),
    "many-files": Attack(many_files, "same", held_out=True),
    "hard-link-to-key": Attack(hard_link, "hand_in.broken", held_out=True),
    "file-as-folder": Attack(file_as_folder, "hand_in.no_file", held_out=True),
    "link-loop": Attack(loop, "same", held_out=True),
    "learner-long": Attack(plain, "refused", learner="x" * 250, held_out=True),
    "learner-right-to-left": Attack(plain, "refused", learner="\u202eada", held_out=True),
    "learner-half-sign": Attack(plain, "refused", learner=os.fsdecode(b"ada\xff"), held_out=True),
}
