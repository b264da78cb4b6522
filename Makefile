# Everything runs in .venv, which is built from the lock files when they change.
# Works with GNU make 3.81, the one macOS ships.

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install --quiet --disable-pip-version-check --no-input
FOLDERS = $(if $(RAW),--raw "$(RAW)") $(if $(CURATED),--curated "$(CURATED)")

ifeq ($(strip $(HOME)),)
export HOME := $(CURDIR)/$(VENV)
endif

.DEFAULT_GOAL := help
.PHONY: help ingest test mediawiki fault-tools lint bench accuracy soak docs lock clean FORCE

help: ## List the targets
	@echo 'make TARGET [RAW=DIR] [CURATED=DIR] [PYTHON=python3]'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

ingest: $(VENV)/.installed ## Read raw/ and publish to curated/
	@$(RUN) -m pipeline ingest $(FOLDERS)

test: lint mediawiki fault-tools ## Run everything that must hold: lint, then all tests
	$(RUN) -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

lint: $(VENV)/.installed-dev ## Format, lint, import rules, types
	$(RUN) -m ruff format --check --quiet
	$(RUN) -m ruff check --quiet
	$(VENV)/bin/lint-imports --no-logo
	$(RUN) -m mypy

bench: $(VENV)/.installed-dev ## Measure each stage: ms per article, MB/s
	@$(RUN) -m tests.bench

accuracy: $(VENV)/.installed-dev ## Measure against independent truth, write docs/accuracy.md
	@$(RUN) -m tests.accuracy --write

soak: $(VENV)/.installed-standards ## The long half of the robustness tests, writes docs/soak.md
	@$(RUN) -m tests.soak --write
	@$(RUN) -m tests.soak_publish --write

docs: $(VENV)/.installed ## Write the pages of docs/ that are generated
	@$(RUN) -m pipeline docs

lock: ## Choose the newest versions and write the lock files (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv on the PATH' >&2; exit 1; }
	uv pip compile $(LOCK) --extra build -o requirements.lock
	uv pip compile $(LOCK) --extra build --extra dev -o requirements-dev.lock
	uv pip compile $(LOCK) --extra build --extra dev --extra standards -o requirements-standards.lock

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate pyproject.toml

clean: ## Remove .venv and caches; raw/ and curated/ stay
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .cache
	find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the MediaWiki that tests fetch from --------------------------------------------------------
# Named are an httpd and a PHP that start nothing; else apt chooses apache. Where it cannot be
# installed, the tests that need it are skipped, and say so; with CI=true they fail.

MEDIAWIKI := mediawiki micro-httpd php8.2-cgi php-cli php-sqlite3 php-mbstring php-xml php-intl \
	php-curl php-apcu php-luasandbox

mediawiki:
	@if dpkg -s $(MEDIAWIKI) >/dev/null 2>&1; then exit 0; fi; \
	if [ "`id -u`" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo 'MediaWiki is not installed: the tests that need it are skipped'; exit 0; \
	fi; \
	echo 'installing MediaWiki ...'; \
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $(MEDIAWIKI); } >/dev/null || \
		echo 'MediaWiki cannot be installed: the tests that need it are skipped'

# --- what tests of faults need -----------------------------------------------------------------
# strace strikes single system calls, faketime sets the clock, systemd-analyze reads our units. Where
# they cannot be installed, the tests that need them are skipped, and say so; with CI=true they fail.

FAULT_TOOLS := strace faketime systemd

fault-tools:
	@missing=; for tool in strace faketime systemd-analyze; do \
		command -v $$tool >/dev/null || missing=yes; \
	done; \
	test "$$missing" || exit 0; \
	if [ "`id -u`" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo 'not all of $(FAULT_TOOLS) is installed: tests that need it are skipped'; exit 0; \
	fi; \
	echo 'installing $(FAULT_TOOLS) ...'; \
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends $(FAULT_TOOLS); } >/dev/null || \
		echo '$(FAULT_TOOLS) cannot be installed: tests that need it are skipped'

# --- how .venv comes about ---------------------------------------------------------------------
# .created holds the place it was made for: scripts in it name that place, so a moved clone gets a
# new one. .installing is there while pip works: an interrupted install is thrown away, because pip
# takes a half-unpacked package for a whole one.

WHOLE := $(shell test "`cat $(VENV)/.created 2>/dev/null`" = "$(CURDIR)" \
	&& test -x $(RUN) && test ! -e $(VENV)/.installing && echo yes)
ifneq ($(WHOLE),yes)
$(VENV)/.created: FORCE
endif
FORCE:

CANDIDATES := $(PYTHON) python3 python3.13 python3.12 python3.11
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
VENV_PACKAGE := import sys; print("python%d.%d-venv" % sys.version_info[:2])

$(VENV)/.created:
	@found=; for python in $(CANDIDATES); do \
		if "$$python" -c '$(IS_NEW_ENOUGH)' 2>/dev/null; then found="$$python"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo 'No Python 3.11 or newer found (tried: $(CANDIDATES)). Name one: make PYTHON=/path/to/python3' >&2; \
		exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
		package=`"$$found" -c '$(VENV_PACKAGE)'`; \
		if [ "`id -u`" != 0 ] || ! command -v apt-get >/dev/null; then \
			echo "$$found cannot make virtual environments. On Debian: apt-get install $$package" >&2; \
			exit 1; \
		fi; \
		echo "installing $$package ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$$package"; } \
			>/dev/null || exit 1; \
	fi; \
	echo "building $(VENV) with `"$$found" --version` ..."; \
	rm -rf $(VENV) && "$$found" -m venv $(VENV) && echo "$(CURDIR)" >$@

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/.created
	@echo 'installing what $< pins ...'
	@touch $(VENV)/.installing
	@$(PIP) --require-hashes -r $<
	@$(PIP) --no-deps --no-build-isolation -e .
	@rm $(VENV)/.installing && touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo 'installing what $< pins ...'
	@touch $(VENV)/.installing
	@$(PIP) --require-hashes -r $<
	@rm $(VENV)/.installing && touch $@

$(VENV)/.installed-standards: requirements-standards.lock $(VENV)/.installed-dev
	@echo 'installing what $< pins ...'
	@touch $(VENV)/.installing
	@$(PIP) --require-hashes -r $<
	@rm $(VENV)/.installing && touch $@
