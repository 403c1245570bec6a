# The two commands are `make demo` and `make test`; the rest serves those who change the code.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.complete

.PHONY: setup demo test test-long check

setup: $(STAMP)

$(STAMP): pyproject.toml requirements/lock.txt requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Colonnade needs Python 3.11 or newer; set PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements/lock.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --offline -e .
	touch $(STAMP)

demo: $(STAMP)
	@exec $(BIN)/colonnade demo

# The apps' tests, on SQLite and on PostgreSQL, run beside the rest: two cores, and .ci/run has 25 minutes.
test: $(STAMP)
	@failed=0; said=$$(mktemp); trap 'rm -f "$$said"; pkill -TERM -P "$$beside" 2>/dev/null || true' EXIT; \
	( $(BIN)/python -m pytest -q -p no:cacheprovider tests/apps || exit 1; \
	  if [ -n "$$COLONNADE_TEST_POSTGRES_URL" ]; then \
	    echo "The same on PostgreSQL:"; \
	    COLONNADE_DATABASE_URL="$$COLONNADE_TEST_POSTGRES_URL" $(BIN)/python -m pytest -q -p no:cacheprovider tests/apps; \
	  fi ) >"$$said" 2>&1 & beside=$$!; \
	$(BIN)/python -m pytest -q --ignore=tests/apps || failed=1; \
	wait $$beside || failed=1; echo "The apps, beside the rest:"; cat "$$said"; exit $$failed

test-long: $(STAMP)
	COLONNADE_LONG=1 $(BIN)/python -m pytest -q

check: $(STAMP)
	$(BIN)/ruff format --check src tests tools benchmarks
	$(BIN)/ruff check src tests tools benchmarks
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy src tests
	DJANGO_SETTINGS_MODULE=colonnade.site.settings $(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/house tests/core
