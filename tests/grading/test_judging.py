"""Orders, matches, estimates, verdicts and placements: skill earns, the same for everything does not."""

from __future__ import annotations

from itertools import permutations, product
from pathlib import Path
from typing import ClassVar

import pytest
from every_kind.course import every_kind_root

from curtain.course.key import Key
from curtain.course.kinds.choice import ChoiceKey
from curtain.course.kinds.estimate import EstimateKey, GoldQuantity
from curtain.course.kinds.place import GoldItem, PlaceKey, Rule
from curtain.course.kinds.ranking import share_in_order, tau
from curtain.course.kinds.verify import GoldClaim, VerifyKey
from curtain.course.load import load_module
from curtain.course.module import Module
from curtain.grading.agreement import agreement
from curtain.grading.grade import grade
from curtain.grading.scripted import ScriptedModel
from curtain.records import LANGUAGES, Answer, Exercise, Grade, Language

MODEL = ScriptedModel(lambda _: "", "never-asked/1")


def graded(kind: str, settings: dict[str, object], data: object, text: str, lang: Language = "en") -> Grade:
    exercise = Exercise("90-x/y", kind, lang, 1, "T", "Task", settings)
    return grade(exercise, Answer("90-x/y", lang, text), Key("90-x/y", kind, lang, data, "digest"), MODEL)


def entries(*ids: str) -> list[dict[str, str]]:
    return [{"id": id_, "text": f"Thing {id_}"} for id_ in ids]


def said(result: Grade) -> str:
    return " ".join(remark.text for remark in result.feedback)


class TestOrder:
    PAIRS = tuple((a, b) for place, a in enumerate("bdace") for b in "bdace"[place + 1 :])
    KEY = ChoiceKey(frozenset("abcde"), {one: f"WHY-{one}" for one in "abcde"}, order=PAIRS)

    def graded(self, text: str, lang: Language = "en") -> Grade:
        return graded("choice", {"mode": "order", "options": entries(*"abcde")}, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [("b d a c e", 1), ("b d a e c", 0.67), ("d b a e c", 0.33), ("e c a d b", 0), ("b d a", 0), ("b d a c", 0)],
    )
    def test_points_rise_with_the_pairs_in_order(self, text: str, points: float) -> None:
        assert self.graded(text).points == points

    def test_an_order_by_chance_earns_less_than_a_tenth(self) -> None:
        shares = [share_in_order(self.PAIRS, given) for given in permutations("abcde")]
        assert sum(shares) / len(shares) < 0.1 and max(shares) == 1

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_a_step_that_comes_too_early_is_explained_by_the_one_that_should(self, lang: Language) -> None:
        remarks = [remark for remark in self.graded("b d a e c", lang).feedback if not remark.good]
        assert len(remarks) == 1 and "WHY-c" in remarks[0].text and remarks[0].next
        assert self.graded("b d a c e", lang).feedback[0].good


class TestMatch:
    KEY = ChoiceKey(
        frozenset(), {one: f"WHY-{one}" for one in "abcd"}, match={"a": "3", "b": "1", "c": "4", "d": "2"},
        mixups={("a", "1"): "MIXUP"}, names={one: (f"Thing {one}",) for one in "abcd"},
        targets={one: (f"Goal {one}",) for one in "12345"},
    )  # fmt: skip

    def graded(self, text: str, lang: Language = "en") -> Grade:
        settings = {"mode": "match", "options": entries(*"abcd"), "targets": entries(*"12345")}
        return graded("choice", settings, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("a=3, b=1, c=4, d=2", 1),
            ("a=3, b=1, c=4, d=5", 0.67),
            ("a=3, b=1, c=4", 0.67),
            ("a=3, b=1", 0.33),
            ("a=3", 0),
            ("a=1, b=2, c=3, d=4", 0),
            ("a=3\na=1\nb=1\nc=4\nd=2", 0.67),
        ],
    )
    def test_one_right_pair_is_what_the_same_for_all_would_get(self, text: str, points: float) -> None:
        assert self.graded(text).points == points

    def test_the_misconception_behind_a_wrong_pair_is_named(self) -> None:
        assert "MIXUP" in said(self.graded("a = 1\nb = 1"))
        assert "WHY-a" in said(self.graded("a = 2\nb = 1")) and "MIXUP" not in said(self.graded("a = 2\nb = 1"))


