# make run    everything from an empty clone to the printed address
# make test   set-up with Chromium, then all that CI runs
# make bench  grading beside nbgrader as it comes and otter-grader; writes benchmarks/grading.md
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: run test build bench lock setup

run: setup
	@$(BIN)/curtain up

test: setup
	@$(BIN)/python set_up.py --tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/curtain check
	@$(BIN)/python -m pytest

build: setup
	@$(BIN)/curtain build

bench: setup
	@$(BIN)/python benchmarks/grading.py

setup:
	@$(PYTHON) set_up.py

lock: setup
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.lock
