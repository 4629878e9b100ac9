.PHONY: setup test check catalog manpage messages screenshots snapshots torture fuzz

BIN = .venv/bin

setup:
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'

test:
	$(BIN)/python -m pytest -q

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/build_catalog.py --check
	$(BIN)/python scripts/manpage.py --check
	$(BIN)/python scripts/messages.py --check

catalog:
	$(BIN)/python scripts/build_catalog.py

messages:
	$(BIN)/python scripts/messages.py

manpage:
	$(BIN)/python scripts/manpage.py

screenshots:
	$(BIN)/python scripts/screenshots.py

snapshots:
	$(BIN)/python -m pytest -q -n 0 tests/tui/test_snapshots.py --snapshot-update

torture:
	DOCBROWSER_KILLS=1000 DOCBROWSER_MARKS=1000 DOCBROWSER_EVERY_CALL=1 \
		DOCBROWSER_TORTURE=1 \
		$(BIN)/python -m pytest -q --timeout 3600 tests/store tests/hostile

# Needs atheris: $(BIN)/pip install atheris
fuzz:
	$(BIN)/python -m tests.hostile.fuzz