class TestEstimate:
    KEY = EstimateKey(
        {
            "time": GoldQuantity(120, 6, 30, ("minutes",), "WHY-time", "LOW", "HIGH"),
            "cost": GoldQuantity(600, 30, 60, ("euro",), "WHY-cost"),
        },
        {"time": ("Zeit", "Time", "Tiempo"), "cost": ("Kosten", "Cost", "Coste")},
    )
    SETTINGS: ClassVar[dict[str, object]] = {
        "quantities": [
            {"id": "time", "text": "Time", "unit": "minutes"},
            {"id": "cost", "text": "Cost", "unit": "euros"},
        ]
    }

    def graded(self, text: str, lang: Language = "en") -> Grade:
        return graded("estimate", self.SETTINGS, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("time = 120 minutes\ncost = 600 euros", 1),
            ("time = 2 hours\ncost = €630", 1),
            ("Zeit: 114\nKosten: 570", 1),
            ("time = 149\ncost = 600", 0.75),
            ("time = 151\ncost = 600", 0.5),
            ("time = 120 euros\ncost = 600", 0.5),
            ("time = 100 - 200\ncost = 600", 0.5),
            ("time = 120\ntime = 600\ncost = 120", 0),
            ("time = 120\ncost = 120", 0),
            ("time = 600 minutes\ncost = 600 euros", 0),
            ("cost = 600", 0.5),
            ("a lot", 0),
        ],
    )
    def test_near_is_right_close_is_half_and_one_number_for_all_is_nothing(self, text: str, points: float) -> None:
        assert self.graded(text).points == points

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_far_off_names_the_misconception(self, lang: Language) -> None:
        assert "LOW" in said(self.graded("time = 10\ncost = 600", lang))
        assert "HIGH" in said(self.graded("time = 1000\ncost = 600", lang))
        unit = self.graded("time = 3 euros\ncost = 600", lang).feedback[0]
        assert "minutes" in unit.text and not unit.good and unit.next

    def test_a_line_with_several_numbers_says_so(self) -> None:
        several = [
            remark for remark in self.graded("time = 100 or 120\ncost = 600").feedback if "100 or 120" in remark.text
        ]
        assert len(several) == 1 and "one number" in several[0].next

    def test_a_number_is_shown_as_it_is_read(self) -> None:
        assert "1,5 Stunden" not in said(self.graded("time = 1,5 Stunden", "de"))
        assert "90 minutes" in said(self.graded("time = 1,5 Stunden", "de"))


class TestVerify:
    VERDICTS: ClassVar[dict[str, str]] = {
        "a": "supported",
        "b": "contradicted",
        "c": "supported",
        "d": "not-in-source",
        "e": "supported",
    }
    KEY = VerifyKey(
        {claim: GoldClaim(verdict, f"WHY-{claim}") for claim, verdict in VERDICTS.items()},  # type: ignore[arg-type]
        {claim: (f"Claim number {claim}",) for claim in VERDICTS},
        {("b", "supported"): "MIXUP"},
    )
    SETTINGS: ClassVar[dict[str, object]] = {
        "claims": entries(*VERDICTS),
        "sources": [{"id": "s", "title": "The sheet", "text": "All parts are made of PVDF and\nthe pump is blue."}],
        "verdicts": entries("supported", "contradicted", "not-in-source"),
    }

    def graded(self, text: str, lang: Language = "en") -> Grade:
        return graded("verify", self.SETTINGS, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("supported: a, c, e\ncontradicted: b\nnot in the source: d", 1),
            ("1 supported, 2 contradicted, 3 supported, 4 not in the source, 5 supported", 1),
            ("supported: a, c, e, b, d", 0),
            ("contradicted: a, b, c, d, e", 0),
            ("supported: a, c, e\ncontradicted: b, d", 0.5),
            ("supported: a, c, e\nsupported: b", 0),
            ("supported: a, c, e", 0),
        ],
    )
    def test_a_rare_verdict_counts_as_much_as_a_frequent_one(self, text: str, points: float) -> None:
        assert self.graded(text).points == points

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_every_wrong_verdict_has_its_misconception_and_next_step(self, lang: Language) -> None:
        for claim, given in product(self.VERDICTS, ("supported", "contradicted", "not-in-source")):
            first = self.graded(f"{claim} = {given}", lang).feedback[0]
            assert first.good == (self.VERDICTS[claim] == given)
            assert first.good or first.next
            assert (f"WHY-{claim}" in first.text) == first.good
        assert "MIXUP" in said(self.graded("b = supported", lang))

    def test_evidence_is_looked_up_but_earns_nothing(self) -> None:
        there = self.graded('a = supported: "made of PVDF and the pump"')
        made_up = self.graded('a = supported: "the pump was made by elves"')
        assert "The sheet" in said(there) and "elves" in said(made_up) and "The sheet" not in said(made_up)
        assert there.points == made_up.points


