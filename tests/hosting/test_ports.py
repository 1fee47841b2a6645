"""Ports: the usual one, another if it is taken, the same again after a restart."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from curtain.hosting.ports import APP_PORT, app_port, free_ports, is_free, kept_ports


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_somebody_listens_on_is_not_free(taken: int) -> None:
    assert not is_free(taken)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_not_free(port: int) -> None:
    assert not is_free(port)


def test_free_ports_differ() -> None:
    ports = free_ports(5)
    assert len(set(ports)) == 5
    assert all(is_free(port) for port in ports)


def test_a_busy_port_is_replaced_by_another(taken: int) -> None:
    assert app_port(taken) not in (taken, 0)


def test_a_free_port_is_taken_as_wanted() -> None:
    (port,) = free_ports(1)
    assert app_port(port) == port


def test_without_a_wish_it_is_the_usual_port_if_that_is_free() -> None:
    assert (app_port(None) == APP_PORT) == is_free(APP_PORT)


def test_ports_are_kept_over_a_restart(tmp_path: Path) -> None:
    first = kept_ports(tmp_path / "ports.json", ("a", "b"))
    assert kept_ports(tmp_path / "ports.json", ("a", "b")) == first
    assert first["a"] != first["b"]


def test_a_kept_port_that_is_taken_now_is_replaced(tmp_path: Path, taken: int) -> None:
    (tmp_path / "ports.json").write_text(json.dumps({"a": taken}), encoding="utf-8")
    assert kept_ports(tmp_path / "ports.json", ("a",))["a"] != taken


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a": "x"}', '{"a": 99999999}'])
def test_a_damaged_note_is_no_hindrance(tmp_path: Path, damage: str) -> None:
    (tmp_path / "ports.json").write_text(damage, encoding="utf-8")
    assert is_free(kept_ports(tmp_path / "ports.json", ("a",))["a"])
