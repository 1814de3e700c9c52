# PYTHON may name the interpreter to build the environment with; ARGS is passed on by
# `make run`, `make test` and `make torture`; JOBS is how many tests run at once.
PYTHON ?= python3
ARGS ?=
JOBS ?= 3

BIN := .venv/bin
MADE := .venv/.made
PYTHONS := python3.14 python3.13 python3.12 python3.11
CANDIDATES := $(PYTHON) $(PYTHONS)
IS_NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
BENCHMARKS := startup commands wire room dialogs keys many slow_disk log_size review figures

.DEFAULT_GOAL := help
.PHONY: help run test torture check bench pictures schemas extras lowest pythons clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: $(MADE) ## open soleus; pass arguments as in: make run ARGS="list --json"
	@$(BIN)/soleus $(ARGS)

test: $(MADE) ## run the tests; ARGS="-k timer" picks some, JOBS=0 runs one after the other
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

torture: $(MADE) ## test for two hours what the tests do in small; ARGS="kill-save --scale 0.1"
	@$(BIN)/python -m tests.torture $(ARGS)

check: $(MADE) ## lint, formatting, types, spelling
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/codespell

schemas: $(MADE) ## write the JSON Schemas of the files that people write anew
	@$(BIN)/python -m tools.schemas

bench: $(MADE) ## print every speed budget beside what it takes here
	@for name in $(BENCHMARKS); do $(BIN)/python -m benchmarks.$$name || exit; done

pictures: $(MADE) ## draw the pictures of the README from the running app
	@$(BIN)/python -m tools.pictures

extras: $(MADE) ## write completions and the man page into build/, to look at
	@$(BIN)/python -m extras build

lowest: $(MADE) ## run the tests with the lowest versions of all libraries that are allowed
	@$(BIN)/python -m venv --clear .venv-lowest
	@$(BIN)/python -m tests.lowest > .venv-lowest/constraints.txt
	@.venv-lowest/bin/python -m pip install -qq --disable-pip-version-check --compile \
	    -c .venv-lowest/constraints.txt -e '.[dev]'
	@.venv-lowest/bin/python -m pytest -n $(JOBS) --dist worksteal $(ARGS)

# `make test` uses one; which of the others are here is looked for by starting them.
pythons: ## run the tests with each Python that is allowed and here
	@for python in $(PYTHONS); do \
	    $$python $(IS_NEW_ENOUGH) 2>/dev/null || continue; \
	    echo "With $$python:"; \
	    $$python -m venv --clear .venv-$$python || exit; \
	    .venv-$$python/bin/python -m pip install -qq --disable-pip-version-check --compile \
	        -e '.[dev]' || exit; \
	    .venv-$$python/bin/python -m pytest -n $(JOBS) --dist worksteal $(ARGS) || exit; \
	done

clean: ## remove the environment and everything that tools left behind
	@rm -rf .venv .venv-* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Byte-code is compiled here, so that no start pays for it later.
$(MADE): pyproject.toml
	@python=; \
	for candidate in $(CANDIDATES); do \
	    if $$candidate $(IS_NEW_ENOUGH) 2>/dev/null; then python=$$candidate; break; fi; \
	done; \
	if [ -z "$$python" ]; then \
	    echo "soleus needs Python 3.11 or newer, and none of these is:" $(CANDIDATES) >&2; \
	    echo "On Debian 12 or newer: apt-get install python3 python3-venv" >&2; \
	    exit 1; \
	fi; \
	if ! $(BIN)/python $(IS_NEW_ENOUGH) 2>/dev/null; then \
	    echo "Making .venv with $$python ..." >&2; \
	    if ! trouble=$$($$python -m venv --clear .venv 2>&1); then \
	        rm -rf .venv; \
	        echo "$$trouble" >&2; \
	        echo "$$python cannot make a virtual environment." >&2; \
	        echo "On Debian: apt-get install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	fi
	@echo "Installing soleus and its tools into .venv ..." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --compile -e '.[dev]'
	@$(BIN)/python -m compileall -q tui
	@touch $@