class TestZones:
    ZONES: ClassVar[dict[str, tuple[str, ...]]] = {
        "a": ("now",),
        "b": ("never",),
        "c": ("rules", "now"),
        "d": ("now",),
        "e": ("never",),
    }
    KEY = PlaceKey(
        {item: GoldItem(zones, {}, f"WHY-{item}") for item, zones in ZONES.items()},
        (Rule(frozenset("be"), frozenset({"now"}), None, 1, 5, "RULE"),),
        {item: (f"Thing {item}",) for item in ZONES},
        {zone: (zone.title(),) for zone in ("now", "rules", "never")},
        {},
        {("a", "never"): "MIXUP"},
    )

    def graded(self, text: str, lang: Language = "en") -> Grade:
        settings = {"items": entries(*self.ZONES), "zones": entries("now", "rules", "never")}
        return graded("place", settings, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("now: a, d\nrules: c\nnever: b, e", 1),
            ("now: a, c, d\nnever: b, e", 1),
            ("now: a, d, c\nrules: e\nnever: b", 0.5),
            ("now: a, d, c, e\nnever: b", 0.25),
            ("now: a, b, c, d, e", 0),
            ("never: a, b, c, d, e", 0),
        ],
    )
    def test_alternatives_count_and_a_broken_rule_halves(self, text: str, points: float) -> None:
        assert self.graded(text).points == points

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_rule_and_misconception_are_named(self, lang: Language) -> None:
        text = said(self.graded("a = never\nb = now\nc = rules", lang))
        assert "RULE" in text and "MIXUP" in text and "WHY-b" in text and "WHY-c" in text


class TestAxes:
    LEVELS: ClassVar[dict[str, tuple[int, int]]] = {"a": (2, 2), "b": (5, 5), "c": (1, 2), "d": (4, 4), "e": (3, 3)}
    KEY = PlaceKey(
        {item: GoldItem((), {"effort": level}, f"WHY-{item}") for item, level in LEVELS.items()},
        (Rule(frozenset("b"), frozenset(), "effort", 4, 5, "RULE"),),
        {item: (f"Thing {item}",) for item in LEVELS},
        {},
        {"effort": ("Effort",)},
        {},
    )

    def graded(self, text: str, lang: Language = "en") -> Grade:
        settings = {"items": entries(*self.LEVELS), "axes": entries("effort"), "lowest": 1, "highest": 5}
        return graded("place", settings, self.KEY, text, lang)

    @pytest.mark.parametrize(
        ("text", "points"),
        [
            ("a=2, b=5, c=1, d=4, e=3", 1),
            ("a=1, b=5, c=2, d=4, e=3", 1),
            ("a=1, b=4, c=1, d=3, e=2", 1),
            ("a=2, b=5, c=1, d=4", 0.8),
            ("a=4, b=1, c=5, d=2, e=3", 0),
            ("a=3, b=3, c=3, d=3, e=3", 0),
            ("a=2, b=3, c=1, d=4, e=3", 0.32),
        ],
    )
    def test_the_order_counts_not_the_number(self, text: str, points: float) -> None:
        assert self.graded(text).points == pytest.approx(points, abs=0.01)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_what_is_furthest_out_of_order_is_explained(self, lang: Language) -> None:
        remarks = [remark for remark in self.graded("a=2, b=4, c=5, d=4, e=3", lang).feedback if not remark.good]
        assert "WHY-c" in remarks[0].text and remarks[0].next
        assert self.graded("a=2, b=5, c=1, d=4, e=3", lang).feedback[0].good


@pytest.mark.parametrize(
    ("given", "expected"),
    [((1, 2, 3, 4), 1), ((4, 3, 2, 1), -1), ((1, 1, 2, 2), (4 / 24**0.5)), ((3, 3, 3, 3), 0), ((2, 1, 4, 3), 1 / 3)],
)
def test_tau_b_of_known_examples(given: tuple[int, ...], expected: float) -> None:
    gold = {name: (level, level) for name, level in zip("abcd", (1, 2, 3, 4), strict=True)}
    assert tau(gold, dict(zip("abcd", given, strict=True))) == pytest.approx(expected)


def test_no_constant_answer_ever_agrees() -> None:
    for values in product("xyz", repeat=4):
        gold = {item: (value,) for item, value in zip("abcd", values, strict=True)}
        assert all(agreement(gold, dict.fromkeys(gold, value)) == 0 for value in "xyz")
        assert agreement(gold, {item: value for item, (value,) in gold.items()}) == (len(set(values)) > 1)


@pytest.fixture(scope="module")
def judging(tmp_path_factory: pytest.TempPathFactory) -> Module:
    root: Path = every_kind_root(tmp_path_factory.mktemp("course"))
    return load_module(root, "51-judging")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["?", "a = ", "1 = \n2 = ", "what is this"])
def test_an_answer_that_cannot_be_read_gets_an_example_of_one_that_can(
    judging: Module, lang: Language, text: str
) -> None:
    for name in judging.names:
        exercise, key = judging.exercise(name, lang), judging.key(name, lang)
        result = grade(exercise, Answer(exercise.id, lang, text), key, MODEL)
        assert result.points == 0 and all(remark.next for remark in result.feedback)
        if exercise.kind != "mark":
            example = result.feedback[0].next.partition(": ")[2]
            read = grade(exercise, Answer(exercise.id, lang, example), key, MODEL)
            assert read.feedback[0].next != result.feedback[0].next, example
