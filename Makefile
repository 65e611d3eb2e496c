# Everything a person needs to type: `make run` and `make test`; `make help` lists the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((n < 2 ? 2 : n > 4 ? 4 : n)))
.DEFAULT_GOAL := run

.PHONY: help run test test-all install bench soak wheels format clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(MAKEFILE_LIST)

run: $(READY) ## the playground, or the bot itself where BOT_TOKEN is set
	@if [ -n "$$BOT_TOKEN" ]; then exec $(BIN)/python -m bot run; else exec $(BIN)/python -m bot playground; fi

test: $(READY) ## everything that is checked; PYTEST="tests/architecture" runs a part of the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m bot check
	@sh tests/browser/chromium.sh
	@sh tests/db/pgbouncer.sh
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(PYTEST)

test-all: ## the same, with every story on both databases
	$(MAKE) test PYTEST="--databases=all $(PYTEST)"

install: $(READY) ## into .venv what is needed, which all others do by themselves

bench: $(READY) ## what the bot can do on this machine, in figures
	$(BIN)/python -m benchmarks $(BENCH)

soak: $(READY) ## storms of kills and faults, until five hundred are over or something is lost
	@$(BIN)/python -m tests.chaos

wheels: $(READY) ## docs/host.md says anew for which machines every pin has a wheel; asks the package index, ten minutes
	@$(BIN)/python -m tests.hosting.wheels

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Halfway needs Python 3.11 or newer"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

format: $(READY) ## code as it is to look, before a commit
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## everything gone that the others made, but no data
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
