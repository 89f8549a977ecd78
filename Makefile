# `make site` and `make test` are all that a fresh machine needs: Python 3.11, git, make, a package index.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet install

# Each file here says that a step is done; a step runs again when what it reads has changed.
VENV_MADE := $(VENV)/pyvenv.cfg
SITE_MADE := $(VENV)/.made-site
TEST_MADE := $(VENV)/.made-test

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site offline serve release check test coverage lint format bench lock clean distclean

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

site: $(SITE_MADE) ## Check the documents and build them into site/
	@$(BIN)/sms site

offline: $(SITE_MADE) ## Build a copy in offline/ that opens from a folder, with search
	@$(BIN)/sms site --offline

serve: $(SITE_MADE) ## Show the site and build it again on every change
	@$(BIN)/sms serve

release: $(SITE_MADE) ## Check, build and publish what is committed (VERSION=1.1, NOTE="Gate 1")
	@$(BIN)/sms release $(VERSION) $(if $(NOTE),--note "$(NOTE)")

check: $(SITE_MADE) ## Check the documents and registers
	@$(BIN)/sms check

# The modules that start browsers and builds stand first in the alphabet, so that none of them ends alone.
PYTEST = browser="$$(scripts/browser)" && validator="$$(scripts/validator || true)" && \
	  SMS_CHROMIUM="$$browser" SMS_VNU="$$validator" $(BIN)/python -m pytest \
	  --numprocesses 3 --dist loadfile --no-loadscope-reorder --hypothesis-profile ci

test: lint ## Run every check of the program and every test
	@$(PYTEST)

coverage: $(TEST_MADE) ## Run every test and say which lines none of them reaches (takes half as long again)
	@$(PYTEST) --cov --cov-report term

lint: $(TEST_MADE) ## Judge style, types and layers of the program
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(TEST_MADE) ## Bring the program's files into the house style
	@$(BIN)/ruff check --fix --exit-zero --quiet
	@$(BIN)/ruff format

bench: $(TEST_MADE) ## Measure speed and memory against the floor
	@$(BIN)/python -m benchmarks

# LOCK_FLAGS=--upgrade takes the newest versions that pyproject.toml and requirements/test.in admit.
LOCK := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe \
        --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(LOCK_FLAGS)

lock: $(TEST_MADE) ## Compile requirements/*.txt anew (LOCK_FLAGS=--upgrade for newest)
	@$(LOCK) --extra site --build-deps-for editable --output-file requirements/site.txt pyproject.toml
	@$(LOCK) --output-file requirements/test.txt requirements/test.in

clean: ## Remove what was built and cached, keep the environment
	@rm -rf site offline dist build .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache \
	  .ruff_cache .import_linter_cache
	@find . -path ./$(VENV) -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove the environment as well
	@rm -rf $(VENV)

$(VENV_MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: Python 3.11 or newer is needed; name one with 'make PYTHON=/path/to/python3.11'" >&2; exit 1; }
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(SITE_MADE): requirements/site.txt pyproject.toml $(VENV_MADE)
	@echo "Installing what the site needs ..."
	@$(PIP) --require-hashes -r requirements/site.txt
	@$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(TEST_MADE): requirements/test.txt $(SITE_MADE)
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@
