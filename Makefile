# Everything that is done with the source. Needs python3 of 3.11 or newer with pip and venv, and the package index.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# `make run ARGS="demo"`, `make test ARGS="-k undo"`
ARGS ?=

.PHONY: help run test faults bench check format translations readme clean

help:
	@echo "make run            start netwerk (ARGS=\"demo\" for the sample network)"
	@echo "make test           run all tests (ARGS=\"-k undo\" for some)"
	@echo "make faults         kill netwerk 1,000 times, cut its power 10,000 times and damage 9,500 files (some two hours)"
	@echo "make bench          measure everything on an installed wheel (ARGS=\"--quick\" in five minutes)"
	@echo "make check          formatting, lint, types, import floors, translations"
	@echo "make format         format the source"
	@echo "make translations   bring the catalogs up to date with the source"
	@echo "make readme         bring the key table and the screenshot of the README up to date"
	@echo "make clean          remove what was made"

run: .venv/netwerk-installed
	@$(BIN)/netwerk $(ARGS)

test: .venv/tools-installed
	$(BIN)/pytest -n 3 --dist worksteal $(ARGS)

# A part that fails stops none of those behind it: each takes long, and tells something else.
faults: .venv/tools-installed
	@failed=; \
	part() { echo "$$@"; "$$@" || failed="$$failed $$3"; }; \
	part $(BIN)/python -m tests.faults.kills $(or $(KILLS),1000); \
	part $(BIN)/python -m tests.faults.cuts $(or $(CUTS),10000); \
	part $(BIN)/python -m tests.faults.mutations $(or $(MUTATIONS),500); \
	part $(BIN)/python -m tests.faults.sync $(or $(CARDS),1600) --rounds 6; \
	part $(BIN)/python -m tests.team.crowd $(or $(CROWD),10000) --kill 10; \
	part $(BIN)/python -m tests.actions.many_queries $(or $(QUERIES),10000); \
	part $(BIN)/pytest -q tests/stories/walk_hostile_dialogs.py; \
	if [ -n "$$failed" ]; then echo "failed:$$failed" >&2; exit 1; fi

bench: .venv/tools-installed
	$(BIN)/python benchmarks $(ARGS)

check: .venv/tools-installed
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/test_translations.py

format: .venv/tools-installed
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

translations: .venv/tools-installed
	$(BIN)/python -m tests.translations

readme: .venv/tools-installed
	$(BIN)/python -m tests.readme
	TEXTUAL_COLOR_SYSTEM=truecolor $(BIN)/python -m tests.screenshot

clean:
	rm -rf .venv build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "netwerk needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "On Debian: apt install python3-venv python3-pip" >&2; exit 1; }

# The stamps tell what has been installed since pyproject.toml last changed.
.venv/netwerk-installed: pyproject.toml | .venv/bin/python
	$(PIP) install --editable .
	@touch $@

# The pip of Debian 12 does not know dependency groups yet, so the group is written out for it.
.venv/tools-installed: pyproject.toml .venv/netwerk-installed
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
		> .venv/tools.txt
	$(PIP) install --requirement .venv/tools.txt
	@touch $@
