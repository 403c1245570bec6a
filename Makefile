# The two commands are `make demo` and `make test`; the rest serves those who change the code.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.complete
# Hundreds of tests start a program: where Python may not keep what it compiles, each of them would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE

# A part of the tests is a folder, or the apps' once more on PostgreSQL; the longest first, whatever is new comes last.
LONGEST := journeys apps-postgresql apps cli crashes
FOLDERS := $(sort $(notdir $(patsubst %/,%,$(dir $(wildcard tests/*/test_*.py)))))
PARTS := $(LONGEST) $(filter-out $(LONGEST),$(FOLDERS))
TWO_AT_ONCE = $(MAKE) --no-print-directory --jobs=2 --keep-going $(if $(filter output-sync,$(.FEATURES)),--output-sync)

.PHONY: setup demo test test-long check lint $(PARTS:%=test-%)

setup: $(STAMP)

$(STAMP): pyproject.toml requirements/lock.txt requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Colonnade needs Python 3.11 or newer; set PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --python $(BIN)/python -r requirements/lock.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	$(BIN)/python -m compileall -q src tests
	touch $(STAMP)

demo: $(STAMP)
	@exec $(BIN)/colonnade demo

test: $(STAMP)
	@echo "Two parts of the tests at a time; what each says comes when it ends."
	@$(TWO_AT_ONCE) $(PARTS:%=test-%)

$(FOLDERS:%=test-%): test-%: $(STAMP)
	@echo "tests/$*:"; $(BIN)/python -m pytest -q -p no:cacheprovider tests/$*

test-apps-postgresql: $(STAMP)
	@test -z "$$COLONNADE_TEST_POSTGRES_URL" || { echo "tests/apps on PostgreSQL:"; \
	COLONNADE_DATABASE_URL="$$COLONNADE_TEST_POSTGRES_URL" $(BIN)/python -m pytest -q -p no:cacheprovider tests/apps; }

test-long: $(STAMP)
	@COLONNADE_LONG=1 $(TWO_AT_ONCE) $(PARTS:%=test-%)

check: lint
	$(BIN)/python -m pytest -q tests/house tests/core

lint: $(STAMP)
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy src tests
	DJANGO_SETTINGS_MODULE=colonnade.site.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
