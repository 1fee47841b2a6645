"""What start page and top bar say about progress."""

from __future__ import annotations

from typing import Any

from curtain.hosting.progress import ModuleState, go_on_with, module_state


def exercise(name: str, state: str, points: float = 4) -> dict[str, Any]:
    return {"name": name, "title": name.title(), "points": points, "state": state}


def module(*exercises: dict[str, Any], **more: Any) -> ModuleState:
    return module_state({"id": "02-clear-briefs", "title": "Briefs", "exercises": exercises, **more})


def test_a_new_module_begins_with_its_first_exercise() -> None:
    state = module(exercise("before", "untouched", 0), exercise("follow-up", "untouched"))
    assert (state.started, state.done, state.exercises, state.next, state.percent) == (False, 0, 2, "before", 0)


def test_trying_is_enough_where_there_are_no_points_and_only_there() -> None:
    state = module(exercise("before", "started", 0), exercise("follow-up", "started"))
    assert (state.done, state.next, state.next_title) == (1, "follow-up", "Follow-Up")


def test_all_done_is_complete_and_nothing_else_is() -> None:
    assert module(exercise("a", "solved"), exercise("b", "started", 0)).complete
    assert not module(exercise("a", "solved"), exercise("b", "started")).complete
    assert not module().complete


def test_a_hundred_percent_means_all() -> None:
    state = module(*(exercise(f"e{n}", "solved") for n in range(299)), exercise("last", "started"))
    assert state.percent == 99


def test_missing_points_and_hand_in_read_as_none_yet() -> None:
    state = module(exercise("a", "untouched"), earned=None, handed_in=None)
    assert (state.earned, state.handed_in) == (0, "")


def test_go_on_with_what_was_started_before_what_is_new() -> None:
    done = module(exercise("a", "solved"))
    new = module(exercise("a", "untouched"))
    begun = module(exercise("a", "started"))
    assert go_on_with([done, new, begun]) is begun
    assert go_on_with([done, new]) is new
    assert go_on_with([done]) is None
    assert go_on_with([]) is None
