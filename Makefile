# Two promises: `make site` builds the demo, `make test` proves it. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test pictures catalogues clean

site: $(VENV)/.ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build

serve: $(VENV)/.ready
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

test: $(VENV)/.ready
	$(BIN)/python -m pytest
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable ".[dev]"
	touch $@

pictures: site
	$(BIN)/python docs/pictures.py

# The words of the interface, for translators: what is new stands in calendar/airdate/locales/*.po without words.
catalogues: $(VENV)/.ready
	mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml -k noted -c i18n: --no-location --sort-output \
		-o build/airdate.pot calendar/airdate
	for language in de es fr; do \
		$(BIN)/pybabel -q update -i build/airdate.pot -o calendar/airdate/locales/$$language.po -l $$language \
			--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --no-wrap || exit 1; \
	done

clean:
	rm -rf $(VENV) site build
